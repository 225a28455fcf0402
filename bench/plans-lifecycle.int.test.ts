import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { anonymous } from '#platform/graphql/actor.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { advanceOrders } from '../subgraphs/orders/commands/advance-orders.ts'
import { cancelOrder } from '../subgraphs/orders/commands/cancel-order.ts'
import { payOrder, recordPayment } from '../subgraphs/orders/commands/pay-order.ts'
import { approveReturn, receiveReturn, requestReturn } from '../subgraphs/orders/commands/return-order.ts'
import { cancelOrderLines, shipOrder } from '../subgraphs/orders/commands/ship-order.ts'
import { timeOutOrders } from '../subgraphs/orders/commands/time-out-orders.ts'
import { migrations } from '../subgraphs/orders/migrations.ts'
import { findPayments, findReturns, findShipments } from '../subgraphs/orders/repository-books.ts'
import { findEventsAfter } from '../subgraphs/orders/repository-history.ts'
import { findLinesAt } from '../subgraphs/orders/repository-lines.ts'
import { keepSimulated, postpone, takeAnswers, takeUnsent } from '../subgraphs/orders/repository-payments.ts'
import { readSettings } from '../subgraphs/orders/settings.ts'
import { fillOrders, orderId, withClient } from './catalogue.ts'
import { plansOf } from './plans.ts'

const size = 20_000
const large =
  /Seq Scan on (orders|order_lines|order_status_changes|shipments|shipment_lines|order_returns|order_return_lines|payment_operations|simulated_payments)\b/

let database: TestDatabase
let orders: Kysely<any>

/** Orders by the thousand, each with a shipment, a return and a payment, of which all but a few are long done. */
beforeAll(async () => {
  database = await createTestDatabase()
  const { url } = database
  orders = await openRoom({ url, room: 'orders', migrations, max: 2 })
  await fillOrders(url, { orders: size, products: 100, status: 'CONFIRMED' })
  await withClient(url, async (client) => {
    const each = `from orders.orders o`
    await client.query(
      `update orders.order_lines set quantity = 2, shipped = case when order_id > $1 then 1 else 0 end`,
      [orderId(100)],
    )
    await client.query(
      `update orders.orders set status = 'AWAITING_PAYMENT', payment_mode = 'PREPAID', payment_status = 'PENDING',
         pay_by = now() + interval '1 hour' where id = $1`,
      [orderId(4)],
    )
    await client.query(
      `update orders.orders set payment_mode = 'INVOICE', payment_status = 'PENDING' where id = $1`,
      [orderId(6)],
    )
    await client.query(
      `insert into orders.shipments (id, order_id, sequence, actor, shipped_at, issued_at)
       select 'shp_' || o.id, o.id, 3, 'staff:eve', now(), now() ${each} where o.id > $1`,
      [orderId(100)],
    )
    await client.query(
      `insert into orders.shipment_lines (shipment_id, position, quantity)
       select id, 1, 1 from orders.shipments`,
    )
    await client.query(
      `insert into orders.order_returns (id, order_id, requested_sequence, requested_at, requested_by)
       select 'ret_' || o.id, o.id, 4, now(), 'staff:eve' ${each} where o.id > $1`,
      [orderId(100)],
    )
    await client.query(
      `insert into orders.order_return_lines (return_id, position, quantity)
       select id, 1, 1 from orders.order_returns`,
    )
    await client.query(
      `insert into orders.payment_operations (id, order_id, number, kind, amount_minor, currency, status, sequence,
         settled_sequence, requested_at, settled_at)
       select 'pay_' || o.id, o.id, 1, 'AUTHORIZE', 100, 'EUR', 'DECLINED', 2, 3, now(), now() ${each}`,
    )
    await client.query(
      `insert into orders.simulated_payments (id, request, outcome, answers_left, answer_at)
       select 'pay_' || o.id, '{}', 'accept', 0, now() ${each}`,
    )
    for (const table of [
      'orders',
      'order_lines',
      'order_status_changes',
      'shipments',
      'shipment_lines',
      'order_returns',
      'order_return_lines',
      'payment_operations',
      'simulated_payments',
    ])
      await client.query(`vacuum analyze orders.${table}`)
  })
})

afterAll(async () => {
  await orders.destroy()
  await database.drop()
})

const policy = readSettings({})
const stale = { count: () => undefined } as never
const key = () => ({ idempotencyKey: randomUUID() })
const advance = (trigger: Parameters<typeof advanceOrders>[2][number]['trigger'], order: string) =>
  orders
    .transaction()
    .execute((tx) =>
      advanceOrders(tx, { stale, policy }, [
        { orderId: order, trigger, actor: 'inventory', cause: randomUUID() },
      ]),
    )
const line = (n: number, quantity = 1) => ({ lineId: `oln_bench-${n}`, quantity })
/** What a refused command would read is not what is asked here. */
const granted = async (command: Promise<{ ok: boolean }>) => expect((await command).ok).toBe(true)
const ship = (n: number) => granted(shipOrder(orders, anonymous, { ...key(), orderId: orderId(n) }))
const told = {
  orderId: orderId(7),
  ofPaymentId: null,
  kind: 'AUTHORIZE',
  amount: '1.00',
  currency: 'EUR',
} as const

const works: Record<string, () => Promise<unknown>> = {
  'shipping an order': () => ship(1),
  'cancelling an order': () => granted(cancelOrder(orders, anonymous, { ...key(), orderId: orderId(2) })),
  'cancelling lines': () =>
    granted(cancelOrderLines(orders, anonymous, { ...key(), orderId: orderId(3), items: [line(3)] })),
  'paying an order': () => granted(payOrder(orders, anonymous, { ...key(), orderId: orderId(4) })),
  'noting a payment': () => granted(recordPayment(orders, anonymous, { ...key(), orderId: orderId(6) })),
  'asking for a return': async () => {
    await ship(5)
    await granted(requestReturn(orders, anonymous, { ...key(), orderId: orderId(5), items: [line(5)] }))
  },
  'agreeing to a return and receiving it': async () => {
    const returnId = `ret_${orderId(500)}`
    await granted(approveReturn(orders, anonymous, { ...key(), returnId }))
    const items = [{ ...line(500), disposition: 'RESTOCK' as const }]
    await granted(receiveReturn(orders, anonymous, { ...key(), returnId, items }))
  },
  'taking what left the warehouses': async () =>
    advance({ type: 'StockIssued', shipmentId: `shp_${orderId(600)}`, items: [] }, orderId(600)),
  'taking what the provider says': () =>
    advance({ type: 'PaymentDeclined', paymentId: `pay_${orderId(7)}`, reason: null }, orderId(7)),
  'timing orders out': () => timeOutOrders(orders, { stale, policy, stockDecisionTimeoutMs: 60_000 }),
  'sending requests for payments': async () => {
    await takeUnsent(orders, { limit: 50, askAgainMs: 60_000 })
    await postpone(orders, `pay_${orderId(7)}`, 1_000)
  },
  'answering requests for payments': async () => {
    await keepSimulated(orders, { id: 'pay_new', request: told, outcome: 'accept', answers: 1, delayMs: 0 })
    await takeAnswers(orders, 100)
  },
  'reading the life of a page of orders': async () => {
    const ids = Array.from({ length: 20 }, (_, index) => orderId(index + 1_000))
    await findLinesAt(
      orders,
      ids.map((id) => ({ id, sequence: 1 })),
    )
    await findPayments(orders, ids)
    await findShipments(orders, ids)
    await findReturns(orders, ids)
    await findEventsAfter(
      orders,
      ids.map((id) => ({ orderId: id, sequence: 0 })),
    )
  },
}

test.each(Object.keys(works))('%s reads no table from end to end', async (name) => {
  const plans = await plansOf(orders, works[name] as () => Promise<unknown>)
  expect(plans.length).toBeGreaterThan(0)
  for (const plan of plans) expect(plan).not.toMatch(large)
})
