import { sql, type Kysely } from 'kysely'

/** Any number of warehouses, levels made when they are first used, and a ledger that can be asked from every side. */
export async function up(db: Kysely<any>): Promise<void> {
  // Several may be equally preferred: a new one can be put between two others without renumbering the rest.
  await sql`alter table warehouses drop constraint warehouses_priority_key`.execute(db)
  await sql`create index stock_levels_of_warehouse on stock_levels (warehouse_id, product_id)`.execute(db)
  // The time of writing, under the lock of the level: that of the transaction's start is not in the order of the ledger.
  await sql`alter table stock_movements alter column occurred_at set default clock_timestamp()`.execute(db)
  await sql`
    create index stock_movements_of_level on stock_movements (product_id, warehouse_id, occurred_at, seq)`.execute(
    db,
  )
  // The number alone tells the place in the ledger: without the id the index is half as large, and every order writes to it.
  await sql`drop index stock_movements_of_product`.execute(db)
  await sql`create index stock_movements_of_product on stock_movements (product_id, seq)`.execute(db)
  await sql`create index stock_movements_of_warehouse on stock_movements (warehouse_id, seq)`.execute(db)
  await sql`
    create index stock_movements_of_order on stock_movements (order_id, seq)
    where order_id is not null`.execute(db)
  await sql`
    create index stock_movements_of_actor on stock_movements (actor, seq) where actor is not null`.execute(db)
  // What orders do all the time is found near the end of the ledger anyway.
  await sql`
    create index stock_movements_of_rare_type on stock_movements (type, seq)
    where type not in ('RESERVE', 'RELEASE', 'SHIP')`.execute(db)
  // Since when a product is low: whoever lost the feed of alerts for a while reads what became low meanwhile.
  await sql`alter table products add column low_since timestamptz(3)`.execute(db)
  await sql`update products set low_since = now() where is_low`.execute(db)
  await sql`create index products_low on products (low_since, id) where is_low`.execute(db)
  await sql`
    create table stock_imports (
      file_hash text not null,
      repetition integer not null check (repetition >= 0),
      file_name text not null,
      rows_applied integer not null check (rows_applied >= 0),
      rows_refused integer not null check (rows_refused >= 0),
      actor text not null,
      applied_at timestamptz(3) not null default now(),
      primary key (file_hash, repetition)
    )`.execute(db)
}
