import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Broker, Delivery, OutgoingMessage, Settlement } from '#platform/messaging/broker.ts'
import { until } from '#platform/testing/until.ts'
import { brokerAdapters, type BrokerPlace } from './broker-adapters.ts'

const ack: Settlement = { kind: 'ack' }
const text = ({ body }: Delivery) => body.toString()

describe.each(brokerAdapters('broker contract'))('$name', (adapter) => {
  let place: BrokerPlace
  let brokers: Broker[]
  let broker: Broker
  let exchange: string
  let queue: string

  const connect = async (retryDelaysMs?: number[]) => {
    const opened = await place.connect(retryDelaysMs)
    brokers.push(opened)
    return opened
  }
  const message = (body: string, overrides: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
    exchange,
    routingKey: 'thing.done',
    body,
    properties: { messageId: randomUUID(), headers: {} },
    ...overrides,
  })
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => message(String(index)))
  const declare = (on: Broker, ...queues: string[]) =>
    on.declare({
      exchanges: [exchange],
      queues: queues.map((name) => ({ queue: name, exchange, routingKey: 'thing.done' })),
    })
  /** Acknowledges all that comes and keeps it. */
  const collect = async (on: Broker, from: string) => {
    const got: Delivery[] = []
    await on.consume({ queue: from }, async (batch) => {
      got.push(...batch)
      return batch.map(() => ack)
    })
    return got
  }

  beforeAll(async () => {
    place = await adapter.create()
  })
  afterAll(() => place.drop())
  beforeEach(async () => {
    brokers = []
    exchange = `things-${randomUUID()}`
    queue = `${exchange}.reader`
    broker = await connect()
    await declare(broker, queue)
  })
  afterEach(async () => {
    await Promise.all(brokers.map((each) => each.stop()))
  })

  test('delivers what was published, in order, in batches of the asked size', async () => {
    const outcomes = await broker.publish(numbered(250))
    expect(new Set(outcomes)).toEqual(new Set(['confirmed']))
    const batches: string[][] = []
    await broker.consume({ queue, batchSize: 100, lingerMs: 50 }, async (batch) => {
      batches.push(batch.map(text))
      return batch.map(() => ack)
    })
    await until(() => batches.flat().length === 250)
    expect(batches.flat()).toEqual(numbered(250).map(({ body }) => body))
    expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(100)
    expect(batches.length).toBeLessThan(10)
  })

  test('tells which messages of a batch were unroutable', async () => {
    const lost = () => message('lost', { routingKey: 'nobody.cares' })
    const outcomes = await broker.publish([message('a'), lost(), message('b'), lost()])
    expect(outcomes).toEqual(['confirmed', 'unroutable', 'confirmed', 'unroutable'])
    const got = await collect(broker, queue)
    await until(() => got.length === 2)
    expect(got.map(text)).toEqual(['a', 'b'])
  })

  test('keeps properties and headers', async () => {
    const properties = {
      messageId: randomUUID(),
      type: 'ThingDone',
      timestamp: new Date('2026-03-04T05:06:07.000Z'),
      correlationId: 'c-1',
      contentType: 'application/json',
      headers: { 'cloudEvents:id': 'x', count: 3, ok: true },
    }
    await broker.publish([message('{"name":"Žluť 🐎"}', { properties })])
    const got = await collect(broker, queue)
    await until(() => got.length === 1)
    expect(got[0]).toEqual({
      body: Buffer.from('{"name":"Žluť 🐎"}'),
      exchange,
      routingKey: 'thing.done',
      properties,
      attempt: 0,
    })
  })

  test('carries a message without message_id, also through a retry', async () => {
    await broker.publish([message('bare', { properties: { headers: { foreign: 'kept' } } })])
    const got: Delivery[] = []
    await broker.consume({ queue }, async (batch) => {
      got.push(...batch)
      return batch.map(({ attempt }) => (attempt === 0 ? { kind: 'retry', reason: 'not yet' } : ack))
    })
    await until(() => got.length === 2)
    expect(got.map(({ properties }) => properties.messageId)).toEqual([undefined, undefined])
    expect(got[1]?.properties.headers.foreign).toBe('kept')
    expect(got[1]).toMatchObject({ exchange, routingKey: 'thing.done', attempt: 1 })
  })

  test('delivers again what a stopped consumer had not settled', async () => {
    await broker.publish(numbered(5))
    const first = await connect()
    let seen = 0
    await first.consume({ queue }, async (batch) => {
      seen += batch.length
      throw new Error('the process ends here')
    })
    await until(() => seen > 0)
    await first.stop()
    const got = await collect(broker, queue)
    await until(() => got.length === 5)
    expect(got.map(text).sort()).toEqual(['0', '1', '2', '3', '4'])
  })

  test('retries with growing delay, then dead-letters with the reason', async () => {
    const patient = await connect([50, 400])
    const other = `${exchange}.patient`
    await declare(patient, other)
    const times: number[] = []
    await patient.consume({ queue: other }, async (batch) => {
      times.push(Date.now())
      return batch.map(() => ({ kind: 'retry', reason: 'the database said no' }))
    })
    await patient.publish([message('poison')])
    const dead = await collect(patient, `${other}.dead`)
    await until(() => dead.length === 1)
    expect(times).toHaveLength(3)
    const [first = 0, second = 0, third = 0] = times
    expect(second - first).toBeGreaterThanOrEqual(45)
    expect(third - second).toBeGreaterThanOrEqual(395)
    expect(dead[0]).toMatchObject({ exchange, routingKey: 'thing.done', attempt: 3 })
    expect(dead[0]?.properties.headers['x-reason']).toBe('the database said no')
  })

  test('gives what waits for its next try back to its own queue, whatever else its consumer waits for', async () => {
    const queues = ['first', 'second', 'third'].map((name) => `${exchange}.${name}.reader`)
    await broker.declare({
      exchanges: [exchange],
      queues: queues.map((name, index) => ({ queue: name, exchange, routingKey: `key-${index}` })),
    })
    const tried = queues.map((): string[] => [])
    await Promise.all(
      queues.map((name, index) =>
        broker.consume({ queue: name }, async (batch) => {
          tried[index]?.push(...batch.map((delivery) => `${text(delivery)} ${delivery.attempt}`))
          return batch.map(({ attempt }) => (attempt < 2 ? { kind: 'retry', reason: 'not yet' } : ack))
        }),
      ),
    )
    await broker.publish(queues.map((name, index) => message(name, { routingKey: `key-${index}` })))
    await until(() => tried.flat().length === 9)
    expect(tried).toEqual(queues.map((name) => [0, 1, 2].map((attempt) => `${name} ${attempt}`)))
  })

  test('dead-letters at once without touching the neighbours', async () => {
    await broker.publish(numbered(10))
    const handled: string[] = []
    await broker.consume({ queue }, async (batch) => {
      handled.push(...batch.map(text))
      return batch.map((delivery) =>
        text(delivery) === '4' ? { kind: 'dead-letter', reason: 'broken' } : ack,
      )
    })
    const dead = await collect(broker, `${queue}.dead`)
    await until(() => dead.length === 1 && handled.length === 10)
    expect(dead.map(text)).toEqual(['4'])
    expect(dead[0]?.properties.headers['x-reason']).toBe('broken')
  })

  test('gives every consumer group its own copy', async () => {
    const second = `${exchange}.second`
    await declare(broker, second)
    await broker.publish(numbered(20))
    const [one, two] = [await collect(broker, queue), await collect(broker, second)]
    await until(() => one.length === 20 && two.length === 20)
    expect(one.map(text)).toEqual(two.map(text))
  })

  test('shares one queue between processes, each message once', async () => {
    const other = await connect()
    const got: string[][] = [[], []]
    const enough = Promise.withResolvers<void>()
    await Promise.all(
      [broker, other].map((each, index) =>
        each.consume({ queue, batchSize: 5, prefetch: 5 }, async (batch) => {
          got[index]?.push(...batch.map(text))
          if (got.every(({ length }) => length > 0)) enough.resolve()
          await enough.promise
          return batch.map(() => ack)
        }),
      ),
    )
    await broker.publish(numbered(100))
    await until(() => got.flat().length === 100)
    expect(new Set(got.flat()).size).toBe(100)
  })

  test('feeds every process what comes after it began, by pattern', async () => {
    const other = await connect()
    const got: string[][] = [[], []]
    const feeds = await Promise.all(
      [broker, other].map((each, index) =>
        each.feed({
          exchange,
          routingKeys: ['thing.*'],
          onMessage: (delivery) => got[index]?.push(text(delivery)),
          onGap: () => got[index]?.push('gap'),
        }),
      ),
    )
    await broker.publish([
      message('1'),
      message('2', { routingKey: 'thing.undone' }),
      message('x', { routingKey: 'no' }),
    ])
    await until(() => got.every(({ length }) => length === 2))
    expect(got).toEqual([
      ['1', '2'],
      ['1', '2'],
    ])
    await feeds[0]?.stop()
    await broker.publish([message('3')])
    await until(() => got[1]?.length === 3)
    expect(got[0]).toEqual(['1', '2'])
  })

  test('lets a consumer finish its batch when it is stopped', async () => {
    await broker.publish(numbered(1))
    const started = Promise.withResolvers<void>()
    const finish = Promise.withResolvers<void>()
    const consuming = await broker.consume({ queue }, async (batch) => {
      started.resolve()
      await finish.promise
      return batch.map(() => ack)
    })
    await started.promise
    const stopped = consuming.stop()
    finish.resolve()
    await stopped
    const got = await collect(broker, queue)
    await broker.publish([message('next')])
    await until(() => got.length > 0)
    expect(got.map(text)).toEqual(['next'])
  })

  test('keeps messages for a queue while nobody consumes, and declares twice without harm', async () => {
    await broker.publish(numbered(3))
    await broker.stop()
    const later = await connect()
    await declare(later, queue)
    const got = await collect(later, queue)
    await until(() => got.length >= 3)
    expect(got.map(text)).toEqual(['0', '1', '2'])
  })

  test('takes thousands of messages without a stall', async () => {
    const got = await collect(broker, queue)
    for (let round = 0; round < 6; round++) await broker.publish(numbered(500))
    await until(() => got.length >= 3_000, { timeoutMs: 10_000 })
    expect(got).toHaveLength(3_000)
  })
})
