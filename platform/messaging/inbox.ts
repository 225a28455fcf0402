import { sql, type Kysely } from 'kysely'
import type { Logger } from '#platform/telemetry/logger.ts'
import { pause } from './backoff.ts'
import type { Stoppable } from './broker.ts'

const keepDays = 7
const everyMs = 600_000
const batchSize = 5_000

/** Deletes inbox rows older than a week, in small batches: a message that old is not delivered again. */
export function startInboxPruning(db: Kysely<any>, logger: Logger): Stoppable {
  const stopping = new AbortController()
  const running = pruneUntilStopped(db, logger, stopping.signal)
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

async function pruneUntilStopped(db: Kysely<any>, logger: Logger, signal: AbortSignal): Promise<void> {
  for (;;) {
    await pause(everyMs, signal)
    if (signal.aborted) return
    try {
      while (!signal.aborted && (await pruneInbox(db)) === batchSize);
    } catch (error) {
      logger.warn({ err: error }, 'the inbox could not be pruned')
    }
  }
}

/** Deletes one batch of old rows; returns how many. */
export async function pruneInbox(db: Kysely<any>): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from inbox where ctid = any(array(
      select ctid from inbox where received_at < now() - make_interval(days => ${keepDays}) limit ${batchSize}
    ))`.execute(db)
  return Number(numAffectedRows ?? 0)
}
