import type { Subscription } from '#platform/messaging/subscription.ts'
import { OrderCancellationRequested, OrderConfirmed, OrderCreated } from '#schema/events/orders.ts'
import { commitReservations } from './commands/commit-reservations.ts'
import { releaseStock } from './commands/release-stock.ts'
import { reserveStock } from './commands/reserve-stock.ts'

/** Which events Inventory acts on, and how. */
export const subscriptions: readonly Subscription[] = [
  { queue: 'order.created.inventory', contract: OrderCreated, handle: reserveStock },
  // The order is decided and told already: nobody waits for this.
  {
    queue: 'order.confirmed.inventory',
    contract: OrderConfirmed,
    handle: commitReservations,
    lingerMs: 50,
    isSilent: true,
  },
  {
    queue: 'order.cancellation_requested.inventory',
    contract: OrderCancellationRequested,
    handle: releaseStock,
  },
]
