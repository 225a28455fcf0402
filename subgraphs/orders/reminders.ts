import { pause } from '#platform/messaging/backoff.ts'
import type { Stoppable } from '#platform/messaging/broker.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { remindInventory } from './commands/remind-inventory.ts'
import type { Db } from './repository.ts'

const everyMs = 15_000
/** Long enough that a backlog is worked off without reminders, short enough that nobody calls to ask. */
const remindAfterMs = 60_000

/** Reminds Inventory of orders that wait for it, until stopped. Any number of instances may do so at once. */
export function startReminders(options: { db: Db; wake: () => void; logger: Logger }): Stoppable {
  const stopping = new AbortController()
  const running = remindUntilStopped(options, stopping.signal)
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

async function remindUntilStopped(
  { db, wake, logger }: { db: Db; wake: () => void; logger: Logger },
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await pause(everyMs, signal)
    if (signal.aborted) return
    try {
      const reminded = await remindInventory(db, remindAfterMs)
      if (reminded === 0) continue
      wake()
      logger.warn({ orders: reminded }, 'orders wait for Inventory; it was told of them again')
    } catch (error) {
      logger.warn({ err: error }, 'Inventory could not be reminded of waiting orders')
    }
  }
}
