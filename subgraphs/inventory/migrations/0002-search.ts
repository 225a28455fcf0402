import { sql, type Kysely } from 'kysely'

/** What a list of products that is filtered by part of a text, or by being off sale, needs to stay fast at a million. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create index products_off_sale on products (name, id) where not active`.execute(db)
  const { rows } = await sql<{ schema: string }>`
    select nspname as schema from pg_extension join pg_namespace space on space.oid = extnamespace
    where extname = 'pg_trgm'`.execute(db)
  const [extension] = rows
  // Where the administrator does not allow pg_trgm the filter works all the same, by reading the whole list.
  if (!extension) return
  const operators = sql`${sql.id(extension.schema)}.gin_trgm_ops`
  await sql`
    create index products_by_part on products using gin
    (sku ${operators}, name ${operators}, brand ${operators}, category ${operators})`.execute(db)
}
