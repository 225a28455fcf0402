import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Logger } from '#platform/telemetry/logger.ts'
import { backoffMs, pause } from '../backoff.ts'
import { createBell } from '../bell.ts'
import type { FeedOptions, Stoppable } from '../broker.ts'
import { createFeedQueue, deleteFeedQueue, drawFeed, feedPrefix, prolongFeedQueue } from './feed-store.ts'

const batchSize = 500
const pollMs = 1_000
const prolongEveryMs = 15_000

export interface Feed extends Stoppable {
  queue: string
  ring(): void
  /** Says that the database was away: looks at once whether the queue outlived it. */
  recheck(): void
}

/** Starts a feed over a queue of its own, which lives as long as it is prolonged. */
export async function startFeed(pool: pg.Pool, options: FeedOptions, logger: Logger): Promise<Feed> {
  const queue = `${feedPrefix}${randomUUID()}`
  const stopping = new AbortController()
  const bell = createBell()
  await createFeedQueue(pool, queue, options.exchange, options.routingKeys)

  let prolongedAt = Date.now()
  const keepQueue = async () => {
    if (Date.now() - prolongedAt < prolongEveryMs) return
    if (!(await prolongFeedQueue(pool, queue))) {
      await createFeedQueue(pool, queue, options.exchange, options.routingKeys)
      options.onGap()
    }
    prolongedAt = Date.now()
  }
  const read = async () => {
    for (let failures = 0; !stopping.signal.aborted;) {
      try {
        await keepQueue()
        const deliveries = await drawFeed(pool, queue, batchSize)
        failures = 0
        for (const delivery of deliveries) options.onMessage(delivery)
        // Fewer than a batch was all there was: whoever sends more rings.
        if (deliveries.length < batchSize) await bell.wait(pollMs)
      } catch (error) {
        if (failures++ === 0) logger.warn({ err: error }, 'feed interrupted')
        // The queue may have gone meanwhile.
        prolongedAt = 0
        await pause(backoffMs(failures, 100, 5_000), stopping.signal)
      }
    }
    await deleteFeedQueue(pool, queue).catch(() => undefined)
  }
  const running = read()
  return {
    queue,
    ring: bell.ring,
    recheck: () => {
      prolongedAt = 0
      bell.ring()
    },
    stop: () => {
      stopping.abort()
      bell.ring()
      return running
    },
  }
}
