import type { OrderConfirmed } from '#schema/events/orders.ts'
import type { EventBody } from '#schema/events/wire.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import type { IncomingEvent } from '#platform/messaging/subscription.ts'
import type { AllocationPolicy } from '../domain/allocation.ts'
import type { InventoryTransaction } from '../repository.ts'
import { confirmReservations } from './confirm-reservations.ts'
import { openReservations, saveReservations } from './open-reservations.ts'

/**
 * Notes that orders were confirmed, R5. Where the hold had expired meanwhile, it is tried again and that is told, R8. Orders that
 * hold nothing, or are not known, stay as they are.
 */
export async function commitReservations(
  tx: InventoryTransaction,
  events: readonly IncomingEvent<EventBody<typeof OrderConfirmed>>[],
  policy?: AllocationPolicy,
): Promise<void> {
  const causes = new Map(
    events.map(({ body, messageId, correlationId }) => [
      String(body.order_id),
      { messageId, ...(correlationId && { correlationId }) },
    ]),
  )
  const opened = await openReservations(tx, [...causes.keys()], (state) => state === 'EXPIRED')
  const answers = await confirmReservations(tx, opened, causes, policy)
  const stockEvents = await saveReservations(tx, opened)
  await enqueue(tx, [...answers, ...stockEvents])
}
