import { decodeBody, encodeBody } from '#schema/events/codec.ts'
import { StockRejected, StockReleased, StockReserved } from '#schema/events/inventory.ts'
import type { EventBody, WireId } from '#schema/events/wire.ts'
import { outgoing, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import type { ReservationLine } from '../domain/reservation.ts'
import { total } from '../domain/reservation.ts'
import type { RequestedItem, ReservedItem, ReserveDecision } from '../domain/reserve.ts'

/**
 * How reservations were decided is kept word for word, as the JSON text of the event that told it: so it can be told again, and
 * ids go out as they came in.
 */
const contracts = [StockReserved, StockRejected, StockReleased] as const

/** The JSON text that is kept of an event. */
export function encodeEvent({ contract, body }: OutgoingEvent): string {
  return encodeBody({ event: contract.type, ...body })
}

/** The event that told how an order was decided. @throws when it cannot be read */
export function readDecision(orderId: string, decision: string): OutgoingEvent {
  const { event: type } = JSON.parse(decision || '{}') as { event?: string }
  const contract = contracts.find((candidate) => candidate.type === type)
  if (!contract) throw new Error(`order ${orderId} has no readable decision`)
  return outgoing<any>(contract, decodeBody<any>(contract, decision))
}

/** The ids of an order and its products, as they came; and what was asked of each line. */
export interface WireOrder {
  order_id: WireId
  items: readonly ReservedItem[]
}

/** What the order had asked for; no items where nothing was ever held for it. */
export function readOrder(orderId: string, decision: string): WireOrder {
  const { body } = readDecision(orderId, decision) as OutgoingEvent<EventBody<typeof StockReserved>>
  return { order_id: body.order_id, items: body.items ?? [] }
}

/** A product's id as the order's event spelled it. */
export function wireIdIn({ items }: WireOrder, productId: string): WireId {
  return items.find(({ product_id }) => String(product_id) === productId)?.product_id ?? productId
}

/**
 * The event that tells the outcome of an order, its fields in the order of the seed's examples.
 * @param codes of the warehouses, by their ids
 */
export function outcomeOf(
  order: WireOrder,
  decision: ReserveDecision,
  { codes, occurred_at }: { codes: ReadonlyMap<string, string>; occurred_at: string },
): OutgoingEvent {
  const { order_id, items } = order
  if (decision.state === 'HELD') {
    const lines = decision.lines.map(({ productId, warehouseId, quantity, backordered }) => ({
      product_id: wireIdIn(order, productId),
      warehouse: codes.get(warehouseId) ?? warehouseId,
      quantity,
      ...(backordered > 0 && { backordered }),
    }))
    return outgoing(StockReserved, {
      order_id,
      items: reservedItems(items, decision.lines),
      lines,
      occurred_at,
    })
  }
  const { reason, shortages } = decision
  return outgoing(StockRejected, { order_id, reason, shortages, occurred_at })
}

type WireItem = NonNullable<EventBody<typeof StockReserved>['items']>[number]

/** The items as they came; of a product that is named twice, the last items wait first. */
function reservedItems(items: readonly RequestedItem[], lines: readonly ReservationLine[]): WireItem[] {
  const reserved: WireItem[] = items.map(({ product_id, quantity, on_shortage }) => ({
    product_id,
    quantity,
    ...(on_shortage === 'BACKORDER' && { on_shortage }),
  }))
  if (total(lines.map(({ backordered }) => backordered)) === 0) return reserved
  for (const { productId, backordered } of lines) {
    let owed = backordered
    for (const item of reserved.toReversed()) {
      if (owed === 0 || String(item.product_id) !== productId) continue
      item.backordered = Math.min(owed, item.quantity)
      owed -= item.backordered
    }
  }
  return reserved
}
