import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import pg from 'pg'
import { until } from '#platform/testing/until.ts'
import { runCommand } from '../scripts/test/command.ts'
import { ask } from './client.ts'
import { startStack, type TestStack } from './stack.ts'

let stack: TestStack
let productId: string

beforeAll(async () => {
  stack = await startStack({ broker: 'embedded' })
  productId = await createProduct()
})
afterAll(() => stack?.stop())

const today = () => new Date().toISOString().slice(0, 10)
const brand = `Brand ${randomUUID()}`
/** An order placed just before midnight is one of the day before. */
const period = { from: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10), to: today() }

async function createProduct(): Promise<string> {
  const { createProduct: payload } = await ask<any, any>(
    stack.url,
    `mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } userErrors { message } } }`,
    {
      input: {
        sku: `TEST-${randomUUID()}`,
        name: 'A kettle',
        brand,
        price: { amount: '20.00', currencyCode: 'EUR' },
        cost: { amount: '12.3456', currencyCode: 'EUR' },
        initialStock: [{ warehouse: 'BER', quantity: 100 }],
      },
    },
  )
  expect(payload.userErrors).toEqual([])
  return payload.product.id
}

async function placeConfirmed(quantity: number): Promise<string> {
  const { placeOrder } = await ask<any, any>(
    stack.url,
    `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } userErrors { message } } }`,
    { input: { idempotencyKey: randomUUID(), items: [{ productId, quantity }] } },
  )
  expect(placeOrder.userErrors).toEqual([])
  const { id } = placeOrder.order
  await until(async () => {
    const { order } = await ask<any, any>(stack.url, `query ($id: ID!) { order(id: $id) { status } }`, { id })
    return order.status === 'CONFIRMED'
  })
  return id
}

async function ship(orderId: string, quantity: number): Promise<void> {
  const { order } = await ask<any, any>(stack.url, `query ($id: ID!) { order(id: $id) { lines { id } } }`, {
    id: orderId,
  })
  const { shipOrder } = await ask<any, any>(
    stack.url,
    `mutation ($input: ShipOrderInput!) { shipOrder(input: $input) { order { id } userErrors { message } } }`,
    {
      input: { idempotencyKey: randomUUID(), orderId, items: [{ lineId: order.lines[0].id, quantity }] },
    },
  )
  expect(shipOrder.userErrors).toEqual([])
}

async function reportOfBrand() {
  const { salesReport } = await ask<any, any>(
    stack.url,
    `query ($period: SalesPeriodInput!, $brand: String!) {
      salesReport(groupBy: PRODUCT, period: $period, filter: { brand: $brand }) {
        nodes {
          product { name }
          orders
          cancelledOrders
          figures { units cancelledUnits shippedUnits revenue { amount } cost { amount } profit { amount } margin }
        }
      }
    }`,
    { period, brand },
  )
  return salesReport.nodes
}

it('reports what was sold, what it cost and what it earned, from order to shipment, at the gateway', async () => {
  const first = await placeConfirmed(5)
  const second = await placeConfirmed(3)
  await ship(first, 4)
  await ask(
    stack.url,
    `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { userErrors { message } } }`,
    { input: { idempotencyKey: randomUUID(), orderId: second } },
  )
  const row = await until(async () => {
    const [found] = await reportOfBrand()
    return found?.cancelledOrders === 1 && found.figures.cost ? found : undefined
  })
  expect(row).toEqual({
    product: { name: 'A kettle' },
    orders: 2,
    cancelledOrders: 1,
    figures: {
      units: 8,
      cancelledUnits: 3,
      shippedUnits: 4,
      revenue: { amount: '80.00' },
      cost: { amount: '49.38' },
      profit: { amount: '30.62' },
      margin: '0.3827',
    },
  })
  const { order } = await ask<any, any>(
    stack.url,
    `query ($id: ID!) { order(id: $id) { figures { expectedRevenue { amount } profit { amount } unitsWithoutCost } } }`,
    { id: first },
  )
  expect(order.figures).toEqual({
    expectedRevenue: { amount: '100.00' },
    profit: { amount: '30.62' },
    unitsWithoutCost: 0,
  })
})

it('tells how long stock lasts beside what Inventory knows of the product, in one query', async () => {
  const days = await until(async () => {
    const { products } = await ask<any, any>(
      stack.url,
      `query ($brand: String!) {
        products(filter: { brand: { eq: $brand } }) {
          nodes { name stock { available } daysOfStockLeft perMonth: daysOfStockLeft(days: 30) }
        }
        some: products(first: 5) { nodes { daysOfStockLeft } }
      }`,
      { brand },
    )
    expect(products.nodes).toHaveLength(1)
    return products.nodes[0].daysOfStockLeft === null ? undefined : products.nodes[0]
  })
  // 95 are available: 100, less 4 that were shipped and 1 that is still reserved; 4 in 90 days.
  expect(days).toEqual({
    name: 'A kettle',
    stock: { available: 95 },
    daysOfStockLeft: '2137.5',
    perMonth: '712.5',
  })
})

it('has sums that the command finds right, or puts right while orders go on', async () => {
  const check = (...args: string[]) =>
    runCommand('rebuild-check', ['--database-url', stack.databaseUrl, ...args])
  await placeConfirmed(1)
  expect(await check('--analytics')).toMatchObject({
    code: 0,
    stdout: 'The order lines add up to every sum of the sales reports.\n',
  })
  const client = new pg.Client({ connectionString: stack.databaseUrl })
  await client.connect()
  try {
    await client.query(
      `update orders.sales set units = units + 7 where dimension = 'BRAND' and grain = 'DAY' and brand = $1`,
      [brand],
    )
  } finally {
    await client.end()
  }
  expect(await check('--analytics')).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/BRAND DAY .*units 16, lines 9\n1 differences[.]\n/),
  })
  expect(await check('--rebuild')).toMatchObject({ code: 2 })
  expect(await check('--analytics', '--rebuild')).toMatchObject({ code: 0 })
})
