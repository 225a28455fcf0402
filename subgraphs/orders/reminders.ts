import type { Stoppable } from '#platform/messaging/broker.ts'
import { startPeriodic } from '#platform/periodic.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { remindInventory } from './commands/remind-inventory.ts'
import type { PaymentPolicy } from './domain/lifecycle.ts'
import type { Db } from './repository.ts'

const everyMs = 15_000

/** Reminds Inventory of orders that wait for it, until stopped. Any number of instances may do so at once. */
export function startReminders(options: {
  db: Db
  policy: PaymentPolicy
  /** How long an order waits before the first reminder. */
  remindAfterMs: number
  wake: () => void
  logger: Logger
}): Stoppable {
  const { db, policy, remindAfterMs, wake, logger } = options
  return startPeriodic({
    everyMs,
    work: async () => {
      const reminded = await remindInventory(db, remindAfterMs, policy)
      if (reminded === 0) return
      wake()
      logger.warn({ orders: reminded }, 'orders wait for Inventory; it was told of them again')
    },
    onFault: (error) => logger.warn({ err: error }, 'Inventory could not be reminded of waiting orders'),
  })
}
