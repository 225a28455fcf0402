import { outgoing, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import { BackorderFilled } from '#schema/events/inventory.ts'
import { fillable, fillBackorders, type Fill } from '../domain/backorder.ts'
import { total } from '../domain/reservation.ts'
import type { StockBook } from '../domain/stock.ts'
import type { InventoryTransaction } from '../repository.ts'
import { findWaiting, saveFills, type StoredWaitingLine } from '../repository-backorders.ts'
import { readOrder, wireIdIn } from './decisions.ts'

/**
 * Hands what the book's postings made available to the orders that wait for it, before anybody else sees it. Asks the database
 * only where something is owed of a product of which something is there: then, and only then, somebody may be waiting.
 *
 * The lines of other orders are changed here without a lock of their reservations: the levels of their products, which are locked,
 * guard them. So the one order of locks holds: reservations, then levels, then lines.
 * @returns the events that tell it
 */
export async function fillWaitingOrders(tx: InventoryTransaction, book: StockBook): Promise<OutgoingEvent[]> {
  const products = fillable(book)
  if (products.length === 0) return []
  const waiting = await findWaiting(tx, products)
  const cause = `${book.movements.at(-1)?.cause ?? 'levels'}/${crypto.randomUUID()}`
  const fills = fillBackorders(book, waiting, cause)
  if (fills.length === 0) return []
  await saveFills(tx, fills)
  const decisions = new Map(waiting.map(({ orderId, decision }: StoredWaitingLine) => [orderId, decision]))
  const occurred_at = new Date().toISOString()
  return [...Map.groupBy(fills, ({ orderId }) => orderId)].map(([orderId, filled]) => {
    const order = readOrder(orderId, decisions.get(orderId) ?? '')
    return outgoing(BackorderFilled, {
      order_id: order.order_id,
      items: filled.map((fill) => ({ product_id: wireIdIn(order, fill.productId), quantity: gotBy(fill) })),
      remaining: total(filled.map((fill) => fill.backordered - gotBy(fill))),
      occurred_at,
    })
  })
}

function gotBy({ picks }: Fill): number {
  return total(picks.map(({ quantity }) => quantity))
}
