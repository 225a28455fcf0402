import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import {
  checkSequence,
  invalidState,
  step,
  undecided,
  type Decision,
  type OrderBook,
  type Payment,
} from './book.ts'
import type { By } from './order.ts'
import { addPayment, maxAttempts, paymentId, refunded, requestPayment, voided } from './payment.ts'
import { dueMinor } from './payment-sums.ts'

/** Another attempt to pay an order that awaits its payment, once the one before it was declined. */
export function decideAttempt(
  book: OrderBook,
  request: { expectedSequence?: number | null | undefined; reference: string | null },
  by: By,
): Result<Decision, Rejection> {
  const { order, payments } = book
  const conflict = checkSequence(order, request.expectedSequence)
  if (conflict) return rejected(conflict)
  const { status, payBy } = order
  if (status !== 'AWAITING_PAYMENT' || !payBy)
    return rejected(
      invalidState(`an order that is ${status} awaits no payment`, status, ['AWAITING_PAYMENT']),
    )
  const attempts = payments.filter(({ kind }) => kind === 'AUTHORIZE')
  if (attempts.some((attempt) => attempt.status === 'REQUESTED'))
    return rejected(
      invalidState('an attempt to pay is under way: wait for its outcome', 'REQUESTED', ['DECLINED']),
    )
  if (attempts.length >= maxAttempts)
    return rejected(invalidState(`there are at most ${maxAttempts} attempts`, 'DECLINED', []))
  return ok(requestPayment(undecided(book), by, { payBy }, request.reference))
}

/** Money that came another way than by the provider: an invoice that was paid, or a capture that failed. */
export function decideRecord(
  book: OrderBook,
  request: { expectedSequence?: number | null | undefined; reference: string | null },
  by: By,
): Result<Decision, Rejection> {
  const { order } = book
  const conflict = checkSequence(order, request.expectedSequence)
  if (conflict) return rejected(conflict)
  const { status, paymentMode, paymentStatus } = order
  const allowed = ['CONFIRMED', 'COMPLETED']
  if (!allowed.includes(status))
    return rejected(invalidState(`an order that is ${status} is not to be paid`, status, allowed))
  const isDue = (paymentMode === 'INVOICE' && paymentStatus === 'PENDING') || paymentStatus === 'FAILED'
  if (!isDue)
    return rejected(
      invalidState(
        `nothing is to be paid: the payment is ${paymentStatus}`,
        paymentStatus,
        paymentMode === 'INVOICE' ? ['PENDING', 'FAILED'] : ['FAILED'],
      ),
    )
  const amountMinor = dueMinor(book)
  const id = paymentId(order.id, book.payments.length + 1)
  const event = { type: 'OrderPaid', paymentId: id, amountMinor } as const
  const paid = step(undecided(book), { paymentStatus: 'PAID', event }, by)
  const { sequence, updatedAt } = paid.book.order
  return ok(
    addPayment(paid, {
      kind: 'RECORD',
      amountMinor,
      reference: request.reference,
      status: 'SUCCEEDED',
      settledSequence: sequence,
      settledAt: updatedAt,
      isManual: true,
    }),
  )
}

const noRefund: Rejection = {
  code: 'NOT_FOUND',
  message: 'there is no refund or void with this id',
  path: ['input', 'paymentId'],
}

/**
 * What people carried out: a refund of money that had come another way, or a refund or void that the provider could not do.
 * Without it an authorization whose void failed would be set aside for ever.
 * @returns the step that tells of it, or NOT_FOUND, or INVALID_STATE while the provider may still do it or once it is done
 */
export function decideRefundRecord(
  book: OrderBook,
  request: { paymentId: string },
  by: By,
): Result<Decision, Rejection> {
  const payment = book.payments.find(({ id }) => id === request.paymentId)
  if (payment?.kind !== 'REFUND' && payment?.kind !== 'VOID') return rejected(noRefund)
  if (!isForPeople(book, payment)) {
    const { kind, isManual, status } = payment
    const allowed = kind === 'VOID' ? ['FAILED'] : ['REQUESTED', 'FAILED']
    const current = isManual ? status : `${status}_BY_PROVIDER`
    const state = invalidState(`this ${kind.toLowerCase()} is not for you to carry out`, current, allowed)
    return rejected({ ...state, path: ['input', 'paymentId'] })
  }
  return ok(payment.kind === 'VOID' ? voided(book, payment, by) : refunded(book, payment, by))
}

/** What never came in cannot be given back. */
function isForPeople({ payments }: OrderBook, { kind, status, isManual, ofId }: Payment): boolean {
  if (kind === 'VOID') return status === 'FAILED'
  const hasCome = payments.some((payment) => payment.id === ofId && payment.status === 'SUCCEEDED')
  return hasCome && (status === 'FAILED' || (status === 'REQUESTED' && isManual))
}
