import { sql, type Kysely } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { pageSize } from '#platform/graphql/connection.ts'
import { pagesByParent, type PageRequest } from '#platform/graphql/pages-by-parent.ts'
import type { InventoryTables } from '../database.ts'
import type { CategoryPage, CategoryRow } from '../rows.ts'

type Db = Kysely<InventoryTables>

/** Which page of the categories right below one. */
export interface ChildrenRequest extends PageRequest {
  parentId: string
}

const sorting = 'children of a category'

/**
 * Pages of the categories right below several, by name: those of the same size and place in one statement, and the totals of all.
 * @throws BAD_USER_INPUT, InvalidCursor
 */
export async function childrenByCategory(
  db: Db,
  requests: readonly ChildrenRequest[],
): Promise<CategoryPage[]> {
  const parentOf = ({ parentId }: { parentId: string | null }) => parentId ?? ''
  const pages = await pagesByParent<ChildrenRequest, CategoryRow>(requests, {
    parentOf,
    read: (ids, page) => nextOfEach(db, ids, page),
    ownerOf: parentOf,
    cursorOf: ({ name, id }) => encodeCursor(sorting, { value: name, id }),
  })
  let totals: Promise<Map<string, number>> | undefined
  // Whoever asks for one total asks for all of them: they are counted together.
  const count = async (id: string) =>
    (await (totals ??= countChildren(db, [...new Set(requests.map(parentOf))]))).get(id) ?? 0
  return requests.map((request, index) => ({
    ...(pages[index] as (typeof pages)[number]),
    count: () => count(request.parentId),
  }))
}

async function nextOfEach(
  db: Db,
  ids: readonly string[],
  { first, after: cursor }: PageRequest,
): Promise<CategoryRow[]> {
  const conditions = [sql<boolean>`parent_id = wanted.id`]
  if (typeof cursor === 'string')
    conditions.push(after(sql.ref('name'), 'text', decodeCursor(sorting, cursor), 'ASC'))
  const { rows } = await sql<CategoryRow>`
    select child.* from unnest(${ids}::text[]) as wanted (id)
    cross join lateral (
      select * from categories where ${sql.join(conditions, sql` and `)}
      order by name, categories.id limit ${pageSize(first) + 1}
    ) child
    order by child.name, child.id`.execute(db)
  return rows
}

async function countChildren(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('categories')
    .select(['parentId', sql<bigint>`count(*)`.as('count')])
    .where('parentId', '=', anyOf(ids))
    .groupBy('parentId')
    .execute()
  return new Map(rows.map(({ parentId, count }) => [parentId ?? '', Number(count)]))
}
