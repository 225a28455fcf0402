import { sql, type Kysely } from 'kysely'
import type { Stoppable } from '#platform/messaging/broker.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import type { Cache } from './cache.ts'
import { openChangeFeed } from './change-feed.ts'
import { createMemoryCache } from './memory.ts'
import { readThrough, type CachedBatch } from './read-through.ts'
import { createRedisCache } from './redis.ts'

export interface CacheSettings {
  /** A Redis that all instances share; each instance's own memory without it. */
  redisUrl?: string | undefined
  /** How long what was read is kept at most, though nobody says that it changed; 0 for no cache. */
  ttlSeconds: number
}

export interface CachedReads extends Stoppable {
  batch: CachedBatch
}

export interface CachedReadsOptions {
  settings: CacheSettings | undefined
  databaseUrl: string
  /** Its transactions announce what they change on the channel `<room>_changes`. */
  room: string
  /** Names the form of the rows: a program with another one must not read them. */
  version: string
  db: Kysely<any>
  /** Whether `db` reads from a replica, too. */
  hasReplica: boolean
  /** Instead of the cache of the settings. */
  cache?: Cache | undefined
  logger: Logger
}

/** Opens the cache of a room, if it is to have one, and the feed of changes that keeps it right. */
export async function openCachedReads(options: CachedReadsOptions): Promise<CachedReads> {
  const { settings, databaseUrl, room, hasReplica, logger } = options
  if (!settings || settings.ttlSeconds === 0)
    return {
      batch: (_kind, keys, batch) => batch(keys),
      stop: () => Promise.resolve(),
    }
  const cache = options.cache ?? (await openCache(settings, options))
  const feed = openChangeFeed({
    databaseUrl,
    channel: `${room}_changes`,
    onChange: cache.forget,
    onGap: cache.forgetAll,
    logger,
  })
  return {
    batch: readThrough({ cache, feed, hasReplica }),
    async stop() {
      await feed.stop()
      await cache.stop()
    },
  }
}

async function openCache(
  { redisUrl, ttlSeconds }: CacheSettings,
  { room, version, db, logger }: CachedReadsOptions,
): Promise<Cache> {
  const ttlMs = ttlSeconds * 1_000
  if (redisUrl === undefined) return createMemoryCache({ ttlMs })
  const prefix = `stockgraph:${await identityOf(db)}:${room}:${version}`
  return createRedisCache({ url: redisUrl, prefix, ttlMs, logger })
}

/** Tells one database from all others, whoever shares a Redis with us. */
async function identityOf(db: Kysely<any>): Promise<string> {
  const { rows } = await sql<{ identity: string }>`
    select system_identifier || '-' || oid as identity
    from pg_control_system(), pg_database where datname = current_database()`.execute(db)
  const [row] = rows
  if (!row) throw new Error('PostgreSQL does not say which database this is')
  return row.identity
}
