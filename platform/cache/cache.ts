import type { Stoppable } from '#platform/messaging/broker.ts'

/**
 * The right to store what was read for a key after the lease was given. It ends with the next change of the key, so that
 * a reader that was overtaken by a change cannot store what it read before.
 */
export interface Lease {
  token: string
  /** The key changed a moment ago: a copy of the database that lags behind may not have it yet. */
  isRecent: boolean
}

/** What is known of a key: a value, or a lease to store one; neither while the cache is of no use. */
export type CacheAnswer = { value: unknown } | { lease: Lease | undefined }

export interface CacheEntry {
  key: string
  lease: Lease
  value: unknown
}

/**
 * Values by key, of which none is older than the last `forget` of its key. Never throws and never waits for long: a cache
 * that is out of order knows nothing and stores nothing.
 */
export interface Cache extends Stoppable {
  /** One answer for each key, in their order. */
  read(keys: readonly string[]): Promise<CacheAnswer[]>
  /** Stores values whose leases have not ended. They are JSON values, dates, bigints, and arrays and objects of these. */
  write(entries: readonly CacheEntry[]): Promise<void>
  /** The keys have changed: from now on nothing older is served here, and every lease of them has ended. */
  forget(keys: readonly string[]): void
  /** Any key may have changed. */
  forgetAll(): void
}

/** How long a reader may take between a lease and its store. */
export const leaseMs = 10_000

/** How long a change counts as recent; must be longer than any replica in use lags behind (see replica.ts). */
export const recentMs = 30_000
