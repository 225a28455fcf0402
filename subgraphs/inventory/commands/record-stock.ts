import { outgoing, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import { LowStockDetected, StockLevelChanged } from '#schema/events/inventory.ts'
import { availableOf, changedLevels, type StockBook } from '../domain/stock.ts'
import {
  appendMovements,
  saveLevels,
  updateLowMarks,
  type InventoryTransaction,
  type LowStockCrossing,
  type SavedLevel,
} from '../repository.ts'
import { fillWaitingOrders } from './fill-backorders.ts'

/** What became of a book: the events that tell it, and the ids of its movements in their order. */
export interface RecordedStock {
  events: OutgoingEvent[]
  movementIds: string[]
}

/**
 * Saves what was posted to a book: levels, ledger and low marks. One event for each level, however often it changed. What has
 * become available goes to the orders that wait for it first: whoever brings goods need not think of them.
 */
export async function recordStock(tx: InventoryTransaction, book: StockBook): Promise<RecordedStock> {
  const filled = await fillWaitingOrders(tx, book)
  const levels = changedLevels(book)
  if (levels.length === 0) return { events: [], movementIds: [] }
  const saved = await saveLevels(tx, levels)
  const movementIds = await appendMovements(tx, book.movements)
  const crossings = await updateLowMarks(tx, [...new Set(levels.map(({ productId }) => productId))])
  const occurredAt = new Date().toISOString()
  const events = [
    ...saved.map((level) => levelChanged(level, occurredAt)),
    ...crossings.filter(({ isLow }) => isLow).map((crossing) => lowStock(crossing, occurredAt)),
    ...filled,
  ]
  return { events, movementIds }
}

function levelChanged(level: SavedLevel, occurredAt: string): OutgoingEvent {
  return outgoing(StockLevelChanged, {
    product_id: level.productId,
    sku: level.sku,
    warehouse: level.warehouse,
    warehouse_id: level.warehouseId,
    on_hand: level.onHand,
    reserved: level.reserved,
    unavailable: level.unavailable,
    available: availableOf(level),
    sell_buffer: level.sellBuffer,
    backordered: level.backordered,
    incoming: level.incoming,
    version: level.version,
    occurred_at: occurredAt,
  })
}

/** A product became low; to be sent once for each crossing. */
export function lowStock(crossing: LowStockCrossing, occurredAt: string): OutgoingEvent {
  return outgoing(LowStockDetected, {
    product_id: crossing.productId,
    sku: crossing.sku,
    available: crossing.available,
    reorder_point: crossing.reorderPoint,
    crossing: crossing.crossing,
    occurred_at: occurredAt,
  })
}
