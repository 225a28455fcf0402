import type { LiveFeed } from './live-feed.ts'
import type { LevelState, LowStockState } from './rows.ts'

/** How many unread states a subscriber may have before older ones of the same thing are dropped. */
const maxUnread = 1_000

/** The state of one thing, of a SKU; the version grows with each of its states. */
interface Versioned {
  sku: string
  version: number
}

interface StreamRequest<State> {
  /** Empty for all products: then there is no first state. */
  skus: readonly string[]
  /** Reads the states as they are. */
  current: () => Promise<State[]>
}

/** The levels of some SKUs as they are, then every change of them. */
export function openLevelStream(
  live: LiveFeed<LevelState>,
  request: StreamRequest<LevelState>,
): Promise<AsyncIterableIterator<LevelState>> {
  return openStream(
    live,
    request,
    ({ productId, warehouseId, warehouseCode }) => `${productId}\n${warehouseId ?? warehouseCode}`,
  )
}

/** Those of some SKUs that are low, then each that becomes low. */
export function openAlertStream(
  live: LiveFeed<LowStockState>,
  request: StreamRequest<LowStockState>,
): Promise<AsyncIterableIterator<LowStockState>> {
  return openStream(live, request, ({ productId }) => productId)
}

/**
 * The states of some SKUs as they are, then every change of them, each once and in the order of versions. A subscriber that
 * is too slow misses states in between, never the latest.
 * @param keyOf names the thing that a state is of
 */
async function openStream<State extends Versioned>(
  live: LiveFeed<State>,
  request: StreamRequest<State>,
  keyOf: (state: State) => string,
): Promise<AsyncIterableIterator<State>> {
  const wanted = new Set(request.skus)
  const seen = new Map<string, number>()
  const queue = createQueue(keyOf)
  const offer = (state: State) => {
    const key = keyOf(state)
    if (wanted.size > 0 && !wanted.has(state.sku)) return
    if ((seen.get(key) ?? 0) >= state.version) return
    seen.set(key, state.version)
    queue.push(state)
  }
  // Watched before the states are read: a change in between would otherwise be missed.
  let early: State[] | undefined = []
  const unwatch = live.watch((state) => void (early ? early.push(state) : offer(state)))
  try {
    if (wanted.size > 0) (await request.current()).forEach(offer)
  } catch (error) {
    unwatch()
    throw error
  }
  early.forEach(offer)
  early = undefined
  return queue.read(unwatch)
}

interface StateQueue<State> {
  push(state: State): void
  /** @param onEnd called once when the reader leaves */
  read(onEnd: () => void): AsyncIterableIterator<State>
}

function createQueue<State>(keyOf: (state: State) => string): StateQueue<State> {
  let unread: State[] = []
  let limit = maxUnread
  let waiting: ((result: IteratorResult<State>) => void)[] = []
  let isEnded = false
  const push = (state: State) => {
    const reader = waiting.shift()
    if (reader) return reader({ done: false, value: state })
    unread.push(state)
    if (unread.length <= limit) return
    unread = [...new Map(unread.map((each) => [keyOf(each), each])).values()]
    limit = Math.max(maxUnread, unread.length * 2)
  }
  // Not a generator: one that waits for the next level cannot be returned, and would leak its watcher.
  const read = (onEnd: () => void): AsyncIterableIterator<State> => ({
    next() {
      const value = unread.shift()
      if (value) return Promise.resolve({ done: false, value })
      if (isEnded) return Promise.resolve({ done: true, value: undefined })
      return new Promise((resolve) => waiting.push(resolve))
    },
    return() {
      if (!isEnded) onEnd()
      isEnded = true
      unread = []
      for (const reader of waiting) reader({ done: true, value: undefined })
      waiting = []
      return Promise.resolve({ done: true, value: undefined })
    },
    [Symbol.asyncIterator]() {
      return this
    },
  })
  return { push, read }
}
