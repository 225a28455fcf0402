import { currentReadScope, readingTruth, type ReadScope } from '#platform/database/read-scope.ts'
import type { Cache, CacheEntry, Lease } from './cache.ts'
import type { ChangeFeed } from './change-feed.ts'

/** Reads rows by their keys from the database; null where there is none. */
export type Batch<Row> = (keys: readonly string[]) => Promise<(Row | null)[]>

/** Reads rows of a kind by their keys, from the cache as far as it may be used for the request. */
export type CachedBatch = <Row>(
  kind: string,
  keys: readonly string[],
  batch: Batch<Row>,
) => Promise<(Row | null)[]>

export interface ReadThroughOptions {
  /** Its keys are `<kind>:<key>`. */
  cache: Cache
  feed: Pick<ChangeFeed, 'position'>
  /** Whether a batch may be answered by a replica, which lags behind. */
  hasReplica: boolean
}

/** Waiting longer for the feed than for the database would make the cache a burden. */
const patienceMs = 250

/**
 * Reads through a cache: what it has not, from the database in one statement, two where a replica is read as well. Nothing
 * older is answered than what was committed before the request came: once in a request, the feed is asked whether it has
 * told everything. Mutations and subscriptions read the database itself.
 */
export function readThrough({ cache, feed, hasReplica }: ReadThroughOptions): CachedBatch {
  const asked = new WeakMap<ReadScope, Promise<boolean>>()
  const hasHeardAll = (scope: ReadScope): Promise<boolean> => {
    const known = asked.get(scope) ?? inTime(feed.position())
    asked.set(scope, known)
    return known
  }
  return async (kind, keys, batch) => {
    const scope = currentReadScope()
    if (scope.isTruth || !(await hasHeardAll(scope))) return batch(keys)
    const answers = await cache.read(keys.map((key) => `${kind}:${key}`))
    const misses = keys.flatMap((key, index) => {
      const answer = answers[index]
      return answer && 'value' in answer ? [] : [{ key, index, lease: answer?.lease }]
    })
    const rows = answers.map((answer) => ('value' in answer ? (answer.value as never) : null))
    // A replica may not have yet what changed a moment ago.
    const [recent, others] = partition(misses, ({ lease }) => hasReplica && lease?.isRecent === true)
    const found = await Promise.all([readingTruth(() => read(recent)), read(others)])
    const entries: CacheEntry[] = []
    for (const { key, index, lease, row } of found.flat()) {
      rows[index] = row as never
      if (row !== null && lease) entries.push({ key: `${kind}:${key}`, lease, value: row })
    }
    if (entries.length > 0) void cache.write(entries)
    return rows

    async function read(some: readonly Miss[]) {
      if (some.length === 0) return []
      const batched = await batch(some.map(({ key }) => key))
      return some.map((miss, index) => ({ ...miss, row: batched[index] ?? null }))
    }
  }
}

interface Miss {
  key: string
  index: number
  lease: Lease | undefined
}

/** Whether it succeeds within our patience. */
async function inTime(work: Promise<unknown>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(false), patienceMs)
  const done = work.then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([done, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))]
}
