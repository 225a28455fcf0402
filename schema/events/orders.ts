import { z } from 'zod'
import { defineEvent, keptId, wireDateTime, wireId, wireMoney, type EventBody } from './wire.ts'

const exchange = 'orders'

/** Quantities are checked by the domain, not here: an order for zero is refused with a StockRejected, not dead-lettered. */
const item = z.looseObject({ product_id: wireId, quantity: z.number() })

/** `on_shortage`: `REJECT` (also when absent) refuses what is short, `BACKORDER` lets it wait for goods to arrive. */
const orderedItem = z.looseObject({ ...item.shape, on_shortage: z.string().optional() })

/** Sent with every status change of an order, so that subscribers need not ask. `sequence` starts at 1, without gaps. */
const change = {
  order_id: keptId,
  sequence: z.number().int().positive().optional(),
  occurred_at: wireDateTime.optional(),
}

export const OrderCreated = defineEvent(
  { type: 'OrderCreated', exchange, routingKey: 'order.created', subject: 'order_id' },
  {
    ...change,
    items: z.array(orderedItem),
    order_number: z.string().optional(),
    /** Until when the order must be paid; absent when its stock is held without a limit. */
    pay_by: wireDateTime.optional(),
  },
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

/** A shipment is on its way; its items leave the warehouses. */
/** `warehouse` is the code of the one that it leaves, where somebody said. */
export const OrderShipped = defineEvent(
  { type: 'OrderShipped', exchange, routingKey: 'order.shipped', subject: 'shipment_id' },
  { ...change, shipment_id: keptId, warehouse: z.string().optional(), items: z.array(item) },
)
/** Part of what was not shipped yet was cancelled; `line_cancellation_id` tells one such cancellation from the next. */
export const OrderLinesCancelled = defineEvent(
  {
    type: 'OrderLinesCancelled',
    exchange,
    routingKey: 'order.lines_cancelled',
    subject: 'line_cancellation_id',
  },
  { ...change, line_cancellation_id: keptId, items: z.array(item) },
)
/** Everything that was not cancelled is shipped, and what it cost is known. */
export const OrderCompleted = defineEvent(
  { type: 'OrderCompleted', exchange, routingKey: 'order.completed', subject: 'order_id' },
  change,
)
/** What a shipment, or a part of it, had cost us is known from here on; the order's figures have it. */
export const OrderCostRecorded = defineEvent(
  { type: 'OrderCostRecorded', exchange, routingKey: 'order.cost_recorded', subject: 'shipment_id' },
  { order_id: keptId, shipment_id: keptId, occurred_at: wireDateTime.optional() },
)
export const ReturnRequested = defineEvent(
  { type: 'ReturnRequested', exchange, routingKey: 'order.return_requested', subject: 'return_id' },
  { ...change, return_id: keptId, items: z.array(item) },
)
export const ReturnApproved = defineEvent(
  { type: 'ReturnApproved', exchange, routingKey: 'order.return_approved', subject: 'return_id' },
  { ...change, return_id: keptId },
)
export const ReturnRejected = defineEvent(
  { type: 'ReturnRejected', exchange, routingKey: 'order.return_rejected', subject: 'return_id' },
  { ...change, return_id: keptId, reason: z.string().optional() },
)
/** Returned goods are in our hands, to be sold again (`RESTOCK`) or kept apart (`DAMAGED`). */
export const ReturnReceived = defineEvent(
  { type: 'ReturnReceived', exchange, routingKey: 'order.return_received', subject: 'return_id' },
  {
    ...change,
    return_id: keptId,
    items: z.array(z.looseObject({ ...item.shape, disposition: z.enum(['RESTOCK', 'DAMAGED']) })),
  },
)

/** Goods that it waited for came in and are reserved for it. */
export const OrderBackorderFilled = defineEvent(
  { type: 'OrderBackorderFilled', exchange, routingKey: 'order.backorder_filled', subject: 'order_id' },
  { ...change, items: z.array(item) },
)

/** Part of what it waited for was cancelled, and nobody owes it that any more. */
export const OrderBackorderReleased = defineEvent(
  {
    type: 'OrderBackorderReleased',
    exchange,
    routingKey: 'order.backorder_released',
    subject: 'order_id',
  },
  { ...change, items: z.array(item) },
)

const payment = { ...change, payment_id: keptId, amount: wireMoney }

/** The order's stock is reserved; it is confirmed once it is paid, and cancelled if it isn't by `pay_by`. */
export const PaymentRequested = defineEvent(
  { type: 'PaymentRequested', exchange, routingKey: 'order.payment_requested', subject: 'payment_id' },
  { ...payment, attempt: z.number().int(), pay_by: wireDateTime },
)
/** One attempt to pay was declined; another may be made until `pay_by`. */
export const OrderPaymentDeclined = defineEvent(
  { type: 'OrderPaymentDeclined', exchange, routingKey: 'order.payment_declined', subject: 'payment_id' },
  { ...change, payment_id: keptId, attempt: z.number().int(), reason: z.string().optional() },
)
/** What had been authorized for an order that is not carried out is to be given free. */
export const PaymentVoidRequested = defineEvent(
  {
    type: 'PaymentVoidRequested',
    exchange,
    routingKey: 'order.payment_void_requested',
    subject: 'payment_id',
  },
  payment,
)
/** Part or all of what was paid is to be given back. */
export const RefundRequested = defineEvent(
  { type: 'RefundRequested', exchange, routingKey: 'order.refund_requested', subject: 'payment_id' },
  payment,
)
export const OrderPaid = defineEvent(
  { type: 'OrderPaid', exchange, routingKey: 'order.paid', subject: 'payment_id' },
  payment,
)
export const OrderPaymentVoided = defineEvent(
  { type: 'OrderPaymentVoided', exchange, routingKey: 'order.payment_voided', subject: 'payment_id' },
  payment,
)
export const OrderRefunded = defineEvent(
  { type: 'OrderRefunded', exchange, routingKey: 'order.refunded', subject: 'payment_id' },
  payment,
)
/** A capture, void or refund failed for good: people have to look at it. */
export const OrderPaymentFailed = defineEvent(
  { type: 'OrderPaymentFailed', exchange, routingKey: 'order.payment_failed', subject: 'payment_id' },
  { ...payment, reason: z.string().optional() },
)

export type OrderCreatedBody = EventBody<typeof OrderCreated>
