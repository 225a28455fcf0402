import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { remindInventory } from '../commands/remind-inventory.ts'
import {
  cancel,
  collect,
  place,
  publish,
  startFixture,
  teachProducts,
  untilStatus,
  type OrdersFixture,
} from './fixture.ts'

describe('an order that waits for Inventory', () => {
  let orders: OrdersFixture
  let created: any[]
  let requested: any[]

  beforeAll(async () => {
    orders = await startFixture()
    created = await collect(orders.first.broker, 'orders', 'order.created')
    requested = await collect(orders.first.broker, 'orders', 'order.cancellation_requested')
    await teachProducts(orders, { id: 7n }, { id: 'prd_a' })
  })
  afterAll(() => orders.stop())

  const placeOne = async (): Promise<string> => {
    const items = [
      { productId: 'prd_a', quantity: 1 },
      { productId: '7', quantity: 2 },
      { productId: 'prd_a', quantity: 3 },
    ]
    return (await place(orders.first, items)).order.id
  }
  /** Makes the order's wait, and its last reminder, that much older. */
  const age = (id: string, minutes: number) =>
    sql`update orders set waiting_since = waiting_since - make_interval(mins => ${minutes}),
      reminded_at = reminded_at - make_interval(mins => ${minutes}) where id = ${id}`.execute(orders.db)
  const of = (bodies: any[], id: string) => bodies.filter(({ order_id }) => order_id === id)
  const minute = 60_000
  const policy = { paymentWindowMs: 900_000 }

  test('is told again after a while, in the same words', async () => {
    const id = await placeOne()
    const [first] = await until(() => of(created, id).length === 1 && of(created, id))
    expect(await remindInventory(orders.db, minute, policy)).toBe(0)
    await age(id, 2)
    expect(await remindInventory(orders.db, minute, policy)).toBe(1)
    const [, again] = await until(() => of(created, id).length === 2 && of(created, id))
    expect({ ...again, occurred_at: first.occurred_at }).toEqual(first)
    expect(again.items).toEqual([
      { product_id: 'prd_a', sku: 'SKU-prd_a', quantity: 4 },
      { product_id: 7, sku: 'SKU-7', quantity: 2 },
    ])
    await publish(orders.first.broker, 'StockReserved', { order_id: id, items: [] })
    await untilStatus(orders.first, id, 'CONFIRMED')
  })

  test('is told again each time its wait has doubled, not more often', async () => {
    const id = await placeOne()
    await age(id, 2)
    expect(await remindInventory(orders.db, minute, policy)).toBe(1)
    await age(id, 1)
    expect(await remindInventory(orders.db, minute, policy)).toBe(0)
    await sql`update orders set waiting_since = now() - interval '4 minutes',
      reminded_at = now() - interval '2 minutes' where id = ${id}`.execute(orders.db)
    expect(await remindInventory(orders.db, minute, policy)).toBe(1)
    await publish(orders.first.broker, 'StockReserved', { order_id: id, items: [] })
    await untilStatus(orders.first, id, 'CONFIRMED')
  })

  test('is told again that it is cancelled, until its stock is free', async () => {
    const id = await placeOne()
    await cancel(orders.first, id)
    await until(() => of(requested, id).length === 1)
    await age(id, 2)
    expect(await remindInventory(orders.db, minute, policy)).toBe(1)
    const [first, again] = await until(() => of(requested, id).length === 2 && of(requested, id))
    expect({ ...again, occurred_at: first.occurred_at }).toEqual(first)
    await publish(orders.first.broker, 'StockReleased', { order_id: id, items: [] })
    await untilStatus(orders.first, id, 'CANCELLED')
    await age(id, 60)
    expect(await remindInventory(orders.db, minute, policy)).toBe(0)
  })

  test('of two instances at once, one reminds', async () => {
    const id = await placeOne()
    await age(id, 2)
    const reminded = await Promise.all([
      remindInventory(orders.db, minute, policy),
      remindInventory(orders.db, minute, policy),
    ])
    expect(new Set(reminded)).toEqual(new Set([0, 1]))
  })
})
