import { sql, type Kysely, type RawBuilder } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { oneByKey } from '#platform/database/by-key.ts'
import { pageSize, toPage } from '#platform/graphql/connection.ts'
import { badUserInput } from '#platform/graphql/errors.ts'
import { pagesByParent, type PageRequest } from '#platform/graphql/pages-by-parent.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { InventoryTables } from '../database.ts'
import type { MovementType } from '../domain/stock.ts'
import type { MovementPage, MovementRow } from '../rows.ts'

type Db = Kysely<InventoryTables>

interface OneOf<Value> {
  eq?: Value | null | undefined
  in?: readonly Value[] | null | undefined
}

/** Conditions on entries of the ledger; all that are given must hold. */
export interface MovementConditions {
  productId?: OneOf<string> | null | undefined
  sku?: OneOf<string> | null | undefined
  /** By the warehouse's code. */
  warehouse?: OneOf<string> | null | undefined
  type?: OneOf<MovementType> | null | undefined
  orderId?: OneOf<string> | null | undefined
  actor?: OneOf<string> | null | undefined
  occurredAt?: { gte?: string | null | undefined; lt?: string | null | undefined } | null | undefined
}

const sorting = 'movements'
const cursorOf = ({ seq, id }: MovementRow): string => encodeCursor(sorting, { value: String(seq), id })

/** Entries of these types are so many that who did it, or where, leaves fewer. */
const commonTypes: readonly MovementType[] = ['RESERVE', 'RELEASE', 'SHIP']

/** A page of the ledger, newest first. @throws BAD_USER_INPUT, InvalidCursor */
export async function listMovements(
  db: Db,
  request: PageRequest & { filter?: MovementConditions | null | undefined },
): Promise<MovementPage> {
  const limit = pageSize(request.first) + 1
  const conditions = await readConditions(db, request.filter ?? {})
  const others = [...afterCursor(request.after), ...(await timeConditions(db, request.filter?.occurredAt))]
  const [driver, ...rest] = conditions
  for (const condition of rest)
    others.push(sql<boolean>`${condition.column} in (${sql.join(condition.values)})`)
  if (conditions.some(({ values }) => values.length === 0)) return toPage([], request, cursorOf)
  // One part for each value: each is read from the end of its own stretch of an index, and no further than the page needs.
  const parts = driver
    ? driver.values.map((value) => newest([sql<boolean>`${driver.column} = ${value}`, ...others], limit))
    : [newest(others, limit)]
  const { rows } = await sql<MovementRow>`
    select * from (${sql.join(parts, sql` union all `)}) entry order by seq desc limit ${limit}`.execute(db)
  return toPage(rows, request, cursorOf)
}

function newest(conditions: readonly RawBuilder<boolean>[], limit: number): RawBuilder<MovementRow> {
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
  return sql<MovementRow>`(select * from stock_movements ${where} order by seq desc limit ${limit})`
}

function afterCursor(cursor: string | null | undefined): RawBuilder<boolean>[] {
  if (typeof cursor !== 'string') return []
  return [after(sql.ref('seq'), 'bigint', decodeCursor(sorting, cursor), 'DESC')]
}

interface Condition {
  column: RawBuilder<unknown>
  values: readonly RawBuilder<unknown>[]
}

/** The conditions that an index can serve, the one that leaves the least first. */
async function readConditions(db: Db, filter: MovementConditions): Promise<Condition[]> {
  const { productId, sku, warehouse, type, orderId, actor } = filter
  const types = valuesOf('type', type)
  const byType = types && {
    column: sql.ref('type'),
    // Written out: only so does PostgreSQL see that the index, which leaves out one type, will do.
    values: types.map((value) => sql.lit(value)),
  }
  const isRare = types?.every((value) => !commonTypes.includes(value as MovementType)) === true
  const skus = valuesOf('sku', sku)
  const codes = valuesOf('warehouse', warehouse)
  const conditions = [
    textCondition('order_id', valuesOf('orderId', orderId)),
    textCondition('product_id', valuesOf('productId', productId)),
    textCondition('product_id', skus && (await idsOf(db, 'products', 'sku', skus))),
    isRare ? byType : undefined,
    textCondition('actor', valuesOf('actor', actor)),
    textCondition('warehouse_id', codes && (await idsOf(db, 'warehouses', 'code', codes))),
    isRare ? undefined : byType,
  ]
  return conditions.filter((condition) => condition !== undefined)
}

function textCondition(column: string, texts: readonly string[] | undefined): Condition | undefined {
  return texts && { column: sql.ref(column), values: texts.map((text) => sql`${text}`) }
}

/** The values that will do; undefined if any will. */
function valuesOf(field: string, condition: OneOf<string> | null | undefined): string[] | undefined {
  const { eq, in: oneOf } = condition ?? {}
  if (typeof eq !== 'string' && !oneOf) return undefined
  if (oneOf && oneOf.length > 100) throw badUserInput(`filter.${field}.in takes at most 100 values`)
  const values = oneOf ? [...new Set(oneOf)] : [eq ?? '']
  return values.filter((value) => isStorable(value) && (typeof eq !== 'string' || value === eq))
}

async function idsOf(
  db: Db,
  table: 'products' | 'warehouses',
  column: string,
  keys: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where ${sql.ref(column)} = any(${keys})`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * A time in the ledger as a stretch of its numbers, which every index is sorted by. Numbers and times were given at nearly,
 * but not exactly, the same moment: hence the margin, and the exact condition beside it.
 */
async function timeConditions(
  db: Db,
  time: MovementConditions['occurredAt'],
): Promise<RawBuilder<boolean>[]> {
  const { gte, lt } = time ?? {}
  const conditions: RawBuilder<boolean>[] = []
  if (typeof gte === 'string') {
    conditions.push(sql<boolean>`occurred_at >= ${gte}::timestamptz`)
    const first = await firstSince(db, sql`${gte}::timestamptz - interval '10 minutes'`)
    if (first !== undefined) conditions.push(sql<boolean>`seq >= ${first}`)
  }
  if (typeof lt === 'string') {
    conditions.push(sql<boolean>`occurred_at < ${lt}::timestamptz`)
    const first = await firstSince(db, sql`${lt}::timestamptz + interval '10 minutes'`)
    if (first !== undefined) conditions.push(sql<boolean>`seq < ${first}`)
  }
  return conditions
}

/**
 * The number from which on entries are of an instant or later: by halving, some thirty looks at the primary key. An index over
 * the time would do the same, and cost each order something.
 * @returns undefined for an empty ledger
 */
async function firstSince(db: Db, instant: RawBuilder<unknown>): Promise<bigint | undefined> {
  const { rows } = await sql<{ low: bigint }>`
    with recursive search as (
      select (select min(seq) from stock_movements) as low, (select max(seq) + 1 from stock_movements) as high
      union all
      select case when middle.occurred_at < ${instant} then middle.seq + 1 else low end,
        case when middle.occurred_at < ${instant} then high else (low + high) / 2 end
      from search cross join lateral (
        select seq, occurred_at from stock_movements where seq >= (low + high) / 2 order by seq limit 1
      ) middle
      where low < high
    )
    select low from search where low >= high limit 1`.execute(db)
  return rows[0]?.low
}

/** Which page of a product's ledger. */
export interface ProductLedgerRequest extends PageRequest {
  productId: string
}

/** Pages of the ledgers of several products, newest first: those of the same size and place in one statement. */
export async function movementsByProduct(
  db: Db,
  requests: readonly ProductLedgerRequest[],
): Promise<MovementPage[]> {
  return pagesByParent<ProductLedgerRequest, MovementRow>(requests, {
    parentOf: ({ productId }) => productId,
    read: (ids, page) => newestOfEach(db, ids, page),
    ownerOf: ({ productId }) => productId,
    cursorOf,
  })
}

async function newestOfEach(db: Db, ids: readonly string[], page: PageRequest): Promise<MovementRow[]> {
  const limit = pageSize(page.first) + 1
  const conditions = [sql<boolean>`product_id = wanted.id`, ...afterCursor(page.after)]
  const { rows } = await sql<MovementRow>`
    select movement.* from unnest(${ids}::text[]) as wanted (id)
    cross join lateral ${newest(conditions, limit)} movement
    order by movement.seq desc`.execute(db)
  return rows
}

/** Entries of the ledger by id. */
export async function movementsById(db: Db, ids: readonly string[]): Promise<(MovementRow | null)[]> {
  const rows = await db.selectFrom('stockMovements').selectAll().where('id', '=', anyOf(ids)).execute()
  return oneByKey(ids, rows, ({ id }) => id)
}
