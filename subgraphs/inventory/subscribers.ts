import type { Subscription } from '#platform/messaging/subscription.ts'
import {
  OrderCancellationRequested,
  OrderConfirmed,
  OrderCreated,
  OrderLinesCancelled,
  OrderShipped,
  ReturnReceived,
} from '#schema/events/orders.ts'
import { commitReservations } from './commands/commit-reservations.ts'
import { releaseStock } from './commands/release-stock.ts'
import { reserveStock } from './commands/reserve-stock.ts'
import { takeSteps, type StepOptions } from './commands/take-steps.ts'

/** Which events Inventory acts on, and how. */
export function createSubscriptions({ policy, ...options }: StepOptions): readonly Subscription[] {
  const stepOptions = { ...options, ...(policy && { policy }) }
  return [
    {
      queue: 'order.created.inventory',
      contract: OrderCreated,
      handle: (tx, events) => reserveStock(tx, events, policy),
    },
    // The order is decided and told already: nobody waits for this.
    {
      queue: 'order.confirmed.inventory',
      contract: OrderConfirmed,
      handle: (tx, events) => commitReservations(tx, events, policy),
      lingerMs: 50,
      isSilent: true,
    },
    {
      queue: 'order.cancellation_requested.inventory',
      contract: OrderCancellationRequested,
      handle: releaseStock,
    },
    {
      queue: 'order.lines_cancelled.inventory',
      contract: OrderLinesCancelled,
      handle: (tx, events) => takeSteps(tx, 'LINE_CANCELLATION', events, stepOptions),
    },
    {
      queue: 'order.shipped.inventory',
      contract: OrderShipped,
      handle: (tx, events) => takeSteps(tx, 'SHIPMENT', events, stepOptions),
    },
    {
      queue: 'order.return_received.inventory',
      contract: ReturnReceived,
      handle: (tx, events) => takeSteps(tx, 'RETURN', events, stepOptions),
    },
  ]
}
