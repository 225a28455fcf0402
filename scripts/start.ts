import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { z } from 'zod'
import { readGatewayConfig, type GatewayConfig } from '../gateway/config.ts'
import { ConfigError, readConfig } from '#platform/config.ts'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { runMain } from '#platform/http/main.ts'
import type { Stoppable } from '#platform/messaging/broker.ts'
import {
  cacheSettings,
  databaseReadUrl,
  databaseUrl,
  portNumber,
  serviceEnvironment,
} from '#platform/service-process.ts'
import { isEmpty, seedAll } from './seeding.ts'
import { startBackend, startFront } from './stack.ts'
import { ensureWebBuilt } from './web-build.ts'

const environment = z.object({
  ...serviceEnvironment,
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_READ_URL: databaseReadUrl,
  INVENTORY_PORT: portNumber.default(0),
  ORDERS_PORT: portNumber.default(0),
  SUPPLIERS_PORT: portNumber.default(0),
  STOCKGRAPH_DATA: z.string().default(resolve(import.meta.dirname, '../.stockgraph')),
})

type Environment = z.infer<typeof environment>

/** @throws ConfigError with every fault of every part, so that nobody has to find them one start at a time */
function readSettings(): { config: Environment; gateway: GatewayConfig } {
  const env = { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' }
  const faults = new Set<string>()
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      for (const line of error.message.split('\n')) faults.add(line)
      return undefined
    }
  }
  const config = attempt(() => readConfig(environment, env))
  const gateway = attempt(() => readGatewayConfig(env))
  if (!config || !gateway) throw new ConfigError([...faults].join('\n'))
  return { config, gateway }
}

// Whoever read our output may be gone (a closed terminal, `| head`): stopping must not fail for want of a reader.
process.stdout.on('error', () => {})

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Fails before anything is started: a database that comes up for nothing would have to be taken down again. */
async function requirePort(host: string, port: number): Promise<void> {
  const probe = createServer()
  await new Promise<void>((done, reject) => {
    probe.once('error', reject)
    probe.listen(port, host, () => probe.close(() => done()))
  })
}

async function openDatabase(config: Environment, parts: AsyncDisposableStack): Promise<string> {
  if (config.DATABASE_URL) return config.DATABASE_URL
  say(`Starting PostgreSQL, data in ${config.STOCKGRAPH_DATA} …`)
  try {
    const postgres = await startEmbeddedPostgres({
      directory: config.STOCKGRAPH_DATA,
      log: () => {},
      onFault: (line) => process.stderr.write(`stockgraph: ${line}\n`),
    })
    parts.defer(() => postgres.stop())
    return postgres.url
  } catch (error) {
    throw new ConfigError((error as Error).message, { cause: error })
  }
}

async function start(): Promise<Stoppable> {
  const { config, gateway } = readSettings()
  await requirePort(gateway.host, gateway.port)
  await using parts = new AsyncDisposableStack()
  const webRoot = await ensureWebBuilt(say)
  const url = await openDatabase(config, parts)
  say(`Starting the services on ${config.AMQP_URL ? 'RabbitMQ' : 'the embedded broker'} …`)
  const backend = await startBackend({
    databaseUrl: url,
    databaseReadUrl: config.DATABASE_URL ? config.DATABASE_READ_URL : undefined,
    cache: cacheSettings(config),
    amqpUrl: config.AMQP_URL,
    queueType: config.QUEUE_TYPE,
    retryDelaysMs: config.RETRY_DELAYS_MS,
    host: config.HOST,
    ports: {
      inventory: config.INVENTORY_PORT,
      orders: config.ORDERS_PORT,
      suppliers: config.SUPPLIERS_PORT,
    },
    logLevel: config.LOG_LEVEL,
  })
  parts.defer(() => backend.stop())
  // Only an unused database: a shop that runs on this must not find our demonstration among its products.
  if (await isEmpty(url)) {
    const seeded = await seedAll(url)
    say(`Seeded ${seeded.products} products and ${seeded.suppliers} suppliers.`)
  }
  const front = await startFront(backend, { ...gateway, webRoot: process.env.WEB_ROOT || webRoot })
  parts.defer(() => front.stop())
  announce(front.url, config.DATABASE_URL ? undefined : url)
  const running = parts.move()
  return {
    async stop() {
      say('Stopping …')
      await running.disposeAsync()
      say('Stopped. The data are kept for the next start.')
    },
  }
}

function announce(url: string, embedded: string | undefined): void {
  say(`
Stockgraph is ready.
  Front end       ${url}/
  Playground      ${url}/graphql (in a browser)
  GraphQL         ${url}/graphql
  Subscriptions   ${url.replace(/^http/, 'ws')}/graphql${embedded ? `\n  PostgreSQL      ${embedded}` : ''}
Ctrl-C stops everything.`)
}

new Command('npm start')
  .description(
    'Starts Stockgraph in one process: PostgreSQL and a message broker of its own unless DATABASE_URL and AMQP_URL name others, ' +
      'the three subgraphs, the gateway, the front end and the playground. Set up by the environment: see the table in README.md.',
  )
  .action(() => runMain('stockgraph', start))
  .parse()
