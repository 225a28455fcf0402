import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { migrations as inventoryMigrations } from '../subgraphs/inventory/migrations.ts'
import { createAnalyticsLoaders } from '../subgraphs/orders/analytics/batches.ts'
import { catchUp } from '../subgraphs/orders/analytics/catch-up.ts'
import { rebuildSales } from '../subgraphs/orders/analytics/check.ts'
import { findSlowMovers } from '../subgraphs/orders/analytics/movers.ts'
import { reportSales } from '../subgraphs/orders/analytics/report.ts'
import { countOrders, countShipments, lockSales } from '../subgraphs/orders/analytics/repository.ts'
import { migrations } from '../subgraphs/orders/migrations.ts'
import { fillCatalogue, fillOrders, orderId, productId, withClient } from './catalogue.ts'
import { large, plansOf } from './plans.ts'

const size = 20_000
/** Small beside the orders, yet too large to be read as a whole for one product, customer or day. */
const sums = /Seq Scan on (sales|counted_lines|counted_shipments|shipped_units|shipments|shipment_lines)\b/

let database: TestDatabase
let orders: Kysely<any>

beforeAll(async () => {
  database = await createTestDatabase()
  const { url } = database
  const inventory = await openRoom({ url, room: 'inventory', migrations: inventoryMigrations, max: 1 })
  await inventory.destroy()
  orders = await openRoom({ url, room: 'orders', migrations, max: 2 })
  await fillCatalogue(url, size)
  await fillOrders(url, { orders: size, products: size, status: 'CONFIRMED' })
  await withClient(url, async (client) => {
    await client.query(
      `insert into orders.customers (id, name) select 'cus_' || n, 'Customer ' || n from generate_series(0, 999) n`,
    )
    await client.query(`update orders.orders set customer_id = 'cus_' || number % 1000`)
    await client.query(
      `insert into orders.shipments (id, order_id, sequence, actor, shipped_at)
       select 'shp_' || id, id, 3, 'staff:bench', created_at from orders.orders`,
    )
    await client.query(
      `insert into orders.shipment_lines (shipment_id, position, quantity) select id, 1, 1 from orders.shipments`,
    )
  })
  await rebuildSales(orders)
  await withClient(url, async (client) => {
    for (const table of [
      'orders',
      'sales',
      'counted_lines',
      'shipped_units',
      'counted_shipments',
      'shipments',
      'shipment_lines',
    ])
      await client.query(`vacuum analyze orders.${table}`)
  })
})

afterAll(async () => {
  await orders.destroy()
  await database.drop()
})

const month = { from: '2020-01-03', to: '2020-01-09' }
const filters = {
  nothing: {},
  brand: { brand: 'Brand 7' },
  category: { category: 'Category 3' },
  'brand and category': { brand: 'Brand 7', category: 'Category 7' },
}

for (const [name, filter] of Object.entries(filters)) {
  for (const groupBy of ['BRAND', 'CATEGORY', 'PRODUCT', 'DAY', 'WEEK', 'MONTH', 'CURRENCY'] as const) {
    test(`a report by ${groupBy} of ${name} reads sums of its period only`, async () => {
      const request = { groupBy, period: month, filter, first: 20 }
      for (const plan of await plansOf(orders, () => reportSales(orders, request))) {
        expect(plan).not.toMatch(large)
        expect(plan).not.toMatch(sums)
      }
    })
  }
}

test.each([
  ['each customer', 'CUSTOMER', {}],
  ['one customer, by day', 'DAY', { customerId: 'cus_7' }],
  ['one product, by day', 'DAY', { productId: productId(7) }],
  ['one product, by brand', 'BRAND', { productId: productId(7) }],
] as const)('a report of %s reads sums of its own only', async (_name, groupBy, filter) => {
  const request = { groupBy, period: { from: '2020-01-01', to: '2020-01-20' }, filter, first: 20 }
  const isOfAll = Object.keys(filter).length === 0
  for (const plan of await plansOf(orders, async () => (await reportSales(orders, request)).count())) {
    expect(plan).not.toMatch(large)
    expect(isOfAll ? '' : plan).not.toMatch(sums)
  }
})

test('slow movers are found without reading orders or all of the catalogue', async () => {
  const plans = await plansOf(orders, () => findSlowMovers(orders, { period: month, first: 20 }))
  for (const plan of plans) expect(plan).not.toMatch(large)
})

test('figures of orders and days of stock are read by their ids', async () => {
  const loaders = createAnalyticsLoaders(orders, { cache: true, maxBatchSize: 1_000 })
  const work = () =>
    Promise.all([
      loaders.figures.load(orderId(7)),
      loaders.shippedUnits.load({ productId: productId(7), days: 90 }),
    ])
  for (const plan of await plansOf(orders, work)) {
    expect(plan).not.toMatch(large)
    expect(plan).not.toMatch(sums)
  }
})

test('counting orders reads those orders only', async () => {
  const ids = [orderId(5), orderId(6)]
  const work = () =>
    orders.transaction().execute(async (tx) => {
      await lockSales(tx)
      await countOrders(tx, ids)
      await countShipments(tx, ids)
    })
  for (const plan of await plansOf(orders, work)) {
    expect(plan).not.toMatch(large)
    expect(plan).not.toMatch(sums)
  }
})

test('looking for orders whose events were lost reads recent orders only', async () => {
  const recent = orderId(size)
  await orders
    .updateTable('orders')
    .set({ updatedAt: new Date(Date.now() - 120_000) })
    .where('id', '=', recent)
    .execute()
  for (const plan of await plansOf(orders, () => catchUp(orders))) {
    expect(plan).not.toMatch(large)
    expect(plan).not.toMatch(sums)
  }
})
