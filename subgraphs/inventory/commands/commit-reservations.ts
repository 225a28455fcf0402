import type { OrderConfirmed } from '#schema/events/orders.ts'
import type { EventBody } from '#schema/events/wire.ts'
import type { IncomingEvent } from '#platform/messaging/subscription.ts'
import { nextState } from '../domain/reservation.ts'
import type { InventoryTransaction } from '../repository.ts'
import { lockReservations, saveState } from '../repository-reservations.ts'

/** Notes that orders were confirmed, R5. Orders that hold nothing, or are not known, stay as they are. */
export async function commitReservations(
  tx: InventoryTransaction,
  events: readonly IncomingEvent<EventBody<typeof OrderConfirmed>>[],
): Promise<void> {
  const orderIds = [...new Set(events.map(({ body }) => String(body.order_id)))]
  const reservations = await lockReservations(tx, orderIds)
  const committed = [...reservations.values()].filter(({ state }) => nextState(state, 'confirm') !== state)
  await saveState(
    tx,
    committed.map(({ id }) => id),
    'COMMITTED',
  )
}
