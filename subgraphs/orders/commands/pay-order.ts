import type { Idempotent } from '#platform/database/idempotency.ts'
import type { Actor } from '#platform/graphql/actor.ts'
import { rejected } from '#platform/kernel/result.ts'
import { decideAttempt, decideRecord, decideRefundRecord } from '../domain/paying.ts'
import { checkTexts } from '../domain/text.ts'
import type { Db } from '../repository.ts'
import { commandOrder, withTold } from './order-command.ts'

interface OfOrder {
  idempotencyKey: string
  orderId: string
  expectedSequence?: number | null | undefined
}

/** Tries once more to pay an order. Answers the order's id. */
export async function payOrder(
  db: Db,
  actor: Actor,
  request: OfOrder & { paymentReference?: string | null | undefined },
): Promise<Idempotent<{ orderId: string }>> {
  const { idempotencyKey, orderId, expectedSequence, paymentReference = null } = request
  const faults = checkTexts<'paymentReference'>({ paymentReference }, { paymentReference: 200 }, ['input'])
  if (faults.length > 0) return rejected(...faults)
  const input = { expectedSequence: expectedSequence ?? null, paymentReference }
  const command = { actor, mutation: 'payOrder', idempotencyKey, orderId, input }
  return commandOrder(db, command, (book, by) => {
    const reference = paymentReference ?? book.order.paymentReference
    return withTold(decideAttempt(book, { expectedSequence, reference }, by), {})
  })
}

/** Notes that an order was paid without the provider. Answers the order's id. */
export async function recordPayment(
  db: Db,
  actor: Actor,
  request: OfOrder & { reference?: string | null | undefined },
): Promise<Idempotent<{ orderId: string }>> {
  const { idempotencyKey, orderId, expectedSequence, reference = null } = request
  const faults = checkTexts<'reference'>({ reference }, { reference: 200 }, ['input'])
  if (faults.length > 0) return rejected(...faults)
  const input = { expectedSequence: expectedSequence ?? null, reference }
  const command = { actor, mutation: 'recordPayment', idempotencyKey, orderId, input }
  return commandOrder(db, command, (book, by) =>
    withTold(decideRecord(book, { expectedSequence, reference }, by), {}),
  )
}

/** Notes that people carried out a refund, or a void that the provider could not. Answers the order's id. */
export async function recordRefund(
  db: Db,
  actor: Actor,
  { idempotencyKey, orderId, paymentId }: { idempotencyKey: string; orderId: string; paymentId: string },
): Promise<Idempotent<{ orderId: string }>> {
  const command = { actor, mutation: 'recordRefund', idempotencyKey, orderId, input: { paymentId } }
  return commandOrder(db, command, (book, by) => withTold(decideRefundRecord(book, { paymentId }, by), {}))
}
