import { sql, type Kysely } from 'kysely'

/** Brand and category as they were when an order was placed; what was counted of each order line, and its sums. */
export async function up(db: Kysely<any>): Promise<void> {
  for (const table of ['catalogue_products', 'order_lines'])
    await sql`
      alter table ${sql.table(table)}
        add column brand text not null default '',
        add column category text not null default ''`.execute(db)
  await createSales(db)
  await createCounted(db)
  await createShippedUnits(db)
}

/**
 * The sums of all counted order lines, for each day and month (UTC) on which orders were placed and each currency: over
 * everything, by brand, by category, by both, by product, and by customer. What a row does not tell apart is ''.
 */
async function createSales(db: Kysely<any>): Promise<void> {
  await sql`
    create table sales (
      dimension text not null
        check (dimension in ('ALL', 'BRAND', 'CATEGORY', 'BRAND_CATEGORY', 'PRODUCT', 'CUSTOMER')),
      grain text not null check (grain in ('DAY', 'MONTH')),
      bucket date not null,
      currency text not null,
      brand text not null,
      category text not null,
      product_id text not null,
      customer_id text not null,
      orders bigint not null,
      cancelled_orders bigint not null,
      units bigint not null,
      cancelled_units bigint not null,
      shipped_units bigint not null,
      returned_units bigint not null,
      costed_units bigint not null,
      uncosted_units bigint not null,
      expected_minor numeric(40) not null,
      revenue_minor numeric(40) not null,
      uncosted_minor numeric(40) not null,
      cost numeric(40) not null,
      primary key (dimension, grain, bucket, currency, brand, category, product_id, customer_id)
    ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02)`.execute(db)
  await sql`comment on column sales.cost is 'in ten-thousandths of the unit of the currency'`.execute(db)
  await sql`create index sales_of_product on sales (product_id, grain, bucket) where dimension = 'PRODUCT'`.execute(
    db,
  )
  await sql`create index sales_of_customer on sales (customer_id, grain, bucket) where dimension = 'CUSTOMER'`.execute(
    db,
  )
}

/** What the sums hold of each order line, so that what changed since can be told from what was counted before. */
async function createCounted(db: Kysely<any>): Promise<void> {
  await sql`
    create table counted_lines (
      order_id text not null,
      position integer not null,
      is_cancelled boolean not null,
      cancelled integer not null,
      shipped integer not null,
      returned integer not null,
      restocked integer not null,
      costed integer not null,
      issued_cost numeric(30) not null,
      primary key (order_id, position)
    ) with (fillfactor = 80)`.execute(db)
}

/** How many pieces of a product left on each day (UTC), and the shipments of which that is the sum. */
async function createShippedUnits(db: Kysely<any>): Promise<void> {
  await sql`create table counted_shipments (shipment_id text primary key)`.execute(db)
  await sql`
    create table shipped_units (
      product_id text not null,
      day date not null,
      units bigint not null,
      primary key (product_id, day)
    ) with (fillfactor = 80)`.execute(db)
}
