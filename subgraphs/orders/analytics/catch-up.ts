import { sql } from 'kysely'
import type { Stoppable } from '#platform/messaging/broker.ts'
import { startPeriodic } from '#platform/periodic.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import type { Db } from '../repository.ts'
import { findUncounted } from './differences.ts'
import { countOrders, countShipments, lockSales } from './repository.ts'

const everyMs = 300_000
/** Each order is looked at once or twice, a minute or more after its last step: its events have been heard by then. */
const recent = sql`o.updated_at between now() - interval '11 minutes' and now() - interval '1 minute'`

/**
 * Counts orders whose event the broker lost (a queue deleted by mistake): without it they would be missing from the
 * reports until somebody counts anew. Any number of instances may do so at once.
 */
export function startCatchingUp(db: Db, logger: Logger): Stoppable {
  return startPeriodic({
    everyMs,
    work: async () => {
      const counted = await catchUp(db)
      if (counted > 0) logger.warn({ orders: counted }, 'orders were counted whose events were not heard')
    },
    onFault: (error) => logger.warn({ err: error }, 'orders not counted could not be looked for'),
  })
}

/** Counts what changed lately and is not counted as it is; answers how many orders that were, at most 1,000. */
export async function catchUp(db: Db): Promise<number> {
  const missed = await findUncounted(db, recent)
  if (missed.length === 0) return 0
  await db.transaction().execute(async (tx) => {
    await lockSales(tx)
    await countOrders(tx, missed)
    await countShipments(tx, missed)
  })
  return missed.length
}
