import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../repository.ts'
import { findSumDifferences, findUncounted, findUncountedOf, type SumDifference } from './differences.ts'
import { lockSales, recountEverything } from './repository.ts'

export interface SalesCheck {
  /** Sums that are not what the counted lines add up to: wrong at any moment. */
  sums: SumDifference[]
  /** Orders that were not counted as they are within the time that was waited. */
  uncounted: string[]
}

/**
 * Compares the sums of sales with the lines that were counted, in one snapshot, and what was counted with the raw lines.
 * Of the latter some may be on their way on a live system: orders that differ are looked at again until their events have
 * been heard, for `waitMs` at most. Locks nothing.
 */
export async function checkSales(db: Db, waitMs: number): Promise<SalesCheck> {
  const first = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => ({ sums: await findSumDifferences(tx), uncounted: await findUncounted(tx) }))
  let { uncounted } = first
  const deadline = Date.now() + waitMs
  while (uncounted.length > 0 && Date.now() < deadline) {
    await pause(Math.min(500, waitMs))
    // An order that agreed once was heard of; what happens to it later is another event's business.
    uncounted = await findUncountedOf(db, uncounted)
  }
  return { sums: first.sums, uncounted }
}

/**
 * Counts all orders anew, in one transaction. Orders go on meanwhile, reports show the former sums until it is done, and
 * events that come meanwhile wait: each is then counted as the difference to what was found.
 */
export async function rebuildSales(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockSales(tx)
    await recountEverything(tx)
  })
}
