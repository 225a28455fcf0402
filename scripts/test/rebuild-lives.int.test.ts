import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addProduct,
  ask,
  bookFaults,
  publish,
  startFixture,
  untilReservation,
  untilTold,
  type InventoryFixture,
} from '../../subgraphs/inventory/test/fixture.ts'
import { runCommand } from './command.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(async () => {
  await fixture.stop()
})

const send = (type: string, body: object) => publish(fixture.first.broker, type, body)

/** A confirmed order that takes what is there and waits for the rest. */
async function confirmed(orderId: string, productId: string, quantity: number): Promise<void> {
  const items = [{ product_id: productId, quantity, on_shortage: 'BACKORDER' }]
  await send('OrderCreated', { order_id: orderId, items })
  await untilReservation(fixture.first, orderId, 'HELD')
  await send('OrderConfirmed', { order_id: orderId })
  await untilReservation(fixture.first, orderId, 'COMMITTED')
}

const reservationOf = async (orderId: string) => {
  const document = `query ($orderId: ID!) { reservation(orderId: $orderId) {
    state lines { warehouse { code } quantity shipped returned backordered } } }`
  return (await ask(fixture.first, document, { orderId })).reservation
}

test('an order that was shipped in part, came back in part and waits in part is recreated, with its place in the queue', async () => {
  await addProduct(fixture.first, { id: 'life', sku: 'LIFE', stock: { A: 2, B: 1 }, allowBackorder: true })
  await confirmed('life-1', 'life', 5)
  await confirmed('life-2', 'life', 1)
  const items = [{ product_id: 'life', quantity: 2 }]
  await send('OrderShipped', { order_id: 'life-1', shipment_id: 'shp_life', items })
  await untilReservation(fixture.first, 'life-1', 'PARTIALLY_SHIPPED')
  const back = [{ product_id: 'life', quantity: 1, disposition: 'DAMAGED' }]
  await send('ReturnReceived', { order_id: 'life-1', return_id: 'ret_life', items: back })
  await untilTold(fixture, 'StockReturned', { of: 'life-1' })
  const before = await reservationOf('life-1')
  expect(before).toMatchObject({
    state: 'PARTIALLY_SHIPPED',
    lines: [
      { warehouse: { code: 'A' }, quantity: 4, shipped: 2, returned: 1, backordered: 2 },
      { warehouse: { code: 'B' }, quantity: 1, shipped: 0, returned: 0, backordered: 0 },
    ],
  })

  const lost = sql`reservation_id = (select id from reservations where order_id = 'life-1')`
  await sql`delete from reservation_lines where ${lost}`.execute(fixture.db)
  const rebuild = (...args: string[]) =>
    runCommand('rebuild', ['--database-url', fixture.databaseUrl, ...args])
  expect(await rebuild('--apply')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('1 reservations'),
  })
  expect((await rebuild()).code).toBe(0)
  expect(await reservationOf('life-1')).toEqual(before)

  const input = {
    idempotencyKey: crypto.randomUUID(),
    productId: 'life',
    warehouse: 'A',
    delta: 2,
    reason: 'In',
  }
  await ask(
    fixture.first,
    `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { userErrors { message } } }`,
    { input },
  )
  const [filled] = await untilTold(fixture, 'BackorderFilled', { of: 'life-1' })
  expect(filled?.body).toMatchObject({ items: [{ product_id: 'life', quantity: 2 }], remaining: 0 })
  expect((await reservationOf('life-2')).lines).toMatchObject([{ backordered: 1 }])
  expect(await bookFaults(fixture)).toEqual([])
})
