import { sql, type ExpressionBuilder, type Kysely, type SelectQueryBuilder } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { pageSize, toPage } from '#platform/graphql/connection.ts'
import { badUserInput } from '#platform/graphql/errors.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { InventoryTables } from './database.ts'
import type {
  LevelState,
  MovementPage,
  MovementRow,
  ProductPage,
  ProductRow,
  ReservationRow,
  WarehouseRow,
} from './rows.ts'

type Db = Kysely<InventoryTables>

/** A condition on a text; all that are given must hold. */
export interface TextCondition {
  eq?: string | null | undefined
  in?: readonly string[] | null | undefined
  contains?: string | null | undefined
}

const textColumns = ['sku', 'name', 'brand', 'category'] as const

/** Conditions on products; all that are given must hold. */
export type ProductConditions = {
  [Column in (typeof textColumns)[number]]?: TextCondition | null | undefined
} & { isActive?: boolean | null | undefined }

export interface ProductListRequest {
  first: number
  after?: string | null | undefined
  filter?: ProductConditions | null | undefined
  orderBy: { field: keyof typeof sortings; direction?: 'ASC' | 'DESC' }
}

/** What products can be sorted by: the column, its type in SQL, and its value in a cursor. */
const sortings = {
  NAME: { column: 'name', cast: 'text', value: (row: ProductRow) => row.name },
  SKU: { column: 'sku', cast: 'text', value: (row: ProductRow) => row.sku },
  PRICE: { column: 'priceMinor', cast: 'bigint', value: (row: ProductRow) => String(row.priceMinor) },
  CREATED_AT: {
    column: 'createdAt',
    cast: 'timestamptz',
    value: (row: ProductRow) => row.createdAt.toISOString(),
  },
} as const

/** A page of products. @throws BAD_USER_INPUT, InvalidCursor */
export async function listProducts(db: Db, request: ProductListRequest): Promise<ProductPage> {
  const { field, direction = 'ASC' } = request.orderBy
  const { column, cast, value } = sortings[field]
  const sorting = `products ${field} ${direction}`
  const matching = filterProducts(db, request.filter ?? {})
  const way = direction === 'ASC' ? 'asc' : 'desc'
  let query = matching
    .selectAll()
    .orderBy(column, way)
    .orderBy('id', way)
    .limit(pageSize(request.first) + 1)
  if (typeof request.after === 'string')
    query = query.where(after(sql.ref(column), cast, decodeCursor(sorting, request.after), direction))
  const rows = await query.execute()
  const page = toPage(rows, request, (row) => encodeCursor(sorting, { value: value(row), id: row.id }))
  return { ...page, count: () => countProducts(matching) }
}

type ProductQuery = SelectQueryBuilder<InventoryTables, 'products', object>

function filterProducts(db: Db, filter: ProductConditions): ProductQuery {
  let query: ProductQuery = db.selectFrom('products')
  for (const column of textColumns)
    query = query.where((eb) => eb.and(conditionsOn(eb, column, filter[column] ?? {})))
  if (typeof filter.isActive === 'boolean') query = query.where('active', '=', filter.isActive)
  return query
}

function conditionsOn(
  eb: ExpressionBuilder<InventoryTables, 'products'>,
  column: (typeof textColumns)[number],
  condition: TextCondition,
) {
  const { eq, in: oneOf, contains } = condition
  const texts = [eq, contains, ...(oneOf ?? [])]
  if (texts.some((text) => typeof text === 'string' && !isStorable(text)))
    throw badUserInput(`filter.${column} must not contain the character NUL`)
  if (oneOf && oneOf.length > 100) throw badUserInput(`filter.${column}.in takes at most 100 values`)
  const conditions = []
  if (typeof eq === 'string') conditions.push(eb(column, '=', eq))
  if (oneOf) conditions.push(sql<boolean>`${sql.ref(column)} = any(${[...oneOf]})`)
  if (typeof contains === 'string') conditions.push(eb(column, 'ilike', `%${escapeLike(contains)}%`))
  return conditions
}

/** The characters that LIKE gives a meaning stand for themselves. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

async function countProducts(matching: ProductQuery): Promise<number> {
  const row = await matching.select(sql<bigint>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return Number(row.count)
}

/** A page of a product's ledger, newest first. @throws BAD_USER_INPUT, InvalidCursor */
export async function listMovements(
  db: Db,
  productId: string,
  request: { first: number; after?: string | null | undefined },
): Promise<MovementPage> {
  const sorting = 'movements'
  let query = db
    .selectFrom('stockMovements')
    .selectAll()
    .where('productId', '=', productId)
    .orderBy('seq', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize(request.first) + 1)
  if (typeof request.after === 'string')
    query = query.where(after(sql.ref('seq'), 'bigint', decodeCursor(sorting, request.after), 'DESC'))
  const rows = await query.execute()
  return toPage(rows, request, ({ seq, id }) => encodeCursor(sorting, { value: String(seq), id }))
}

/** One entry of the ledger. */
export async function findMovement(db: Db, id: string): Promise<MovementRow | null> {
  const row = await db.selectFrom('stockMovements').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** All warehouses, the preferred one first. */
export async function listWarehouses(db: Db): Promise<WarehouseRow[]> {
  return db.selectFrom('warehouses').selectAll().orderBy('priority').execute()
}

/** The reservation of an order. */
export async function findReservation(db: Db, orderId: string): Promise<ReservationRow | undefined> {
  if (!isStorable(orderId)) return undefined
  return db.selectFrom('reservations').selectAll().where('orderId', '=', orderId).executeTakeFirst()
}

/** The levels of the named SKUs as they are, or of every SKU those that changed since a time. */
export async function findLevels(
  db: Db,
  which: { skus: readonly string[] } | { changedSince: Date },
): Promise<LevelState[]> {
  const condition =
    'skus' in which
      ? sql<boolean>`product.sku = ${anyOf(which.skus)}`
      : sql<boolean>`level.changed_at >= ${which.changedSince}`
  const rows = await db
    .selectFrom('stockLevels as level')
    .innerJoin('products as product', 'product.id', 'level.productId')
    .innerJoin('warehouses as warehouse', 'warehouse.id', 'level.warehouseId')
    .select(['level.productId', 'level.onHand', 'level.reserved', 'level.unavailable', 'level.version'])
    .select(['product.sku', 'warehouse.code as warehouseCode', 'level.changedAt'])
    .where(condition)
    .orderBy('product.sku')
    .orderBy('warehouse.priority')
    .execute()
  return rows.map(({ changedAt, ...level }) => ({ ...level, occurredAt: changedAt.toISOString() }))
}

/** A level that is not the sum of its ledger. */
export interface LedgerDifference {
  productId: string
  warehouseId: string
  level: { onHand: number; reserved: number; unavailable: number }
  ledger: { onHand: number; reserved: number; unavailable: number }
}

/** Rebuilds every level from the ledger and compares: empty when the books are right. */
export async function findLedgerDifferences(db: Db): Promise<LedgerDifference[]> {
  const { rows } = await sql<LedgerDifference>`
    select product_id, warehouse_id,
      json_build_object('onHand', level.on_hand, 'reserved', level.reserved, 'unavailable', level.unavailable) as level,
      json_build_object('onHand', coalesce(sum(on_hand_delta), 0), 'reserved', coalesce(sum(reserved_delta), 0),
        'unavailable', coalesce(sum(unavailable_delta), 0)) as ledger
    from stock_levels level left join stock_movements using (product_id, warehouse_id)
    group by product_id, warehouse_id
    having level.on_hand <> coalesce(sum(on_hand_delta), 0) or level.reserved <> coalesce(sum(reserved_delta), 0)
      or level.unavailable <> coalesce(sum(unavailable_delta), 0)`.execute(db)
  return rows
}

/** A level whose `reserved` is not what active reservations hold there. */
export interface ReservedDifference {
  productId: string
  warehouseId: string
  reserved: number
  held: number
}

/** Compares what levels say is reserved with the lines of active reservations: empty when the books are right. */
export async function findReservedDifferences(db: Db): Promise<ReservedDifference[]> {
  const { rows } = await sql<ReservedDifference>`
    select level.product_id, level.warehouse_id, level.reserved, coalesce(held.quantity, 0)::int as held
    from stock_levels level left join (
      select line.product_id, line.warehouse_id, sum(line.quantity) as quantity
      from reservation_lines line join reservations on reservations.id = line.reservation_id
      where reservations.state in ('HELD', 'COMMITTED') group by 1, 2
    ) held using (product_id, warehouse_id)
    where level.reserved <> coalesce(held.quantity, 0)`.execute(db)
  return rows
}
