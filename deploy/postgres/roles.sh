#!/bin/sh
# Run once by the postgres image on an empty volume: each service gets a login of its own that owns its schema and sees
# no other. stockgraph_<room> is the role the service acts as (platform/database/prepare.ts).
set -eu

room() {
  psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" \
    --set=room="$1" --set=role="stockgraph_$1" --set=password="$2" <<'SQL'
create role :"role" nologin;
create role :"room" login password :'password' in role :"role";
create schema :"room" authorization :"role";
SQL
}

psql --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --set=db="$POSTGRES_DB" <<'SQL'
revoke create on schema public from public;
SQL
room inventory "$INVENTORY_DB_PASSWORD"
room orders "$ORDERS_DB_PASSWORD"
room suppliers "$SUPPLIERS_DB_PASSWORD"
