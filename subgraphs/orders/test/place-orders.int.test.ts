import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { collect, send, startFixture, teachProducts, type OrdersFixture } from './fixture.ts'

let orders: OrdersFixture
let created: any[]

beforeAll(async () => {
  orders = await startFixture()
  created = await collect(orders.first.broker, 'orders', 'order.created')
  await teachProducts(orders, { id: 'prd_a', amount: '2.00' })
})
afterAll(() => orders.stop())

async function placeAll(inputs: readonly object[]): Promise<any> {
  const { data, errors } = await send(
    orders.first.service,
    `mutation ($input: PlaceOrdersInput!) { placeOrders(input: $input) {
      placed replayed refused userErrors { code path }
      results { index replayed order { id orderNumber lines { quantity } } userErrors { code path } } } }`,
    { input: { orders: inputs } },
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data.placeOrders
}

const key = () => crypto.randomUUID()
const of = (productId: string, quantity = 1) => ({ idempotencyKey: key(), items: [{ productId, quantity }] })
const countOrders = async () => {
  const { rows } = await sql<{ count: bigint }>`select count(*) as count from orders`.execute(orders.db)
  return Number(rows[0]?.count)
}

test('1,000 orders are placed, each with its event, and repeated place nothing twice', async () => {
  const inputs = Array.from({ length: 1_000 }, (_, index) => of('prd_a', (index % 9) + 1))
  const first = await placeAll(inputs)
  expect(first).toMatchObject({ placed: 1_000, replayed: 0, refused: 0, userErrors: [] })
  expect(first.results.map(({ index }: any) => index)).toEqual(inputs.map((_, index) => index))
  expect(first.results.map(({ order }: any) => order.lines[0].quantity)).toEqual(
    inputs.map((_, index) => (index % 9) + 1),
  )
  const again = await placeAll(inputs)
  expect(again).toMatchObject({ placed: 0, replayed: 1_000, refused: 0 })
  expect(again.results.map(({ order }: any) => order.id)).toEqual(
    first.results.map(({ order }: any) => order.id),
  )
  expect(await countOrders()).toBe(1_000)
  await until(() => new Set(created.map(({ order_id }) => order_id)).size === 1_000)
})

test('each order stands for itself: faults are told at their place, and the rest is placed', async () => {
  const same = of('prd_a')
  const payload = await placeAll([
    of('prd_a'),
    of('prd_none'),
    { ...of('prd_a'), items: [] },
    { ...of('prd_a'), idempotencyKey: 'short' },
    same,
    same,
    { ...of('prd_a', 5), idempotencyKey: same.idempotencyKey },
    { ...of('prd_a'), customerId: 'cus_none' },
  ])
  expect(payload).toMatchObject({ placed: 2, replayed: 1, refused: 5 })
  const faults = payload.results.map(({ userErrors }: any) =>
    userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`),
  )
  expect(faults).toEqual([
    [],
    ['NOT_FOUND input.orders.1.items.0.productId'],
    ['BAD_INPUT input.orders.2.items'],
    ['BAD_INPUT input.orders.3.idempotencyKey'],
    [],
    [],
    ['IDEMPOTENCY_KEY_REUSED input.orders.6.idempotencyKey'],
    ['NOT_FOUND input.orders.7.customerId'],
  ])
  const [, , , , one, two] = payload.results
  expect(one.order.id).toBe(two.order.id)
})

test('none, or more than 1,000, are refused as a whole', async () => {
  const before = await countOrders()
  expect(await placeAll([])).toMatchObject({
    results: [],
    userErrors: [{ code: 'BAD_INPUT', path: ['input', 'orders'] }],
  })
  expect(await placeAll(Array.from({ length: 1_001 }, () => of('prd_a')))).toMatchObject({
    results: [],
    userErrors: [{ code: 'LIMIT_EXCEEDED', path: ['input', 'orders'] }],
  })
  expect(await countOrders()).toBe(before)
})
