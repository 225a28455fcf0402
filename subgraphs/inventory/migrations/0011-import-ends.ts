import { sql, type Kysely } from 'kysely'

/** When an import ended: what it changed bears the instant at which it began, which may be long before anybody could see it. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`alter table stock_imports add column finished_at timestamptz(3)`.execute(db)
  await sql`update stock_imports set finished_at = applied_at`.execute(db)
}
