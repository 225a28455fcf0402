import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { createPlaceOrder } from '../subgraphs/orders/commands/place-order.ts'
import type { OrderFilter } from '../subgraphs/orders/generated/graphql.ts'
import { migrations as inventoryMigrations } from '../subgraphs/inventory/migrations.ts'
import { migrations } from '../subgraphs/orders/migrations.ts'
import { countOrdersOf, listCustomers, pagesOfCustomers } from '../subgraphs/orders/queries-customers.ts'
import { findOrderByNumber, listOrders } from '../subgraphs/orders/queries.ts'
import { findCustomers } from '../subgraphs/orders/repository-customers.ts'
import { findDetails } from '../subgraphs/orders/repository-placement.ts'
import { readSettings } from '../subgraphs/orders/settings.ts'
import { fillCatalogue, fillOrders, orderId, productId, withClient } from './catalogue.ts'
import { plansOf } from './plans.ts'

const size = 20_000
const large = /Seq Scan on (orders|order_lines|customers)\b/

let database: TestDatabase
let db: Kysely<any>

beforeAll(async () => {
  database = await createTestDatabase()
  const { url } = database
  await (await openRoom({ url, room: 'inventory', migrations: inventoryMigrations, max: 1 })).destroy()
  db = await openRoom({ url, room: 'orders', migrations, max: 2 })
  await fillCatalogue(url, size)
  await fillOrders(url, { orders: size, products: size, status: 'CONFIRMED' })
  await withClient(url, async (client) => {
    await client.query(
      `insert into orders.customers (id, reference, name, email)
       select 'cus_bench-' || n, 'C-' || n, 'Customer ' || n, 'c' || n || '@shop.example' from generate_series(1, ${size}) n`,
    )
    // One order in ten has a customer, one in a hundred is paid, one in fifty is shipped.
    await client.query(
      `update orders.orders set customer_id = case when number % 10 = 0 then 'cus_bench-' || number % 500 + 1 end,
         currency = case when number % 1000 = 0 then 'JPY' else currency end,
         payment_mode = case when number % 100 = 0 then 'INVOICE' else 'NONE' end,
         payment_status = case when number % 100 = 0 then 'PAID' else 'NOT_REQUIRED' end,
         fulfillment_status = case when number % 50 = 0 then 'FULFILLED' else 'UNFULFILLED' end`,
    )
    await client.query('vacuum analyze orders.orders, orders.customers')
  })
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

/** The plans of what some work reads that read a table from end to end. */
async function longReads(work: () => Promise<unknown>): Promise<string[]> {
  return (await plansOf(db, work)).filter((plan) => large.test(plan))
}

const filters: Record<string, OrderFilter> = {
  nothing: {},
  'a customer': { customerId: { eq: 'cus_bench-1' } },
  'several customers': { customerId: { in: ['cus_bench-1', 'cus_bench-2'] } },
  'a product': { productId: { eq: productId(77) } },
  'a payment that is rare': { paymentStatus: { eq: 'REFUNDED' } },
  'payments that are not rare': { paymentStatus: { in: ['PAID', 'PENDING'] } },
  'the commonest payment': { paymentStatus: { eq: 'NOT_REQUIRED' } },
  'what is shipped': { fulfillmentStatus: { eq: 'FULFILLED' } },
  'what is not shipped': { fulfillmentStatus: { eq: 'UNFULFILLED' } },
  'a number': { orderNumber: { in: ['ORD-10077', 'ORD-10078'] } },
  'the beginning of a number': { orderNumber: { startsWith: 'ORD-1007' } },
  'a part of a number': { orderNumber: { contains: '0077' } },
  'a part that no number has': { orderNumber: { contains: '999999' } },
  'a customer or a number': {
    or: [{ customerId: { eq: 'cus_bench-1' } }, { orderNumber: { eq: 'ORD-10077' } }],
  },
  'a product or a number': {
    or: [{ productId: { eq: productId(77) } }, { orderNumber: { eq: 'ORD-10077' } }],
  },
  'the commonest currency': { currency: { eq: 'EUR' } },
  'a rare currency': { currency: { in: ['JPY', 'USD'] } },
  'a currency that no order has': { currency: { eq: 'KWD' } },
  'a status and a product': { status: { eq: 'CONFIRMED' }, productId: { eq: productId(78) } },
}

for (const [name, filter] of Object.entries(filters)) {
  for (const field of ['CREATED_AT', 'UPDATED_AT', 'TOTAL', 'ORDER_NUMBER'] as const) {
    test(`a page of orders by ${name}, sorted by ${field}, reads no table from end to end`, async () => {
      expect(
        await longReads(() => listOrders(db, { first: 20, filter, orderBy: { field, direction: 'DESC' } })),
      ).toEqual([])
    })
  }
}

test('a page of orders by a product or a number looks both up, and asks no order for its lines', async () => {
  const filter = filters['a product or a number']
  for (const field of ['CREATED_AT', 'TOTAL'] as const) {
    const [plan] = await plansOf(db, () =>
      listOrders(db, { first: 20, filter, orderBy: { field, direction: 'DESC' } }),
    )
    expect(plan).toMatch(/order_lines_product/)
    expect(plan).toMatch(/orders_number_key/)
    expect(plan).not.toMatch(/SubPlan|Index Scan Backward/)
  }
})

test('the orders of one customer, an order by number, and pages of several customers read no table from end to end', async () => {
  const orderBy = { field: 'CREATED_AT', direction: 'DESC' } as const
  expect(await longReads(() => listOrders(db, { first: 20, orderBy, ofCustomer: 'cus_bench-1' }))).toEqual([])
  expect(await longReads(() => findOrderByNumber(db, 'ORD-10077'))).toEqual([])
  const ids = ['cus_bench-1', 'cus_bench-2']
  expect(
    await longReads(() =>
      pagesOfCustomers(
        db,
        ids.map((customerId) => ({ customerId, first: 20 })),
      ),
    ),
  ).toEqual([])
  expect(await longReads(() => countOrdersOf(db, ids))).toEqual([])
  expect(await longReads(() => findCustomers(db, ids))).toEqual([])
  expect(await longReads(() => findDetails(db, [orderId(5)]))).toEqual([])
})

for (const field of ['NAME', 'CREATED_AT'] as const) {
  for (const filter of [
    {},
    { search: 'tomer 1234' },
    { search: 'c1234@' },
    { search: 'zebra' },
    { email: { eq: 'C77@shop.example' } },
    { reference: { in: ['C-1', 'C-2'] } },
  ]) {
    test(`a page of customers by ${JSON.stringify(filter)}, sorted by ${field}, reads no table from end to end`, async () => {
      expect(
        await longReads(() => listCustomers(db, { first: 20, filter, orderBy: { field, direction: 'ASC' } })),
      ).toEqual([])
    })
  }
}

test('placing an order for a customer, and the same again, reads no table from end to end', async () => {
  const placeOrder = createPlaceOrder({ db, policy: readSettings({}), onCommit: () => undefined })
  const request = {
    idempotencyKey: randomUUID(),
    items: [{ productId: productId(77), quantity: 1 }],
    details: { customerId: 'cus_bench-1', note: 'ring twice' },
  }
  expect(await longReads(() => placeOrder(request))).toEqual([])
  expect(
    await longReads(async () => {
      expect(await placeOrder(request)).toMatchObject({ ok: true, value: { replayed: true } })
    }),
  ).toEqual([])
})

test('placing costs the same statements whether a customer is named or not, but for reading the customer', async () => {
  const placeOrder = createPlaceOrder({ db, policy: readSettings({}), onCommit: () => undefined })
  const statements = async (details?: { customerId: string }) => {
    const items = [{ productId: productId(77), quantity: 1 }]
    const plans = await plansOf(db, () => placeOrder({ idempotencyKey: randomUUID(), items, details }))
    return plans.length
  }
  // Products, then order with lines and history, then the outbox.
  expect(await statements()).toBe(3)
  expect(await statements({ customerId: 'cus_bench-1' })).toBe(4)
})
