import { sql, type Kysely } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { newId } from '#platform/ids.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { InventoryTransaction } from './repository.ts'
import { productColumns, type BrandRow, type CategoryRow, type ProductRow } from './rows.ts'

/** The kinds of thing that products are sorted under by name. */
export type NamedTable = 'brands' | 'categories'

/** A brand or a category as a product refers to it. */
export interface Named {
  id: string
  name: string
}

const prefixes = { brands: 'brd', categories: 'cat' } as const

/**
 * The brands or categories of these names, made where there are none. Nobody can delete or rename them until the
 * transaction ends. Lock stock and products first, and ask for brands before categories: everybody does.
 */
export async function ensureNamed(
  tx: InventoryTransaction,
  table: NamedTable,
  names: Iterable<string>,
): Promise<Map<string, Named>> {
  const wanted = [...new Set(names)].toSorted()
  // What another transaction made may be deleted again before we have it.
  for (let attempt = 0; attempt < 5; attempt++) {
    const found = await lockNames(tx, table, wanted)
    const missing = wanted.filter((name) => !found.has(name))
    if (missing.length === 0) return found
    await sql`
      insert into ${sql.table(table)} (id, name)
      select id, name from unnest(${missing.map(() => newId(prefixes[table]))}::text[], ${missing}::text[]) as new (id, name)
      on conflict do nothing`.execute(tx)
  }
  throw new Error(`${table} are deleted as fast as they are made`)
}

/** Those of these names that are there. Nobody can delete or rename them until the transaction ends. */
export async function lockNames(
  tx: InventoryTransaction,
  table: NamedTable,
  names: readonly string[],
): Promise<Map<string, Named>> {
  if (names.length === 0) return new Map()
  const { rows } = await sql<Named>`
    select id, name from ${sql.table(table)} where name = any(${names}::text[])
    order by id for key share`.execute(tx)
  return new Map(rows.map((row) => [row.name, row]))
}

/** The brand or category of an id. Nobody can delete or rename it until the transaction ends. */
export async function findNamed(
  tx: InventoryTransaction,
  table: NamedTable,
  id: string,
): Promise<Named | undefined> {
  if (!isStorable(id)) return undefined
  const { rows } = await sql<Named>`
    select id, name from ${sql.table(table)} where id = ${id} for key share`.execute(tx)
  return rows[0]
}

interface NamedRows {
  brands: BrandRow
  categories: CategoryRow
}

export type NamedRow<Table extends NamedTable> = NamedRows[Table]

/** Locks a brand or a category. Whoever does so has locked neither stock nor products. */
export async function lockNamed<Table extends NamedTable>(
  tx: InventoryTransaction,
  table: Table,
  id: string,
): Promise<NamedRow<Table> | undefined> {
  if (!isStorable(id)) return undefined
  const { rows } = await sql<NamedRow<Table>>`
    select * from ${sql.table(table)} where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Adds one; undefined if the name is taken. */
export async function insertNamed<Table extends NamedTable>(
  tx: InventoryTransaction,
  table: Table,
  columns: { name: string; parentId?: string },
): Promise<NamedRow<Table> | undefined> {
  const row = { id: newId(prefixes[table]), ...columns }
  const added = await (tx as Kysely<any>)
    .insertInto(table)
    .values(row)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returningAll()
    .executeTakeFirst()
  return added as NamedRow<Table> | undefined
}

/** Writes changes to a locked brand or category, with its next version. @throws a unique violation if the name is taken */
export async function saveNamed<Table extends NamedTable>(
  tx: InventoryTransaction,
  table: Table,
  id: string,
  changes: { name?: string; nameIsSpread?: boolean; parentId?: string | null },
): Promise<NamedRow<Table>> {
  const saved = await (tx as Kysely<any>)
    .updateTable(table as string)
    .set({ ...changes, version: sql`version + 1`, updatedAt: sql`now()` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return saved as NamedRow<Table>
}

/** Deletes one. @throws a foreign key violation if a product or a category still refers to it */
export async function deleteNamed(tx: InventoryTransaction, table: NamedTable, id: string): Promise<void> {
  await sql`delete from ${sql.table(table)} where id = ${id}`.execute(tx)
}

/**
 * A brand or category whose products may still carry a former name. Until the transaction ends it cannot be renamed again,
 * and other instances pass it over.
 */
export async function lockUnspread(tx: InventoryTransaction, table: NamedTable): Promise<Named | undefined> {
  const { rows } = await sql<Named>`
    select id, name from ${sql.table(table)} where not name_is_spread
    order by id limit 1 for no key update skip locked`.execute(tx)
  return rows[0]
}

/** All products of a locked brand or category carry its name. */
export async function markSpread(tx: InventoryTransaction, table: NamedTable, id: string): Promise<void> {
  await sql`update ${sql.table(table)} set name_is_spread = true where id = ${id}`.execute(tx)
}

const columnsOf = {
  brands: { id: 'brandId', name: 'brand' },
  categories: { id: 'categoryId', name: 'category' },
} as const

/** Products that carry a former name, in the order of their own names; the next ones after a place in it. */
export async function findProductsWithFormerName(
  tx: InventoryTransaction,
  table: NamedTable,
  { id, name, after, limit }: Named & { after: Named | undefined; limit: number },
): Promise<Named[]> {
  const { id: idColumn, name: nameColumn } = columnsOf[table]
  const place = after ? sql`and (name, id) > (${after.name}, ${after.id})` : sql``
  const { rows } = await sql<Named>`
    select id, name from products where ${sql.ref(idColumn)} = ${id} and ${sql.ref(nameColumn)} <> ${name} ${place}
    order by name, id limit ${limit}`.execute(tx)
  return rows
}

/** Gives products the name of their brand or category, with their next version. Lock their stock first. */
export async function renameInProducts(
  tx: InventoryTransaction,
  table: NamedTable,
  { id, name, productIds }: Named & { productIds: readonly string[] },
): Promise<ProductRow[]> {
  const { id: idColumn, name: nameColumn } = columnsOf[table]
  return tx
    .updateTable('products')
    .set({ [nameColumn]: name, version: sql<number>`version + 1`, updatedAt: sql<Date>`now()` })
    .where('id', '=', anyOf(productIds))
    .where(idColumn, '=', id)
    .returning(productColumns)
    .execute()
}
