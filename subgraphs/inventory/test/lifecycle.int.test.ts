import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import {
  addProduct,
  ask,
  bookFaults,
  levelsIn,
  orderOf,
  publish,
  publishText,
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

const linesOf = async (orderId: string) => {
  const { reservation } = await ask(
    fixture.first,
    `query ($orderId: ID!) {
      reservation(orderId: $orderId) {
        state expiresAt
        lines { warehouse { code } quantity reserved backordered shipped returned }
        steps { id kind isDone }
      }
    }`,
    { orderId },
  )
  return reservation
}

test('an order ships in parts from where it is reserved, and tells what each piece had cost', async () => {
  const cost = { amount: '7.25', currencyCode: 'EUR' }
  await addProduct(fixture.first, { id: 'ship', sku: 'SHIP', stock: { A: 3, B: 5 }, cost })
  await confirmed('ship-1', 'ship', 7)
  const shipped = { order_id: 'ship-1', shipment_id: 'shp_1', items: items(['ship', 4]) }
  await send('OrderShipped', shipped)
  const [first] = await untilTold(fixture, 'StockIssued', { of: 'ship-1' })
  const unit_cost = { amount: '7.25', currency: 'EUR' }
  expect(first?.body).toMatchObject({
    order_id: 'ship-1',
    shipment_id: 'shp_1',
    items: [
      { product_id: 'ship', warehouse: 'A', quantity: 3, unit_cost },
      { product_id: 'ship', warehouse: 'B', quantity: 1, unit_cost },
    ],
  })
  expect((await linesOf('ship-1')).state).toBe('PARTIALLY_SHIPPED')
  expect(await levelsIn(fixture, 'ship')).toEqual({ A: {}, B: { onHand: 4, reserved: 3 } })

  await send('OrderShipped', shipped)
  const [, again] = await untilTold(fixture, 'StockIssued', { of: 'ship-1', count: 2 })
  expect(again?.text).toBe(first?.text)

  await send('OrderShipped', { ...shipped, shipment_id: 'shp_2', items: items(['ship', 3]) })
  await untilTold(fixture, 'StockIssued', { of: 'ship-1', count: 3 })
  expect(await linesOf('ship-1')).toMatchObject({
    state: 'SHIPPED',
    lines: [
      { warehouse: { code: 'A' }, quantity: 3, reserved: 0, shipped: 3 },
      { warehouse: { code: 'B' }, quantity: 4, reserved: 0, shipped: 4 },
    ],
    steps: [
      { id: 'shp_1', kind: 'SHIPMENT', isDone: true },
      { id: 'shp_2', kind: 'SHIPMENT', isDone: true },
    ],
  })
  expect(await levelsIn(fixture, 'ship')).toEqual({ A: {}, B: { onHand: 1 } })
  await send('OrderCancellationRequested', { order_id: 'ship-1' })
  const [released] = await untilTold(fixture, 'StockReleased', { of: 'ship-1' })
  expect(released?.body.items).toEqual([])
})

test('a shipment that comes before the confirmation ships; the late confirmation changes nothing', async () => {
  await addProduct(fixture.first, { id: 'early', sku: 'EARLY', stock: { A: 3 } })
  await send('OrderCreated', orderOf('early-1', 'early', 2))
  await untilReservation(fixture.first, 'early-1', 'HELD')
  await send('OrderShipped', { order_id: 'early-1', shipment_id: 'shp_3', items: items(['early', 1]) })
  await untilReservation(fixture.first, 'early-1', 'PARTIALLY_SHIPPED')
  await send('OrderConfirmed', { order_id: 'early-1' })
  await send('OrderShipped', { order_id: 'early-1', shipment_id: 'shp_4', items: items(['early', 1]) })
  await untilReservation(fixture.first, 'early-1', 'SHIPPED')
  expect(await levelsIn(fixture, 'early')).toEqual({ A: { onHand: 1 } })
})

test('a shipment takes no more than is set aside for its order, and says what it took', async () => {
  await addProduct(fixture.first, { id: 'much', sku: 'MUCH', stock: { A: 9 } })
  await confirmed('much-1', 'much', 2)
  await send('OrderShipped', {
    order_id: 'much-1',
    shipment_id: 'shp_5',
    items: items(['much', 5], ['ship', 1]),
  })
  const [issued] = await untilTold(fixture, 'StockIssued', { of: 'much-1' })
  expect(issued?.body.items).toEqual([{ product_id: 'much', warehouse: 'A', quantity: 2 }])
  expect(await levelsIn(fixture, 'much')).toEqual({ A: { onHand: 7 } })
})

test('part of an order is let go once, from the warehouse that is preferred least', async () => {
  await addProduct(fixture.first, { id: '88', sku: 'PART', stock: { A: 3, B: 5 } })
  await publishText(
    fixture.first.broker,
    'OrderCreated',
    '{"event":"OrderCreated","order_id":"part-1","items":[{"product_id":88,"quantity":6}]}',
  )
  await untilReservation(fixture.first, 'part-1', 'HELD')
  const cancelled = { order_id: 'part-1', line_cancellation_id: 'lcn_1', items: items(['88', 4]) }
  await send('OrderLinesCancelled', cancelled)
  const [released] = await untilTold(fixture, 'StockReleased', { of: 'part-1' })
  expect(released?.text).toContain('"items":[{"product_id":88,"quantity":4}],"line_cancellation_id":"lcn_1"')
  expect(await levelsIn(fixture, '88')).toEqual({ A: { onHand: 3, reserved: 2 }, B: { onHand: 5 } })
  expect((await linesOf('part-1')).state).toBe('COMMITTED')
  await send('OrderLinesCancelled', cancelled)
  await untilTold(fixture, 'StockReleased', { of: 'part-1', count: 2 })
  await send('OrderShipped', { order_id: 'part-1', shipment_id: 'shp_6', items: items(['88', 1]) })
  await untilReservation(fixture.first, 'part-1', 'PARTIALLY_SHIPPED')
  await send('OrderLinesCancelled', { ...cancelled, line_cancellation_id: 'lcn_2', items: items(['88', 1]) })
  await untilReservation(fixture.first, 'part-1', 'SHIPPED')
  expect(await levelsIn(fixture, '88')).toEqual({ A: { onHand: 2 }, B: { onHand: 5 } })
})

test('what comes back is sold again or kept apart, never more than was shipped', async () => {
  await addProduct(fixture.first, { id: 'back', sku: 'BACK', stock: { A: 5 } })
  await confirmed('back-1', 'back', 4)
  await send('OrderShipped', { order_id: 'back-1', shipment_id: 'shp_7', items: items(['back', 4]) })
  await untilReservation(fixture.first, 'back-1', 'SHIPPED')
  const received = (return_id: string, ...returned: [number, string][]) =>
    send('ReturnReceived', {
      order_id: 'back-1',
      return_id,
      items: returned.map(([quantity, disposition]) => ({ product_id: 'back', quantity, disposition })),
    })
  await received('ret_1', [2, 'RESTOCK'], [1, 'DAMAGED'])
  const [told] = await untilTold(fixture, 'StockReturned', { of: 'back-1' })
  expect(told?.body.items).toEqual([
    { product_id: 'back', warehouse: 'A', quantity: 2, disposition: 'RESTOCK' },
    { product_id: 'back', warehouse: 'A', quantity: 1, disposition: 'DAMAGED' },
  ])
  expect(await levelsIn(fixture, 'back')).toEqual({ A: { onHand: 4, unavailable: 1 } })
  await received('ret_1', [2, 'RESTOCK'], [1, 'DAMAGED'])
  await untilTold(fixture, 'StockReturned', { of: 'back-1', count: 2 })
  await received('ret_2', [2, 'RESTOCK'])
  await until(async () => (await linesOf('back-1')).steps.length === 3)
  expect((await linesOf('back-1')).steps.at(-1)).toEqual({ id: 'ret_2', kind: 'RETURN', isDone: false })
  expect(await levelsIn(fixture, 'back')).toEqual({ A: { onHand: 4, unavailable: 1 } })
})

test('a shipment leaves the warehouse that it names', async () => {
  await addProduct(fixture.first, { id: 'from', sku: 'FROM', stock: { A: 1, B: 2 } })
  await confirmed('from-1', 'from', 3)
  const shipped = { order_id: 'from-1', shipment_id: 'shp_from', warehouse: 'B', items: items(['from', 2]) }
  await send('OrderShipped', shipped)
  const [told] = await untilTold(fixture, 'StockIssued', { of: 'from-1' })
  expect(told?.body.items).toMatchObject([{ product_id: 'from', warehouse: 'B', quantity: 2 }])
  expect(await levelsIn(fixture, 'from')).toEqual({ A: { onHand: 1, reserved: 1 }, B: {} })
})

test('what comes back is sold from an open warehouse, though it lay in none before', async () => {
  const warehouse = { id: 'loc_shut', code: 'SHUT', name: 'Shut', priority: 9 }
  await fixture.db.insertInto('warehouses').values(warehouse).execute()
  await addProduct(fixture.first, { id: 'shut', sku: 'SHUT', stock: { SHUT: 1 } })
  const { db } = fixture
  await db
    .deleteFrom('stockLevels')
    .where('productId', '=', 'shut')
    .where('warehouseId', '!=', warehouse.id)
    .execute()
  await confirmed('shut-1', 'shut', 1)
  await send('OrderShipped', { order_id: 'shut-1', shipment_id: 'shp_shut', items: items(['shut', 1]) })
  await untilReservation(fixture.first, 'shut-1', 'SHIPPED')
  await db.updateTable('warehouses').set({ closedAt: new Date() }).where('id', '=', warehouse.id).execute()
  const back = items(['shut', 1]).map((item) => ({ ...item, disposition: 'RESTOCK' }))
  await send('ReturnReceived', { order_id: 'shut-1', return_id: 'ret_shut', items: back })
  const [told] = await untilTold(fixture, 'StockReturned', { of: 'shut-1' })
  expect(told?.body.items).toMatchObject([{ product_id: 'shut', warehouse: 'A', quantity: 1 }])
  expect(await levelsIn(fixture, 'shut')).toEqual({ A: { onHand: 1 }, SHUT: {} })
})

test('a return that overtakes its shipment waits for it', async () => {
  await addProduct(fixture.first, { id: 'over', sku: 'OVER', stock: { A: 5 } })
  await confirmed('over-1', 'over', 2)
  await send('ReturnReceived', {
    order_id: 'over-1',
    return_id: 'ret_3',
    items: [{ product_id: 'over', quantity: 1, disposition: 'RESTOCK' }],
  })
  await until(async () => (await linesOf('over-1')).steps.length === 1)
  expect(fixture.told('StockReturned').filter(({ body }) => body.order_id === 'over-1')).toEqual([])
  await send('OrderShipped', { order_id: 'over-1', shipment_id: 'shp_8', items: items(['over', 2]) })
  const [told] = await untilTold(fixture, 'StockReturned', { of: 'over-1' })
  expect(told?.body).toMatchObject({ return_id: 'ret_3', items: [{ product_id: 'over', quantity: 1 }] })
  expect(await levelsIn(fixture, 'over')).toEqual({ A: { onHand: 4 } })
})

test('a step of an order that is not known is tried again until it is', async () => {
  await addProduct(fixture.first, { id: 'soon', sku: 'SOON', stock: { A: 5 } })
  await send('OrderShipped', { order_id: 'soon-1', shipment_id: 'shp_10', items: items(['soon', 1]) })
  await send('OrderCreated', orderOf('soon-1', 'soon', 2))
  await untilReservation(fixture.first, 'soon-1', 'PARTIALLY_SHIPPED')
  expect(await levelsIn(fixture, 'soon')).toEqual({ A: { onHand: 4, reserved: 1 } })
})

test('after all of this the books are right', async () => {
  expect(await bookFaults(fixture)).toEqual([])
})
