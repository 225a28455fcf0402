import { sql, type Kysely } from 'kysely'

/** A channel takes 8,000 in one notification: there must be room for one more key. */
const maxBytes = 6_000
/** A statement that changes more says only that it has changed much. */
const maxRows = 2_000

/**
 * Every statement that changes a product or a level announces it on the channel `inventory_changes`, to be told when its
 * transaction commits: to caches, of which none may miss a change, whoever makes it. The texts are those of their keys.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await announce(db, 'stock_levels', [sql`'levels:' || product_id`], 'as it is')
  await announce(db, 'products', [sql`'product:' || id`, sql`'sku:' || sku`], 'as it was, too')
  // The levels of a product are in the order of their warehouses.
  await sql`
    create function announce_all_changes() returns trigger language plpgsql as $$
    begin
      perform pg_notify('inventory_changes', '["*"]');
      return null;
    end $$`.execute(db)
  await sql`
    create trigger announce_order after update of priority or delete on warehouses
    for each statement execute function announce_all_changes()`.execute(db)
  for (const table of ['products', 'stock_levels'])
    await sql`
      create trigger announce_truncate after truncate on ${sql.table(table)}
      for each statement execute function announce_all_changes()`.execute(db)
}

/** @param updated whether an update can change the keys themselves: under its old SKU a product is no longer found */
async function announce(
  db: Kysely<any>,
  table: string,
  keys: ReturnType<typeof sql>[],
  updated: 'as it is' | 'as it was, too',
): Promise<void> {
  const keysOf = (rows: string) =>
    sql.join(
      keys.map((key) => sql`select distinct ${key} as key from ${sql.raw(rows)}`),
      sql` union `,
    )
  const fromNew = { of: keysOf('new_rows'), tables: sql`new table as new_rows`, rows: 'new_rows' }
  const fromOld = { of: keysOf('old_rows'), tables: sql`old table as old_rows`, rows: 'old_rows' }
  const fromBoth = {
    of: sql`${fromOld.of} union ${fromNew.of}`,
    tables: sql`${fromOld.tables} ${fromNew.tables}`,
    rows: 'new_rows',
  }
  const changed = {
    insert: fromNew,
    update: updated === 'as it is' ? fromNew : fromBoth,
    delete: fromOld,
  }
  for (const event of ['insert', 'update', 'delete'] as const) {
    const name = sql.id(`announce_${table}_${event}`)
    const { of, tables, rows } = changed[event]
    await sql`
      create function ${name}() returns trigger language plpgsql as $$
      begin
        if exists (select from ${sql.raw(rows)} offset ${sql.lit(maxRows)}) then
          perform pg_notify('inventory_changes', '["*"]');
          return null;
        end if;
        perform pg_notify('inventory_changes', json_agg(key)::text) from (
          select key, sum(octet_length(to_json(key)::text) + 2) over (order by key) / ${sql.lit(maxBytes)} as part
          from (${of}) changed
        ) numbered
        group by part;
        return null;
      end $$`.execute(db)
    await sql`
      create trigger ${sql.id(`announce_${event}`)} after ${sql.raw(event)} on ${sql.table(table)}
      referencing ${tables} for each statement execute function ${name}()`.execute(db)
  }
}
