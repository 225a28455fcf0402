import { sql, type Kysely, type RawBuilder, type SelectQueryBuilder } from 'kysely'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { pageSize, toPage } from '#platform/graphql/connection.ts'
import { badUserInput } from '#platform/graphql/errors.ts'
import type { InventoryTables } from '../database.ts'
import { wordQuery } from '../domain/search.ts'
import { productColumns, type ProductPage, type ProductRow } from '../rows.ts'
import { allOf, rangeConditions } from './conditions.ts'
import { matching, productConditions, searchText, type ProductConditions } from './product-filter.ts'

type Db = Kysely<InventoryTables>

/** Of the products that have the words, the newest so many are put in the order of relevance. */
const maxRanked = 5_000
/** So many of the newest products tell whether words are rare: whether less than one in a hundred has them. */
const lookedAt = 1_000

export interface ProductListRequest {
  first: number
  after?: string | null | undefined
  filter?: ProductConditions | null | undefined
  /** By relevance if the filter has a text, else by name. */
  orderBy?: { field: ProductSorting; direction?: 'ASC' | 'DESC' } | null | undefined
}

export type ProductSorting = keyof typeof sortings | 'RELEVANCE'

/** A product with what its list may be sorted by. */
export interface ListedProduct extends ProductRow {
  available: number
  relevance: number
}

/** What products can be sorted by: the column, its type in SQL, and its value in a cursor. */
const sortings = {
  NAME: { column: 'products.name', id: 'products.id', cast: 'text', value: (row: ListedProduct) => row.name },
  SKU: { column: 'products.sku', id: 'products.id', cast: 'text', value: (row: ListedProduct) => row.sku },
  PRICE: {
    column: 'products.priceMinor',
    id: 'products.id',
    cast: 'bigint',
    value: (row: ListedProduct) => String(row.priceMinor),
  },
  CREATED_AT: {
    column: 'products.createdAt',
    id: 'products.id',
    cast: 'timestamptz',
    value: (row: ListedProduct) => row.createdAt.toISOString(),
  },
  STOCK: {
    column: 'stock.available',
    id: 'stock.productId',
    cast: 'bigint',
    value: (row: ListedProduct) => String(row.available),
  },
} as const

const relevance = {
  column: 'products.relevance',
  id: 'products.id',
  cast: 'double precision',
  value: (row: ListedProduct) => String(row.relevance),
} as const

/** How a list is asked for: what matches, and in which order. */
export interface ProductListing {
  /** Without order and limit; on `products`, with `stock` where that is needed. */
  matching: ProductQuery
  /** With order and limit: one row more than the page has. */
  page: SelectQueryBuilder<any, any, ListedProduct>
  cursorOf: (row: ListedProduct) => string
}

export type ProductQuery = SelectQueryBuilder<any, any, object>

/** A page of products. @throws BAD_USER_INPUT, InvalidCursor */
export async function listProducts(db: Db, request: ProductListRequest): Promise<ProductPage> {
  const isRare = await hasRareWords(db, request.filter)
  const { matching: all, page, cursorOf } = productListing(db, request, { isRare })
  const rows = await page.execute()
  return { ...toPage(rows, request, cursorOf), count: () => countProducts(all) }
}

/**
 * Whether few products have the words of a filter, by a look at the newest: the planner cannot tell how many have words that
 * begin so, and would search a million products in the order of their names for the one that has them.
 * @throws BAD_USER_INPUT
 */
export async function hasRareWords(db: Db, filter: ProductListRequest['filter']): Promise<boolean> {
  const words = wordQuery(searchText(filter?.text) ?? '')
  if (words === undefined) return false
  const { rows } = await sql<{ isRare: boolean }>`
    select count(*) < ${lookedAt / 100} as is_rare
    from (select search from products order by id desc limit ${lookedAt}) newest
    where search @@ ${matching(words)}`.execute(db)
  return rows[0]?.isRare ?? false
}

/**
 * The statements behind a list.
 * @param how.isRare what `hasRareWords` says of the filter
 * @param how.within one more condition on `products`
 * @throws BAD_USER_INPUT, InvalidCursor
 */
export function productListing(
  db: Db,
  request: ProductListRequest,
  how: { isRare: boolean; within?: RawBuilder<boolean> },
): ProductListing {
  const filter = request.filter ?? {}
  const text = searchText(filter.text)
  const { field, direction = 'ASC' } = request.orderBy ?? {
    field: text === undefined ? ('NAME' as const) : ('RELEVANCE' as const),
  }
  const all = matchingProducts(db, filter, { ...how, withStock: field === 'STOCK' })
  if (field !== 'RELEVANCE') return sortedListing(all, request, { field, direction, ...sortings[field] })
  if (text === undefined) throw badUserInput('orderBy RELEVANCE needs filter.text')
  const sorting = { field, direction: 'DESC', ...relevance } as const
  return { ...sortedListing(ranked(db, all, text), request, sorting), matching: all }
}

type Sorting = { field: ProductSorting; direction: 'ASC' | 'DESC' } & (
  (typeof sortings)[keyof typeof sortings] | typeof relevance
)

function sortedListing(
  products: ProductQuery,
  request: ProductListRequest,
  { field, direction, column, id, cast, value }: Sorting,
): ProductListing {
  const name = `products ${field} ${direction}`
  const way = direction === 'ASC' ? 'asc' : 'desc'
  let page = products
    .select(productColumns.map((selected) => `products.${selected}`))
    .orderBy(column, way)
    .orderBy(id, way)
    .limit(pageSize(request.first) + 1)
  if (field === 'STOCK' || field === 'RELEVANCE') page = page.select(column)
  if (typeof request.after === 'string') {
    const position = decodeCursor(name, request.after)
    page = page.where(after(sql.ref(column), cast, position, direction, sql.ref(id)))
  }
  const cursorOf = (row: ListedProduct) => encodeCursor(name, { value: value(row), id: row.id })
  return { matching: products, page: page as ProductListing['page'], cursorOf }
}

function matchingProducts(
  db: Db,
  filter: ProductConditions,
  { within, isRare, withStock }: { within?: RawBuilder<boolean>; isRare: boolean; withStock: boolean },
): ProductQuery {
  const conditions = [...(within ? [within] : []), ...productConditions(filter)]
  const amounts = rangeConditions(sql.ref('stock.available'), filter.available ?? {})
  const words = isRare ? wordQuery(filter.text ?? '') : undefined
  const products: ProductQuery =
    words === undefined
      ? db.selectFrom('products')
      : // `offset 0` has these found first, by their words, whatever comes after.
        db.selectFrom(
          sql<ProductRow>`(select * from products where search @@ ${matching(words)} offset 0)`.as(
            'products',
          ),
        )
  const joined =
    withStock || amounts.length > 0
      ? products.innerJoin('productStock as stock', 'stock.productId', 'products.id')
      : products
  return joined.where(allOf([...conditions, ...amounts]))
}

/**
 * The best match: rank by words, where SKU and name weigh most; whose name begins with the text, or whose SKU it is,
 * before the others. A word that half the catalogue has would take seconds to rank: so many are ranked, the newest.
 */
function ranked(db: Db, all: ProductQuery, text: string): ProductQuery {
  const newest = all
    .select([...productColumns.map((column) => `products.${column}`), 'products.search'])
    .orderBy('products.id', 'desc')
    .limit(maxRanked)
    .as('products')
  const start = text.trim().toLowerCase()
  const rank = sql<number>`
    ts_rank(products.search, ${matching(wordQuery(text) ?? '')}, 1)::float8
      + case when lower(products.sku) = ${start} then 2 when starts_with(lower(products.name), ${start}) then 1 else 0 end`
  const withRank = (db as Kysely<any>)
    .selectFrom(newest)
    .select([...productColumns.map((column) => `products.${column}`), rank.as('relevance')])
    .as('products')
  return (db as Kysely<any>).selectFrom(withRank)
}

/** How many products there are. */
async function countProducts(all: ProductQuery): Promise<number> {
  const row = await all.select(sql<bigint>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return Number(row.count)
}
