import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { timeOutOrders } from '../commands/time-out-orders.ts'
import { readSettings } from '../settings.ts'
import { countStaleEvents } from '../stale-events.ts'
import { logger, startFixture, teachProducts, type OrdersFixture } from './fixture.ts'
import { lifeOf, placeWith, tell, untilLife } from './lifecycle-fixture.ts'

const how = { stale: countStaleEvents(logger), policy: readSettings({}), stockDecisionTimeoutMs: 3_600_000 }

describe('an order of which Inventory says nothing', () => {
  let orders: OrdersFixture
  beforeAll(async () => {
    orders = await startFixture()
    await teachProducts(orders, { id: 'prd_a' })
  })
  afterAll(() => orders.stop())
  const age = (id: string) =>
    sql`update orders set waiting_since = now() - interval '2 hours' where id = ${id}`.execute(orders.db)

  test('is cancelled after a while, once, whoever looks', async () => {
    const id = await placeWith(orders.first, { items: [{ productId: 'prd_a', quantity: 1 }] })
    expect(await timeOutOrders(orders.db, how)).toBe(0)
    await age(id)
    const counts = await Promise.all([timeOutOrders(orders.db, how), timeOutOrders(orders.db, how)])
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
    const order = await lifeOf(orders.first, id)
    expect(order).toMatchObject({
      status: 'CANCELLING',
      sequence: 2,
      cancellation: { reason: 'STOCK_TIMEOUT', byActor: 'system' },
    })
    await tell(orders.first, 'StockReleased', id)
    await untilLife(orders.first, id, ({ status }) => status === 'CANCELLED', 'CANCELLED')
  })

  test('waits for ever if it is told to', async () => {
    const id = await placeWith(orders.first, { items: [{ productId: 'prd_a', quantity: 1 }] })
    await age(id)
    expect(await timeOutOrders(orders.db, { ...how, stockDecisionTimeoutMs: 0 })).toBe(0)
    expect((await lifeOf(orders.first, id)).status).toBe('PENDING')
  })
})
