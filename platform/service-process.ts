import { z } from 'zod'
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
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
}

export const databaseUrl = url('postgres|postgresql', 'postgres://user:password@localhost:5432/stockgraph')

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
      PORT: portNumber.default(defaultPort),
    })
    const ownDatabase = `${prefix}_DATABASE_URL`
    const names = {
      DATABASE_URL: process.env[ownDatabase] ? ownDatabase : 'DATABASE_URL',
      PORT: `${prefix}_PORT`,
    }
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
