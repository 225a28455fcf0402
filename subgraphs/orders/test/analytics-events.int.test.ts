import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { findSumDifferences, findUncounted } from '../analytics/differences.ts'
import { cancel, issue, putOrders, sampleOrders, ship, type TestOrder } from './analytics-fixture.ts'
import { brokersFor, publish, startFixture } from './fixture.ts'

describe.each(brokersFor('analytics'))('on the %s broker', (broker) => {
  test('the events of orders reach the report through two instances, whatever comes twice or early', async () => {
    const own = await startFixture(broker)
    try {
      await own.startInstance()
      const many = Array.from({ length: 60 }, (_, n): TestOrder => ({
        ...sampleOrders[n % 3]!,
        id: `ord_${n}`,
      }))
      await putOrders(own.db, many)
      const tell = (type: string, id: string, more = {}) =>
        publish(own.first.broker, type, { order_id: id, ...more }, crypto.randomUUID())
      // Heard of before it is confirmed, and of an order that is not ours.
      await tell('OrderConfirmed', 'ord_0')
      await tell('OrderConfirmed', 'ord_elsewhere')
      await sql`update orders set status = 'CONFIRMED'`.execute(own.db)
      for (const { id } of many) await tell('OrderConfirmed', id)
      for (const { id } of many.slice(0, 20)) await tell('OrderConfirmed', id)
      for (const { id } of many.slice(20, 30)) {
        const shipment = await ship(own.db, id, { position: 1, quantity: 1 }, '2026-04-01')
        for (const _ of [1, 2]) await tell('OrderShipped', id, { shipment_id: shipment, items: [] })
        await issue(own.db, id, { position: 1, quantity: 1 }, 10_000n)
        await tell('OrderCostRecorded', id, { shipment_id: shipment })
      }
      for (const { id } of many.slice(30, 40)) {
        await cancel(own.db, id)
        await tell('OrderCancelled', id)
      }
      const read = async () => {
        const { rows } = await sql<Record<string, string>>`
          select orders::text, cancelled_orders::text as cancelled, shipped_units::text as shipped, cost::text,
            (select sum(units)::text from shipped_units) as left from sales where dimension = 'ALL' and grain = 'MONTH'
          order by bucket`.execute(own.db)
        const sum = (name: string) => rows.reduce((total, row) => total + Number(row[name]), 0)
        return {
          orders: sum('orders'),
          cancelled: sum('cancelled'),
          shipped: sum('shipped'),
          cost: sum('cost'),
          left: rows[0]?.left,
        }
      }
      const expected = { orders: 60, cancelled: 10, shipped: 10, cost: 100_000, left: '10' }
      await until(async () => JSON.stringify(await read()) === JSON.stringify(expected), { what: 'the sums' })
      expect(await findSumDifferences(own.db)).toEqual([])
      expect(await findUncounted(own.db)).toEqual([])
    } finally {
      await own.stop()
    }
  })
})
