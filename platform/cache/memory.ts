import { LRUCache } from 'lru-cache'
import { leaseMs, recentMs, type Cache, type CacheAnswer, type CacheEntry, type Lease } from './cache.ts'

const maxValues = 20_000
const maxLeases = 100_000

/** A cache in this process's memory; what was not asked for longest goes first. Its values are shared: never change one. */
export function createMemoryCache(options: { ttlMs: number }): Cache {
  const values = new LRUCache<string, { value: unknown }>({ max: maxValues, ttl: options.ttlMs })
  let tokens = 0
  let recentUntil = 0
  const leases = new LRUCache<string, Lease>({
    max: maxLeases,
    ttl: leaseMs,
    dispose(lease, _key, reason) {
      // Whoever asks next would not learn of the change.
      if (reason === 'evict' && lease.isRecent) recentUntil = Date.now() + recentMs
    },
  })
  const leaseOf = (key: string): Lease => {
    let lease = leases.get(key)
    if (!lease) leases.set(key, (lease = { token: String(tokens++), isRecent: false }))
    return Date.now() < recentUntil ? { ...lease, isRecent: true } : lease
  }
  const answer = (key: string): CacheAnswer => values.get(key) ?? { lease: leaseOf(key) }
  return {
    read: (keys) => Promise.resolve(keys.map(answer)),
    write(entries: readonly CacheEntry[]) {
      for (const { key, lease, value } of entries)
        if (leases.get(key)?.token === lease.token) values.set(key, { value })
      return Promise.resolve()
    },
    forget(keys) {
      for (const key of keys) {
        values.delete(key)
        leases.set(key, { token: String(tokens++), isRecent: true }, { ttl: recentMs })
      }
    },
    forgetAll() {
      values.clear()
      leases.clear()
      recentUntil = Date.now() + recentMs
    },
    stop: () => Promise.resolve(),
  }
}
