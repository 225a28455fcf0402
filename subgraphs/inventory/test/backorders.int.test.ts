import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { lockStock } from '../repository.ts'
import { findLines, lockReservations } from '../repository-reservations.ts'
import {
  addProduct,
  ask,
  bookFaults,
  levelsIn,
  publish,
  startFixture,
  untilReservation,
  untilTold,
  type Instance,
  type InventoryFixture,
} from './fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(async () => {
  await fixture.stop()
})

const send = (type: string, body: object) => publish(fixture.first.broker, type, body)

/** An order that takes what is there and waits for the rest. */
async function wait(orderId: string, productId: string, quantity: number, placedAt: string): Promise<void> {
  await send('OrderCreated', {
    order_id: orderId,
    items: [{ product_id: productId, quantity, on_shortage: 'BACKORDER' }],
    occurred_at: placedAt,
  })
  await untilReservation(fixture.first, orderId, 'HELD')
}

/** Goods arrive, or, negative, are gone. */
async function arrive(
  instance: Instance,
  productId: string,
  warehouse: string,
  delta: number,
): Promise<void> {
  const { adjustStock } = await ask(
    instance,
    `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { userErrors { message } } }`,
    { input: { idempotencyKey: crypto.randomUUID(), productId, warehouse, delta, reason: 'Arrived' } },
  )
  expect(adjustStock.userErrors).toEqual([])
}

const at = (minute: number) => `2026-03-01T12:${String(minute).padStart(2, '0')}:00.000Z`

test('what is short is owed, told, and filled first come first served, wherever it arrives', async () => {
  await addProduct(fixture.first, { id: 'owe', sku: 'OWE', stock: { A: 2, B: 1 }, allowBackorder: true })
  await wait('owe-2', 'owe', 5, at(2))
  await wait('owe-1', 'owe', 3, at(1))
  const [told] = await untilTold(fixture, 'StockReserved', { of: 'owe-2' })
  expect(told?.body.items).toEqual([
    { product_id: 'owe', quantity: 5, on_shortage: 'BACKORDER', backordered: 2 },
  ])
  expect(told?.body.lines).toEqual([
    { product_id: 'owe', warehouse: 'A', quantity: 4, backordered: 2 },
    { product_id: 'owe', warehouse: 'B', quantity: 1 },
  ])
  expect(await levelsIn(fixture, 'owe')).toEqual({
    A: { onHand: 2, reserved: 2, backordered: 5 },
    B: { onHand: 1, reserved: 1 },
  })

  await arrive(fixture.first, 'owe', 'B', 4)
  const [first] = await untilTold(fixture, 'BackorderFilled', { of: 'owe-1' })
  expect(first?.body).toMatchObject({ items: [{ product_id: 'owe', quantity: 3 }], remaining: 0 })
  const [next] = await untilTold(fixture, 'BackorderFilled', { of: 'owe-2' })
  expect(next?.body).toMatchObject({ items: [{ product_id: 'owe', quantity: 1 }], remaining: 1 })
  expect(await levelsIn(fixture, 'owe')).toEqual({
    A: { onHand: 2, reserved: 2, backordered: 1 },
    B: { onHand: 5, reserved: 5 },
  })

  await send('OrderCreated', { order_id: 'owe-3', items: [{ product_id: 'owe', quantity: 1 }] })
  const [rejected] = await untilTold(fixture, 'StockRejected', { of: 'owe-3' })
  expect(rejected?.body.shortages).toMatchObject([{ requested: 1, available: 0 }])
  expect(await bookFaults(fixture)).toEqual([])
})

test('what somebody lets go goes to who waits; what was owed to them is owed no more', async () => {
  await addProduct(fixture.first, { id: 'pass', sku: 'PASS', stock: { A: 4 }, allowBackorder: true })
  await wait('pass-1', 'pass', 5, at(1))
  await wait('pass-2', 'pass', 3, at(2))
  await send('OrderCancellationRequested', { order_id: 'pass-1' })
  await untilReservation(fixture.first, 'pass-1', 'RELEASED')
  await untilTold(fixture, 'BackorderFilled', { of: 'pass-2' })
  expect(await levelsIn(fixture, 'pass')).toEqual({ A: { onHand: 4, reserved: 3 } })
  const { items } = (await untilTold(fixture, 'StockReleased', { of: 'pass-1' }))[0]?.body ?? {}
  expect(items).toEqual([{ product_id: 'pass', quantity: 5, backordered: 1 }])
})

test('a shipment takes nothing of what is owed; lines that are cancelled take that first; a return fills', async () => {
  await addProduct(fixture.first, { id: 'mix', sku: 'MIX', stock: { A: 4 }, allowBackorder: true })
  await wait('mix-1', 'mix', 7, at(1))
  const shipped = { order_id: 'mix-1', shipment_id: 'shp_1', items: [{ product_id: 'mix', quantity: 6 }] }
  await send('OrderShipped', shipped)
  const [issued] = await untilTold(fixture, 'StockIssued', { of: 'mix-1' })
  expect(issued?.body.items).toEqual([{ product_id: 'mix', warehouse: 'A', quantity: 4 }])
  const cancelled = { line_cancellation_id: 'lcn_1', items: [{ product_id: 'mix', quantity: 2 }] }
  await send('OrderLinesCancelled', { order_id: 'mix-1', ...cancelled })
  await untilTold(fixture, 'StockReleased', { of: 'mix-1' })
  expect(await levelsIn(fixture, 'mix')).toEqual({ A: { backordered: 1 } })
  await send('ReturnReceived', {
    order_id: 'mix-1',
    return_id: 'ret_1',
    items: [
      { product_id: 'mix', quantity: 1, disposition: 'DAMAGED' },
      { product_id: 'mix', quantity: 2, disposition: 'RESTOCK' },
    ],
  })
  await untilTold(fixture, 'BackorderFilled', { of: 'mix-1' })
  expect(await levelsIn(fixture, 'mix')).toEqual({ A: { onHand: 3, reserved: 1, unavailable: 1 } })
  expect(await bookFaults(fixture)).toEqual([])
})

test('no more is owed than the product allows, and nothing where it allows none', async () => {
  await addProduct(fixture.first, {
    id: 'cap',
    sku: 'CAP',
    stock: { A: 1 },
    allowBackorder: true,
    backorderLimit: 3,
  })
  await wait('cap-1', 'cap', 3, at(1))
  await send('OrderCreated', {
    order_id: 'cap-2',
    items: [{ product_id: 'cap', quantity: 2, on_shortage: 'BACKORDER' }],
  })
  const [rejected] = await untilTold(fixture, 'StockRejected', { of: 'cap-2' })
  expect(rejected?.body.shortages).toMatchObject([{ requested: 2, available: 0 }])
  await wait('cap-3', 'cap', 1, at(3))
})

test('goods that arrive fill an order whose reservation somebody else is about to change, who then sees what it got', async () => {
  await addProduct(fixture.first, { id: 'held', sku: 'HELD', stock: { A: 1 }, allowBackorder: true })
  await wait('held-1', 'held', 3, at(1))
  const lines = await fixture.db.transaction().execute(async (tx) => {
    const reservation = (await lockReservations(tx, ['held-1'])).get('held-1')
    await arrive(fixture.first, 'held', 'B', 2)
    await lockStock(tx, ['held'])
    const id = reservation?.id ?? ''
    return (await findLines(tx, [id])).get(id)?.filter(({ quantity }) => quantity > 0) ?? []
  })
  expect(lines).toMatchObject([
    { warehouseId: 'loc_a', quantity: 1, backordered: 0 },
    { warehouseId: 'loc_b', quantity: 2, backordered: 0 },
  ])
})

test('arrivals, orders, cancellations and shipments on two instances never wait for each other in a ring', async () => {
  const second = await fixture.startInstance()
  const brokers = [fixture.first.broker, second.broker]
  const products = ['ring-a', 'ring-b', 'ring-c']
  for (const id of products) await addProduct(fixture.first, { id, sku: id, stock: {}, allowBackorder: true })
  const orders = Array.from({ length: 60 }, (_, number) => `ring-${number}`)
  const items = (number: number) =>
    [0, 1].map((offset) => ({
      product_id: products[(number + offset) % 3],
      quantity: 2,
      on_shortage: 'BACKORDER',
    }))
  const publishAll = (type: string, which: (number: number) => object | undefined) =>
    Promise.all(
      orders.map(async (order_id, number) => {
        const body = which(number)
        const broker = brokers[number % 2]
        if (body && broker) await publish(broker, type, { order_id, ...body })
      }),
    )
  const created = publishAll('OrderCreated', (number) => ({
    items: items(number),
    occurred_at: at(number % 60),
  }))
  const arriving = Promise.all(
    Array.from({ length: 90 }, (_, number) =>
      arrive(number % 2 ? second : fixture.first, products[number % 3] as string, number % 4 ? 'A' : 'B', 3),
    ),
  )
  const cancelled = publishAll('OrderCancellationRequested', (number) => (number % 5 === 0 ? {} : undefined))
  await Promise.all([created, arriving, cancelled])
  await until(
    async () =>
      orders.every(
        (order) =>
          fixture.told('StockReserved').some(({ body }) => body.order_id === order) ||
          Number(order.slice(5)) % 5 === 0,
      ) &&
      orders
        .filter((_, number) => number % 5 === 0)
        .every((order) => fixture.told('StockReleased').some(({ body }) => body.order_id === order)),
    { what: 'every order to be decided' },
  )
  const kept = orders.filter((_, number) => number % 5 !== 0)
  await publishAll('OrderShipped', (number) =>
    number % 5 === 0 ? undefined : { shipment_id: `shp_ring-${number}`, items: items(number) },
  )
  await until(() =>
    kept.every((order) => fixture.told('StockIssued').some(({ body }) => body.order_id === order)),
  )
  const states = await fixture.db
    .selectFrom('reservations')
    .select(['orderId', 'state'])
    .where('orderId', 'in', kept)
    .execute()
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['SHIPPED']))
  for (const id of products)
    for (const level of Object.values(await levelsIn(fixture, id))) {
      expect(level.reserved ?? 0).toBe(0)
      expect(level.backordered ?? 0).toBe(0)
    }
  expect(await bookFaults(fixture)).toEqual([])
  await second.stop()
})

test('after all of this the database met no deadlock', async () => {
  // A connection tells what it met at the latest when it ends; the consumers would try again without a word.
  await fixture.first.stop()
  const { rows } = await sql<{ deadlocks: number }>`
    select deadlocks::int from pg_stat_database where datname = current_database()`.execute(fixture.db)
  expect(rows).toEqual([{ deadlocks: 0 }])
})
