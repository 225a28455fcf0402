import { sql, type Kysely } from 'kysely'

/** Without it, the few orders of a rare currency would be looked for among all. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create index orders_currency_created_at on orders (currency, created_at, id)`.execute(db)
}
