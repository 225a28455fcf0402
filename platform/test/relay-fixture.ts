import { randomUUID } from 'node:crypto'
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { defineEvent, wireId, type EventContract } from '#schema/events/wire.ts'
import type { Broker } from '#platform/messaging/broker.ts'
import { startMessaging, type Messaging } from '#platform/messaging/messaging.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import type { IncomingEvent, Subscription } from '#platform/messaging/subscription.ts'
import { createMessagingTables } from '#platform/messaging/tables.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { silent } from './broker-adapters.ts'

export interface ThingBody {
  event: string
  thing_id: string | bigint
}

/** A room of one table, `effects`, with a key for each event that was handled. */
export interface Room {
  database: TestDatabase
  db: Kysely<any>
  contract: EventContract<string, ThingBody>
  queue: string
  subscription(overrides?: Partial<Subscription<ThingBody>>): Subscription<ThingBody>
  start(broker: Broker, subscriptions?: Subscription<ThingBody>[]): Promise<Messaging>
  enqueue(...things: string[]): Promise<void>
  effects(): Promise<string[]>
  outboxSize(): Promise<number>
  /** Breaks every connection to the database, and refuses new ones until `restore`. */
  breakDatabase(): Promise<void>
  restoreDatabase(): Promise<void>
  stop(): Promise<void>
}

export async function createRoom(): Promise<Room> {
  const database = await createTestDatabase()
  const pool = new pg.Pool({ connectionString: database.url, max: 10 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<any>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] })
  await createMessagingTables(db)
  await sql`create table effects (id bigint generated always as identity, thing text not null)`.execute(db)

  const exchange = `things-${randomUUID()}`
  const contract = defineEvent(
    { type: 'ThingDone', exchange, routingKey: 'thing.done', subject: 'thing_id' },
    { thing_id: wireId },
  ) as unknown as EventContract<string, ThingBody>
  const queue = `${exchange}.reader`
  const started: Messaging[] = []
  const administer = async (statement: string) => {
    const client = new pg.Client({ connectionString: new URL('/template1', database.url).href })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  const name = new URL(database.url).pathname.slice(1)

  const room: Room = {
    database,
    db,
    contract,
    queue,
    subscription: (overrides = {}) => ({ queue, contract, handle: recordEffects, ...overrides }),
    start: async (broker, subscriptions = [room.subscription()]) => {
      const messaging = await startMessaging({
        service: 'things',
        db,
        databaseUrl: database.url,
        broker,
        subscriptions,
        logger: silent,
      })
      started.push(messaging)
      return messaging
    },
    enqueue: (...things) =>
      db.transaction().execute((tx) =>
        enqueue(
          tx,
          things.map((thing) => ({ contract, body: { thing_id: thing } })),
        ),
      ),
    effects: async () => {
      const { rows } = await sql<{ thing: string }>`select thing from effects order by id`.execute(db)
      return rows.map(({ thing }) => thing)
    },
    outboxSize: async () => {
      const { rows } = await sql<{ size: number }>`select count(*)::int as size from outbox`.execute(db)
      return rows[0]?.size ?? -1
    },
    breakDatabase: () =>
      administer(`alter database ${name} allow_connections false`).then(() =>
        administer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`),
      ),
    restoreDatabase: () => administer(`alter database ${name} allow_connections true`),
    stop: async () => {
      await Promise.all(started.map((messaging) => messaging.stop()))
      await db.destroy()
      await database.drop()
    },
  }
  return room
}

/** Writes one effect for each event. */
export async function recordEffects(
  tx: Parameters<Subscription['handle']>[0],
  events: readonly IncomingEvent<ThingBody>[],
): Promise<void> {
  const things = events.map(({ body }) => String(body.thing_id))
  await sql`insert into effects (thing) select * from unnest(${things}::text[])`.execute(tx)
}
