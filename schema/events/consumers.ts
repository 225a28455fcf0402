import { LowStockDetected, ProductChanged, StockRejected, StockReleased, StockReserved } from './inventory.ts'
import { OrderCancellationRequested, OrderConfirmed, OrderCreated } from './orders.ts'
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
  { queue: 'stock.reserved.orders', contract: StockReserved },
  { queue: 'stock.rejected.orders', contract: StockRejected },
  { queue: 'stock.released.orders', contract: StockReleased },
  { queue: 'product.changed.orders', contract: ProductChanged },
  { queue: 'stock.low.suppliers', contract: LowStockDetected },
]
