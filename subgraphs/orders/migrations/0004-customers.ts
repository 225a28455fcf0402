import { sql, type Kysely } from 'kysely'
import { scopeIdempotencyKeys } from '#platform/database/idempotency.ts'

/** Customers, what an order keeps of them, who placed it, and what lists of orders are found and sorted by. */
export async function up(db: Kysely<any>): Promise<void> {
  await scopeIdempotencyKeys(db)
  const trigrams = await trigramOperators(db)
  await createCustomers(db, trigrams)
  await widenOrders(db)
  await indexOrders(db, trigrams)
}

async function createCustomers(db: Kysely<any>, trigrams: string | undefined): Promise<void> {
  await sql`
    create table customers (
      id text primary key,
      reference text unique,
      name text not null,
      email text,
      phone text,
      addresses jsonb not null default '[]' check (jsonb_typeof(addresses) = 'array'),
      version integer not null default 1 check (version >= 1),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db)
  await sql`create unique index customers_email on customers (lower(email))`.execute(db)
  await sql`create index customers_name on customers (name, id)`.execute(db)
  await sql`create index customers_created_at on customers (created_at, id)`.execute(db)
  if (trigrams)
    await sql`
      create index customers_by_part on customers using gin
      (name ${sql.raw(trigrams)}, email ${sql.raw(trigrams)})`.execute(db)
}

/** The snapshot of the customer stays as it is, whatever becomes of the customer. */
async function widenOrders(db: Kysely<any>): Promise<void> {
  await sql`
    alter table orders
      add column customer_id text references customers,
      add column contact_name text,
      add column contact_email text,
      add column contact_phone text,
      add column shipping_address jsonb,
      add column billing_address jsonb,
      add column note text,
      add column placed_by text not null default 'staff:anonymous',
      add column number bigint not null generated always as (substr(order_number, 5)::bigint) stored,
      drop constraint orders_idempotency_key_key,
      add constraint orders_placed_by_key unique (placed_by, idempotency_key),
      drop constraint orders_order_number_key,
      add constraint orders_number_key unique (number)`.execute(db)
}

/** Partial where most orders are of no interest: an index that does not hold an order costs its steps nothing. */
async function indexOrders(db: Kysely<any>, trigrams: string | undefined): Promise<void> {
  await sql`
    create index orders_customer_created_at on orders (customer_id, created_at, id)
    where customer_id is not null`.execute(db)
  await sql`create index orders_total on orders (total_minor, id)`.execute(db)
  await sql`
    create index orders_payment_status on orders (payment_status, created_at, id)
    where payment_status <> 'NOT_REQUIRED'`.execute(db)
  await sql`
    create index orders_fulfillment_status on orders (fulfillment_status, created_at, id)
    where fulfillment_status <> 'UNFULFILLED'`.execute(db)
  await sql`create index order_lines_product on order_lines (product_id, order_id)`.execute(db)
  // Without the extension part of a number is looked for among all orders.
  if (trigrams)
    await sql`
      create index orders_by_part_of_number on orders using gin
      ((number::text) ${sql.raw(trigrams)})`.execute(db)
}

/** The operator class of the index over parts of texts, where the administrator allows pg_trgm. */
async function trigramOperators(db: Kysely<any>): Promise<string | undefined> {
  const { rows } = await sql<{ operators: string }>`
    select format('%I.gin_trgm_ops', nspname) as operators
    from pg_extension join pg_namespace space on space.oid = extnamespace
    where extname = 'pg_trgm'`.execute(db)
  return rows[0]?.operators
}
