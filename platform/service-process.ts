import { z } from 'zod'
import type { CacheSettings } from '#platform/cache/cached-reads.ts'
import { ConfigError, readConfig } from '#platform/config.ts'
import { runMain } from '#platform/http/main.ts'
import type { Broker } from '#platform/messaging/broker.ts'
import { connectBroker, defaultRetryDelaysMs } from '#platform/messaging/connect.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import type { RunningService, ServiceDependencies } from './service.ts'

const url = (schemes: string, example: string) =>
  z
    .string(`is needed: a URL such as ${example}`)
    .refine((text) => URL.canParse(text) && new RegExp(`^(${schemes}):$`).test(new URL(text).protocol), {
      message: `must be a URL such as ${example}`,
    })

/** Milliseconds between a fault and the next try of the same message; after the last, it is dead-lettered. */
const retryDelays = z
  .string()
  .regex(/^\d+(,\d+)*$/, 'must be whole milliseconds with commas between them, such as 1000,5000')
  .transform((text) => text.split(',').map(Number))

export const portNumber = z.coerce.number('must be a port number').int().min(0).max(65_535)

/** The environment that every service reads, without the prefix of its own variables; see the table in README.md. */
export const serviceEnvironment = {
  AMQP_URL: url('amqps?', 'amqp://guest:guest@localhost:5672').optional(),
  QUEUE_TYPE: z.enum(['quorum', 'classic'], 'must be quorum or classic').default('quorum'),
  RETRY_DELAYS_MS: retryDelays.default([...defaultRetryDelaysMs]),
  REDIS_URL: url('rediss?', 'redis://localhost:6379').optional(),
  CACHE_TTL_SECONDS: z.coerce
    .number('must be a number of seconds, 0 for no cache')
    .int('must be a whole number of seconds')
    .min(0, 'must be 0 (no cache) or more')
    .max(604_800, 'must be a week at most')
    .default(60),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
}

export const databaseUrl = url('postgres|postgresql', 'postgres://user:password@localhost:5432/stockgraph')

/** A replica of the database. */
export const databaseReadUrl = databaseUrl.optional()

/** Which variables name a room's database and its replica. */
export function databaseVariables(prefix: string, env: NodeJS.ProcessEnv) {
  const [ownDatabase, ownReplica] = [`${prefix}_DATABASE_URL`, `${prefix}_DATABASE_READ_URL`]
  // The replica for all is none of a database of a room's own: its answers would be another's.
  const hasOwn = Boolean(env[ownDatabase] || env[ownReplica])
  return {
    DATABASE_URL: env[ownDatabase] ? ownDatabase : 'DATABASE_URL',
    DATABASE_READ_URL: hasOwn ? ownReplica : 'DATABASE_READ_URL',
  }
}

/** What services are told of the cache. */
export function cacheSettings(config: {
  REDIS_URL?: string | undefined
  CACHE_TTL_SECONDS: number
}): CacheSettings {
  return { redisUrl: config.REDIS_URL, ttlSeconds: config.CACHE_TTL_SECONDS }
}

const connectTimeoutMs = 15_000

/**
 * Waits until the broker is connected for the first time. Afterwards it may come and go.
 * @throws ConfigError when it cannot be reached in time
 */
export async function brokerReady(broker: Broker, amqpUrl: string | undefined): Promise<void> {
  if (broker.isConnected()) return
  await new Promise<void>((resolve, reject) => {
    const where = amqpUrl ? new URL(amqpUrl).host : 'the database'
    const timer = setTimeout(() => {
      unsubscribe()
      reject(
        new ConfigError(
          `the message broker at ${where} cannot be reached; is it running, and AMQP_URL right?`,
        ),
      )
    }, connectTimeoutMs)
    const unsubscribe = broker.onConnection((connected) => {
      if (!connected) return
      clearTimeout(timer)
      unsubscribe()
      resolve()
    })
  })
}

/**
 * Runs one service as a process of its own, set up by the environment. `ORDERS_DATABASE_URL` and `ORDERS_PORT` and the
 * like go before the variables without prefix.
 */
export async function runService(
  room: string,
  defaultPort: number,
  start: (deps: ServiceDependencies) => Promise<RunningService>,
): Promise<void> {
  await runMain(room, async () => {
    const prefix = room.toUpperCase()
    const schema = z.object({
      ...serviceEnvironment,
      DATABASE_URL: databaseUrl,
      DATABASE_READ_URL: databaseReadUrl,
      PORT: portNumber.default(defaultPort),
    })
    const names = { ...databaseVariables(prefix, process.env), PORT: `${prefix}_PORT` }
    const config = readConfig(schema, process.env, names)
    const logger = createLogger(room, config.LOG_LEVEL)
    const broker = await connectBroker({
      amqpUrl: config.AMQP_URL,
      databaseUrl: config.DATABASE_URL,
      queueType: config.QUEUE_TYPE,
      retryDelaysMs: config.RETRY_DELAYS_MS,
      logger,
      name: room,
    })
    try {
      await brokerReady(broker, config.AMQP_URL)
      const service = await start({
        databaseUrl: config.DATABASE_URL,
        databaseReadUrl: config.DATABASE_READ_URL,
        cache: cacheSettings(config),
        broker,
        host: config.HOST,
        port: config.PORT,
        logger,
      })
      logger.info({ url: service.url }, 'ready')
      return {
        async stop() {
          await service.stop()
          await broker.stop()
        },
      }
    } catch (error) {
      await broker.stop()
      throw error
    }
  })
}
