import { sql, type Kysely } from 'kysely'
import { createIdempotencyTable } from '#platform/database/idempotency.ts'
import { createMessagingTables } from '#platform/messaging/tables.ts'

export async function up(db: Kysely<any>): Promise<void> {
  await createCatalogue(db)
  await createStock(db)
  await createLedger(db)
  await createReservations(db)
  await createIdempotencyTable(db)
  await createMessagingTables(db)
}

async function createCatalogue(db: Kysely<any>): Promise<void> {
  // Milliseconds, as cursors hold them: a finer time would not come back from a cursor as it was.
  await sql`
    create table products (
      id text primary key,
      sku text not null unique,
      name text not null,
      description text not null,
      brand text not null,
      category text not null,
      price_minor bigint not null check (price_minor >= 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      image_url text,
      active boolean not null,
      reorder_point integer not null check (reorder_point >= 0),
      version integer not null check (version > 0),
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now(),
      low_stock_crossing integer not null default 0,
      is_low boolean not null
    )`.execute(db)
  await sql`create index products_by_name on products (name, id)`.execute(db)
  await sql`create index products_by_sku on products (sku, id)`.execute(db)
  await sql`create index products_by_price on products (price_minor, id)`.execute(db)
  await sql`create index products_by_created_at on products (created_at, id)`.execute(db)
  await sql`create index products_of_brand on products (brand, name, id)`.execute(db)
  await sql`create index products_of_category on products (category, name, id)`.execute(db)
  await sql`
    create table warehouses (
      id text primary key,
      code text not null unique,
      name text not null,
      priority integer not null unique
    )`.execute(db)
}

async function createStock(db: Kysely<any>): Promise<void> {
  // A summary adds two warehouses up to an Int of GraphQL, hence the bound of a level.
  await sql`
    create table stock_levels (
      product_id text not null references products,
      warehouse_id text not null references warehouses,
      on_hand integer not null check (on_hand between 0 and 1000000000),
      reserved integer not null check (reserved >= 0),
      unavailable integer not null check (unavailable >= 0),
      version integer not null check (version > 0),
      changed_at timestamptz(3) not null default now(),
      primary key (product_id, warehouse_id),
      constraint no_oversell check (reserved + unavailable <= on_hand)
    ) with (fillfactor = 50)`.execute(db)
}

async function createLedger(db: Kysely<any>): Promise<void> {
  await sql`
    create table stock_movements (
      seq bigint generated always as identity primary key,
      id text not null unique,
      cause text not null,
      type text not null check (type in ('RECEIPT', 'ADJUSTMENT', 'RESERVE', 'RELEASE')),
      product_id text not null,
      warehouse_id text not null,
      on_hand_delta integer not null,
      reserved_delta integer not null,
      unavailable_delta integer not null,
      on_hand_after integer not null,
      reserved_after integer not null,
      unavailable_after integer not null,
      reason text,
      order_id text,
      occurred_at timestamptz(3) not null default now(),
      foreign key (product_id, warehouse_id) references stock_levels,
      unique (cause, product_id, warehouse_id, type)
    )`.execute(db)
  await sql`create index stock_movements_of_product on stock_movements (product_id, seq, id)`.execute(db)
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the ledger is append-only: % of % refused', tg_op, tg_table_name;
    end $$`.execute(db)
  await sql`
    create trigger append_only before update or delete or truncate on stock_movements
    for each statement execute function refuse_change()`.execute(db)
}

async function createReservations(db: Kysely<any>): Promise<void> {
  // A line refers to its level through the movement that is written with it: checking it here too takes 4 ms a batch.
  await sql`
    create table reservations (
      id text primary key,
      order_id text not null unique,
      state text not null check (state in ('HELD', 'COMMITTED', 'RELEASED', 'REJECTED')),
      decision text not null,
      created_at timestamptz(3) not null default now(),
      updated_at timestamptz(3) not null default now()
    ) with (fillfactor = 60)`.execute(db)
  await sql`
    create table reservation_lines (
      reservation_id text not null references reservations,
      product_id text not null,
      warehouse_id text not null,
      quantity integer not null check (quantity > 0),
      primary key (reservation_id, product_id, warehouse_id)
    )`.execute(db)
}
