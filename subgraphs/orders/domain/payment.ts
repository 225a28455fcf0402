import type { OrderStatus, PaymentStatus } from './axes.ts'
import { step, undecided, type Decision, type OrderBook, type Outcome, type Payment } from './book.ts'
import {
  attemptOf,
  authorizationOf,
  dueMinor,
  incomeOf,
  refundableMinor,
  settledAmounts,
} from './payment-sums.ts'
import {
  decideStatus,
  type By,
  type Change,
  type OrderEvent,
  type OrderState,
  type StatusTrigger,
} from './order.ts'

/** How often a customer may try to pay one order. */
export const maxAttempts = 3

type NewPayment = Pick<Payment, 'kind' | 'amountMinor'> & Partial<Payment>

/** Adds a payment to the last step of a decision. */
export function addPayment({ book, steps }: Decision, payment: NewPayment): Decision {
  const { order, payments } = book
  const number = payments.length + 1
  const added: Payment = {
    id: paymentId(order.id, number),
    number,
    ofId: null,
    reference: null,
    status: 'REQUESTED',
    reason: null,
    sequence: order.sequence,
    settledSequence: null,
    requestedAt: order.updatedAt,
    settledAt: null,
    isManual: false,
    isSent: false,
    ...payment,
  }
  return { book: { ...book, payments: [...payments, added] }, steps }
}

/** The same number of the same order has the same id, whoever decides it. */
export function paymentId(orderId: string, number: number): string {
  return `pay_${orderId.replace(/^ord_/, '')}_${number}`
}

/** Adds a step that tells of a request of its own. */
function requestByStep(
  decision: Decision,
  payment: NewPayment,
  tell: (told: { paymentId: string; amountMinor: bigint }) => OrderEvent,
  by: By,
  change: Partial<Change> = {},
): Decision {
  const id = paymentId(decision.book.order.id, decision.book.payments.length + 1)
  const event = tell({ paymentId: id, amountMinor: payment.amountMinor })
  return addPayment(step(decision, { ...change, event }, by), payment)
}

/** Asks for the whole amount to be set aside. */
export function requestPayment(
  decision: Decision,
  by: By,
  change: Partial<Change> & { payBy: Date },
  reference: string | null,
): Decision {
  const { book } = decision
  const attempt = book.payments.filter(({ kind }) => kind === 'AUTHORIZE').length + 1
  const tell = (told: { paymentId: string; amountMinor: bigint }): OrderEvent => ({
    type: 'PaymentRequested',
    attempt,
    payBy: change.payBy,
    ...told,
  })
  const payment: NewPayment = { kind: 'AUTHORIZE', amountMinor: dueMinor(book), reference }
  return requestByStep(decision, payment, tell, by, { ...change, paymentStatus: 'PENDING' })
}

/** With the first shipment the money that was set aside is taken: as much as the order costs by then. */
export function captureOnShipment(decision: Decision, by: By): Decision {
  const { book } = decision
  const authorization = authorizationOf(book)
  if (book.order.paymentStatus !== 'AUTHORIZED' || !authorization || incomeOf(book)) return decision
  const amountMinor = dueMinor(book)
  if (amountMinor === 0n) return requestVoid(decision, authorization, by)
  return addPayment(decision, { kind: 'CAPTURE', ofId: authorization.id, amountMinor })
}

/** Once is enough: a void that failed did so for good, and is for people to carry out (see `decideRefundRecord`). */
function isVoidAsked({ payments }: OrderBook, authorizationId: string): boolean {
  return payments.some(({ kind, ofId }) => kind === 'VOID' && ofId === authorizationId)
}

function requestVoid(decision: Decision, { id, amountMinor }: Payment, by: By): Decision {
  if (isVoidAsked(decision.book, id)) return decision
  const payment: NewPayment = { kind: 'VOID', ofId: id, amountMinor }
  return requestByStep(decision, payment, (told) => ({ type: 'PaymentVoidRequested', ...told }), by)
}

/** Asks for money to be given back, as far as there is any to give. What was not taken yet needs no refund. */
export function requestRefund(decision: Decision, wantedMinor: bigint, by: By): Decision {
  const income = incomeOf(decision.book)
  const refundable = refundableMinor(decision.book)
  const amountMinor = wantedMinor < refundable ? wantedMinor : refundable
  if (!income || amountMinor <= 0n) return decision
  const payment: NewPayment = {
    kind: 'REFUND',
    ofId: income.id,
    amountMinor,
    isManual: income.kind === 'RECORD',
  }
  return requestByStep(decision, payment, (told) => ({ type: 'RefundRequested', ...told }), by)
}

/** What the provider was not asked for yet when its order was cancelled would only be set aside to be given free. */
export function withdrawUnsent(decision: Decision): Decision {
  const reason = 'The order was cancelled before the provider was asked.'
  return decision.book.payments
    .filter(({ kind, status, isSent }) => kind === 'AUTHORIZE' && status === 'REQUESTED' && !isSent)
    .reduce((withdrawn, payment) => settle(withdrawn, payment, 'FAILED', reason), decision)
}

/** O9: what was set aside for a cancelled order is given free, what was paid is given back. */
export function settleCancelled(decision: Decision, by: By): Decision {
  const { paymentStatus } = decision.book.order
  const authorization = authorizationOf(decision.book)
  if (paymentStatus === 'AUTHORIZED' && authorization) return requestVoid(decision, authorization, by)
  return requestRefund(decision, refundableMinor(decision.book), by)
}

/** The payment status after a step of the status: what was never paid in time has failed, or no longer will be paid. */
export function paymentStatusAfter(
  { paymentStatus }: OrderState,
  trigger: StatusTrigger['type'],
  to: OrderStatus,
): PaymentStatus {
  if (paymentStatus !== 'PENDING') return paymentStatus
  if (trigger === 'PaymentTimedOut' || trigger === 'StockReservationExpired') return 'FAILED'
  return to === 'CANCELLED' ? 'VOIDED' : paymentStatus
}

function settle(
  { book, steps }: Decision,
  payment: Payment,
  status: Payment['status'],
  reason: string | null = null,
): Decision {
  const { sequence, updatedAt } = book.order
  const settled: Payment = { ...payment, status, reason, settledSequence: sequence, settledAt: updatedAt }
  const payments = book.payments.map((known) => (known.id === payment.id ? settled : known))
  return { book: { ...book, payments }, steps }
}

/** What the provider says of one payment. */
export type PaymentTrigger =
  | { type: 'PaymentAuthorized'; paymentId: string; amount: { minor: bigint; currency: string } | undefined }
  | { type: 'PaymentDeclined' | 'PaymentFailed'; paymentId: string; reason: string | null }
  | { type: 'PaymentCaptured' | 'PaymentVoided' | 'PaymentRefunded'; paymentId: string }

/** O7, O8, O15 and what follows: takes an answer of the provider. One that was taken before is stale. */
export function decidePayment(book: OrderBook, trigger: PaymentTrigger, by: By): Outcome {
  const payment = book.payments.find(({ id }) => id === trigger.paymentId)
  if (!payment) return 'stale'
  if (trigger.type === 'PaymentAuthorized') return authorized(book, payment, trigger.amount, by)
  if (payment.status !== 'REQUESTED') return 'stale'
  const told = { paymentId: payment.id, amountMinor: payment.amountMinor }
  switch (trigger.type) {
    case 'PaymentDeclined':
      return payment.kind === 'AUTHORIZE' ? declined(book, payment, trigger.reason, by) : 'stale'
    case 'PaymentFailed': {
      if (payment.kind === 'AUTHORIZE') return declined(book, payment, trigger.reason, by)
      const { reason } = trigger
      const change = payment.kind === 'CAPTURE' ? ({ paymentStatus: 'FAILED' } as const) : {}
      const event = { type: 'OrderPaymentFailed', reason, ...told } as const
      return settle(step(undecided(book), { ...change, event }, by), payment, 'FAILED', reason)
    }
    case 'PaymentCaptured': {
      if (payment.kind !== 'CAPTURE') return 'stale'
      const change = { paymentStatus: 'PAID', event: { type: 'OrderPaid', ...told } } as const
      return settle(step(undecided(book), change, by), payment, 'SUCCEEDED')
    }
    case 'PaymentVoided':
      return payment.kind === 'VOID' ? voided(book, payment, by) : 'stale'
    case 'PaymentRefunded':
      return payment.kind === 'REFUND' ? refunded(book, payment, by) : 'stale'
  }
}

/** What was set aside is free: the provider, or people where it could not, gave it so. */
export function voided(book: OrderBook, payment: Payment, by: By): Decision {
  const { id, amountMinor } = payment
  const event = { type: 'OrderPaymentVoided', paymentId: id, amountMinor } as const
  // The void of an attempt that came too late says nothing of how the order itself was paid.
  const isOfOrder = book.order.paymentStatus === 'AUTHORIZED' && payment.ofId === authorizationOf(book)?.id
  const change = isOfOrder ? ({ paymentStatus: 'VOIDED', event } as const) : { event }
  return settle(step(undecided(book), change, by), payment, 'SUCCEEDED')
}

/** Money is on its way back: the provider, or people, sent it. */
export function refunded(book: OrderBook, payment: Payment, by: By): Decision {
  const { paidMinor, refundedMinor } = settledAmounts(book.payments)
  const isAll = refundedMinor + payment.amountMinor >= paidMinor
  const event = {
    type: 'OrderRefunded',
    paymentId: payment.id,
    amountMinor: payment.amountMinor,
  } as const
  const change = { paymentStatus: isAll ? 'REFUNDED' : 'PARTIALLY_REFUNDED', event } as const
  return settle(step(undecided(book), change, by), payment, 'SUCCEEDED')
}

function authorized(
  book: OrderBook,
  payment: Payment,
  amount: { minor: bigint; currency: string } | undefined,
  by: By,
): Outcome {
  if (payment.kind !== 'AUTHORIZE' || payment.status === 'SUCCEEDED') return 'stale'
  const isWhole = amount?.minor === payment.amountMinor && amount.currency === book.order.currency
  if (book.order.status === 'AWAITING_PAYMENT' && payment.status === 'REQUESTED' && isWhole) {
    const moved = decideStatus(book.order, { type: 'PaymentAuthorized' }, by, { paymentStatus: 'AUTHORIZED' })
    if (moved === 'stale') return 'stale'
    return settle({ book: { ...book, order: moved.order }, steps: [moved.step] }, payment, 'SUCCEEDED')
  }
  // O15: too late, or not what was asked for. It never revives an order; the money is given free.
  if (isVoidAsked(book, payment.id)) return 'stale'
  const late = payment.status === 'REQUESTED' ? lateAnswer(book, payment, by) : undecided(book)
  return requestVoid(late, payment, by)
}

/** An authorization that cannot be used counts as a failed attempt while the order still awaits its payment. */
function lateAnswer(book: OrderBook, payment: Payment, by: By): Decision {
  const reason = 'It came too late, or over another amount.'
  if (book.order.status !== 'AWAITING_PAYMENT') {
    const settledAt = book.order.updatedAt > by.now ? book.order.updatedAt : by.now
    const failed: Payment = {
      ...payment,
      status: 'FAILED',
      reason,
      settledSequence: book.order.sequence + 1,
      settledAt,
    }
    const payments = book.payments.map((known) => (known.id === payment.id ? failed : known))
    return undecided({ ...book, payments })
  }
  return declined(book, payment, reason, by)
}

/** O8: the last attempt that may be made ends the order; after an earlier one the customer may try again. */
function declined(book: OrderBook, payment: Payment, reason: string | null, by: By): Decision {
  const { order } = book
  const attempt = attemptOf(book, payment)
  if (order.status === 'AWAITING_PAYMENT' && attempt >= maxAttempts) {
    const trigger = {
      type: 'PaymentsExhausted',
      message: `The payment was declined ${maxAttempts} times.`,
    } as const
    const moved = decideStatus(order, trigger, by, { paymentStatus: 'FAILED' })
    if (moved !== 'stale')
      return settle(
        { book: { ...book, order: moved.order }, steps: [moved.step] },
        payment,
        'DECLINED',
        reason,
      )
  }
  const event = { type: 'OrderPaymentDeclined', paymentId: payment.id, attempt, reason } as const
  return settle(step(undecided(book), { event }, by), payment, 'DECLINED', reason)
}
