import type { Axes, OrderStatus, PaymentMode } from './axes.ts'
import type { Cancellation, CancelReason, Shortage } from './cancellation.ts'
import type { LineChange, Portion } from './lines.ts'

/** What decisions about an order depend on, besides its lines, payments, shipments and returns. */
export interface OrderState extends Axes {
  id: string
  sequence: number
  currency: string
  totalMinor: bigint
  paymentMode: PaymentMode
  /** With what it is to be paid, as the customer gave it. */
  paymentReference: string | null
  /** Until when it must be paid; null before it awaits its payment. */
  payBy: Date | null
  cancellation: Cancellation | null
  updatedAt: Date
}

/** Who moves an order, when, and in answer to what. */
export interface By {
  now: Date
  /** `staff:<name>`, `customer:<id>`, or the room that moved it. */
  actor: string
  /** The id of the message that this answers; null when somebody asked for it. */
  cause: string | null
  traceId: string | null
}

/** What moves the status of an order: the answers of others, the clock, and a wish to cancel. */
export type StatusTrigger =
  | { type: 'StockReserved' }
  | { type: 'StockRejected'; message: string; shortages: readonly Shortage[] }
  | { type: 'ReservationLost'; message: string; shortages: readonly Shortage[] }
  | { type: 'StockReleased' }
  | { type: 'StockReservationExpired' }
  | { type: 'StockDecisionTimedOut' }
  | { type: 'PaymentAuthorized' }
  | { type: 'PaymentsExhausted'; message: string }
  | { type: 'PaymentTimedOut' }
  | { type: 'CancelRequested'; reason: CancelReason; message: string }
  | { type: 'AllFulfilled' }

interface PaymentTold {
  paymentId: string
  amountMinor: bigint
}

/** The event that tells of a step. The first is OrderCreated. */
export type OrderEvent =
  | { type: 'OrderConfirmed' | 'OrderCancellationRequested' | 'OrderCancelled' | 'OrderCompleted' }
  | { type: 'OrderShipped'; shipmentId: string; warehouse: string | null; items: readonly Portion[] }
  | { type: 'OrderLinesCancelled'; lineCancellationId: string; items: readonly Portion[] }
  | { type: 'OrderBackorderFilled' | 'OrderBackorderReleased'; items: readonly Portion[] }
  | { type: 'ReturnRequested'; returnId: string; items: readonly Portion[] }
  | { type: 'ReturnApproved'; returnId: string }
  | { type: 'ReturnRejected'; returnId: string; reason: string }
  | {
      type: 'ReturnReceived'
      returnId: string
      items: readonly (Portion & { disposition: 'RESTOCK' | 'DAMAGED' })[]
    }
  | ({ type: 'PaymentRequested'; attempt: number; payBy: Date } & PaymentTold)
  | { type: 'OrderPaymentDeclined'; paymentId: string; attempt: number; reason: string | null }
  | ({ type: PaymentEventType } & PaymentTold)
  | ({ type: 'OrderPaymentFailed'; reason: string | null } & PaymentTold)
type PaymentEventType =
  'PaymentVoidRequested' | 'RefundRequested' | 'OrderPaid' | 'OrderPaymentVoided' | 'OrderRefunded'

/** One step in the life of an order, whether it changed the status or not. */
export interface StatusChange extends Axes {
  orderId: string
  sequence: number
  type: 'OrderCreated' | OrderEvent['type']
  previousStatus: OrderStatus | null
  occurredAt: Date
  actor: string
  cause: string | null
  traceId: string | null
}

/** A step that is being made. */
export interface Step extends StatusChange {
  event: OrderEvent
  lineChanges: readonly LineChange[]
}

type Target = {
  to: OrderStatus
  emits:
    'PaymentRequested' | 'OrderConfirmed' | 'OrderCancellationRequested' | 'OrderCancelled' | 'OrderCompleted'
}

const awaitingPayment: Target = { to: 'AWAITING_PAYMENT', emits: 'PaymentRequested' }
const confirmed: Target = { to: 'CONFIRMED', emits: 'OrderConfirmed' }
const cancelling: Target = { to: 'CANCELLING', emits: 'OrderCancellationRequested' }
const cancelled: Target = { to: 'CANCELLED', emits: 'OrderCancelled' }
const completed: Target = { to: 'COMPLETED', emits: 'OrderCompleted' }

/**
 * Every pair that moves the status; any other pair is stale: it came late or twice and changes nothing. The stock of an
 * order that is to be paid first is `StockReservedUnpaid`. A confirmed order of which something was shipped is no longer
 * cancelled as a whole: see `decideStatus`.
 */
export const transitions: Record<
  OrderStatus,
  Partial<Record<StatusTrigger['type'] | 'StockReservedUnpaid', Target>>
> = {
  PENDING: {
    StockReserved: confirmed,
    StockReservedUnpaid: awaitingPayment,
    StockRejected: cancelled,
    ReservationLost: cancelled,
    CancelRequested: cancelling,
    StockDecisionTimedOut: cancelling,
  },
  AWAITING_PAYMENT: {
    PaymentAuthorized: confirmed,
    PaymentsExhausted: cancelling,
    PaymentTimedOut: cancelling,
    StockReservationExpired: cancelling,
    CancelRequested: cancelling,
  },
  CONFIRMED: { CancelRequested: cancelling, ReservationLost: cancelling, AllFulfilled: completed },
  CANCELLING: { StockReleased: cancelled, StockRejected: cancelled, ReservationLost: cancelled },
  CANCELLED: {},
  COMPLETED: {},
}

/** What a step changes; an axis that is left out stays as it is. */
export interface Change extends Partial<Axes> {
  event: OrderEvent
  cancellation?: Cancellation
  payBy?: Date
  lineChanges?: readonly LineChange[]
}

export interface Moved<Order extends OrderState = OrderState> {
  order: Order
  step: Step
}

/** Makes the next step of an order. */
export function move<Order extends OrderState>(order: Order, change: Change, by: By): Moved<Order> {
  const { event, cancellation, payBy, lineChanges = [], ...axes } = change
  // The clocks of two instances may differ: time must not run backwards along an order's history.
  const occurredAt = by.now < order.updatedAt ? order.updatedAt : by.now
  const sequence = order.sequence + 1
  const after: Order = {
    ...order,
    ...axes,
    sequence,
    cancellation: order.cancellation ?? (cancellation ? { ...cancellation, at: occurredAt } : null),
    payBy: payBy ?? order.payBy,
    updatedAt: occurredAt,
  }
  const { status, paymentStatus, fulfillmentStatus, returnStatus } = after
  const { actor, cause, traceId } = by
  const step: Step = {
    orderId: order.id,
    sequence,
    type: event.type,
    status,
    previousStatus: order.status,
    paymentStatus,
    fulfillmentStatus,
    returnStatus,
    occurredAt,
    actor,
    cause,
    traceId,
    event,
    lineChanges,
  }
  return { order: after, step }
}

/** The step of the status that a trigger causes, or `stale` when the order is past it. */
export function decideStatus<Order extends OrderState>(
  order: Order,
  trigger: StatusTrigger,
  by: By,
  more: Pick<Change, 'paymentStatus' | 'lineChanges'> = {},
): Moved<Order> | 'stale' {
  const target = transitions[order.status][trigger.type]
  if (!target || target.emits === 'PaymentRequested') return 'stale'
  if (order.status === 'CONFIRMED' && target === cancelling && order.fulfillmentStatus !== 'UNFULFILLED')
    return 'stale'
  const cancellation = cancellationBy(trigger, by)
  const change = {
    ...more,
    status: target.to,
    event: { type: target.emits },
    ...(cancellation ? { cancellation } : {}),
  }
  return move(order, change, by)
}

function cancellationBy(trigger: StatusTrigger, { actor, now: at }: By): Cancellation | undefined {
  const because = (reason: CancelReason, message: string, shortages: readonly Shortage[] = []) => ({
    reason,
    message,
    at,
    byActor: actor,
    shortages,
  })
  switch (trigger.type) {
    case 'StockRejected':
      return because('STOCK_REJECTED', trigger.message, trigger.shortages)
    case 'ReservationLost':
      return because('RESERVATION_LOST', trigger.message, trigger.shortages)
    case 'CancelRequested':
      return because(trigger.reason, trigger.message)
    case 'StockDecisionTimedOut':
      return because('STOCK_TIMEOUT', 'Nobody could say in time whether there is enough stock.')
    case 'PaymentsExhausted':
      return because('PAYMENT_DECLINED', trigger.message)
    case 'PaymentTimedOut':
      return because('PAYMENT_TIMEOUT', 'It was not paid in time.')
    case 'StockReservationExpired':
      return because('PAYMENT_TIMEOUT', 'It was not paid while its stock could be held.')
    case 'StockReserved':
    case 'StockReleased':
    case 'PaymentAuthorized':
    case 'AllFulfilled':
      return undefined
  }
}

/** The order as it was right after one of its steps: an event tells of its own moment, not of the one it is read in. */
export function orderAt<Order extends OrderState>(
  order: Order,
  change: Pick<StatusChange, keyof Axes | 'sequence' | 'occurredAt'>,
): Order {
  const { status, paymentStatus, fulfillmentStatus, returnStatus, sequence, occurredAt } = change
  const isCancelled = status === 'CANCELLING' || status === 'CANCELLED'
  return {
    ...order,
    status,
    paymentStatus,
    fulfillmentStatus,
    returnStatus,
    sequence,
    cancellation: isCancelled ? order.cancellation : null,
    payBy: status === 'PENDING' ? null : order.payBy,
    updatedAt: occurredAt,
  }
}
