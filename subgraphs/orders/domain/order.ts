import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'

export type OrderStatus = 'PENDING' | 'CONFIRMED' | 'CANCELLING' | 'CANCELLED'
export type CancelReason = 'STOCK_REJECTED' | 'CUSTOMER_REQUEST' | 'STAFF_REQUEST'

/** A product that an order asked more of than there was; `requested` is the sum over its lines. */
export interface Shortage {
  productId: string
  sku: string | null
  requested: number
  available: number
}

/** Why an order is being or was cancelled; decided once, never changed. */
export interface Cancellation {
  reason: CancelReason
  message: string
  at: Date
  shortages: readonly Shortage[]
}

/** What decisions about an order depend on. */
export interface OrderState {
  id: string
  status: OrderStatus
  sequence: number
  cancellation: Cancellation | null
  updatedAt: Date
}

/** What moves an order: Inventory's answers, and a wish to cancel. */
export type OrderTrigger =
  | { type: 'StockReserved' }
  | { type: 'StockRejected'; message: string; shortages: readonly Shortage[] }
  | { type: 'StockReleased' }
  | { type: 'CancelRequested'; reason: CancelReason; message: string }

/** The events of an order's later steps; its first is OrderCreated. */
export type OrderEventType = 'OrderConfirmed' | 'OrderCancellationRequested' | 'OrderCancelled'

/** One step in the life of an order, and the event that tells of it. */
export interface StatusChange {
  orderId: string
  sequence: number
  status: OrderStatus
  previousStatus: OrderStatus | null
  occurredAt: Date
}

export interface Transition extends StatusChange {
  cancellation: Cancellation | null
  emits: OrderEventType
}

type Target = { to: OrderStatus; emits: OrderEventType }

const confirmed: Target = { to: 'CONFIRMED', emits: 'OrderConfirmed' }
const cancelling: Target = { to: 'CANCELLING', emits: 'OrderCancellationRequested' }
const cancelled: Target = { to: 'CANCELLED', emits: 'OrderCancelled' }

/** Every pair that moves an order; any other pair is stale: it came late or twice and changes nothing. */
export const transitions: Record<OrderStatus, Partial<Record<OrderTrigger['type'], Target>>> = {
  PENDING: { StockReserved: confirmed, StockRejected: cancelled, CancelRequested: cancelling },
  CONFIRMED: { CancelRequested: cancelling },
  CANCELLING: { StockReleased: cancelled, StockRejected: cancelled },
  CANCELLED: {},
}

/** The statuses from which an order can be cancelled. */
const cancellable: readonly OrderStatus[] = ['PENDING', 'CONFIRMED']

/** The step that a trigger causes at `now`, or `stale` when the order is past it. */
export function decide(order: OrderState, trigger: OrderTrigger, now: Date): Transition | 'stale' {
  const target = transitions[order.status][trigger.type]
  if (!target) return 'stale'
  // The clocks of two instances may differ: time must not run backwards along an order's history.
  const occurredAt = now < order.updatedAt ? order.updatedAt : now
  return {
    orderId: order.id,
    sequence: order.sequence + 1,
    status: target.to,
    previousStatus: order.status,
    occurredAt,
    cancellation: order.cancellation ?? cancellationBy(trigger, occurredAt),
    emits: target.emits,
  }
}

function cancellationBy(trigger: OrderTrigger, at: Date): Cancellation | null {
  switch (trigger.type) {
    case 'StockRejected':
      return { reason: 'STOCK_REJECTED', message: trigger.message, at, shortages: trigger.shortages }
    case 'CancelRequested':
      return { reason: trigger.reason, message: trigger.message, at, shortages: [] }
    case 'StockReserved':
    case 'StockReleased':
      return null
  }
}

/** The order after a step. */
export function evolve<Order extends OrderState>(order: Order, transition: Transition): Order {
  return {
    ...order,
    status: transition.status,
    sequence: transition.sequence,
    cancellation: transition.cancellation,
    updatedAt: transition.occurredAt,
  }
}

/** The order as it was right after one of its steps: an event tells of its own moment, not of the one it is read in. */
export function orderAt<Order extends OrderState>(order: Order, change: StatusChange): Order {
  const isCancelled = change.status === 'CANCELLING' || change.status === 'CANCELLED'
  return {
    ...order,
    status: change.status,
    sequence: change.sequence,
    cancellation: isCancelled ? order.cancellation : null,
    updatedAt: change.occurredAt,
  }
}

/**
 * Decides a wish to cancel.
 * @param request.expectedSequence refuse if the order has moved on from it
 * @returns the step to CANCELLING, or VERSION_CONFLICT or INVALID_STATE
 */
export function decideCancellation(
  order: OrderState,
  request: { reason: CancelReason; message: string; expectedSequence?: number | null | undefined },
  now: Date,
): Result<Transition, Rejection> {
  const { reason, message, expectedSequence } = request
  if (typeof expectedSequence === 'number' && expectedSequence !== order.sequence)
    return rejected({
      code: 'VERSION_CONFLICT',
      message: `the order is at sequence ${order.sequence}, not ${expectedSequence}: look at it again`,
      path: ['input', 'expectedSequence'],
      currentVersion: order.sequence,
    })
  const transition = decide(order, { type: 'CancelRequested', reason, message }, now)
  if (transition !== 'stale') return ok(transition)
  return rejected({
    code: 'INVALID_STATE',
    message: `an order that is ${order.status} cannot be cancelled`,
    path: ['input', 'orderId'],
    current: order.status,
    allowed: cancellable,
  })
}
