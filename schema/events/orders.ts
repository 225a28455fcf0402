import { z } from 'zod'
import { defineEvent, keptId, wireDateTime, wireId, type EventBody } from './wire.ts'

const exchange = 'orders'

/** Quantities are checked by the domain, not here: an order for zero is refused with a StockRejected, not dead-lettered. */
const item = z.looseObject({ product_id: wireId, quantity: z.number() })

/** Sent with every status change of an order, so that subscribers need not ask. `sequence` starts at 1, without gaps. */
const change = {
  order_id: keptId,
  sequence: z.number().int().positive().optional(),
  occurred_at: wireDateTime.optional(),
}

export const OrderCreated = defineEvent(
  { type: 'OrderCreated', exchange, routingKey: 'order.created', subject: 'order_id' },
  { ...change, items: z.array(item), order_number: z.string().optional() },
)
export const OrderConfirmed = defineEvent(
  { type: 'OrderConfirmed', exchange, routingKey: 'order.confirmed', subject: 'order_id' },
  change,
)
export const OrderCancellationRequested = defineEvent(
  {
    type: 'OrderCancellationRequested',
    exchange,
    routingKey: 'order.cancellation_requested',
    subject: 'order_id',
  },
  { ...change, reason: z.string().optional() },
)
export const OrderCancelled = defineEvent(
  { type: 'OrderCancelled', exchange, routingKey: 'order.cancelled', subject: 'order_id' },
  { ...change, reason: z.string().optional() },
)

export type OrderCreatedBody = EventBody<typeof OrderCreated>
