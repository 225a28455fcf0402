import { sql, type Kysely } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { allByKey, oneByKey } from '#platform/database/by-key.ts'
import type { InventoryTables } from './database.ts'
import type { BrandRow, CategoryRow } from './rows.ts'

type Db = Kysely<InventoryTables>

export async function brandsById(db: Db, ids: readonly string[]): Promise<(BrandRow | null)[]> {
  const rows = await db.selectFrom('brands').selectAll().where('id', '=', anyOf(ids)).execute()
  return oneByKey(ids, rows, ({ id }) => id)
}

export async function brandsByName(db: Db, names: readonly string[]): Promise<(BrandRow | null)[]> {
  const rows = await db.selectFrom('brands').selectAll().where('name', '=', anyOf(names)).execute()
  return oneByKey(names, rows, ({ name }) => name)
}

export async function categoriesById(db: Db, ids: readonly string[]): Promise<(CategoryRow | null)[]> {
  const rows = await db.selectFrom('categories').selectAll().where('id', '=', anyOf(ids)).execute()
  return oneByKey(ids, rows, ({ id }) => id)
}

export async function categoriesByName(db: Db, names: readonly string[]): Promise<(CategoryRow | null)[]> {
  const rows = await db.selectFrom('categories').selectAll().where('name', '=', anyOf(names)).execute()
  return oneByKey(names, rows, ({ name }) => name)
}

/** The categories above each, the topmost first. */
export async function categoriesAbove(db: Db, ids: readonly string[]): Promise<CategoryRow[][]> {
  const { rows } = await sql<CategoryRow & { below: string }>`
    with recursive above as (
      select id as below, parent_id, 0 as steps from categories where id = ${anyOf(ids)}
      union all
      select above.below, category.parent_id, above.steps + 1
      from above join categories category on category.id = above.parent_id
    )
    select above.below, category.* from above join categories category on category.id = above.parent_id
    order by above.below, above.steps desc`.execute(db)
  return allByKey(ids, rows, ({ below }) => below)
}
