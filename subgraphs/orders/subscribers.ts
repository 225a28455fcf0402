import {
  BackorderFilled,
  ProductChanged,
  StockIssued,
  StockRejected,
  StockReleased,
  StockReservationExpired,
  StockReserved,
  StockReturned,
} from '#schema/events/inventory.ts'
import {
  PaymentAuthorized,
  PaymentCaptured,
  PaymentDeclined,
  PaymentFailed,
  PaymentRefunded,
  PaymentVoided,
} from '#schema/events/payments.ts'
import type { EventContract, WireId } from '#schema/events/wire.ts'
import type { Subscription } from '#platform/messaging/subscription.ts'
import { advanceOrders } from './commands/advance-orders.ts'
import { updateCatalogue } from './commands/update-catalogue.ts'
import type { OrderTrigger, PaymentPolicy } from './domain/lifecycle.ts'
import type { StaleEvents } from './stale-events.ts'
import {
  toAuthorized,
  toBackorderRelease,
  toBackorders,
  toIssuedItems,
  toPortions,
  toRejection,
  toReason,
} from './wire-triggers.ts'

/** What Orders does with the events of other rooms. */
export function createSubscriptions(stale: StaleEvents, policy: PaymentPolicy): Subscription[] {
  /** @param toTrigger undefined for an event that says nothing to an order */
  const advance = <Body extends { order_id: WireId }>(
    queue: string,
    contract: EventContract<string, Body>,
    toTrigger: (body: Body) => OrderTrigger | undefined,
  ): Subscription<Body> => ({
    queue,
    contract,
    handle: async (tx, events) => {
      const requests = events.flatMap(({ body, messageId, traceparent }) => {
        const trigger = toTrigger(body)
        const orderId = String(body.order_id)
        return trigger ? [{ orderId, trigger, actor: contract.exchange, cause: messageId, traceparent }] : []
      })
      await advanceOrders(tx, { stale, policy }, requests)
    },
  })
  return [
    advance('stock.reserved.orders', StockReserved, ({ items = [] }) => ({
      type: 'StockReserved',
      backordered: toBackorders(items),
    })),
    advance('stock.rejected.orders', StockRejected, toRejection),
    // The release of some lines is no answer to the wish to cancel the whole order.
    advance('stock.released.orders', StockReleased, ({ line_cancellation_id, items }) =>
      line_cancellation_id === undefined ? { type: 'StockReleased' } : toBackorderRelease(items),
    ),
    advance('stock.reservation_expired.orders', StockReservationExpired, () => ({
      type: 'StockReservationExpired',
    })),
    advance('stock.issued.orders', StockIssued, ({ shipment_id, items }) => ({
      type: 'StockIssued',
      shipmentId: String(shipment_id),
      items: toIssuedItems(items),
    })),
    advance('stock.returned.orders', StockReturned, ({ return_id }) => ({
      type: 'StockReturned',
      returnId: String(return_id),
    })),
    advance('stock.backorder_filled.orders', BackorderFilled, ({ items }) => ({
      type: 'BackorderFilled',
      items: toPortions(items),
    })),
    advance('payment.authorized.orders', PaymentAuthorized, toAuthorized),
    advance('payment.declined.orders', PaymentDeclined, ({ payment_id, reason }) => ({
      type: 'PaymentDeclined',
      paymentId: String(payment_id),
      reason: toReason(reason),
    })),
    advance('payment.failed.orders', PaymentFailed, ({ payment_id, reason }) => ({
      type: 'PaymentFailed',
      paymentId: String(payment_id),
      reason: toReason(reason),
    })),
    advance('payment.captured.orders', PaymentCaptured, ({ payment_id }) => ({
      type: 'PaymentCaptured',
      paymentId: String(payment_id),
    })),
    advance('payment.voided.orders', PaymentVoided, ({ payment_id }) => ({
      type: 'PaymentVoided',
      paymentId: String(payment_id),
    })),
    advance('payment.refunded.orders', PaymentRefunded, ({ payment_id }) => ({
      type: 'PaymentRefunded',
      paymentId: String(payment_id),
    })),
    {
      queue: 'product.changed.orders',
      contract: ProductChanged,
      handle: (tx, events) =>
        updateCatalogue(
          tx,
          events.map(({ body }) => body),
        ),
    },
  ]
}
