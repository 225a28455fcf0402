import type { Stoppable } from '#platform/messaging/broker.ts'
import { startPeriodic } from '#platform/periodic.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { timeOutOrders } from './commands/time-out-orders.ts'
import type { Db } from './repository.ts'

const everyMs = 1_000

/** Cancels orders that waited too long, until stopped. Any number of instances may do so at once. */
export function startTimeouts(
  options: { db: Db; wake: () => void; logger: Logger } & Parameters<typeof timeOutOrders>[1],
): Stoppable {
  const { db, wake, logger } = options
  return startPeriodic({
    everyMs,
    work: async () => {
      const cancelled = await timeOutOrders(db, options)
      if (cancelled === 0) return
      wake()
      logger.info({ orders: cancelled }, 'orders waited too long and are cancelled')
    },
    onFault: (error) => logger.warn({ err: error }, 'orders that waited too long could not be cancelled'),
  })
}
