import { randomUUID } from 'node:crypto'
import { backoffMs, pause } from '#platform/messaging/backoff.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { recentMs } from './cache.ts'
import type { RedisConnection } from './redis-connection.ts'
import type { RedisKeys } from './redis-keys.ts'
import { forgetScript, renewScript } from './redis-scripts.ts'

const timeoutMs = 1_000
const batchSize = 1_000

/** Makes a Redis server forget what has changed; what it has not forgotten yet is not to be read. */
export interface Forgetting {
  /** The server has just been connected: what it holds may be older than changes that it was not told of. */
  begin(): void
  forget(keys: readonly string[]): void
  forgetAll(): void
  /** False while whatever the server holds may be stale. */
  isDone(): boolean
  /** Whether the server may still hold an old value of the key. */
  isForgetting(key: string): boolean
  stop(): Promise<void>
}

/** Sends one batch at a time, again and again until the server has it; a failure makes everything it holds void. */
export function createForgetting(client: RedisConnection, names: RedisKeys, logger: Logger): Forgetting {
  const stopping = new AbortController()
  let isVoid = true
  let isRenewing = false
  let waiting = new Set<string>()
  let sent = new Set<string>()
  let running: Promise<void> | undefined

  const renew = async (): Promise<void> => {
    isVoid = false
    isRenewing = true
    waiting.clear()
    const [epoch, milliseconds] = [randomUUID(), String(recentMs)]
    await limited(
      client.eval(renewScript, { keys: [names.epoch, names.recent], arguments: [epoch, milliseconds] }),
    )
    isRenewing = false
  }

  const forgetSome = async (): Promise<void> => {
    sent = new Set([...waiting].slice(0, batchSize))
    for (const key of sent) waiting.delete(key)
    const keys = [...sent].flatMap((key) => [names.lease(key), names.value(key)])
    const token = `c${randomUUID()}`
    await limited(client.eval(forgetScript, { keys, arguments: [token, String(recentMs)] }))
    sent.clear()
  }

  const work = async (): Promise<void> => {
    let failures = 0
    while (client.isReady && !stopping.signal.aborted && (isVoid || waiting.size > 0)) {
      try {
        await (isVoid ? renew() : forgetSome())
        failures = 0
      } catch (error) {
        isVoid = true
        isRenewing = false
        sent.clear()
        if (failures === 0) logger.warn({ err: error }, 'Redis was not told of changes; all it holds is void')
        failures++
        await pause(backoffMs(failures, 50, 2_000), stopping.signal)
      }
    }
  }
  const start = (): void => {
    running ??= work().finally(() => {
      running = undefined
      // Something came up after the last look, or the server came back.
      if (client.isReady && !stopping.signal.aborted && (isVoid || waiting.size > 0)) start()
    })
  }
  const forgetAll = (): void => {
    isVoid = true
    start()
  }

  return {
    begin: forgetAll,
    forget(keys) {
      // While the server is away nothing needs to be kept: it will be void when it is back.
      if (isVoid || keys.length === 0) return
      for (const key of keys) waiting.add(key)
      start()
    },
    forgetAll,
    isDone: () => client.isReady && !isVoid && !isRenewing,
    isForgetting: (key) => isVoid || isRenewing || waiting.has(key) || sent.has(key),
    async stop() {
      stopping.abort()
      await running
    },
  }
}

/** A command that takes longer counts as failed, though it may still be carried out. */
async function limited(command: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs)
  try {
    await Promise.race([command, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
