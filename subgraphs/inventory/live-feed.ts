import { pause } from '#platform/messaging/backoff.ts'
import type { Broker, Delivery, Stoppable } from '#platform/messaging/broker.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { decodeBody } from '#schema/events/codec.ts'
import type { EventContract } from '#schema/events/wire.ts'

/** Every committed change of a kind, on whichever instance it was made, for the subscribers of this process. */
export interface LiveFeed<State> extends Stoppable {
  /** Calls back for each change from now on, perhaps more than once. Returns an unsubscribe function. */
  watch(watcher: (state: State) => void): () => void
}

/** Changes older than this before the last one seen were seen too: commits overtake each other, but not by that much. */
const overlapMs = 60_000

const retryMs = 1_000

/**
 * Opens this process's one feed of an event; after an interruption it reads what changed meanwhile, as often as it takes.
 * @param options.what how a log line names the states, such as `stock levels`
 * @param options.read the state that an event's body tells
 * @param options.readChangedSince what changed since an instant, as it is
 */
export async function openLiveFeed<Body, State extends { occurredAt: string }>(options: {
  contract: EventContract<string, Body>
  what: string
  read: (body: Body) => State
  readChangedSince: (since: Date) => Promise<State[]>
  broker: Pick<Broker, 'feed'>
  logger: Logger
}): Promise<LiveFeed<State>> {
  const { contract, what, readChangedSince, broker, logger } = options
  const stopping = new AbortController()
  const watchers = new Set<(state: State) => void>()
  let lastSeenAt = Date.now()
  const tell = (state: State) => {
    // Anybody may publish on the exchange: an instant yet to come would let the next gap go unread.
    lastSeenAt = Math.max(lastSeenAt, Math.min(Date.parse(state.occurredAt), Date.now()))
    for (const watcher of watchers) watcher(state)
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
        for (const state of await readChangedSince(new Date(since))) tell(state)
      } catch (error) {
        missedSince = since
        if (stopping.signal.aborted) break
        logger.warn({ err: error }, `${what} could not be read after a gap in their feed; trying again`)
        await pause(retryMs, stopping.signal)
      }
    }
    isCatchingUp = false
  }
  const feed = await broker.feed({
    exchange: contract.exchange,
    routingKeys: [contract.routingKey],
    onMessage: (delivery) => {
      if (watchers.size === 0) return
      const state = readState(delivery, options)
      if (state) tell(state)
    },
    onGap: () => {
      // Without subscribers nothing was seen for as long as there were none: all that changed since would be read, for nobody.
      if (watchers.size === 0) return
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

function readState<Body, State>(
  delivery: Delivery,
  {
    contract,
    what,
    read,
    logger,
  }: { contract: EventContract<string, Body>; what: string; read: (body: Body) => State; logger: Logger },
): State | undefined {
  try {
    return read(decodeBody(contract, delivery.body.toString('utf8')))
  } catch (error) {
    logger.warn({ err: error }, `one of the ${what} on the feed is not readable`)
    return undefined
  }
}
