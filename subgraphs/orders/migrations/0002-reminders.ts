import { sql, type Kysely } from 'kysely'

/**
 * Since when an order is where it is, and when Inventory was last reminded of it. By the database's clock: those of two
 * instances may differ, and the wait of an order would begin an hour ago or an hour from now.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    alter table orders
      add column waiting_since timestamptz not null default now(),
      add column reminded_at timestamptz`.execute(db)
  // Few orders wait at a time: without it, looking for them could read all orders there ever were.
  await sql`
    create index orders_waiting_since on orders (waiting_since)
    where status in ('PENDING', 'CANCELLING')`.execute(db)
}
