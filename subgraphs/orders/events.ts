import {
  OrderBackorderFilled,
  OrderBackorderReleased,
  OrderCancellationRequested,
  OrderCancelled,
  OrderCompleted,
  OrderConfirmed,
  OrderCostRecorded,
  OrderCreated,
  OrderLinesCancelled,
  OrderPaid,
  OrderPaymentDeclined,
  OrderPaymentFailed,
  OrderPaymentVoided,
  OrderRefunded,
  OrderShipped,
  PaymentRequested,
  PaymentVoidRequested,
  RefundRequested,
  ReturnApproved,
  ReturnReceived,
  ReturnRejected,
  ReturnRequested,
} from '#schema/events/orders.ts'
import type { WireId } from '#schema/events/wire.ts'
import { formatMoney } from '#platform/kernel/money.ts'
import { outgoing, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import type { OrderBook } from './domain/book.ts'
import type { Portion } from './domain/lines.ts'
import type { OrderState, Step } from './domain/order.ts'
import type { CatalogueProduct, Placement } from './domain/placement.ts'

/** The contracts of all events that tell of a step of an order. */
export const stepContracts = [
  OrderCreated,
  OrderConfirmed,
  OrderCancellationRequested,
  OrderCancelled,
  OrderCompleted,
  OrderShipped,
  OrderLinesCancelled,
  OrderBackorderFilled,
  OrderBackorderReleased,
  ReturnRequested,
  ReturnApproved,
  ReturnRejected,
  ReturnReceived,
  PaymentRequested,
  OrderPaymentDeclined,
  PaymentVoidRequested,
  RefundRequested,
  OrderPaid,
  OrderPaymentVoided,
  OrderRefunded,
  OrderPaymentFailed,
] as const

/** The events of the shipments whose cost became known: no step of the order, but its figures are others. */
export function costsRecorded(before: OrderBook, after: OrderBook): OutgoingEvent[] {
  const known = new Set(before.shipments.filter(({ issuedAt }) => issuedAt).map(({ id }) => id))
  return after.shipments.flatMap(({ id, issuedAt }) => {
    if (!issuedAt || known.has(id)) return []
    const body = { order_id: after.order.id, shipment_id: id, occurred_at: issuedAt.toISOString() }
    return [outgoing(OrderCostRecorded, body, after.order.id)]
  })
}

/** The event of a placed order: one item per product, summed over its lines. */
export function orderCreated(
  order: { id: string; orderNumber: string; createdAt: Date; holdUntil: Date | null },
  demand: Placement['demand'],
): OutgoingEvent {
  const items = demand.map(({ product, quantity, onShortage }) => ({
    product_id: wireProductId(product),
    sku: product.sku,
    quantity,
    ...(onShortage === 'BACKORDER' ? { on_shortage: onShortage } : {}),
  }))
  const body = {
    order_id: order.id,
    order_number: order.orderNumber,
    sequence: 1,
    occurred_at: order.createdAt.toISOString(),
    items,
    ...(order.holdUntil ? { pay_by: order.holdUntil.toISOString() } : {}),
  }
  return outgoing(OrderCreated, body, order.id)
}

/** What the event of a step needs to know of its order. */
export type Told = Pick<OrderState, 'currency' | 'cancellation'>

/**
 * The event of a later step of an order.
 * @param products the catalogue entries of the step's products
 */
export function orderMoved(
  step: Step,
  { currency, cancellation }: Told,
  products: ReadonlyMap<string, CatalogueProduct>,
): OutgoingEvent {
  const { orderId, sequence, occurredAt, event } = step
  const body = { order_id: orderId, sequence, occurred_at: occurredAt.toISOString() }
  const reason = cancellation ? { reason: cancellation.reason } : {}
  const itemsOf = (items: readonly Portion[]) =>
    items.map(({ productId, quantity }) => ({ product_id: wireId(products, productId), quantity }))
  switch (event.type) {
    case 'OrderConfirmed':
      return outgoing(OrderConfirmed, body, orderId)
    case 'OrderCancellationRequested':
      return outgoing(OrderCancellationRequested, { ...body, ...reason }, orderId)
    case 'OrderCancelled':
      return outgoing(OrderCancelled, { ...body, ...reason }, orderId)
    case 'OrderCompleted':
      return outgoing(OrderCompleted, body, orderId)
    case 'OrderShipped': {
      const { shipmentId: shipment_id, warehouse, items } = event
      const from = warehouse === null ? {} : { warehouse }
      return outgoing(OrderShipped, { ...body, shipment_id, ...from, items: itemsOf(items) }, orderId)
    }
    case 'OrderLinesCancelled': {
      const { lineCancellationId: line_cancellation_id, items } = event
      return outgoing(OrderLinesCancelled, { ...body, line_cancellation_id, items: itemsOf(items) }, orderId)
    }
    case 'OrderBackorderFilled':
      return outgoing(OrderBackorderFilled, { ...body, items: itemsOf(event.items) }, orderId)
    case 'OrderBackorderReleased':
      return outgoing(OrderBackorderReleased, { ...body, items: itemsOf(event.items) }, orderId)
    case 'ReturnRequested':
      return outgoing(
        ReturnRequested,
        { ...body, return_id: event.returnId, items: itemsOf(event.items) },
        orderId,
      )
    case 'ReturnApproved':
      return outgoing(ReturnApproved, { ...body, return_id: event.returnId }, orderId)
    case 'ReturnRejected':
      return outgoing(ReturnRejected, { ...body, return_id: event.returnId, reason: event.reason }, orderId)
    case 'ReturnReceived': {
      const items = event.items.map(({ productId, quantity, disposition }) => ({
        product_id: wireId(products, productId),
        quantity,
        disposition,
      }))
      return outgoing(ReturnReceived, { ...body, return_id: event.returnId, items }, orderId)
    }
    case 'PaymentRequested':
    case 'OrderPaymentDeclined':
    case 'PaymentVoidRequested':
    case 'RefundRequested':
    case 'OrderPaid':
    case 'OrderPaymentVoided':
    case 'OrderRefunded':
    case 'OrderPaymentFailed':
      return paymentMoved(event, body, currency)
  }
}

type PaymentEvent = Extract<Step['event'], { paymentId: string }>
type Head = { order_id: string; sequence: number; occurred_at: string }

function paymentMoved(event: PaymentEvent, head: Head, currency: string): OutgoingEvent {
  const body = { ...head, payment_id: event.paymentId }
  const orderId = head.order_id
  if (event.type === 'OrderPaymentDeclined') {
    const reason = event.reason === null ? {} : { reason: event.reason }
    return outgoing(OrderPaymentDeclined, { ...body, attempt: event.attempt, ...reason }, orderId)
  }
  const amount = { amount: formatMoney({ minor: event.amountMinor, currency }), currency }
  switch (event.type) {
    case 'PaymentRequested': {
      const { attempt, payBy } = event
      return outgoing(PaymentRequested, { ...body, amount, attempt, pay_by: payBy.toISOString() }, orderId)
    }
    case 'PaymentVoidRequested':
      return outgoing(PaymentVoidRequested, { ...body, amount }, orderId)
    case 'RefundRequested':
      return outgoing(RefundRequested, { ...body, amount }, orderId)
    case 'OrderPaid':
      return outgoing(OrderPaid, { ...body, amount }, orderId)
    case 'OrderPaymentVoided':
      return outgoing(OrderPaymentVoided, { ...body, amount }, orderId)
    case 'OrderRefunded':
      return outgoing(OrderRefunded, { ...body, amount }, orderId)
    case 'OrderPaymentFailed': {
      const reason = event.reason === null ? {} : { reason: event.reason }
      return outgoing(OrderPaymentFailed, { ...body, amount, ...reason }, orderId)
    }
  }
}

/** The event of an order that is being cancelled, as its last step told it. */
export function cancellationRequested({ id, sequence, updatedAt, cancellation }: OrderState): OutgoingEvent {
  const reason = cancellation ? { reason: cancellation.reason } : {}
  const body = { order_id: id, sequence, occurred_at: updatedAt.toISOString(), ...reason }
  return outgoing(OrderCancellationRequested, body, id)
}

/** An id that came as a JSON number goes out as one. */
function wireProductId({ productId, idIsNumber }: CatalogueProduct): WireId {
  return idIsNumber ? BigInt(productId) : productId
}

function wireId(products: ReadonlyMap<string, CatalogueProduct>, productId: string): WireId {
  const product = products.get(productId)
  return product ? wireProductId(product) : productId
}
