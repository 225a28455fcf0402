import { sql, type Kysely } from 'kysely'
import type { Stoppable } from '#platform/messaging/broker.ts'
import { startPeriodic } from '#platform/periodic.ts'
import type { Logger } from '#platform/telemetry/logger.ts'

const keepDays = 7
const everyMs = 600_000
const batchSize = 5_000

/** A table whose rows are of no use after a week, and its column that says since when they are there. */
export interface PrunedTable {
  table: string
  since: string
}

/** Deletes what is older than a week from some tables of a room, in small batches, until stopped. */
export function startPruning(db: Kysely<any>, tables: readonly PrunedTable[], logger: Logger): Stoppable {
  return startPeriodic({
    everyMs,
    onFault: (error) => logger.warn({ err: error }, 'old rows could not be deleted'),
    work: async (signal) => {
      for (const pruned of tables) while (!signal.aborted && (await pruneOnce(db, pruned)) === batchSize);
    },
  })
}

/** Deletes one batch of old rows; returns how many. */
export async function pruneOnce(db: Kysely<any>, { table, since }: PrunedTable): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.id(table)} where ctid = any(array(
      select ctid from ${sql.id(table)}
      where ${sql.id(since)} < now() - make_interval(days => ${keepDays}) limit ${batchSize}
    ))`.execute(db)
  return Number(numAffectedRows ?? 0)
}
