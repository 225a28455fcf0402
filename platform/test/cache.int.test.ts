import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Cache, CacheAnswer, Lease } from '#platform/cache/cache.ts'
import { createMemoryCache } from '#platform/cache/memory.ts'
import { createRedisCache } from '#platform/cache/redis.ts'
import { haveRedis } from '#platform/testing/redis.ts'
import { startRedisServer, type RedisServer } from '#platform/testing/redis-server.ts'
import { until } from '#platform/testing/until.ts'
import { silent } from './broker-adapters.ts'

const ttlMs = 60_000
const adapters = ['memory', ...(haveRedis('cache') ? ['Redis'] : [])]

const row = (version: number) => ({ id: 'a', version, price: 2n ** 60n, at: new Date(version) })

async function answerOf(cache: Cache, key: string): Promise<CacheAnswer> {
  const [answer] = await cache.read([key])
  if (!answer) throw new Error('no answer')
  return answer
}

/** A lease of the key, as soon as the cache is of use and knows no value. */
function leaseOf(cache: Cache, key: string): Promise<Lease> {
  const what = `a lease of ${key}`
  return until(
    async () => {
      const answer = await answerOf(cache, key)
      return 'lease' in answer ? answer.lease : undefined
    },
    { what },
  )
}

const valueOf = async (cache: Cache, key: string): Promise<unknown> => {
  const answer = await answerOf(cache, key)
  return 'value' in answer ? answer.value : undefined
}

async function fill(cache: Cache, key: string, value: unknown): Promise<void> {
  await cache.write([{ key, lease: await leaseOf(cache, key), value }])
}

describe.each(adapters)('a cache in %s', (adapter) => {
  let server: RedisServer | undefined
  let cache: Cache
  let keys = 0
  const newKey = () => `key-${keys++}`

  beforeAll(async () => {
    if (adapter === 'Redis') server = await startRedisServer()
    cache = server
      ? createRedisCache({ url: server.url, prefix: 'test', ttlMs, logger: silent })
      : createMemoryCache({ ttlMs })
  })
  afterAll(async () => {
    await cache.stop()
    await server?.stop()
  })

  it('serves what was stored, as it was', async () => {
    const [one, other] = [newKey(), newKey()]
    await fill(cache, one, row(1))
    expect(await valueOf(cache, one)).toEqual(row(1))
    const answers = await cache.read([other, one])
    expect(answers).toEqual([{ lease: expect.anything() }, { value: row(1) }])
  })

  it('forgets what changed, and says that it changed a moment ago', async () => {
    const key = newKey()
    await fill(cache, key, row(1))
    cache.forget([key])
    expect(await valueOf(cache, key)).toBeUndefined()
    expect((await leaseOf(cache, key)).isRecent).toBe(true)
    await fill(cache, key, row(2))
    expect(await valueOf(cache, key)).toEqual(row(2))
  })

  it('does not store what was read before the last change', async () => {
    const key = newKey()
    const early = await leaseOf(cache, key)
    cache.forget([key])
    await cache.write([{ key, lease: early, value: row(1) }])
    const late = await leaseOf(cache, key)
    await cache.write([{ key, lease: early, value: row(1) }])
    expect(await valueOf(cache, key)).toBeUndefined()
    await cache.write([{ key, lease: late, value: row(2) }])
    await cache.write([{ key, lease: early, value: row(1) }])
    expect(await valueOf(cache, key)).toEqual(row(2))
  })

  it('lets readers that saw the same state store it', async () => {
    const key = newKey()
    const [one, other] = [await leaseOf(cache, key), await leaseOf(cache, key)]
    await cache.write([{ key, lease: other, value: row(1) }])
    await cache.write([{ key, lease: one, value: row(1) }])
    expect(await valueOf(cache, key)).toEqual(row(1))
  })

  it('forgets everything, also what is just being read', async () => {
    const [stored, read] = [newKey(), newKey()]
    await fill(cache, stored, row(1))
    const early = await leaseOf(cache, read)
    cache.forgetAll()
    expect(await valueOf(cache, stored)).toBeUndefined()
    expect((await leaseOf(cache, stored)).isRecent).toBe(true)
    await cache.write([{ key: read, lease: early, value: row(1) }])
    expect(await valueOf(cache, read)).toBeUndefined()
  })

  it('forgets after its time', async () => {
    const short = server
      ? createRedisCache({ url: server.url, prefix: 'short', ttlMs: 30, logger: silent })
      : createMemoryCache({ ttlMs: 30 })
    await fill(short, 'key', row(1))
    await until(async () => (await valueOf(short, 'key')) === undefined)
    expect(await leaseOf(short, 'key')).toMatchObject({ isRecent: expect.any(Boolean) })
    await short.stop()
  })
})

if (adapters.includes('Redis'))
  describe('caches on one Redis', () => {
    let server: RedisServer
    let caches: Cache[] = []
    const open = () => {
      const cache = createRedisCache({ url: server.url, prefix: 'shared', ttlMs, logger: silent })
      caches.push(cache)
      return cache
    }

    beforeAll(async () => {
      server = await startRedisServer()
    })
    afterEach(async () => {
      for (const cache of caches) await cache.stop()
      caches = []
    })
    afterAll(() => server.stop())

    it('share what one of them stored, and what one of them was told of', async () => {
      const [one, other] = [open(), open()]
      await leaseOf(other, 'warm')
      await fill(one, 'key', row(1))
      await until(async () => (await valueOf(other, 'key')) !== undefined)
      const early = await leaseOf(other, 'read')
      one.forget(['key', 'read'])
      await until(async () => (await valueOf(other, 'key')) === undefined)
      await other.write([{ key: 'read', lease: early, value: row(1) }])
      expect(await valueOf(one, 'read')).toBeUndefined()
    })

    it('do without it when it dies, and serve nothing of before when it is back', async () => {
      const [one, other] = [open(), open()]
      await leaseOf(other, 'warm')
      await fill(one, 'kept', row(1))
      const early = await leaseOf(one, 'read')
      await server.save()
      await server.kill9()
      expect(await answerOf(one, 'kept')).toEqual({ lease: undefined })
      one.forget(['kept', 'read'])
      await one.write([{ key: 'read', lease: early, value: row(1) }])
      await server.restart()
      // Each of them may find the server first.
      await Promise.all(
        [one, other].map((cache) =>
          until(async () => {
            const answer = await answerOf(cache, 'kept')
            expect(answer).not.toHaveProperty('value')
            return 'lease' in answer && answer.lease?.isRecent
          }),
        ),
      )
      await one.write([{ key: 'read', lease: early, value: row(1) }])
      expect(await valueOf(other, 'read')).toBeUndefined()
      await fill(one, 'kept', row(2))
      await until(async () => (await valueOf(other, 'kept')) !== undefined)
      expect(await valueOf(other, 'kept')).toEqual(row(2))
    })

    it('do not wait for one that hangs, and serve nothing that changed meanwhile', async () => {
      const cache = open()
      await fill(cache, 'hung', row(1))
      server.pause()
      try {
        for (let reads = 0; reads < 20; reads++)
          expect(await answerOf(cache, 'hung')).toEqual({ lease: undefined })
        cache.forget(['hung'])
        expect(await answerOf(cache, 'hung')).toEqual({ lease: undefined })
      } finally {
        server.resume()
      }
      expect((await leaseOf(cache, 'hung')).isRecent).toBe(true)
    })

    it('mend a server that somebody emptied', async () => {
      const cache = open()
      await fill(cache, 'emptied', row(1))
      await server.empty()
      expect(await valueOf(cache, 'emptied')).toBeUndefined()
      await fill(cache, 'emptied', row(2))
      expect(await valueOf(cache, 'emptied')).toEqual(row(2))
    })
  })
