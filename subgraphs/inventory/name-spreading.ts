import { createBell } from '#platform/messaging/bell.ts'
import type { Stoppable } from '#platform/messaging/broker.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { spreadName, type SpreadPlace } from './commands/spread-names.ts'

type Db = Parameters<typeof spreadName>[0]

/** An instance that died in the middle of a spreading is followed by another so much later. */
const everyMs = 15_000

export interface NameSpreading extends Stoppable {
  /** To be called after a brand or category was renamed. */
  ring: () => void
}

/** Spreads new names of brands and categories to their products, until stopped. Any number of instances may do so at once. */
export function startNameSpreading(options: { db: Db; wake: () => void; logger: Logger }): NameSpreading {
  const bell = createBell()
  const stopping = new AbortController()
  const running = spreadUntilStopped(options, bell.wait, stopping.signal)
  const stop = () => {
    stopping.abort()
    bell.ring()
    return running
  }
  return { ring: bell.ring, stop }
}

async function spreadUntilStopped(
  { db, wake, logger }: { db: Db; wake: () => void; logger: Logger },
  wait: (ms: number) => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    for (const table of ['brands', 'categories'] as const) {
      try {
        await spreadAll({ db, wake }, table, signal)
      } catch (error) {
        logger.warn({ err: error, table }, 'a new name could not be spread to its products')
      }
    }
    if (!signal.aborted) await wait(everyMs)
  }
}

async function spreadAll(
  { db, wake }: { db: Db; wake: () => void },
  table: 'brands' | 'categories',
  signal: AbortSignal,
): Promise<void> {
  let place: SpreadPlace | undefined
  while (!signal.aborted) {
    const done = await spreadName(db, table, place)
    if (!done) return
    if (done.products > 0) wake()
    place = done.place
  }
}
