import { sql, type Kysely } from 'kysely'
import { createIdempotencyTable } from '#platform/database/idempotency.ts'
import { createMessagingTables } from '#platform/messaging/tables.ts'

/** Orders with their lines and history, the copy of the catalogue, outbox, inbox and idempotency keys. */
export async function up(db: Kysely<any>): Promise<void> {
  await createMessagingTables(db)
  await createIdempotencyTable(db)
  await sql`create sequence order_numbers start 10001`.execute(db)
  await sql`
    create table orders (
      id text primary key,
      order_number text not null unique default 'ORD-' || nextval('order_numbers'),
      status text not null check (status in ('PENDING', 'CONFIRMED', 'CANCELLING', 'CANCELLED')),
      sequence integer not null check (sequence >= 1),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      total_minor bigint not null check (total_minor >= 0),
      cancel_reason text check (cancel_reason in ('STOCK_REJECTED', 'CUSTOMER_REQUEST', 'STAFF_REQUEST')),
      cancel_message text,
      cancelled_at timestamptz,
      cancel_shortages jsonb,
      idempotency_key text not null unique,
      input_hash text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null check (updated_at >= created_at),
      check ((status in ('CANCELLING', 'CANCELLED')) = (cancel_reason is not null)),
      check (num_nulls(cancel_reason, cancel_message, cancelled_at, cancel_shortages) in (0, 4))
    )`.execute(db)
  await createIndexes(db)
  await sql`
    create table order_lines (
      order_id text not null references orders,
      position integer not null check (position between 1 and 100),
      id text not null,
      product_id text not null,
      sku text not null,
      name text not null,
      quantity integer not null check (quantity between 1 and 10000),
      unit_price_minor bigint not null check (unit_price_minor >= 0),
      primary key (order_id, position)
    )`.execute(db)
  await sql`
    create table order_status_changes (
      order_id text not null references orders,
      sequence integer not null check (sequence >= 1),
      status text not null check (status in ('PENDING', 'CONFIRMED', 'CANCELLING', 'CANCELLED')),
      previous_status text check ((previous_status is null) = (sequence = 1)),
      occurred_at timestamptz not null,
      primary key (order_id, sequence)
    )`.execute(db)
  await sql`
    create index order_status_changes_occurred_at on order_status_changes using brin (occurred_at)
    with (autosummarize = on)`.execute(db)
  await createCatalogue(db)
}

/** One index for each filter and sorting that the API offers. */
async function createIndexes(db: Kysely<any>): Promise<void> {
  await sql`create index orders_created_at on orders (created_at, id)`.execute(db)
  await sql`create index orders_updated_at on orders (updated_at, id)`.execute(db)
  await sql`create index orders_status_created_at on orders (status, created_at, id)`.execute(db)
  await sql`create index orders_status_updated_at on orders (status, updated_at, id)`.execute(db)
}

async function createCatalogue(db: Kysely<any>): Promise<void> {
  await sql`
    create table catalogue_products (
      product_id text primary key,
      id_is_number boolean not null,
      sku text not null,
      name text not null,
      price_minor bigint not null check (price_minor >= 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      active boolean not null,
      version bigint not null
    )`.execute(db)
}
