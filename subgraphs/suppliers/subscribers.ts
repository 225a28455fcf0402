import type { Subscription } from '#platform/messaging/subscription.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { LowStockDetected } from '#schema/events/inventory.ts'
import { reorderLowStock } from './commands/reorder-low-stock.ts'

/** The events that Suppliers acts on. */
export function subscriptions(logger: Logger): Subscription[] {
  return [
    {
      queue: 'stock.low.suppliers',
      contract: LowStockDetected,
      handle: (tx, events) => reorderLowStock(tx, events, logger),
    },
  ]
}
