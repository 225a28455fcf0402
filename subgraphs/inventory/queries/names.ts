import { sql, type Kysely, type SelectQueryBuilder } from 'kysely'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { pageSize, toPage, type CountedPage } from '#platform/graphql/connection.ts'
import type { InventoryTables } from '../database.ts'
import type { BrandPage, BrandRow, CategoryPage, CategoryRow } from '../rows.ts'
import { allOf, textConditions, type IdCondition, type TextCondition } from './conditions.ts'

type Db = Kysely<InventoryTables>

/** Conditions on brands or categories; all that are given must hold. */
export interface NameConditions {
  name?: TextCondition | null | undefined
}

/** Conditions on categories. */
export interface CategoryConditions extends NameConditions {
  /** Right below these. */
  parentId?: IdCondition | null | undefined
  /** At the top, or not. */
  isTop?: boolean | null | undefined
}

export interface NameListRequest<Conditions = NameConditions> {
  first: number
  after?: string | null | undefined
  filter?: Conditions | null | undefined
  orderBy: { field: keyof typeof sortings; direction?: 'ASC' | 'DESC' }
}

const sortings = {
  NAME: { column: 'name', cast: 'text', value: (row: BrandRow) => row.name },
  CREATED_AT: {
    column: 'createdAt',
    cast: 'timestamptz',
    value: (row: BrandRow) => row.createdAt.toISOString(),
  },
} as const

/** A page of brands. @throws BAD_USER_INPUT, InvalidCursor */
export async function listBrands(db: Db, request: NameListRequest): Promise<BrandPage> {
  const conditions = textConditions('name', sql.ref('name'), request.filter?.name)
  return listNames<BrandRow>(db.selectFrom('brands').where(allOf(conditions)), 'brands', request)
}

/** A page of categories. @throws BAD_USER_INPUT, InvalidCursor */
export async function listCategories(
  db: Db,
  request: NameListRequest<CategoryConditions>,
): Promise<CategoryPage> {
  const { name, parentId, isTop } = request.filter ?? {}
  const conditions = [
    ...textConditions('name', sql.ref('name'), name),
    ...textConditions('parentId', sql.ref('parentId'), parentId),
    ...(typeof isTop === 'boolean' ? [sql<boolean>`(parent_id is null) = ${isTop}`] : []),
  ]
  return listNames<CategoryRow>(db.selectFrom('categories').where(allOf(conditions)), 'categories', request)
}

async function listNames<Row extends BrandRow>(
  matching: SelectQueryBuilder<any, any, object>,
  what: string,
  request: NameListRequest<unknown>,
): Promise<CountedPage<Row>> {
  const { field, direction = 'ASC' } = request.orderBy
  const { column, cast, value } = sortings[field]
  const sorting = `${what} ${field} ${direction}`
  const way = direction === 'ASC' ? 'asc' : 'desc'
  let page = matching
    .selectAll()
    .orderBy(column, way)
    .orderBy('id', way)
    .limit(pageSize(request.first) + 1)
  if (typeof request.after === 'string')
    page = page.where(after(sql.ref(column), cast, decodeCursor(sorting, request.after), direction))
  const rows = (await page.execute()) as Row[]
  const count = async () => {
    const total = await matching.select(sql<bigint>`count(*)`.as('count')).executeTakeFirstOrThrow()
    return Number(total.count)
  }
  return {
    ...toPage(rows, request, (row) => encodeCursor(sorting, { value: value(row), id: row.id })),
    count,
  }
}
