import { sql, type Kysely } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { allByKey } from '#platform/database/by-key.ts'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { pageSize, toPage } from '#platform/graphql/connection.ts'
import { badUserInput } from '#platform/graphql/errors.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { InventoryTables } from '../database.ts'
import type { PastLevel, PastLevelPage } from '../rows.ts'

type Db = Kysely<InventoryTables>

/** Which levels; all that are given must hold. */
export interface PastLevelConditions {
  productIds?: readonly string[] | null | undefined
  skus?: readonly string[] | null | undefined
  /** By the warehouse's code. */
  warehouse?: string | null | undefined
}

const sorting = 'levels as of'

/**
 * A page of the levels as they were at an instant, by product and warehouse: what the last entry of each before it left
 * behind, nothing where there was none yet. It costs one look into the ledger for each level of the page, however long the
 * ledger is.
 * @param request.at RFC 3339
 * @throws BAD_USER_INPUT, InvalidCursor
 */
export async function listPastLevels(
  db: Db,
  request: {
    at: string
    first: number
    after?: string | null | undefined
    filter?: PastLevelConditions | null | undefined
  },
): Promise<PastLevelPage> {
  const { productIds, skus, warehouse } = request.filter ?? {}
  for (const [field, list] of Object.entries({ productIds, skus }))
    if (list && list.length > 100) throw badUserInput(`filter.${field} takes at most 100 values`)
  if (typeof warehouse === 'string' && !isStorable(warehouse)) return toPage([], request, cursorOf)
  const conditions = [
    ...(productIds ? [sql<boolean>`product_id = ${anyOf(productIds)}`] : []),
    ...(skus ? [sql<boolean>`product_id in (select id from products where sku = ${anyOf(skus)})`] : []),
    ...(typeof warehouse === 'string'
      ? [sql<boolean>`warehouse_id = (select id from warehouses where code = ${warehouse})`]
      : []),
    ...afterCursor(request.after),
  ]
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
  const places = sql`(select product_id, warehouse_id from stock_levels ${where}
    order by product_id, warehouse_id limit ${pageSize(request.first) + 1})`
  return toPage(await readPast(db, places, request.at), request, cursorOf)
}

function cursorOf({ productId, warehouseId }: PastLevel): string {
  return encodeCursor(sorting, { value: productId, id: warehouseId })
}

function afterCursor(cursor: string | null | undefined) {
  if (typeof cursor !== 'string') return []
  const position = decodeCursor(sorting, cursor)
  return [after(sql.ref('product_id'), 'text', position, 'ASC', sql.ref('warehouse_id'))]
}

async function readPast(db: Db, places: ReturnType<typeof sql>, at: string): Promise<PastLevel[]> {
  const { rows } = await sql<PastLevel>`
    select place.product_id, place.warehouse_id, coalesce(last.on_hand_after, 0) as on_hand,
      coalesce(last.reserved_after, 0) as reserved, coalesce(last.unavailable_after, 0) as unavailable,
      coalesce(last.backordered_after, 0) as backordered, coalesce(last.incoming_after, 0) as incoming,
      last.occurred_at as changed_at
    from ${places} place
    left join lateral (
      select * from stock_movements movement
      where movement.product_id = place.product_id and movement.warehouse_id = place.warehouse_id
        and movement.occurred_at <= ${at}::timestamptz
      order by movement.occurred_at desc, movement.seq desc limit 1
    ) last on true
    order by place.product_id, place.warehouse_id`.execute(db)
  return rows
}

/** The levels of several products as they were, each product at its instant; those of one instant in one statement. */
export async function pastLevelsByProduct(
  db: Db,
  requests: readonly { productId: string; at: string }[],
): Promise<PastLevel[][]> {
  const groups = Map.groupBy(requests, ({ at }) => at)
  const found = new Map<string, PastLevel[][]>()
  for (const [at, group] of groups) {
    const ids = group.map(({ productId }) => productId)
    const places = sql`(select product_id, warehouse_id from stock_levels where product_id = ${anyOf(ids)})`
    found.set(
      at,
      allByKey(ids, await readPast(db, places, at), ({ productId }) => productId),
    )
  }
  return requests.map(({ at }) => found.get(at)?.shift() ?? [])
}
