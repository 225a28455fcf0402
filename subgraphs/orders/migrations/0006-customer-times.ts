import { sql, type Kysely } from 'kysely'

/**
 * The times of customers to the millisecond, as the API and its cursors tell them: a page that ends within a millisecond
 * would else be followed by one that begins before it, or behind what was not shown yet.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    alter table customers
      alter column created_at type timestamptz(3),
      alter column updated_at type timestamptz(3)`.execute(db)
}
