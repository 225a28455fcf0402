import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Broker } from '#platform/messaging/broker.ts'
import { until } from '#platform/testing/until.ts'
import {
  addProduct,
  ask,
  bookFaults,
  brokersFor,
  orderOf,
  publish,
  publishText,
  startFixture,
  stockOf,
  untilReservation,
  untilTold,
  type InventoryFixture,
  type Told,
} from './fixture.ts'

/** Scatters the events the same way in every run. */
function hash(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE()
}

const isOfStorm = ({ body }: Told): boolean => String(body.order_id).startsWith('storm-')

describe.each(brokersFor('inventory reservations'))('reservations on the %s broker', (on) => {
  let fixture: InventoryFixture

  beforeAll(async () => {
    fixture = await startFixture(on)
  })
  afterAll(async () => {
    await fixture.stop()
  })

  test("answers the seed's message as raw bytes with the seed's answer", async () => {
    await addProduct(fixture.first, { id: '1', sku: 'SEED-1', stock: { A: 10 } })
    const message = '{"event":"OrderCreated","order_id":"ORD-12345","items":[{"product_id":1,"quantity":2}]}'
    await publishText(fixture.first.broker, 'OrderCreated', message)
    const [reserved] = await untilTold(fixture, 'StockReserved', { of: 'ORD-12345' })
    expect(reserved?.text).toMatch(
      /^\{"event":"StockReserved","order_id":"ORD-12345","items":\[\{"product_id":1,"quantity":2\}\]/,
    )
    expect((await stockOf(fixture.first, 'SEED-1')).stock).toMatchObject({
      onHand: 10,
      reserved: 2,
      available: 8,
    })
  })

  test('accepts camelCase and gives a numeric order id back as a number, digit by digit', async () => {
    await addProduct(fixture.first, { id: '2', sku: 'SEED-2', stock: { A: 10 } })
    const message =
      '{"eventType":"OrderCreated","orderId":9007199254740993,"items":[{"productId":2,"quantity":1}]}'
    await publishText(fixture.first.broker, 'OrderCreated', message)
    const told = await until(() =>
      fixture.told('StockReserved').find(({ text }) => text.includes('"order_id":9007199254740993')),
    )
    expect(told.text).toContain('"items":[{"product_id":2,"quantity":1}]')
  })

  test('of 50 parallel orders for 10 items exactly 10 get one, on two instances', async () => {
    const second = await fixture.startInstance()
    await addProduct(fixture.first, { id: 'hot', sku: 'HOT', stock: { A: 6, B: 4 } })
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        publish(fixture.first.broker, 'OrderCreated', orderOf(`hot-${index}`, 'hot', 1)),
      ),
    )
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => untilReservation(fixture.first, `hot-${index}`)),
    )
    const states = await fixture.db
      .selectFrom('reservations')
      .select('state')
      .where('orderId', 'like', 'hot-%')
      .execute()
    expect(states.filter(({ state }) => state === 'HELD')).toHaveLength(10)
    expect(states.filter(({ state }) => state === 'REJECTED')).toHaveLength(40)
    expect((await stockOf(fixture.first, 'HOT')).stock).toMatchObject({
      onHand: 10,
      reserved: 10,
      available: 0,
    })
    await second.stop()
  })

  test('orders that name the same products the other way round never wait for each other in a ring', async () => {
    const second = await fixture.startInstance()
    await addProduct(fixture.first, { id: 'x', sku: 'X', stock: { A: 200 } })
    await addProduct(fixture.first, { id: 'y', sku: 'Y', stock: { B: 200 } })
    const lines = [
      { product_id: 'x', quantity: 1 },
      { product_id: 'y', quantity: 1 },
    ]
    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        publish(fixture.first.broker, 'OrderCreated', {
          order_id: `ring-${index}`,
          items: index % 2 ? lines : lines.toReversed(),
        }),
      ),
    )
    await until(async () => (await stockOf(fixture.first, 'X')).stock.reserved === 100)
    expect((await stockOf(fixture.first, 'Y')).stock.reserved).toBe(100)
    await second.stop()
  })

  test('two lines of one product count as their sum', async () => {
    await addProduct(fixture.first, { id: 'twice', sku: 'TWICE', stock: { A: 1 } })
    const line = { product_id: 'twice', quantity: 1 }
    await publish(fixture.first.broker, 'OrderCreated', { order_id: 'twice-1', items: [line, line] })
    const [rejected] = await untilTold(fixture, 'StockRejected', { of: 'twice-1' })
    expect(rejected?.body).toMatchObject({
      reason: 'Insufficient stock',
      shortages: [{ product_id: 'twice', sku: 'TWICE', requested: 2, available: 1 }],
    })
  })

  test('the same OrderCreated three times reserves once', async () => {
    await addProduct(fixture.first, { id: 'once', sku: 'ONCE', stock: { A: 10 } })
    const messageId = crypto.randomUUID()
    for (let time = 0; time < 3; time++)
      await publish(fixture.first.broker, 'OrderCreated', orderOf('once-1', 'once', 2), messageId)
    await publish(fixture.first.broker, 'OrderCreated', orderOf('once-2', 'once', 1))
    await untilTold(fixture, 'StockReserved', { of: 'once-2' })
    expect((await stockOf(fixture.first, 'ONCE')).stock.reserved).toBe(3)
    expect(fixture.told('StockReserved').filter(({ body }) => body.order_id === 'once-1')).toHaveLength(1)
  })

  test('an OrderCreated under other message ids gets the recorded decision again, word for word', async () => {
    await addProduct(fixture.first, { id: 'again', sku: 'AGAIN', stock: { A: 3 } })
    await Promise.all(
      [1, 2, 3].map(() => publish(fixture.first.broker, 'OrderCreated', orderOf('again-1', 'again', 2))),
    )
    const told = await untilTold(fixture, 'StockReserved', { of: 'again-1', count: 3 })
    expect(new Set(told.map(({ text }) => text)).size).toBe(1)
    expect(new Set(told.map(({ messageId }) => messageId)).size).toBe(3)
    expect((await stockOf(fixture.first, 'AGAIN')).stock.reserved).toBe(2)
  })

  test('a cancellation that comes before its order leaves a tombstone: nothing is reserved', async () => {
    await addProduct(fixture.first, { id: 'late', sku: 'LATE', stock: { A: 5 } })
    await publish(fixture.first.broker, 'OrderCancellationRequested', { order_id: 'late-1' })
    await untilTold(fixture, 'StockReleased', { of: 'late-1' })
    await publish(fixture.first.broker, 'OrderCreated', orderOf('late-1', 'late', 2))
    const told = await untilTold(fixture, 'StockReleased', { of: 'late-1', count: 2 })
    expect(told.map(({ body }) => body.items)).toEqual([[], []])
    expect((await untilReservation(fixture.first, 'late-1')).state).toBe('RELEASED')
    expect((await stockOf(fixture.first, 'LATE')).stock.reserved).toBe(0)
    expect(fixture.told('StockReserved').filter(({ body }) => body.order_id === 'late-1')).toEqual([])
  })

  test('a cancelled order frees its stock once, confirmed or not', async () => {
    const { broker } = fixture.first
    await addProduct(fixture.first, { id: '77', sku: 'FREE', stock: { A: 5, B: 5 } })
    await publish(broker, 'OrderCreated', orderOf('free-1', 77, 8))
    await untilReservation(fixture.first, 'free-1', 'HELD')
    await publish(broker, 'OrderConfirmed', { order_id: 'free-1', sequence: 2 })
    const held = await untilReservation(fixture.first, 'free-1', 'COMMITTED')
    expect(held.lines).toEqual([
      { product: { sku: 'FREE' }, warehouse: { code: 'A' }, quantity: 5 },
      { product: { sku: 'FREE' }, warehouse: { code: 'B' }, quantity: 3 },
    ])
    await publish(broker, 'OrderCancellationRequested', { order_id: 'free-1' })
    await publish(broker, 'OrderCancellationRequested', { order_id: 'free-1' })
    const told = await untilTold(fixture, 'StockReleased', { of: 'free-1', count: 2 })
    expect(told.map(({ body }) => body.items)).toEqual([[{ product_id: 77, quantity: 8 }], []])
    expect((await stockOf(fixture.first, 'FREE')).stock).toMatchObject({ onHand: 10, reserved: 0 })
    await publish(broker, 'OrderConfirmed', { order_id: 'free-1', sequence: 9 })
    await publish(broker, 'OrderConfirmed', { order_id: 'nobody-knows', sequence: 9 })
    await publish(broker, 'OrderCreated', orderOf('free-2', 77, 1))
    await untilReservation(fixture.first, 'free-2', 'HELD')
    expect((await untilReservation(fixture.first, 'free-1')).state).toBe('RELEASED')
  })

  test.each([
    ['no lines', [], 'An order must have 1 to 100 lines (this one has 0)'],
    [
      'zero',
      [{ product_id: 1, quantity: 0 }],
      'Quantity must be a whole number from 1 to 10,000 (product 1: 0)',
    ],
    [
      'half',
      [{ product_id: 1, quantity: 0.5 }],
      'Quantity must be a whole number from 1 to 10,000 (product 1: 0.5)',
    ],
    [
      'huge',
      [{ product_id: 1, quantity: 1e15 }],
      'Quantity must be a whole number from 1 to 10,000 (product 1: 1000000000000000)',
    ],
    ['unknown', [{ product_id: 'no\0thing', quantity: 1 }], 'Unknown product: no'],
  ])('refuses an order of %s with a reason and changes nothing', async (name, items, reason) => {
    const orderId = `bad-${name}`
    const before = await stockOf(fixture.first, 'SEED-1')
    await publish(fixture.first.broker, 'OrderCreated', { order_id: orderId, items })
    const [rejected] = await untilTold(fixture, 'StockRejected', { of: orderId })
    expect(rejected?.body.reason).toContain(reason)
    expect(await stockOf(fixture.first, 'SEED-1')).toEqual(before)
  })

  test('refuses an order for a product that was taken off sale', async () => {
    const { id } = await addProduct(fixture.first, { sku: 'GONE', stock: { A: 5 } })
    await ask(
      fixture.first,
      'mutation ($id: ID!) { discontinueProduct(input: { id: $id }) { product { isActive } } }',
      { id },
    )
    await publish(fixture.first.broker, 'OrderCreated', orderOf('gone-1', id, 1))
    const [rejected] = await untilTold(fixture, 'StockRejected', { of: 'gone-1' })
    expect(rejected?.body.reason).toBe(`Product ${id} is no longer sold`)
  })

  test('low stock is told once for each time it falls to the reorder point', async () => {
    const { id } = await addProduct(fixture.first, { sku: 'LOW', stock: { A: 6, B: 4 }, reorderPoint: 3 })
    const order = (name: string, quantity: number) =>
      publish(fixture.first.broker, 'OrderCreated', orderOf(name, id, quantity))
    await order('low-1', 6)
    await order('low-2', 1)
    await untilReservation(fixture.first, 'low-2', 'HELD')
    await order('low-3', 1)
    await untilReservation(fixture.first, 'low-3', 'HELD')
    const [first] = await untilTold(fixture, 'LowStockDetected', { of: id })
    expect(first?.body).toMatchObject({ sku: 'LOW', available: 3, reorder_point: 3, crossing: 1 })
    expect((await stockOf(fixture.first, 'LOW')).stock.status).toBe('LOW')
    await publish(fixture.first.broker, 'OrderCancellationRequested', { order_id: 'low-1' })
    await untilReservation(fixture.first, 'low-1', 'RELEASED')
    await order('low-4', 7)
    const crossings = await untilTold(fixture, 'LowStockDetected', { of: id, count: 2 })
    expect(crossings.map(({ body }) => body.crossing)).toEqual([1, 2])
  })

  test('a storm of orders, cancellations and duplicates in any order leaves nothing held for who cancelled', async () => {
    const second = await fixture.startInstance()
    const brokers = [fixture.first.broker, second.broker]
    for (const id of ['s1', 's2', 's3'])
      await addProduct(fixture.first, { id, sku: `STORM-${id}`, stock: { A: 30, B: 20 } })
    const numbers = Array.from({ length: 60 }, (_, index) => index)
    const events = numbers.flatMap((number) => {
      const items = [`s${(number % 3) + 1}`, `s${(number % 2) + 1}`].map((product_id) => ({
        product_id,
        quantity: 2,
      }))
      const created = ['OrderCreated', { order_id: `storm-${number}`, items }] as const
      const cancelled = ['OrderCancellationRequested', { order_id: `storm-${number}` }] as const
      return number % 3 === 0 ? [created, cancelled, created] : [created, created]
    })
    const shuffled = events.toSorted((a, b) => hash(JSON.stringify(a)) - hash(JSON.stringify(b)))
    await Promise.all(
      shuffled.map(([type, body], index) => publish(brokers[index % 2] as Broker, type, body)),
    )
    await until(
      () =>
        ['StockReserved', 'StockRejected', 'StockReleased']
          .flatMap((type) => fixture.told(type))
          .filter(isOfStorm).length === events.length,
    )
    const rows = await fixture.db
      .selectFrom('reservations')
      .select(['orderId', 'state'])
      .where('orderId', 'like', 'storm-%')
      .execute()
    const cancelled = rows.filter(({ orderId }) => Number(orderId.slice(6)) % 3 === 0)
    expect(rows).toHaveLength(60)
    expect(cancelled.filter(({ state }) => state === 'HELD')).toEqual([])
    expect(await bookFaults(fixture)).toEqual([])
    await second.stop()
  })

  test('after all of this the ledger and the reservations add up to the levels', async () => {
    expect(await bookFaults(fixture)).toEqual([])
  })
})
