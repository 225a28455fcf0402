import { randomUUID } from 'node:crypto'
import CircuitBreaker from 'opossum'
import type { Logger } from '#platform/telemetry/logger.ts'
import { leaseMs, type Cache, type CacheAnswer, type CacheEntry } from './cache.ts'
import { decode, encode } from './codec.ts'
import { connectRedis } from './redis-connection.ts'
import { createForgetting } from './redis-forgetting.ts'
import { redisKeys } from './redis-keys.ts'
import { leaseScript, writeScript } from './redis-scripts.ts'

/** A reader that waits longer than this is better served by the database. */
const readTimeoutMs = 50
/** How long readers don't ask a server that failed half of them. */
const pauseMs = 1_000

export interface RedisCacheOptions {
  /** `redis://` or `rediss://`. */
  url: string
  /** What tells this cache's keys from others' on the server, and the values of one version of the program from another's. */
  prefix: string
  ttlMs: number
  logger: Logger
}

/**
 * A cache on a Redis server that instances share. Every instance is to `forget` every change. While the server is away
 * nothing is known; what it holds when it is back is void, since changes were missed meanwhile.
 */
export function createRedisCache(options: RedisCacheOptions): Cache {
  const { url, prefix, ttlMs, logger } = options
  const keys = redisKeys(prefix)
  const client = connectRedis(url, logger)
  const forgetting = createForgetting(client, keys, logger)
  client.on('ready', forgetting.begin)
  const breaker = createBreaker(logger)
  /** Undefined when the server does not answer in time. */
  const ask = async <T>(command: () => Promise<T>): Promise<T | undefined> => {
    try {
      return (await breaker.fire(command)) as T
    } catch {
      return undefined
    }
  }

  const lease = async (missing: readonly string[], epoch: string): Promise<CacheAnswer[]> => {
    const tokens = await ask(() =>
      client.eval(leaseScript, {
        keys: [keys.recent, ...missing.map(keys.lease)],
        arguments: [`r${randomUUID()}`, String(leaseMs)],
      }),
    )
    return missing.map((_, index) => ({ lease: toLease((tokens as string[] | undefined)?.[index], epoch) }))
  }

  return {
    async read(wanted) {
      const nothing = wanted.map((): CacheAnswer => ({ lease: undefined }))
      if (!forgetting.isDone()) return nothing
      const found = await ask(() => client.mGet([keys.epoch, ...wanted.map(keys.value)]))
      const [epoch, ...values] = found ?? []
      if (typeof epoch !== 'string') {
        // Somebody emptied the server: without an epoch nothing can be stored.
        if (found && client.isReady) forgetting.forgetAll()
        return nothing
      }
      const answers = values.map((text): CacheAnswer | undefined => readValue(text, epoch))
      const missing = wanted.filter((_, index) => !answers[index])
      if (missing.length > 0) {
        const leased = await lease(missing, epoch)
        let next = 0
        for (const [index, answer] of answers.entries()) answers[index] = answer ?? leased[next++]
      }
      // Asked only now: a key may have changed while the server was answering.
      return answers.map((answer, index) =>
        answer && !forgetting.isForgetting(wanted[index] ?? '') ? answer : { lease: undefined },
      )
    },
    async write(entries: readonly CacheEntry[]) {
      if (!forgetting.isDone() || entries.length === 0) return
      const pairs = entries.map(({ key, lease: { token }, value }) => {
        const [epoch = '', held = ''] = token.split(' ')
        return { names: [keys.lease(key), keys.value(key)], texts: [held, `${epoch} ${encode(value)}`] }
      })
      await ask(() =>
        client.eval(writeScript, {
          keys: pairs.flatMap(({ names }) => names),
          arguments: [String(ttlMs), ...pairs.flatMap(({ texts }) => texts)],
        }),
      )
    },
    forget: forgetting.forget,
    forgetAll: forgetting.forgetAll,
    async stop() {
      breaker.shutdown()
      await forgetting.stop()
      client.destroy()
    },
  }
}

function createBreaker(logger: Logger): CircuitBreaker<[() => Promise<unknown>]> {
  const breaker = new CircuitBreaker((command: () => Promise<unknown>) => command(), {
    timeout: readTimeoutMs,
    errorThresholdPercentage: 50,
    volumeThreshold: 5,
    resetTimeout: pauseMs,
  })
  breaker.on('open', () => logger.warn('Redis does not answer in time; readers go past it for a moment'))
  breaker.on('close', () => logger.info('Redis answers in time again'))
  return breaker
}

function readValue(text: string | null, epoch: string): CacheAnswer | undefined {
  if (!text?.startsWith(`${epoch} `)) return undefined
  try {
    return { value: decode(text.slice(epoch.length + 1)) }
  } catch {
    return undefined
  }
}

function toLease(token: string | undefined, epoch: string) {
  if (token === undefined) return undefined
  return { token: `${epoch} ${token.replace('!', '')}`, isRecent: !token.startsWith('r') }
}
