import { decodeBody, encodeBody } from '#schema/events/codec.ts'
import { StockReleased, StockReserved } from '#schema/events/inventory.ts'
import type { OrderCancellationRequested } from '#schema/events/orders.ts'
import type { EventBody, WireId } from '#schema/events/wire.ts'
import { enqueue, outgoing } from '#platform/messaging/outbox.ts'
import type { IncomingEvent } from '#platform/messaging/subscription.ts'
import { decideRelease } from '../domain/release.ts'
import { holdsStock } from '../domain/reservation.ts'
import { lockStock, type InventoryTransaction } from '../repository.ts'
import {
  claimReservations,
  findLines,
  lockReservations,
  saveState,
  type StoredReservation,
} from '../repository-reservations.ts'
import { recordStock } from './record-stock.ts'

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
    decision: (orderId) => encodeBody(emptyRelease(wireIds.get(orderId) ?? orderId, occurredAt)),
  })
  const reservations = await lockReservations(
    tx,
    orderIds.filter((id) => !buried.has(id)),
  )
  const held = [...reservations.values()].filter(({ state }) => holdsStock(state))
  const lines = await findLines(
    tx,
    held.map(({ id }) => id),
  )
  const book = await lockStock(
    tx,
    [...lines.values()].flat().map(({ productId }) => productId),
  )
  const freed = new Map<string, StoredReservation>()
  const answers = events.map((event) => {
    const { body, messageId, correlationId } = event
    const reservation = reservations.get(orderIdOf(event))
    const isFreed =
      reservation !== undefined &&
      !freed.has(reservation.id) &&
      decideRelease({ ...reservation, lines: lines.get(reservation.id) ?? [] }, messageId, book).isFreed
    if (isFreed) freed.set(reservation.id, reservation)
    const items = isFreed ? itemsOf(reservation) : []
    return outgoing(StockReleased, { order_id: body.order_id, items, occurred_at: occurredAt }, correlationId)
  })
  await saveState(tx, [...freed.keys()], 'RELEASED')
  const { events: stockEvents } = await recordStock(tx, book)
  await enqueue(tx, [...answers, ...stockEvents])
}

function emptyRelease(orderId: WireId, occurredAt: string): object {
  return { event: StockReleased.type, order_id: orderId, items: [], occurred_at: occurredAt }
}

/** The lines of the order as they came. */
function itemsOf({ decision }: StoredReservation): EventBody<typeof StockReserved>['items'] & object {
  return decodeBody(StockReserved, decision).items ?? []
}
