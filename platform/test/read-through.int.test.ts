import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Cache } from '#platform/cache/cache.ts'
import { openCachedReads, type CachedReads } from '#platform/cache/cached-reads.ts'
import { createMemoryCache } from '#platform/cache/memory.ts'
import { createRedisCache } from '#platform/cache/redis.ts'
import { connectDatabase } from '#platform/database/connect.ts'
import { prepareRoom } from '#platform/database/prepare.ts'
import { withReadScope } from '#platform/database/read-scope.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { haveRedis } from '#platform/testing/redis.ts'
import { startRedisServer, type RedisServer } from '#platform/testing/redis-server.ts'
import { until } from '#platform/testing/until.ts'
import { silent } from './broker-adapters.ts'

const settings = { ttlSeconds: 60 }
const stores = ['memory', ...(haveRedis('reading through a cache') ? ['Redis'] : [])]

interface Row {
  id: string
  version: number
}

/** A cache whose stores wait until they are let through. */
function heldBack(cache: Cache): Cache & { hold(): void; letThrough(): Promise<void> } {
  let held: (() => Promise<void>)[] | undefined
  return {
    ...cache,
    write(entries) {
      if (!held) return cache.write(entries)
      held.push(() => cache.write(entries))
      return Promise.resolve()
    },
    hold() {
      held = []
    },
    async letThrough() {
      const waiting = held ?? []
      held = undefined
      for (const write of waiting) await write()
    },
  }
}

describe.each(stores)('reading through a cache in %s', (store) => {
  let redis: RedisServer | undefined
  let database: TestDatabase
  let db: Kysely<{ things: Row }>
  let cache: ReturnType<typeof heldBack>
  let cached: CachedReads
  let statements = 0

  const batch = async (ids: readonly string[]): Promise<(Row | null)[]> => {
    statements++
    const rows = await db
      .selectFrom('things')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute()
    return ids.map((id) => rows.find((row) => row.id === id) ?? null)
  }
  /** What one request reads, from the cache as far as it may. */
  const read = (...ids: string[]) =>
    withReadScope({ isTruth: false, readAfter: undefined }, () => cached.batch('thing', ids, batch))
  const change = (...ids: string[]) =>
    db.transaction().execute(async (tx) => {
      await sql`update things set version = version + 1 where id in (${sql.join(ids)})`.execute(tx)
      const keys = JSON.stringify(ids.map((id) => `thing:${id}`))
      await sql`select pg_notify('orders_changes', ${keys})`.execute(tx)
    })
  const versionsOf = async (...ids: string[]) => (await read(...ids)).map((row) => row?.version ?? null)

  beforeAll(async () => {
    if (store === 'Redis') redis = await startRedisServer()
    database = await createTestDatabase()
    await prepareRoom({ url: database.url, room: 'orders' })
    db = connectDatabase({ url: database.url, room: 'orders' })
    await sql`create table things (id text primary key, version int not null)`.execute(db)
    cache = heldBack(
      redis
        ? createRedisCache({ url: redis.url, prefix: 'things', ttlMs: 60_000, logger: silent })
        : createMemoryCache({ ttlMs: 60_000 }),
    )
    const options = { settings, databaseUrl: database.url, room: 'orders', version: '1', db, cache }
    cached = await openCachedReads({ ...options, hasReplica: false, logger: silent })
  })
  beforeEach(async () => {
    await sql`insert into things values ('a', 1), ('b', 1) on conflict (id) do update set version = 1`.execute(
      db,
    )
    cache.forget(['thing:a', 'thing:b', 'thing:c'])
    // Until the cache is in use.
    await until(async () => {
      await read('a', 'b')
      const before = statements
      await read('a', 'b')
      return statements === before
    })
    statements = 0
  })
  afterAll(async () => {
    await cached.stop()
    await db.destroy()
    await database.drop()
    await redis?.stop()
  })

  it('asks the database for what is missing, in one statement', async () => {
    await sql`insert into things values ('c', 7) on conflict do nothing`.execute(db)
    expect(await versionsOf('c', 'a', 'none', 'b')).toEqual([7, 1, null, 1])
    expect(statements).toBe(1)
    statements = 0
    await until(async () => {
      const before = statements
      expect(await versionsOf('b', 'c', 'a')).toEqual([1, 7, 1])
      return statements === before
    })
  })

  it('never stores what was read before a change that it was overtaken by', async () => {
    await change('a')
    cache.hold()
    // This reader has the row, and is held up before it stores it.
    expect(await versionsOf('a')).toEqual([2])
    await change('a')
    // Others have heard of the change, and wait for nobody.
    expect(await versionsOf('a')).toEqual([3])
    await cache.letThrough()
    statements = 0
    expect(await versionsOf('a')).toEqual([3])
  })

  it('never stores what was read before a change, even if nobody has asked since', async () => {
    await change('a')
    cache.hold()
    expect(await versionsOf('a')).toEqual([2])
    await change('a')
    // Before this is answered, what changed has been heard.
    await read('b')
    await cache.letThrough()
    expect(await versionsOf('a')).toEqual([3])
  })

  it('serves nothing older than what was committed before the request, two hundred times', async () => {
    for (let version = 2; version <= 200; version++) {
      const id = version % 2 === 0 ? 'a' : 'b'
      await change(id)
      const versions = await Promise.all([versionsOf(id), versionsOf('a', 'b'), versionsOf(id)])
      const expected = Math.floor(version / 2) + 1
      for (const [first] of [versions[0], versions[2]]) expect(first).toBe(expected)
    }
  })

  it('reads the truth for a mutation', async () => {
    await sql`update things set version = 50 where id = 'a'`.execute(db)
    expect(await versionsOf('a')).toEqual([1])
    const truth = withReadScope({ isTruth: true, readAfter: undefined }, () =>
      cached.batch('thing', ['a'], batch),
    )
    expect((await truth)[0]?.version).toBe(50)
    expect((await cached.batch('thing', ['a'], batch))[0]?.version).toBe(50)
  })
})
