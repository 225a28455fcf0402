import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import {
  checkSequence,
  invalidState,
  step,
  undecided,
  type Decision,
  type OrderBook,
  type Outcome,
} from './book.ts'
import type { CancelReason } from './cancellation.ts'
import { backorder, fill, release, type Portion } from './lines.ts'
import { decideStatus, transitions, type By, type OrderState, type StatusTrigger } from './order.ts'
import {
  decidePayment,
  paymentStatusAfter,
  requestPayment,
  settleCancelled,
  withdrawUnsent,
  type PaymentTrigger,
} from './payment.ts'
import { isPrepaid } from './payment-sums.ts'
import { decideIssue, type IssuedItem } from './shipment.ts'

/** What others, or the clock, tell an order. */
export type OrderTrigger =
  | { type: 'StockReserved'; backordered: readonly Portion[] }
  | Exclude<
      StatusTrigger,
      {
        type: 'StockReserved' | 'PaymentAuthorized' | 'PaymentsExhausted' | 'CancelRequested' | 'AllFulfilled'
      }
    >
  | { type: 'BackorderFilled'; items: readonly Portion[] }
  /** What of the lines that were cancelled was still waited for: only Inventory knows what had come in by then. */
  | { type: 'BackorderReleased'; items: readonly Portion[] }
  | { type: 'StockIssued'; shipmentId: string; items: readonly IssuedItem[] }
  | { type: 'StockReturned'; returnId: string }
  | PaymentTrigger

export interface PaymentPolicy {
  /** How long a customer has to pay once the stock is reserved. */
  paymentWindowMs: number
}

const decidedByStatus: ReadonlySet<OrderTrigger['type']> = new Set([
  'StockRejected',
  'ReservationLost',
  'StockReleased',
])

/**
 * Until when Inventory holds the stock of an order that is to be paid first; null: until it is let go. From now on, whenever
 * it was placed: an order from other books, or one that Inventory hears of late, has its time to be paid before it.
 */
export function holdUntil(order: OrderState, now: Date, { paymentWindowMs }: PaymentPolicy): Date | null {
  return isPrepaid(order) ? new Date(now.getTime() + paymentWindowMs) : null
}

/**
 * Whether a decision needs more than the order itself: its lines, payments, shipments and returns. Most orders are reserved
 * and confirmed, or rejected, without: reading all that for each would double what an order costs.
 */
export function needsBook({ paymentMode }: OrderState, trigger: OrderTrigger): boolean {
  if (paymentMode !== 'NONE') return true
  if (trigger.type === 'StockReserved') return trigger.backordered.length > 0
  return !decidedByStatus.has(trigger.type)
}

/** What an order does with what it is told: O2 to O4, O6 to O9, O11, O13, O15; anything else is stale, O16. */
export function decideEvent(book: OrderBook, trigger: OrderTrigger, by: By, policy: PaymentPolicy): Outcome {
  switch (trigger.type) {
    case 'StockReserved':
      return decideReserved(book, trigger.backordered, by, policy)
    case 'BackorderFilled':
      return decideFill(book, trigger.items, by)
    case 'BackorderReleased':
      return decideBackorderRelease(book, trigger.items, by)
    case 'StockIssued':
      return decideIssue(book, trigger, by)
    case 'StockReturned': {
      const found = book.returns.find(({ id }) => id === trigger.returnId)
      if (!found || found.restockedAt) return 'stale'
      const returns = book.returns.map((known) =>
        known === found ? { ...known, restockedAt: by.now } : known,
      )
      return undecided({ ...book, returns })
    }
    case 'PaymentAuthorized':
    case 'PaymentDeclined':
    case 'PaymentCaptured':
    case 'PaymentVoided':
    case 'PaymentRefunded':
    case 'PaymentFailed':
      return decidePayment(book, trigger, by)
    case 'StockRejected':
    case 'ReservationLost':
    case 'StockReleased':
    case 'StockReservationExpired':
    case 'StockDecisionTimedOut':
    case 'PaymentTimedOut':
      return moveStatus(book, trigger, by)
  }
}

/** Moves the status; an order that is cancelled asks for no payment any more, and in the end settles what there is. */
function moveStatus(book: OrderBook, trigger: StatusTrigger, by: By): Outcome {
  const { order } = book
  const to = transitions[order.status][trigger.type]?.to
  if (!to) return 'stale'
  const paymentStatus = paymentStatusAfter(order, trigger.type, to)
  const moved = decideStatus(order, trigger, by, { paymentStatus })
  if (moved === 'stale') return 'stale'
  const decision = { book: { ...book, order: moved.order }, steps: [moved.step] }
  if (to === 'CANCELLING') return withdrawUnsent(decision)
  return to === 'CANCELLED' ? settleCancelled(decision, by) : decision
}

/** O2, O3: an order that is to be paid first awaits its payment. */
function decideReserved(
  book: OrderBook,
  backordered: readonly Portion[],
  by: By,
  { paymentWindowMs }: PaymentPolicy,
): Outcome {
  const { order } = book
  const target = transitions[order.status][isPrepaid(order) ? 'StockReservedUnpaid' : 'StockReserved']
  if (!target) return 'stale'
  const lineChanges = backorder(book.lines, backordered)
  if (target.emits === 'PaymentRequested') {
    const payBy = new Date(by.now.getTime() + paymentWindowMs)
    const change = { status: target.to, payBy, lineChanges }
    return requestPayment(undecided(book), by, change, order.paymentReference)
  }
  // What costs nothing is paid.
  const paymentStatus = order.paymentMode === 'PREPAID' ? 'PAID' : order.paymentStatus
  const change = { status: target.to, event: { type: target.emits }, paymentStatus, lineChanges }
  return step(undecided(book), change, by)
}

/** Goods that were waited for came in; before the order is confirmed too, for the two are told in different queues. */
function decideFill(book: OrderBook, items: readonly Portion[], by: By): Outcome {
  if (!['PENDING', 'AWAITING_PAYMENT', 'CONFIRMED'].includes(book.order.status)) return 'stale'
  const lineChanges = fill(book.lines, items)
  if (lineChanges.length === 0) return 'stale'
  return step(undecided(book), { event: { type: 'OrderBackorderFilled', items }, lineChanges }, by)
}

/** Part of what was waited for is waited for no longer: it was cancelled. */
function decideBackorderRelease(book: OrderBook, items: readonly Portion[], by: By): Outcome {
  if (book.order.status !== 'CONFIRMED') return 'stale'
  const lineChanges = release(book.lines, items)
  if (lineChanges.length === 0) return 'stale'
  return step(undecided(book), { event: { type: 'OrderBackorderReleased', items }, lineChanges }, by)
}

/** The statuses from which an order can be cancelled. */
const cancellable = ['PENDING', 'AWAITING_PAYMENT', 'CONFIRMED'] as const

/**
 * O5: decides a wish to cancel the whole order.
 * @param request.expectedSequence refuse if the order has moved on from it
 * @returns the step to CANCELLING, or VERSION_CONFLICT or INVALID_STATE
 */
export function decideCancellation(
  book: OrderBook,
  request: { reason: CancelReason; message: string; expectedSequence?: number | null | undefined },
  by: By,
): Result<Decision, Rejection> {
  const { order } = book
  const { reason, message, expectedSequence } = request
  const conflict = checkSequence(order, expectedSequence)
  if (conflict) return rejected(conflict)
  const outcome = moveStatus(book, { type: 'CancelRequested', reason, message }, by)
  if (outcome !== 'stale') return ok(outcome)
  if (order.status === 'CONFIRMED')
    return rejected(
      invalidState(
        'part of this order was shipped: cancel the lines that are left, or return what was shipped',
        order.fulfillmentStatus,
        ['UNFULFILLED'],
      ),
    )
  return rejected(
    invalidState(`an order that is ${order.status} cannot be cancelled`, order.status, cancellable),
  )
}
