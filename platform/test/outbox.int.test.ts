import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { BrokerUnavailable, type Broker, type Delivery } from '#platform/messaging/broker.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import { startRelay } from '#platform/messaging/relay.ts'
import { continueTrace, withTrace } from '#platform/telemetry/trace.ts'
import { until } from '#platform/testing/until.ts'
import { brokerAdapters, type BrokerPlace } from './broker-adapters.ts'
import { createRoom, type Room } from './relay-fixture.ts'

const range = (count: number) => Array.from({ length: count }, (_, index) => `T-${index}`)

describe.each(brokerAdapters('outbox and relay'))('$name', (adapter) => {
  let place: BrokerPlace
  let room: Room
  let broker: Broker

  beforeAll(async () => {
    place = await adapter.create()
  })
  afterAll(() => place.drop())
  beforeEach(async () => {
    room = await createRoom()
    broker = await place.connect()
  })
  afterEach(async () => {
    await room.stop()
    await broker.stop()
  })

  test('publishes nothing of a transaction that rolled back', async () => {
    const messaging = await room.start(broker)
    const failing = room.db.transaction().execute(async (tx) => {
      await enqueue(tx, [{ contract: room.contract, body: { thing_id: 'undone' } }])
      throw new Error('the rule says no')
    })
    await expect(failing).rejects.toThrow('the rule says no')
    await room.enqueue('done')
    messaging.wake()
    await until(async () => (await room.effects()).length > 0)
    expect(await room.effects()).toEqual(['done'])
  })

  test('relays events in order, woken or not', async () => {
    const messaging = await room.start(broker)
    await room.enqueue(...range(300))
    messaging.wake()
    await until(async () => (await room.effects()).length === 300)
    expect(await room.effects()).toEqual(range(300))
    await room.enqueue('without wake')
    await until(async () => (await room.effects()).length === 301)
    expect(await room.outboxSize()).toBe(0)
  })

  test('tells of a broker that is connected and takes nothing', async () => {
    const lines: string[] = []
    const logger = pino({}, { write: (line: string) => void lines.push(line) })
    const publish = () => Promise.reject(new BrokerUnavailable('it does not fit'))
    const topology = { exchanges: [], queues: [] }
    const { db, database } = room
    await room.enqueue('stuck')
    const relay = await startRelay({
      service: 'things',
      db,
      databaseUrl: database.url,
      broker: { ...broker, publish },
      topology,
      logger,
    })
    await until(() => lines.some((line) => line.includes('it does not fit')))
    await relay.stop()
    expect(await room.outboxSize()).toBe(1)
  })

  test('sends the body, the properties and the CloudEvents headers', async () => {
    const trace = continueTrace()
    const seen: Delivery[] = []
    await room.start(broker, [])
    await broker.feed({
      exchange: room.contract.exchange,
      routingKeys: ['#'],
      onMessage: (delivery) => void seen.push(delivery),
      onGap: () => undefined,
    })
    await withTrace(trace, () =>
      room.db
        .transaction()
        .execute((tx) =>
          enqueue(tx, [
            { contract: room.contract, body: { thing_id: 12n, note: 'a "b" \\ {c}' }, correlationId: 'cid' },
          ]),
        ),
    )
    await until(() => seen.length === 1)
    const { body, properties } = seen[0] as Delivery
    expect(body.toString()).toBe('{"event":"ThingDone","thing_id":12,"note":"a \\"b\\" \\\\ {c}"}')
    expect(properties).toMatchObject({
      type: 'ThingDone',
      correlationId: 'cid',
      contentType: 'application/json',
    })
    expect(properties.timestamp).toBeInstanceOf(Date)
    expect(properties.headers).toMatchObject({
      'cloudEvents:specversion': '1.0',
      'cloudEvents:id': properties.messageId,
      'cloudEvents:type': 'ThingDone',
      'cloudEvents:source': '/stockgraph/things',
      'cloudEvents:subject': '12',
      traceparent: expect.stringContaining(trace.traceId),
    })
  })

  test('a crash between commit and publish loses nothing', async () => {
    await room.enqueue('committed before the crash')
    await room.start(broker)
    await until(async () => (await room.effects()).length > 0)
    expect(await room.effects()).toEqual(['committed before the crash'])
  })

  test('a crash between publish and delete has one effect', async () => {
    const crashing: Broker = {
      ...broker,
      publish: async (batch) => {
        await broker.publish(batch)
        throw new BrokerUnavailable('died before the confirm was read')
      },
    }
    const first = await room.start(crashing, [])
    await declareReader()
    await room.enqueue('once')
    first.wake()
    const probe: string[] = []
    await broker.consume({ queue: `${room.queue}.probe` }, async (batch) => {
      probe.push(...batch.map(({ body }) => body.toString()))
      return batch.map(() => ({ kind: 'ack' }))
    })
    await until(() => probe.length >= 2)
    await first.stop()
    expect(await room.outboxSize()).toBe(1)
    await room.start(broker)
    await until(async () => (await room.outboxSize()) === 0)
    await room.enqueue('after')
    await until(async () => (await room.effects()).includes('after'))
    expect(await room.effects()).toEqual(['once', 'after'])
  })

  test('two relays of one outbox publish each event, and each has one effect', async () => {
    const other = await place.connect()
    const [one, two] = [await room.start(broker), await room.start(other)]
    for (let round = 0; round < 10; round++) {
      await room.enqueue(...range(100).map((thing) => `${round}-${thing}`))
      one.wake()
      two.wake()
    }
    await until(async () => (await room.effects()).length >= 1_000)
    expect(new Set(await room.effects()).size).toBe(1_000)
    expect(await room.outboxSize()).toBe(0)
    await Promise.all([one.stop(), two.stop()])
    await other.stop()
  })

  test('an event that nobody listens to does not hold up the others', async () => {
    const unheard = { ...room.contract, routingKey: 'thing.unheard' }
    await room.start(broker)
    await room.db.transaction().execute((tx) => enqueue(tx, [{ contract: unheard, body: { thing_id: 'u' } }]))
    await room.enqueue('heard')
    await until(async () => (await room.outboxSize()) === 0)
    await until(async () => (await room.effects()).length > 0)
    expect(await room.effects()).toEqual(['heard'])
  })

  test('stop empties the outbox', async () => {
    const messaging = await room.start(broker)
    await room.enqueue(...range(1_200))
    await messaging.stop()
    expect(await room.outboxSize()).toBe(0)
  })

  async function declareReader() {
    const { exchange, routingKey } = room.contract
    const queues = [room.queue, `${room.queue}.probe`].map((queue) => ({ queue, exchange, routingKey }))
    await broker.declare({ exchanges: [exchange], queues })
  }
})

test('keeps events while the broker is down', async () => {
  const room = await createRoom()
  const [adapter] = brokerAdapters('outbox while the broker is down')
  const place = await (adapter as NonNullable<typeof adapter>).create()
  const broker = await place.connect()
  let connected = false
  const listeners = new Set<(connected: boolean) => void>()
  const moody: Broker = {
    ...broker,
    isConnected: () => connected,
    onConnection: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    publish: (batch) => (connected ? broker.publish(batch) : Promise.reject(new BrokerUnavailable('down'))),
  }
  const messaging = await room.start(moody)
  const things = range(20).map((thing) => `${thing}-${randomUUID()}`)
  for (const thing of things) {
    await room.enqueue(thing)
    messaging.wake()
  }
  expect(await room.outboxSize()).toBe(20)
  connected = true
  for (const listener of listeners) listener(true)
  await until(async () => (await room.effects()).length === 20)
  expect(await room.effects()).toEqual(things)
  const { rows } = await sql`select * from inbox`.execute(room.db)
  expect(rows).toHaveLength(20)
  await room.stop()
  await broker.stop()
  await place.drop()
})
