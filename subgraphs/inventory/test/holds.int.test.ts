import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addProduct,
  ask,
  bookFaults,
  levelsIn,
  orderOf,
  publish,
  startFixture,
  untilReservation,
  untilTold,
  type InventoryFixture,
} from './fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startFixture('embedded', { expiryEveryMs: 50 })
})
afterAll(async () => {
  await fixture.stop()
})

const send = (type: string, body: object, messageId?: string) =>
  publish(fixture.first.broker, type, body, messageId)

const items = (...quantities: [productId: string, quantity: number][]) =>
  quantities.map(([product_id, quantity]) => ({ product_id, quantity }))

/** A confirmed order of one product. */
async function confirmed(orderId: string, productId: string, quantity: number): Promise<void> {
  await send('OrderCreated', orderOf(orderId, productId, quantity))
  await untilReservation(fixture.first, orderId, 'HELD')
  await send('OrderConfirmed', { order_id: orderId })
  await untilReservation(fixture.first, orderId, 'COMMITTED')
}

const expiryOf = async (orderId: string) => {
  const document = 'query ($orderId: ID!) { reservation(orderId: $orderId) { expiresAt } }'
  return (await ask(fixture.first, document, { orderId })).reservation.expiresAt
}

/** An order whose time for paying is over so long that its hold expires at once. */
const unpaid = (orderId: string, productId: string, quantity: number) => ({
  ...orderOf(orderId, productId, quantity),
  occurred_at: '2026-01-01T10:00:00.000Z',
  pay_by: '2026-01-01T10:15:00.000Z',
})

/** Lets the time of a hold pass. */
async function expire(orderId: string): Promise<void> {
  await fixture.db
    .updateTable('reservations')
    .set({ expiresAt: new Date(Date.now() - 60_000) })
    .where('orderId', '=', orderId)
    .execute()
}

test('what must be paid is held for the time of paying and a quarter of an hour, counted from the decision', async () => {
  await addProduct(fixture.first, { id: 'hold', sku: 'HOLD', stock: { A: 5 } })
  await send('OrderCreated', unpaid('hold-1', 'hold', 2))
  await untilReservation(fixture.first, 'hold-1', 'HELD')
  const { expiresAt, createdAt } = await fixture.db
    .selectFrom('reservations')
    .select(['expiresAt', 'createdAt'])
    .where('orderId', '=', 'hold-1')
    .executeTakeFirstOrThrow()
  expect((expiresAt?.getTime() ?? 0) - createdAt.getTime()).toBe(30 * 60_000)
  await send('OrderConfirmed', { order_id: 'hold-1' })
  await untilReservation(fixture.first, 'hold-1', 'COMMITTED')
  expect(await expiryOf('hold-1')).toBeNull()
  await send('OrderCreated', orderOf('hold-2', 'hold', 1))
  await untilReservation(fixture.first, 'hold-2', 'HELD')
  expect(await expiryOf('hold-2')).toBeNull()
})

test('a hold that nobody confirms goes back on sale once, on two instances, and a cancellation still gets its answer', async () => {
  const second = await fixture.startInstance()
  await addProduct(fixture.first, { id: 'gone', sku: 'GONE', stock: { A: 5 } })
  for (const order of ['gone-1', 'gone-2']) {
    await send('OrderCreated', unpaid(order, 'gone', 2))
    await untilReservation(fixture.first, order, 'HELD')
    await expire(order)
    await untilReservation(fixture.first, order, 'EXPIRED')
  }
  const [told, ...more] = await untilTold(fixture, 'StockReservationExpired', { of: 'gone-1' })
  expect(told?.body.items).toEqual([{ product_id: 'gone', quantity: 2 }])
  expect(more).toEqual([])
  expect(await levelsIn(fixture, 'gone')).toEqual({ A: { onHand: 5 } })
  await send('OrderCancellationRequested', { order_id: 'gone-1' })
  const [released] = await untilTold(fixture, 'StockReleased', { of: 'gone-1' })
  expect(released?.body.items).toEqual([])
  await untilReservation(fixture.first, 'gone-1', 'RELEASED')
  await second.stop()
})

test('an order that is confirmed after its hold expired gets its stock if there still is enough', async () => {
  await addProduct(fixture.first, { id: 'again', sku: 'AGAIN', stock: { A: 5 } })
  await send('OrderCreated', unpaid('again-1', 'again', 3))
  await untilReservation(fixture.first, 'again-1', 'HELD')
  await expire('again-1')
  await untilReservation(fixture.first, 'again-1', 'EXPIRED')
  await send('OrderConfirmed', { order_id: 'again-1' })
  await untilReservation(fixture.first, 'again-1', 'COMMITTED')
  await untilTold(fixture, 'StockReserved', { of: 'again-1', count: 2 })
  expect(await levelsIn(fixture, 'again')).toEqual({ A: { onHand: 5, reserved: 3 } })
})

test.each([
  ['confirmed', 'OrderConfirmed', {}],
  ['shipped', 'OrderShipped', { shipment_id: 'shp_9', items: items(['lost', 1]) }],
])('a hold that expired is lost to an order that is %s when the stock is sold', async (what, type, body) => {
  const productId = `lost-${what}`
  const orderId = `${productId}-1`
  await addProduct(fixture.first, { id: productId, sku: productId, stock: { A: 3 } })
  await send('OrderCreated', unpaid(orderId, productId, 2))
  await untilReservation(fixture.first, orderId, 'HELD')
  await expire(orderId)
  await untilReservation(fixture.first, orderId, 'EXPIRED')
  await confirmed(`${productId}-2`, productId, 3)
  await send(type, { order_id: orderId, ...body })
  const [rejected] = await untilTold(fixture, 'StockRejected', { of: orderId })
  expect(rejected?.body).toMatchObject({
    code: 'RESERVATION_LOST',
    shortages: [{ product_id: productId, requested: 2, available: 0 }],
  })
  await untilReservation(fixture.first, orderId, 'REJECTED')
  await send('OrderCreated', unpaid(orderId, productId, 2))
  await untilTold(fixture, 'StockRejected', { of: orderId, count: 2 })
})

test('after all of this the books are right', async () => {
  expect(await bookFaults(fixture)).toEqual([])
})
