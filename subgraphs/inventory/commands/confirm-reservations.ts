import type { OutgoingEvent } from '#platform/messaging/outbox.ts'
import type { AllocationPolicy } from '../domain/allocation.ts'
import { decideConfirmation } from '../domain/confirm.ts'
import { findKnownProducts, type InventoryTransaction } from '../repository.ts'
import { findOwedAtExpiry, saveDecisions, type DecidedReservation } from '../repository-reservations.ts'
import { encodeEvent, outcomeOf } from './decisions.ts'
import type { OpenReservations } from './open-reservations.ts'

/** The event that asked. */
interface Cause {
  messageId: string
  correlationId?: string
}

/**
 * Confirms open reservations, R5; those that had expired are tried again, R8, and what came of that is saved.
 * @param causes by order
 * @returns the events that tell what came of second tries
 */
export async function confirmReservations(
  tx: InventoryTransaction,
  { now, book }: OpenReservations,
  causes: ReadonlyMap<string, Cause>,
  policy?: AllocationPolicy,
): Promise<OutgoingEvent[]> {
  const expired = [...now.values()].filter(({ orderId, state }) => state === 'EXPIRED' && causes.has(orderId))
  const products =
    expired.length === 0
      ? new Map<string, never>()
      : await findKnownProducts(
          tx,
          expired.flatMap(({ items }) => items.map(({ product_id }) => String(product_id))),
        )
  const owed = await findOwedAtExpiry(
    tx,
    expired.map(({ orderId }) => orderId),
  )
  const told = { codes: book.codes, occurred_at: new Date().toISOString() }
  const decided: DecidedReservation[] = []
  const answers: OutgoingEvent[] = []
  for (const [orderId, { messageId, correlationId }] of causes) {
    const reservation = now.get(orderId)
    if (!reservation) continue
    const { items } = reservation
    const wasOwed = owed.has(orderId)
    const second = { items, wasOwed, cause: messageId, products, book, ...(policy && { policy }) }
    const { reservation: after, retried } = decideConfirmation(reservation, second)
    if (after.state !== reservation.state) now.set(orderId, after)
    if (!retried) continue
    const outcome = outcomeOf(reservation, retried, told)
    if (retried.state === 'REJECTED') outcome.body = { ...outcome.body, code: 'RESERVATION_LOST' }
    answers.push({ ...outcome, ...(correlationId && { correlationId }) })
    const lines = retried.state === 'HELD' ? retried.lines : []
    decided.push({ id: after.id, state: after.state, decision: encodeEvent(outcome), lines })
  }
  await saveDecisions(tx, decided)
  return answers
}
