import type { LiveStock } from './live-stock.ts'
import type { LevelState } from './rows.ts'

/** How many unread levels a subscriber may have before older states of the same level are dropped. */
const maxUnread = 1_000

/**
 * The levels of some SKUs as they are, then every change of them, each once and in the order of its level's versions.
 * A subscriber that is too slow misses states in between, never the latest.
 * @param request.skus empty for all products: then there is no first state
 * @param request.current reads the levels as they are
 */
export async function openLevelStream(
  live: LiveStock,
  request: { skus: readonly string[]; current: () => Promise<LevelState[]> },
): Promise<AsyncIterableIterator<LevelState>> {
  const wanted = new Set(request.skus)
  const seen = new Map<string, number>()
  const queue = createLevelQueue()
  const offer = (level: LevelState) => {
    const key = keyOf(level)
    if (wanted.size > 0 && !wanted.has(level.sku)) return
    if ((seen.get(key) ?? 0) >= level.version) return
    seen.set(key, level.version)
    queue.push(level)
  }
  // Watched before the levels are read: a change in between would otherwise be missed.
  let early: LevelState[] | undefined = []
  const unwatch = live.watch((level) => void (early ? early.push(level) : offer(level)))
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

function keyOf({ productId, warehouseCode }: LevelState): string {
  return `${productId}\n${warehouseCode}`
}

interface LevelQueue {
  push(level: LevelState): void
  /** @param onEnd called once when the reader leaves */
  read(onEnd: () => void): AsyncIterableIterator<LevelState>
}

function createLevelQueue(): LevelQueue {
  let unread: LevelState[] = []
  let limit = maxUnread
  let waiting: ((result: IteratorResult<LevelState>) => void)[] = []
  let isEnded = false
  const push = (level: LevelState) => {
    const reader = waiting.shift()
    if (reader) return reader({ done: false, value: level })
    unread.push(level)
    if (unread.length <= limit) return
    unread = latestOfEach(unread)
    limit = Math.max(maxUnread, unread.length * 2)
  }
  // Not a generator: one that waits for the next level cannot be returned, and would leak its watcher.
  const read = (onEnd: () => void): AsyncIterableIterator<LevelState> => ({
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

function latestOfEach(levels: readonly LevelState[]): LevelState[] {
  return [...new Map(levels.map((level) => [keyOf(level), level])).values()]
}
