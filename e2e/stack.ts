import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { readGatewayConfig } from '../gateway/config.ts'
import { seedAll } from '../scripts/seeding.ts'
import { startBackend, startFront, type Backend } from '../scripts/stack.ts'
import { createTestVhost } from '#platform/testing/broker.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { freePort } from '#platform/testing/port.ts'

export type BrokerKind = 'embedded' | 'rabbitmq'

export interface TestStack {
  /** The gateway, without a trailing slash. */
  url: string
  databaseUrl: string
  /** Undefined on the embedded broker. */
  amqpUrl: string | undefined
  backend: Backend
  /** Stops the gateway; clients lose their connections. */
  stopGateway(): Promise<void>
  /** Starts it again on the same port. */
  startGateway(): Promise<void>
  stop(): Promise<void>
}

export interface TestStackOptions {
  broker: BrokerKind
  /** Whether to fill in the demonstration catalogue; true unless told. */
  seeded?: boolean
  webRoot?: string
  amqpUrl?: string
  /** A database instead of an empty one, and perhaps a replica of it. */
  database?: { url: string; readUrl: string; drop(): Promise<void> }
}

/** Brokers to run a suite on: always the embedded one, and the real one where the test command has it. */
export function availableBrokers(): BrokerKind[] {
  return inject('amqpUrl') ? ['embedded', 'rabbitmq'] : ['embedded']
}

/** A whole Stockgraph of the test's own: its database, its vhost, free ports. */
export async function startStack(options: TestStackOptions): Promise<TestStack> {
  const database = options.database ?? (await createTestDatabase())
  const vhost = options.broker === 'rabbitmq' && !options.amqpUrl ? await createTestVhost() : undefined
  const amqpUrl = options.amqpUrl ?? vhost?.amqpUrl
  const logLevel = process.env.LOG_LEVEL ?? 'silent'
  const backend = await startBackend({
    databaseUrl: database.url,
    databaseReadUrl: options.database?.readUrl,
    cache: { ttlSeconds: 60 },
    amqpUrl,
    queueType: 'quorum',
    retryDelaysMs: [100, 200, 400],
    host: '127.0.0.1',
    logLevel,
  })
  if (options.seeded ?? true) await seedAll(database.url)
  const config = {
    ...readGatewayConfig({
      LOG_LEVEL: logLevel,
      PORT: String(await freePort()),
      SHUTDOWN_TIMEOUT_MS: '2000',
    }),
    webRoot: options.webRoot ?? fileURLToPath(new URL('../web/dist', import.meta.url)),
  }
  let gateway = await startFront(backend, config)
  return {
    url: gateway.url,
    databaseUrl: database.url,
    amqpUrl,
    backend,
    stopGateway: () => gateway.stop(),
    async startGateway() {
      gateway = await startFront(backend, config)
    },
    async stop() {
      await gateway.stop()
      await backend.stop()
      await vhost?.drop()
      await database.drop()
    },
  }
}
