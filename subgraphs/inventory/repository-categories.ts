import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { InventoryTransaction } from './repository.ts'

/**
 * Nobody else changes the tree of categories until the transaction ends. Two moves at once, each allowed by itself, could
 * otherwise put two categories below each other. Take it before anything else.
 */
export async function lockCategoryTree(tx: InventoryTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || '.categories'))`.execute(tx)
}

/** The ids from the top down to a category; empty if there is none of that id. */
export async function findCategoryPath(tx: InventoryTransaction, id: string): Promise<string[]> {
  if (!isStorable(id)) return []
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select id, parent_id, 0 as steps from categories where id = ${id}
      union all
      select category.id, category.parent_id, steps + 1 from up join categories category on category.id = up.parent_id
    ) select id from up order by steps desc`.execute(tx)
  return rows.map((row) => row.id)
}

/** How many levels there are from a category down: 1 if there is none below it. */
export async function findCategoryHeight(tx: InventoryTransaction, id: string): Promise<number> {
  const { rows } = await sql<{ height: number }>`
    with recursive down as (
      select id, 1 as level from categories where id = ${id}
      union all
      select category.id, level + 1 from down join categories category on category.parent_id = down.id
    ) select coalesce(max(level), 1)::int as height from down`.execute(tx)
  return rows[0]?.height ?? 1
}

/** Adds categories below others; those whose name is taken stay where they are. */
export async function insertCategories(
  tx: InventoryTransaction,
  categories: readonly { name: string; parentId: string }[],
): Promise<void> {
  await sql`
    insert into categories (id, name, parent_id)
    select * from unnest(
      ${categories.map(() => newId('cat'))}::text[],
      ${categories.map(({ name }) => name)}::text[],
      ${categories.map(({ parentId }) => parentId)}::text[]
    ) on conflict (name) do nothing`.execute(tx)
}
