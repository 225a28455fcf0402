import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { freePort } from '#platform/testing/port.ts'
import { createRandom, type Random } from '../scripts/simulation/random.ts'
import { seedProducts } from './catalogue.ts'
import { Followers } from './followers.ts'
import { GatewayClient } from './gateway-client.ts'
import { Load } from './load.ts'
import { startProxy, through, type Proxy } from './proxy.ts'
import { startRabbit, type Rabbit } from './rabbit.ts'
import { Sampler } from './sampler.ts'
import { Service, type Room } from './service.ts'
import type { Sabotage } from './service-control.ts'
import { Tap } from './tap.ts'

export interface RigOptions {
  seed: number
  /** Orders a second. */
  rate: number
  sabotage?: Sabotage | undefined
  /** How long the system may take to settle once nothing is broken any more. */
  settleMs?: number
  /** Nodes of RabbitMQ. */
  nodes: 1 | 3
  say: (line: string) => void
}

/** A service with its own ways to the database and the broker. */
export interface Instance {
  service: Service
  database: Proxy
  broker: Proxy
}

/** Everything that a round needs: two of orders, inventory and gateway, their servers, the load, and the witnesses. */
export interface Rig {
  readonly random: Random
  /** orders-1, orders-2, inventory-1, inventory-2, suppliers-1 */
  readonly instances: readonly Instance[]
  readonly gateways: readonly Service[]
  readonly rabbit: Rabbit
  /** Straight to PostgreSQL, as its superuser. */
  readonly db: pg.Pool
  readonly databaseUrl: string
  restartPostgres(): Promise<void>
  readonly load: Load
  readonly followers: Followers
  readonly tap: Tap
  readonly sampler: Sampler
  /** Message ids that belong among the dead letters, by queue. */
  readonly poison: Map<string, Set<string>>
  readonly settleMs: number
  /** Orders that were found without an end: later rounds don't wait for them. */
  readonly lost: Set<string>
  /** What a process did that it should not: ended by itself, or not in order. */
  readonly misbehaviour: string[]
  stop(): Promise<void>
}

const rooms: readonly Room[] = ['orders', 'orders', 'inventory', 'inventory', 'suppliers']

/** Starts it all; resolves once every part is ready. What has started is stopped if one fails. */
export async function startRig(options: RigOptions): Promise<Rig> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end().catch(() => undefined)
  }
  try {
    const postgres = await startPostgres(stops)
    options.say(`starting RabbitMQ, ${options.nodes === 1 ? 'one node' : 'three nodes'}`)
    const rabbit = await startRabbit(options.nodes)
    stops.push(() => rabbit.stop())
    options.say('starting the services')
    const misbehaviour: string[] = []
    const parts = { postgres, rabbit, misbehaviour, sabotage: options.sabotage }
    const instances = await startInstances(parts, stops)
    const gateways = await startGateways(instances, misbehaviour, stops)
    const witnesses = await startWitnesses(options, { postgres, rabbit, gateways }, stops)
    return {
      ...witnesses,
      instances,
      gateways,
      rabbit,
      databaseUrl: postgres.url,
      restartPostgres: postgres.restart,
      settleMs: options.settleMs ?? 45_000,
      poison: new Map(),
      lost: new Set(),
      misbehaviour,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

type Stops = (() => Promise<unknown>)[]

interface Postgres {
  url: string
  port: number
  restart(): Promise<void>
}

/** A PostgreSQL with all its durability, which also writes down when each transaction committed. */
async function startPostgres(stops: Stops): Promise<Postgres> {
  const directory = await mkdtemp(join(tmpdir(), 'stockgraph-chaos-'))
  stops.push(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }))
  const port = await freePort()
  const start = () => startEmbeddedPostgres({ directory, port, log: () => undefined })
  let server: EmbeddedPostgres = await start()
  stops.push(() => server.stop())
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query('alter system set track_commit_timestamp = on')
  await admin.end()
  const restart = async () => {
    await server.stop()
    server = await start()
  }
  await restart()
  return { url: server.url, port, restart }
}

interface Parts {
  postgres: Postgres
  rabbit: Rabbit
  misbehaviour: string[]
  sabotage: Sabotage | undefined
}

async function startInstances(parts: Parts, stops: Stops): Promise<Instance[]> {
  const instances: Instance[] = []
  for (const [index, room] of rooms.entries()) {
    const number = rooms.slice(0, index + 1).filter((other) => other === room).length
    instances.push(await createInstance(`${room}-${number}`, room, parts, stops))
  }
  // The first of each makes the tables.
  await Promise.all(instances.map(({ service }) => service.start()))
  return instances
}

async function createInstance(name: string, room: Room, parts: Parts, stops: Stops): Promise<Instance> {
  const { postgres, rabbit, misbehaviour, sabotage } = parts
  const database = await startProxy(postgres.port)
  const broker = await startProxy(rabbit.ports()[0] as number)
  stops.push(() => database.stop())
  stops.push(() => broker.stop())
  const port = await freePort()
  const service = new Service({
    name,
    room,
    port,
    env: {
      DATABASE_URL: through(database, postgres.url),
      // A frozen process is to be noticed within seconds.
      AMQP_URL: `${through(broker, rabbit.url())}?heartbeat=2`,
      RETRY_DELAYS_MS: '100,400,1600',
      // An order whose payment is declined is to end while somebody looks.
      PAYMENT_WINDOW_SECONDS: '2',
      PORT: '',
      [`${room.toUpperCase()}_PORT`]: String(port),
      // Reminders would heal what a sabotaged service loses before the rig has looked.
      ...(sabotage ? { CHAOS_SABOTAGE: sabotage, STOCK_REMINDER_SECONDS: '3600' } : {}),
    },
    onMisbehaviour: (what) => misbehaviour.push(what),
  })
  stops.push(() => service.stop())
  return { service, database, broker }
}

async function startGateways(
  instances: readonly Instance[],
  misbehaviour: string[],
  stops: Stops,
): Promise<Service[]> {
  const gateways: Service[] = []
  for (const number of [1, 2]) {
    const urlOf = (room: Room) => {
      const own = instances.filter(({ service }) => service.room === room)
      return `${room}=${(own[number - 1] ?? own[0])?.service.url}/graphql`
    }
    const port = await freePort()
    const service = new Service({
      name: `gateway-${number}`,
      room: 'gateway',
      port,
      env: {
        PORT: String(port),
        SUBGRAPH_URLS: (['orders', 'inventory', 'suppliers'] as const).map(urlOf).join(','),
        SUBGRAPH_TIMEOUT_MS: '5000',
        SHUTDOWN_TIMEOUT_MS: '5000',
      },
      onMisbehaviour: (what) => misbehaviour.push(what),
    })
    stops.push(() => service.stop())
    gateways.push(service)
  }
  await Promise.all(gateways.map((gateway) => gateway.start()))
  return gateways
}

async function startWitnesses(
  options: RigOptions,
  parts: { postgres: Postgres; rabbit: Rabbit; gateways: readonly Service[] },
  stops: Stops,
): Promise<Pick<Rig, 'random' | 'db' | 'load' | 'followers' | 'tap' | 'sampler'>> {
  const db = new pg.Pool({ connectionString: parts.postgres.url, max: 4 })
  db.on('error', () => undefined)
  stops.push(() => db.end())
  const tap = new Tap(parts.rabbit.url())
  await tap.start()
  stops.push(() => tap.stop())
  const sampler = new Sampler(db, parts.postgres.url)
  stops.push(() => sampler.stop())
  const urls = parts.gateways.map(({ url }) => url)
  const client = new GatewayClient(urls)
  stops.push(() => client.stop())
  const catalogue = await seedProducts(client, db)
  const followers = new Followers(urls)
  stops.push(() => followers.stop())
  const random = createRandom(options.seed)
  const load = new Load({
    client,
    followers,
    random: createRandom(options.seed + 1),
    rate: options.rate,
    ...catalogue,
  })
  stops.push(() => load.stop())
  return { random, db, load, followers, tap, sampler }
}
