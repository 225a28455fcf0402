import { sql, type Kysely } from 'kysely'
import { createMessagingTables } from '#platform/messaging/tables.ts'

export async function up(db: Kysely<any>): Promise<void> {
  await createMessagingTables(db)
  await createSuppliers(db)
  await createPurchaseOrders(db)
}

async function createSuppliers(db: Kysely<any>): Promise<void> {
  await sql`
    create table suppliers (
      id text primary key,
      name text not null check (char_length(name) between 1 and 200),
      email text not null check (char_length(email) between 3 and 254),
      is_active boolean not null default true,
      priority integer not null check (priority >= 0)
    )`.execute(db)
  await sql`create index suppliers_by_name on suppliers (name, id)`.execute(db)
  await sql`
    create table offers (
      id text primary key,
      supplier_id text not null references suppliers,
      product_id text not null,
      supplier_sku text not null check (char_length(supplier_sku) between 1 and 64),
      cost_minor bigint not null check (cost_minor >= 0),
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      lead_time_days integer not null check (lead_time_days >= 0),
      minimum_quantity integer not null check (minimum_quantity between 1 and 1000000),
      unique (supplier_id, supplier_sku),
      unique (supplier_id, product_id)
    )`.execute(db)
  await sql`create index offers_by_supplier on offers (supplier_id, supplier_sku, id)`.execute(db)
  await sql`create index offers_by_product on offers (product_id)`.execute(db)
}

async function createPurchaseOrders(db: Kysely<any>): Promise<void> {
  await sql`create sequence purchase_order_number start 10001`.execute(db)
  // Whole milliseconds, as in the API: a cursor that lost the microseconds would show a row twice.
  await sql`
    create table purchase_orders (
      id text primary key,
      number text not null unique default 'PO-' || nextval('purchase_order_number'),
      status text not null check (status in ('DRAFT')),
      supplier_id text not null references suppliers,
      currency text not null check (currency ~ '^[A-Z]{3}$'),
      reason text not null,
      created_at timestamptz(3) not null default now()
    )`.execute(db)
  await sql`create index purchase_orders_by_age on purchase_orders (created_at, id)`.execute(db)
  await sql`create index purchase_orders_by_status on purchase_orders (status, created_at, id)`.execute(db)
  await sql`create index purchase_orders_by_supplier on purchase_orders (supplier_id, created_at, id)`.execute(
    db,
  )
  await sql`
    create table purchase_order_lines (
      id text primary key,
      purchase_order_id text not null references purchase_orders,
      product_id text not null,
      supplier_sku text not null,
      quantity integer not null check (quantity between 1 and 1000000),
      unit_cost_minor bigint not null check (unit_cost_minor >= 0),
      is_open_auto boolean not null,
      auto_crossing text unique
    )`.execute(db)
  await sql`create index purchase_order_lines_by_order on purchase_order_lines (purchase_order_id)`.execute(
    db,
  )
  await sql`
    create index purchase_order_lines_by_product on purchase_order_lines (product_id, purchase_order_id)`.execute(
    db,
  )
  // Events arrive at least once, and two instances may handle two of them at the same moment.
  await sql`
    create unique index one_open_auto_line_per_product on purchase_order_lines (product_id) where is_open_auto`.execute(
    db,
  )
}
