import { sql, type Kysely } from 'kysely'

/** When Inventory was last reminded of an order that waits for it. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`alter table orders add column reminded_at timestamptz`.execute(db)
}
