import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { send, startFixture, teachProducts, type OrdersFixture } from './fixture.ts'

const many = 12

let orders: OrdersFixture

beforeAll(async () => {
  orders = await startFixture()
  await teachProducts(orders, { id: 'prd_a' })
  for (let number = 0; number < many; number++) {
    const { data } = await send(
      orders.first.service,
      'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }',
      { input: { name: `Customer ${number}` } },
    )
    const input = {
      customerId: data.createCustomer.customer.id,
      shippingAddress: { street: 'Jr. Union 2', city: 'Lima', country: 'PE' },
      items: [{ productId: 'prd_a', quantity: 1 }],
    }
    const inputs = [0, 1].map(() => ({ ...input, idempotencyKey: crypto.randomUUID() }))
    const placed = await send(
      orders.first.service,
      'mutation ($orders: [PlaceOrderInput!]!) { placeOrders(input: { orders: $orders }) { placed } }',
      { orders: inputs },
    )
    if (placed.data.placeOrders.placed !== 2) throw new Error(JSON.stringify(placed))
  }
})
afterAll(() => orders.stop())

const reading = /^\s*(select|with)\b[^]*\b(orders|order_lines|order_status_changes|customers)\b/i

/** How many statements that read orders or customers a query costs. */
async function statementsOf(query: string): Promise<number> {
  const texts: string[] = []
  const original = pg.Client.prototype.query
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...args: any[]
  ) {
    const text = typeof args[0] === 'string' ? args[0] : args[0]?.text
    if (reading.test(text ?? '')) texts.push(text)
    return original.apply(this, args as never)
  } as never)
  const { errors } = await send(orders.first.service, query).finally(() => spy.mockRestore())
  if (errors) throw new Error(JSON.stringify(errors))
  return texts.length
}

const details = 'contact { name } shippingAddress { city } billingAddress { city } note placedBy'
test.each([
  ['orders with what they keep of their customers', `orders(first: %) { nodes { id ${details} } }`, 2],
  [
    'orders with lines, customers and details',
    `orders(first: %) { totalCount nodes { id customer { name } lines { sku } ${details} } }`,
    5,
  ],
  [
    'customers with pages of their orders, and how many they are',
    'customers(first: %) { nodes { name orders(first: 1) { totalCount nodes { id lines { sku } } } } }',
    4,
  ],
])('a list of %s costs the same number of statements however long it is', async (_name, query, limit) => {
  const costs = async (size: number) => statementsOf(`{ ${query.replaceAll('%', String(size))} }`)
  // What the service reads by itself meanwhile may be counted too, now and then.
  const both = await until(async () => {
    const [few, all] = [await costs(2), await costs(many)]
    return few === all && all <= limit && [few, all]
  })
  expect(both).toEqual([limit, limit])
})
