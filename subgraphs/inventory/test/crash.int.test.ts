import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Broker } from '#platform/messaging/broker.ts'
import { connectBroker } from '#platform/messaging/connect.ts'
import { until } from '#platform/testing/until.ts'
import {
  addProduct,
  bookFaults,
  brokersFor,
  logger,
  orderOf,
  publish,
  startFixture,
  stockOf,
  untilReservation,
  type InventoryFixture,
} from './fixture.ts'

const program = fileURLToPath(new URL('dying-inventory.ts', import.meta.url))

describe.each(brokersFor('inventory crash'))('a process killed on the %s broker', (on) => {
  let fixture: InventoryFixture
  let broker: Broker

  beforeAll(async () => {
    fixture = await startFixture(on)
    const { amqpUrl, databaseUrl } = fixture
    broker = await connectBroker({ amqpUrl, databaseUrl, logger, name: 'crash-test' })
  })
  afterAll(async () => {
    await broker.stop()
    await fixture.stop()
  })

  /** Waits until so many orders can be had from Inventory's queue together; they go back to it. */
  async function untilUnsettled(count: number): Promise<void> {
    let most = 0
    const options = { queue: 'order.created.inventory', batchSize: count, lingerMs: 200 }
    const peek = await broker.consume(options, async (batch) => {
      most = Math.max(most, batch.length)
      throw new Error('only looked at')
    })
    await until(() => most === count)
    await peek.stop()
  }

  test('between commit and acknowledgement leaves one reservation of each order', async () => {
    await addProduct(fixture.first, { id: 'crash', sku: 'CRASH', stock: { A: 9 } })
    const told: any[] = []
    const onMessage = ({ body }: { body: Buffer }) => void told.push(JSON.parse(body.toString('utf8')))
    await broker.feed({ exchange: 'inventory', routingKeys: ['stock.#'], onMessage, onGap: () => undefined })
    await fixture.first.stop()
    const child = fork(program, [fixture.amqpUrl ?? '', fixture.databaseUrl], { execArgv: [] })
    await once(child, 'message')
    const order = orderOf('crash-1', 'crash', 2)
    const messageId = crypto.randomUUID()
    const ended = once(child, 'exit')
    for (let time = 0; time < 3; time++) await publish(broker, 'OrderCreated', order, messageId)
    expect(await ended).toEqual([null, 'SIGKILL'])
    const reservations = () =>
      fixture.db.selectFrom('reservations').select('state').where('orderId', '=', 'crash-1').execute()
    expect(await reservations()).toEqual([{ state: 'HELD' }])
    await untilUnsettled(3)

    const heir = await fixture.startInstance()
    // Of a message of its own, as from a producer that gives none of them an id.
    await publish(broker, 'OrderCreated', order)
    await publish(broker, 'OrderCreated', orderOf('crash-2', 'crash', 3))
    await untilReservation(heir, 'crash-2')
    await until(() => told.some(({ order_id }) => order_id === 'crash-1'))
    expect(await reservations()).toEqual([{ state: 'HELD' }])
    expect((await stockOf(heir, 'CRASH')).stock).toMatchObject({ onHand: 9, reserved: 5, available: 4 })
    expect(await bookFaults(fixture)).toEqual([])
  })
})
