import { StockReleased } from '#schema/events/inventory.ts'
import type { OrderCancellationRequested } from '#schema/events/orders.ts'
import type { EventBody, WireId } from '#schema/events/wire.ts'
import { enqueue, outgoing, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import type { IncomingEvent } from '#platform/messaging/subscription.ts'
import { decideRelease, type ReleasedPortion } from '../domain/release.ts'
import { holdsStock } from '../domain/reservation.ts'
import type { InventoryTransaction } from '../repository.ts'
import { claimReservations } from '../repository-reservations.ts'
import { encodeEvent, wireIdIn, type WireOrder } from './decisions.ts'
import { openReservations, saveReservations } from './open-reservations.ts'

type CancellationEvent = IncomingEvent<EventBody<typeof OrderCancellationRequested>>

const orderIdOf = ({ body }: CancellationEvent): string => String(body.order_id)

/**
 * Lets the stock of a batch of orders go, R6. Each event is answered with StockReleased, also where nothing was held, R11,
 * and where the order is not known yet: then a tombstone makes sure that nothing will be reserved for it, R3.
 */
export async function releaseStock(
  tx: InventoryTransaction,
  events: readonly CancellationEvent[],
): Promise<void> {
  const wireIds = new Map(events.map((event) => [orderIdOf(event), event.body.order_id]))
  const orderIds = [...wireIds.keys()]
  const occurredAt = new Date().toISOString()
  const buried = await claimReservations(tx, orderIds, {
    state: 'RELEASED',
    decision: (orderId) => encodeEvent(emptyRelease(wireIds.get(orderId) ?? orderId, occurredAt)),
  })
  const opened = await openReservations(
    tx,
    orderIds.filter((id) => !buried.has(id)),
    holdsStock,
  )
  const answers = events.map(({ body, messageId, correlationId }) => {
    const { order_id } = body
    const reservation = opened.now.get(String(order_id))
    if (!reservation)
      return { ...emptyRelease(order_id, occurredAt), ...(correlationId && { correlationId }) }
    const { reservation: after, released } = decideRelease(reservation, messageId, opened.book)
    if (after.state !== reservation.state) opened.now.set(after.orderId, after)
    const items = releasedItems(reservation, released)
    return outgoing(StockReleased, { order_id, items, occurred_at: occurredAt }, correlationId)
  })
  const stockEvents = await saveReservations(tx, opened)
  await enqueue(tx, [...answers, ...stockEvents])
}

function emptyRelease(order_id: WireId, occurred_at: string): OutgoingEvent {
  return outgoing(StockReleased, { order_id, items: [], occurred_at })
}

/** What was let go, under the ids that the order's event had. */
export function releasedItems(
  order: WireOrder,
  released: readonly ReleasedPortion[],
): { product_id: WireId; quantity: number; backordered?: number }[] {
  return released.map(({ productId, quantity, backordered }) => ({
    product_id: wireIdIn(order, productId),
    quantity,
    ...(backordered > 0 && { backordered }),
  }))
}
