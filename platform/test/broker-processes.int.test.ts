import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Broker } from '#platform/messaging/broker.ts'
import { until } from '#platform/testing/until.ts'
import { brokerAdapters, type BrokerPlace } from './broker-adapters.ts'

const program = fileURLToPath(new URL('broker-child.ts', import.meta.url))

describe.each(brokerAdapters('broker across processes'))('$name', (adapter) => {
  let place: BrokerPlace
  let broker: Broker
  let exchange: string
  let queue: string
  const ends: (() => void)[] = []

  const publish = (count: number) =>
    broker.publish(
      Array.from({ length: count }, (_, index) => ({
        exchange,
        routingKey: 'k',
        body: String(index),
        properties: { headers: {} },
      })),
    )
  const consumeInChild = async (mode: 'ack' | 'hold') => {
    const child = fork(program, [place.amqpUrl, place.databaseUrl, queue, mode], { execArgv: [] })
    const got: string[] = []
    child.on('message', (bodies: string[]) => void got.push(...bodies))
    ends.push(() => child.kill('SIGKILL'))
    await once(child, 'message')
    return { got, kill9: () => child.kill('SIGKILL') }
  }

  beforeAll(async () => {
    place = await adapter.create()
  })
  afterAll(() => place.drop())
  beforeEach(async () => {
    exchange = `things-${randomUUID()}`
    queue = `${exchange}.reader`
    broker = await place.connect()
    await broker.declare({ exchanges: [exchange], queues: [{ queue, exchange, routingKey: 'k' }] })
  })
  afterEach(async () => {
    for (const end of ends.splice(0)) end()
    await broker.stop()
  })

  test('what a killed process had in hand goes to another one at once', async () => {
    await publish(12)
    const dying = await consumeInChild('hold')
    await until(() => dying.got.length > 0)
    dying.kill9()
    const heir = await consumeInChild('ack')
    await until(() => new Set(heir.got).size === 12)
    expect(heir.got.length).toBeLessThanOrEqual(12)
  })

  test('two processes share a queue', async () => {
    const children = [await consumeInChild('ack'), await consumeInChild('ack')]
    for (let round = 0; round < 20; round++) await publish(50)
    await until(() => children.flatMap(({ got }) => got).length === 1_000)
    expect(children.every(({ got }) => got.length > 0)).toBe(true)
  })
})
