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
  const { rows } = await sql<StockLevel & { priority: number }>`
    select level.product_id, level.warehouse_id, level.on_hand, level.reserved, level.unavailable, warehouse.priority
    from stock_levels level join warehouses warehouse on warehouse.id = level.warehouse_id
    where level.product_id = any(${ids})
    order by level.product_id, level.warehouse_id
    for update of level`.execute(tx)
  const levels = rows.toSorted((a, b) => a.priority - b.priority)
  return openBook(levels.map(({ priority: _priority, ...level }) => level))
}

/** What a reservation must know of its products. Read it after their levels are locked: nobody changes them then. */
export async function findKnownProducts(
  tx: InventoryTransaction,
  productIds: Iterable<string>,
): Promise<Map<string, KnownProduct>> {
  const ids = [...new Set(productIds)].filter(isStorable)
  const { rows } = await sql<KnownProduct & { id: string }>`
    select id, sku, active from products where id = any(${ids})`.execute(tx)
  return new Map(rows.map(({ id, sku, active }) => [id, { sku, active }]))
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
    set on_hand = new.on_hand, reserved = new.reserved, unavailable = new.unavailable,
      version = level.version + 1, changed_at = now()
    from unnest(
      ${levels.map(({ productId }) => productId)}::text[],
      ${levels.map(({ warehouseId }) => warehouseId)}::text[],
      ${levels.map(({ onHand }) => onHand)}::int[],
      ${levels.map(({ reserved }) => reserved)}::int[],
      ${levels.map(({ unavailable }) => unavailable)}::int[]
    ) as new (product_id, warehouse_id, on_hand, reserved, unavailable)
    join products product on product.id = new.product_id
    join warehouses warehouse on warehouse.id = new.warehouse_id
    where level.product_id = new.product_id and level.warehouse_id = new.warehouse_id
    returning level.product_id, level.warehouse_id, level.on_hand, level.reserved, level.unavailable, level.version,
      product.sku, warehouse.code as warehouse`.execute(tx)
  return rows
}

/** Appends to the ledger, in the order given. @returns the ids of the new entries */
export async function appendMovements(
  tx: InventoryTransaction,
  movements: readonly Movement[],
): Promise<string[]> {
  const ids = movements.map(() => newId('mov'))
  const column = <T>(value: (movement: Movement) => T): T[] => movements.map(value)
  await sql`
    insert into stock_movements (id, cause, type, product_id, warehouse_id, on_hand_delta, reserved_delta,
      unavailable_delta, on_hand_after, reserved_after, unavailable_after, reason, order_id)
    select id, cause, type, product_id, warehouse_id, on_hand_delta, reserved_delta, unavailable_delta, on_hand_after,
      reserved_after, unavailable_after, reason, order_id
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
      ${column(({ reason }) => reason)}::text[],
      ${column(({ orderId }) => orderId)}::text[]
    ) with ordinality as movement (id, cause, type, product_id, warehouse_id, on_hand_delta, reserved_delta,
      unavailable_delta, on_hand_after, reserved_after, unavailable_after, reason, order_id, position)
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

/**
 * Marks which of the products are low now. The levels of all of them must be locked.
 * @returns those for which that changed; `crossing` counts how often a product has become low
 */
export async function updateLowMarks(
  tx: InventoryTransaction,
  productIds: readonly string[],
): Promise<LowStockCrossing[]> {
  const { rows } = await sql<LowStockCrossing>`
    update products product
    set is_low = not product.is_low,
      low_stock_crossing = product.low_stock_crossing + case when product.is_low then 0 else 1 end
    from (
      select product_id, sum(on_hand - reserved - unavailable)::int as available
      from stock_levels where product_id = any(${productIds}) group by product_id
    ) total
    where product.id = any(${productIds}) and product.id = total.product_id and product.is_low <> (total.available <= product.reorder_point)
    returning product.id as product_id, product.sku, total.available, product.reorder_point,
      product.low_stock_crossing as crossing, product.is_low`.execute(tx)
  return rows
}
