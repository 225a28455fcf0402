import type { Stoppable } from '#platform/messaging/broker.ts'
import { startPeriodic } from '#platform/periodic.ts'
import type { Logger } from '#platform/telemetry/logger.ts'

/** Lets go of what was held too long, until stopped. Any number of instances may do so at once. */
export function startExpiry(options: {
  /** Lets go of some; answers how many. */
  expire: () => Promise<number>
  wake: () => void
  logger: Logger
  /** How often to look. */
  everyMs?: number
}): Stoppable {
  const { expire, wake, logger, everyMs = 15_000 } = options
  return startPeriodic({
    everyMs,
    onFault: (error) =>
      logger.warn({ err: error }, 'reservations that were held too long could not be let go'),
    work: async (signal) => {
      let expired = 0
      while (!signal.aborted && (expired = await expire()) > 0) {
        wake()
        logger.warn({ reservations: expired }, 'reservations were held too long and are let go')
      }
    },
  })
}
