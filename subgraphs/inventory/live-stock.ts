import { pause } from '#platform/messaging/backoff.ts'
import type { Broker, Delivery, Stoppable } from '#platform/messaging/broker.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { decodeBody } from '#schema/events/codec.ts'
import { StockLevelChanged } from '#schema/events/inventory.ts'
import type { LevelState } from './rows.ts'

type Watcher = (level: LevelState) => void

/** Every committed change of a stock level, on whichever instance it was made, for the subscribers of this process. */
export interface LiveStock extends Stoppable {
  /** Calls back for each change from now on, perhaps more than once. Returns an unsubscribe function. */
  watch(watcher: Watcher): () => void
}

/** Changes older than this before the last one seen were seen too: commits overtake each other, but not by that much. */
const overlapMs = 60_000

const retryMs = 1_000

/**
 * Opens this process's one feed of level changes; after an interruption it reads what changed meanwhile, as often as it
 * takes.
 * @param options.readChangedSince the levels that changed since an instant, as they are
 */
export async function openLiveStock(options: {
  readChangedSince: (since: Date) => Promise<LevelState[]>
  broker: Pick<Broker, 'feed'>
  logger: Logger
}): Promise<LiveStock> {
  const { readChangedSince, broker, logger } = options
  const stopping = new AbortController()
  const watchers = new Set<Watcher>()
  let lastSeenAt = Date.now()
  const tell = (level: LevelState) => {
    // Anybody may publish on the exchange: an instant yet to come would let the next gap go unread.
    lastSeenAt = Math.max(lastSeenAt, Math.min(Date.parse(level.occurredAt), Date.now()))
    for (const watcher of watchers) watcher(level)
  }
  let missedSince: number | undefined
  let isCatchingUp = false
  const catchUp = async () => {
    isCatchingUp = true
    while (missedSince !== undefined && !stopping.signal.aborted) {
      const since = missedSince
      // First: the feed may break again while the levels are read.
      missedSince = undefined
      try {
        for (const level of await readChangedSince(new Date(since))) tell(level)
      } catch (error) {
        missedSince = since
        if (stopping.signal.aborted) break
        logger.warn({ err: error }, 'stock levels could not be read after a gap in their feed; trying again')
        await pause(retryMs, stopping.signal)
      }
    }
    isCatchingUp = false
  }
  const feed = await broker.feed({
    exchange: StockLevelChanged.exchange,
    routingKeys: [StockLevelChanged.routingKey],
    onMessage: (delivery) => {
      if (watchers.size === 0) return
      const level = readLevel(delivery, logger)
      if (level) tell(level)
    },
    onGap: () => {
      missedSince ??= lastSeenAt - overlapMs
      if (!isCatchingUp) void catchUp()
    },
  })
  return {
    watch(watcher) {
      // Nobody had to be told before: a gap is to be caught up from here on.
      if (watchers.size === 0) lastSeenAt = Date.now()
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    stop: () => {
      stopping.abort()
      return feed.stop()
    },
  }
}

function readLevel(delivery: Delivery, logger: Logger): LevelState | undefined {
  try {
    const body = decodeBody(StockLevelChanged, delivery.body.toString('utf8'))
    const { sku, warehouse, on_hand, reserved, unavailable, version, occurred_at } = body
    return {
      productId: String(body.product_id),
      sku,
      warehouseCode: warehouse,
      onHand: on_hand,
      reserved,
      unavailable,
      version,
      occurredAt: occurred_at ?? new Date().toISOString(),
    }
  } catch (error) {
    logger.warn({ err: error }, 'a stock level on the feed is not readable')
    return undefined
  }
}
