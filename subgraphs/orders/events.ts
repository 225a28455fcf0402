import {
  OrderCancellationRequested,
  OrderCancelled,
  OrderConfirmed,
  OrderCreated,
} from '#schema/events/orders.ts'
import { outgoing, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import type { OrderState, Transition } from './domain/order.ts'
import type { CatalogueProduct, Placement } from './domain/placement.ts'

/** The event of a placed order: one item per product, summed over its lines. */
export function orderCreated(
  order: { id: string; orderNumber: string; createdAt: Date },
  demand: Placement['demand'],
): OutgoingEvent {
  const items = demand.map(({ product, quantity }) => ({
    product_id: wireProductId(product),
    sku: product.sku,
    quantity,
  }))
  const body = {
    order_id: order.id,
    order_number: order.orderNumber,
    sequence: 1,
    occurred_at: order.createdAt.toISOString(),
    items,
  }
  return outgoing(OrderCreated, body, order.id)
}

/** The event of a later step of an order. */
export function orderMoved({
  orderId,
  sequence,
  occurredAt,
  cancellation,
  emits,
}: Transition): OutgoingEvent {
  const body = { order_id: orderId, sequence, occurred_at: occurredAt.toISOString() }
  const reason = cancellation ? { reason: cancellation.reason } : {}
  switch (emits) {
    case 'OrderConfirmed':
      return outgoing(OrderConfirmed, body, orderId)
    case 'OrderCancellationRequested':
      return outgoing(OrderCancellationRequested, { ...body, ...reason }, orderId)
    case 'OrderCancelled':
      return outgoing(OrderCancelled, { ...body, ...reason }, orderId)
  }
}

/** The event of an order that is being cancelled, as its last step told it. */
export function cancellationRequested({ id, sequence, updatedAt, cancellation }: OrderState): OutgoingEvent {
  const reason = cancellation ? { reason: cancellation.reason } : {}
  const body = { order_id: id, sequence, occurred_at: updatedAt.toISOString(), ...reason }
  return outgoing(OrderCancellationRequested, body, id)
}

/** An id that came as a JSON number goes out as one. */
function wireProductId({ productId, idIsNumber }: CatalogueProduct): string | bigint {
  return idIsNumber ? BigInt(productId) : productId
}
