import { sql, type Kysely } from 'kysely'

/** Warehouses come a page at a time, the preferred one first. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create index warehouses_by_preference on warehouses (priority, id)`.execute(db)
}
