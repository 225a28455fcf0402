import { sql, type Transaction } from 'kysely'
import { newId } from '#platform/ids.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { InventoryTables } from './database.ts'
import type { KnownProduct } from './domain/reserve.ts'
import { type Movement, openBook, type StockBook, type StockLevel } from './domain/stock.ts'

export type InventoryTransaction = Transaction<InventoryTables>

/**
 * Locks every level of the products and opens a book of them. Whoever changes a level locks all levels of its product,
 * in the order of (product, warehouse): so totals are exact and two transactions never wait for each other in a ring.
 */
export async function lockStock(tx: InventoryTransaction, productIds: Iterable<string>): Promise<StockBook> {
  const ids = [...new Set(productIds)].filter(isStorable)
  if (ids.length === 0) return openBook([])
  const { rows } = await sql<StockLevel & { priority: number; isClosed: boolean; code: string }>`
    select level.product_id, level.warehouse_id, level.on_hand, level.reserved, level.unavailable, level.sell_buffer,
      level.backordered, level.incoming, warehouse.priority, warehouse.code, warehouse.closed_at is not null as is_closed
    from stock_levels level join warehouses warehouse on warehouse.id = level.warehouse_id
    where level.product_id = any(${ids})
    order by level.product_id, level.warehouse_id
    for update of level`.execute(tx)
  const levels = rows.toSorted((a, b) => a.priority - b.priority)
  return openBook(
    levels.map(({ priority: _priority, isClosed: _isClosed, code: _code, ...level }) => level),
    levels.filter(({ isClosed }) => isClosed).map(({ warehouseId }) => warehouseId),
    new Map(levels.map(({ warehouseId, code }) => [warehouseId, code])),
  )
}

/** What a reservation must know of its products. Read it after their levels are locked: nobody changes them then. */
export async function findKnownProducts(
  tx: InventoryTransaction,
  productIds: Iterable<string>,
): Promise<Map<string, KnownProduct>> {
  const ids = [...new Set(productIds)].filter(isStorable)
  const { rows } = await sql<KnownProduct & { id: string }>`
    select id, sku, active, allow_backorder, backorder_limit from products where id = any(${ids})`.execute(tx)
  return new Map(rows.map(({ id, ...product }) => [id, product]))
}

/** A level as it was saved, with what its event tells. */
export interface SavedLevel extends StockLevel {
  sku: string
  warehouse: string
  version: number
}

/** Writes the levels as they now are, each with its next version. They must be locked. */
export async function saveLevels(
  tx: InventoryTransaction,
  levels: readonly StockLevel[],
): Promise<SavedLevel[]> {
  const { rows } = await sql<SavedLevel>`
    update stock_levels level
    set on_hand = new.on_hand, reserved = new.reserved, unavailable = new.unavailable, sell_buffer = new.sell_buffer,
      backordered = new.backordered, incoming = new.incoming, version = level.version + 1, changed_at = now()
    from unnest(
      ${levels.map(({ productId }) => productId)}::text[],
      ${levels.map(({ warehouseId }) => warehouseId)}::text[],
      ${levels.map(({ onHand }) => onHand)}::int[],
      ${levels.map(({ reserved }) => reserved)}::int[],
      ${levels.map(({ unavailable }) => unavailable)}::int[],
      ${levels.map(({ sellBuffer }) => sellBuffer)}::int[],
      ${levels.map(({ backordered }) => backordered)}::int[],
      ${levels.map(({ incoming }) => incoming)}::int[]
    ) as new (product_id, warehouse_id, on_hand, reserved, unavailable, sell_buffer, backordered, incoming)
    join products product on product.id = new.product_id
    join warehouses warehouse on warehouse.id = new.warehouse_id
    where level.product_id = new.product_id and level.warehouse_id = new.warehouse_id
    returning level.product_id, level.warehouse_id, level.on_hand, level.reserved, level.unavailable, level.sell_buffer,
      level.backordered, level.incoming, level.version, product.sku, warehouse.code as warehouse`.execute(tx)
  return rows
}

const movementColumns = sql.raw(
  'id, cause, type, product_id, warehouse_id, on_hand_delta, reserved_delta, unavailable_delta, on_hand_after, reserved_after, ' +
    'unavailable_after, backordered_delta, incoming_delta, backordered_after, incoming_after, unit_cost, actor, reason, order_id',
)

/** Appends to the ledger, in the order given. @returns the ids of the new entries */
export async function appendMovements(
  tx: InventoryTransaction,
  movements: readonly Movement[],
): Promise<string[]> {
  const ids = movements.map(() => newId('mov'))
  const column = <T>(value: (movement: Movement) => T): T[] => movements.map(value)
  await sql`
    insert into stock_movements (${movementColumns})
    select ${movementColumns}
    from unnest(
      ${ids}::text[],
      ${column(({ cause }) => cause)}::text[],
      ${column(({ type }) => type)}::text[],
      ${column(({ productId }) => productId)}::text[],
      ${column(({ warehouseId }) => warehouseId)}::text[],
      ${column(({ onHandDelta }) => onHandDelta)}::int[],
      ${column(({ reservedDelta }) => reservedDelta)}::int[],
      ${column(({ unavailableDelta }) => unavailableDelta)}::int[],
      ${column(({ onHand }) => onHand)}::int[],
      ${column(({ reserved }) => reserved)}::int[],
      ${column(({ unavailable }) => unavailable)}::int[],
      ${column(({ backorderedDelta }) => backorderedDelta)}::int[],
      ${column(({ incomingDelta }) => incomingDelta)}::int[],
      ${column(({ backordered }) => backordered)}::int[],
      ${column(({ incoming }) => incoming)}::int[],
      ${column(({ unitCost }) => unitCost)}::bigint[],
      ${column(({ actor }) => actor)}::text[],
      ${column(({ reason }) => reason)}::text[],
      ${column(({ orderId }) => orderId)}::text[]
    ) with ordinality as movement (${movementColumns}, position)
    order by position`.execute(tx)
  return ids
}

/** A product whose available stock crossed its reorder point. */
export interface LowStockCrossing {
  productId: string
  sku: string
  available: number
  reorderPoint: number
  crossing: number
  isLow: boolean
}

const isShort = sql`(total.available <= product.reorder_point)`
/** Nobody is to order goods that are off sale. */
const lowNow = sql`(product.active and ${isShort})`
const stockStatus = sql`case when total.available = 0 then 'OUT_OF_STOCK' when ${isShort} then 'LOW' else 'IN_STOCK' end`

/**
 * Counts what of the products is available now, and marks those that are low or out. The levels of all of them must be
 * locked. @returns those that became low or are no longer; `crossing` counts how often a product has become low
 */
export async function updateLowMarks(
  tx: InventoryTransaction,
  productIds: readonly string[],
): Promise<LowStockCrossing[]> {
  const { rows } = await sql<LowStockCrossing & { wasLow: boolean }>`
    with total as (
      select product_id,
        least(sum(greatest(0, on_hand - reserved - unavailable - sell_buffer)), 2147483647)::int as available
      from stock_levels where product_id = any(${productIds}) group by product_id
    ), counted as (
      update product_stock stock set available = total.available from total
      where stock.product_id = any(${productIds}) and stock.product_id = total.product_id
        and stock.available <> total.available
    )
    update products product
    set is_low = ${lowNow}, stock_status = ${stockStatus},
      low_since = case when not ${lowNow} then null when product.is_low then product.low_since else now() end,
      low_stock_crossing = product.low_stock_crossing + case when ${lowNow} and not product.is_low then 1 else 0 end
    from total
    where product.id = any(${productIds}) and product.id = total.product_id
      and (product.is_low <> ${lowNow} or product.stock_status <> ${stockStatus})
    returning product.id as product_id, product.sku, total.available, product.reorder_point,
      product.low_stock_crossing as crossing, product.is_low,
      (select before.is_low from products before where before.id = product.id) as was_low`.execute(tx)
  return rows
    .filter(({ isLow, wasLow }) => isLow !== wasLow)
    .map(({ wasLow: _wasLow, ...crossing }) => crossing)
}
