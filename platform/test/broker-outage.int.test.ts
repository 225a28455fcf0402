import { randomUUID } from 'node:crypto'
import { connect } from 'amqplib'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError } from '#platform/config.ts'
import { connectAmqp, type AmqpOptions } from '#platform/messaging/amqp/broker.ts'
import type { Broker, Settlement } from '#platform/messaging/broker.ts'
import { startRabbitNode, type RabbitNode } from '#platform/testing/rabbit-node.ts'
import { haveRabbitServer } from '#platform/testing/broker.ts'
import { until } from '#platform/testing/until.ts'
import { createRoom } from './relay-fixture.ts'

const ack: Settlement = { kind: 'ack' }
const suite = haveRabbitServer('broker outage') ? describe : () => undefined

suite('a RabbitMQ node that dies and comes back', () => {
  let node: RabbitNode
  let brokers: Broker[]
  let lines: { level: number; msg: string }[]
  let exchange: string
  let queue: string

  const open = async (overrides: Partial<AmqpOptions> = {}) => {
    const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
    const broker = await connectAmqp({
      url: node.amqpUrl,
      queueType: 'quorum',
      retryDelaysMs: [50],
      logger,
      name: 'test',
      ...overrides,
    })
    brokers.push(broker)
    return broker
  }
  const topology = () => ({ exchanges: [exchange], queues: [{ queue, exchange, routingKey: 'k' }] })
  const message = (body: string) => ({
    exchange,
    routingKey: 'k',
    body,
    properties: { messageId: randomUUID(), headers: {} },
  })
  const errors = () => lines.filter(({ level }) => level >= 50).map(({ msg }) => msg)

  beforeAll(async () => {
    node = await startRabbitNode()
  })
  afterAll(() => node.stop())
  beforeEach(() => {
    brokers = []
    lines = []
    exchange = `things-${randomUUID()}`
    queue = `${exchange}.reader`
  })
  afterEach(() => Promise.all(brokers.map((broker) => broker.stop())))

  test('keeps confirmed messages, brings consumers and feeds back, and tells of the gap', async () => {
    const broker = await open()
    await broker.declare(topology())
    const got: string[] = []
    const fed: string[] = []
    const states: boolean[] = []
    broker.onConnection((connected) => states.push(connected))
    await broker.consume({ queue }, async (batch) => {
      got.push(...batch.map(({ body }) => body.toString()))
      return batch.map(() => ack)
    })
    await broker.feed({
      exchange,
      routingKeys: ['#'],
      onMessage: ({ body }) => fed.push(body.toString()),
      onGap: () => fed.push('gap'),
    })
    expect(await broker.publish([message('before')])).toEqual(['confirmed'])
    await until(() => got.length === 1 && fed.length === 1)

    await node.kill9()
    await until(() => !broker.isConnected())
    await expect(broker.publish([message('meanwhile')])).rejects.toMatchObject({ name: 'BrokerUnavailable' })
    await node.restart()

    await until(() => broker.isConnected() && fed.includes('gap'), { timeoutMs: 40_000 })
    expect(await broker.publish([message('after')])).toEqual(['confirmed'])
    await until(() => got.includes('after') && fed.includes('after'))
    expect(fed).toEqual(['before', 'gap', 'after'])
    expect(states).toEqual([false, true])
  })

  test('orders that wait in the outbox during the outage arrive after it, each once', async () => {
    const room = await createRoom()
    const broker = await open()
    const messaging = await room.start(broker)
    const sent: string[] = []
    const place = async (count: number) => {
      for (let index = 0; index < count; index++) {
        sent.push(`T-${sent.length}`)
        await room.enqueue(sent[sent.length - 1] as string)
        messaging.wake()
      }
    }
    await place(50)
    await node.kill9()
    await place(50)
    await node.restart()
    await place(50)
    await until(async () => (await room.effects()).length >= 150, { timeoutMs: 40_000 })
    await until(async () => (await room.outboxSize()) === 0)
    expect((await room.effects()).sort()).toEqual(sent.sort())
    await room.stop()
  })

  test('a broker that is unreachable at the start is awaited in the background', async () => {
    await node.kill9()
    const broker = await open()
    expect(broker.isConnected()).toBe(false)
    await broker.declare(topology())
    const got: string[] = []
    await broker.consume({ queue }, async (batch) => {
      got.push(...batch.map(({ body }) => body.toString()))
      return batch.map(() => ack)
    })
    await node.restart()
    await until(() => broker.isConnected(), { timeoutMs: 40_000 })
    await broker.publish([message('late')])
    await until(() => got.length === 1)
  })

  test('wrong credentials and wrong URLs are said in one clear line each', async () => {
    const wrong = new URL(node.amqpUrl)
    wrong.password = 'secret-guess'
    const broker = await open({ url: wrong.href })
    await open({ url: 'http://nowhere' })
    expect(broker.isConnected()).toBe(false)
    expect(errors().filter((line) => line.includes('ACCESS'))).toHaveLength(2)
    expect(errors().filter((line) => line.includes('must look like amqp://'))).toHaveLength(2)
    expect(errors().join()).not.toContain('secret-guess')
  })

  test('a queue that exists with other arguments is named', async () => {
    const broker = await open()
    await broker.declare(topology())
    const other = await open({ queueType: 'classic' })
    const refused = other.declare(topology())
    await expect(refused).rejects.toThrow(/exists with other properties.*reader/)
    await expect(refused).rejects.toThrow(ConfigError)
    expect(other.isConnected()).toBe(true)
  })

  test('a queue that is deleted under its consumer is declared again', async () => {
    const room = await createRoom()
    const broker = await open()
    await room.start(broker)
    const amqp = await connect(node.amqpUrl)
    const channel = await amqp.createChannel()
    await channel.deleteQueue(room.queue)
    await amqp.close()
    await room.enqueue('not lost')
    await until(async () => (await room.effects()).length > 0)
    expect(await room.effects()).toEqual(['not lost'])
    await room.stop()
  })

  test('raw bytes of a foreign producer, without any property, get through a retry and into the dead letters', async () => {
    const broker = await open()
    await broker.declare(topology())
    const attempts: number[] = []
    await broker.consume({ queue }, async (batch) =>
      batch.map(({ attempt }) => {
        attempts.push(attempt)
        return { kind: 'retry', reason: 'no' }
      }),
    )
    const amqp = await connect(node.amqpUrl)
    const channel = await amqp.createConfirmChannel()
    const bytes = Buffer.from(
      '{"event":"OrderCreated","order_id":"ORD-12345","items":[{"product_id":1,"quantity":2}]}',
    )
    channel.publish(exchange, 'k', bytes)
    await channel.waitForConfirms()
    const dead = await until(() => channel.get(`${queue}.dead`, { noAck: true }))
    await amqp.close()
    expect(dead.content).toEqual(bytes)
    expect(attempts).toEqual([0, 1])
    expect(dead.properties.messageId).toBeUndefined()
    expect(dead.properties.headers).not.toHaveProperty('x-death')
    expect(dead.properties.headers).toMatchObject({
      'x-attempt': 2,
      'x-reason': 'no',
      'x-original-exchange': exchange,
      'x-original-routing-key': 'k',
    })
  })

  test('a frozen broker is noticed, and work goes on when it thaws', async () => {
    const url = new URL(node.amqpUrl)
    url.searchParams.set('heartbeat', '1')
    const broker = await open({ url: url.href })
    await broker.declare(topology())
    node.pause()
    try {
      await until(() => !broker.isConnected())
    } finally {
      node.resume()
    }
    await until(() => broker.isConnected())
    expect(await broker.publish([message('thawed')])).toEqual(['confirmed'])
  })
})
