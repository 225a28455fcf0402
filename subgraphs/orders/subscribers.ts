import {
  ProductChanged,
  StockRejected,
  StockReleased,
  StockReserved,
  type StockRejectedBody,
} from '#schema/events/inventory.ts'
import type { EventContract, WireId } from '#schema/events/wire.ts'
import type { Subscription } from '#platform/messaging/subscription.ts'
import { advanceOrders } from './commands/advance-orders.ts'
import { updateCatalogue } from './commands/update-catalogue.ts'
import type { OrderTrigger, Shortage } from './domain/order.ts'
import { rejectionMessage } from './domain/rejection-message.ts'
import type { StaleEvents } from './stale-events.ts'

const maxInt = 2 ** 31 - 1

/** What Orders does with the events of other rooms. */
export function createSubscriptions(stale: StaleEvents): Subscription[] {
  const advance = <Body extends { order_id: WireId }>(
    queue: string,
    contract: EventContract<string, Body>,
    toTrigger: (body: Body) => OrderTrigger,
  ): Subscription<Body> => ({
    queue,
    contract,
    handle: (tx, events) =>
      advanceOrders(
        tx,
        stale,
        events.map(({ body, traceparent }) => ({
          orderId: String(body.order_id),
          trigger: toTrigger(body),
          traceparent,
        })),
      ),
  })
  return [
    advance('stock.reserved.orders', StockReserved, () => ({ type: 'StockReserved' })),
    advance('stock.rejected.orders', StockRejected, toRejected),
    advance('stock.released.orders', StockReleased, () => ({ type: 'StockReleased' })),
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

function toRejected({ reason, shortages = [] }: StockRejectedBody): OrderTrigger {
  return { type: 'StockRejected', message: rejectionMessage(reason), shortages: shortages.map(toShortage) }
}

type WireShortage = NonNullable<StockRejectedBody['shortages']>[number]

function toShortage({ product_id, sku, requested, available }: WireShortage): Shortage {
  return {
    productId: String(product_id).replaceAll('\0', ''),
    sku: sku?.replaceAll('\0', '') ?? null,
    requested: toInt(requested),
    available: toInt(available),
  }
}

/** GraphQL's Int: a number from another producer beyond it would fail every read of the order. */
function toInt(value: number): number {
  return Math.max(-maxInt, Math.min(maxInt, Math.trunc(value)))
}
