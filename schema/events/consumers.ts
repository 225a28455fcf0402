import {
  BackorderFilled,
  LowStockDetected,
  ProductChanged,
  StockIssued,
  StockRejected,
  StockReleased,
  StockReservationExpired,
  StockReserved,
  StockReturned,
} from './inventory.ts'
import {
  OrderCancellationRequested,
  OrderCancelled,
  OrderConfirmed,
  OrderCostRecorded,
  OrderCreated,
  OrderLinesCancelled,
  OrderShipped,
  ReturnReceived,
} from './orders.ts'
import {
  PaymentAuthorized,
  PaymentCaptured,
  PaymentDeclined,
  PaymentFailed,
  PaymentRefunded,
  PaymentVoided,
} from './payments.ts'
import type { EventContract } from './wire.ts'

/** A durable queue `<routing key>.<consumer>` and the one event that arrives in it. */
export interface DurableQueue {
  queue: string
  contract: EventContract<string, any>
}

/**
 * Every durable queue of Stockgraph. Each service declares all of them at its start, so that an event published before
 * its consumer has ever run waits in the consumer's queue.
 */
export const durableQueues: readonly DurableQueue[] = [
  { queue: 'order.created.inventory', contract: OrderCreated },
  { queue: 'order.confirmed.inventory', contract: OrderConfirmed },
  { queue: 'order.cancellation_requested.inventory', contract: OrderCancellationRequested },
  { queue: 'order.lines_cancelled.inventory', contract: OrderLinesCancelled },
  { queue: 'order.shipped.inventory', contract: OrderShipped },
  { queue: 'order.return_received.inventory', contract: ReturnReceived },
  { queue: 'order.confirmed.analytics', contract: OrderConfirmed },
  { queue: 'order.cancelled.analytics', contract: OrderCancelled },
  { queue: 'order.lines_cancelled.analytics', contract: OrderLinesCancelled },
  { queue: 'order.shipped.analytics', contract: OrderShipped },
  { queue: 'order.cost_recorded.analytics', contract: OrderCostRecorded },
  { queue: 'order.return_received.analytics', contract: ReturnReceived },
  { queue: 'stock.reserved.orders', contract: StockReserved },
  { queue: 'stock.rejected.orders', contract: StockRejected },
  { queue: 'stock.released.orders', contract: StockReleased },
  { queue: 'stock.reservation_expired.orders', contract: StockReservationExpired },
  { queue: 'stock.issued.orders', contract: StockIssued },
  { queue: 'stock.returned.orders', contract: StockReturned },
  { queue: 'stock.backorder_filled.orders', contract: BackorderFilled },
  { queue: 'payment.authorized.orders', contract: PaymentAuthorized },
  { queue: 'payment.declined.orders', contract: PaymentDeclined },
  { queue: 'payment.captured.orders', contract: PaymentCaptured },
  { queue: 'payment.voided.orders', contract: PaymentVoided },
  { queue: 'payment.refunded.orders', contract: PaymentRefunded },
  { queue: 'payment.failed.orders', contract: PaymentFailed },
  { queue: 'product.changed.orders', contract: ProductChanged },
  { queue: 'stock.low.suppliers', contract: LowStockDetected },
]
