import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementsOf } from '#platform/testing/statements.ts'
import { until } from '#platform/testing/until.ts'
import { send, startFixture, teachProducts, type OrdersFixture } from './fixture.ts'
import { ask, placeWith, tell, untilLife } from './lifecycle-fixture.ts'

const many = 20
const numbers = Array.from({ length: many }, (_, number) => number)
const productIds = numbers.map((number) => `prd_${number}`)
const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const period = `period: { from: "${dayFromNow(-1)}", to: "${dayFromNow(1)}" }`

let orders: OrdersFixture
/** One for each number, as are the orders; the first has as many orders again. */
let customerIds: string[]
let orderIds: string[]

beforeAll(async () => {
  orders = await startFixture()
  await teachProducts(orders, ...productIds.map((id) => ({ id })))
  customerIds = await Promise.all(numbers.map(createCustomer))
  const [first = ''] = customerIds
  orderIds = await Promise.all(customerIds.map(liveThrough))
  for (const number of numbers) await placeWith(orders.first, orderOf(first, number))
  await until(async () => {
    const { data } = await send(
      orders.first.service,
      `{ salesReport(groupBy: CUSTOMER, ${period}, filter: { currency: "EUR" }) {
        nodes { figures { revenue { amount } } } } }`,
    )
    const sold = data.salesReport.nodes.filter(({ figures }: any) => figures.revenue.amount === '20.00')
    return sold.length === many
  })
})
afterAll(() => orders.stop())

async function createCustomer(number: number): Promise<string> {
  const { data } = await send(
    orders.first.service,
    'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }',
    { input: { name: `Customer ${number}` } },
  )
  return data.createCustomer.customer.id
}

const orderOf = (customerId: string, number: number) => ({
  customerId,
  shippingAddress: { street: 'Jr. Union 2', city: 'Lima', country: 'PE' },
  items: [{ productId: `prd_${number}`, quantity: 3 }],
  paymentMode: 'INVOICE',
})

/** Places an order that is then paid and shipped, but for one piece; one that was shipped is to come back. */
async function liveThrough(customerId: string, number: number): Promise<string> {
  const { first } = orders
  const orderId = await placeWith(first, orderOf(customerId, number))
  await tell(first, 'StockReserved', orderId)
  const { lines } = await untilLife(first, orderId, ({ status }) => status === 'CONFIRMED', 'CONFIRMED')
  const ofLine = (quantity: number) => ({ orderId, items: [{ lineId: lines[0].id, quantity }] })
  for (const [mutation, input] of [
    ['recordPayment', { orderId }],
    ['shipOrder', ofLine(2)],
    ['requestReturn', ofLine(1)],
  ] as const) {
    const { userErrors } = await ask(first, mutation, input)
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors))
  }
  return orderId
}

const details = 'contact { name } shippingAddress { city } billingAddress { city } note placedBy'
const figures = 'figures { units shippedUnits expectedRevenue { amount } revenue { amount } cost { amount } }'
const life = `id status total { amount } amountPaid { amount } amountRefunded { amount } cancellation { reason }
  payments { kind state amount { amount } } shipments { issuedAt items { lineId quantity } }
  returns { state restockedAt items { lineId quantity } } statusHistory { sequence type status }
  lines { sku product { id } quantity shippedQuantity shippableQuantity unitCost { amount } ${figures} }
  ${figures} customer { name addresses { label } }`

interface Asking {
  actor?: () => string
  variables?: (size: number) => object
}

/** How many statements a query costs that answers `size` rows; `%` stands for the size in it. */
async function costOf(query: string, size: number, { actor, variables }: Asking = {}): Promise<number> {
  const statements = await statementsOf(async (trace) => {
    const headers = actor === undefined ? trace : { ...trace, 'stockgraph-actor': actor() }
    const text = query.replaceAll('%', String(size))
    const { data, errors } = await send(orders.first.service, text, variables?.(size), headers)
    if (errors) throw new Error(JSON.stringify(errors))
    const rows = Object.values<any>(data).flatMap((answer) => answer.nodes ?? answer)
    expect(rows.filter((row) => row !== null)).toHaveLength(size)
  })
  return statements.length
}

/** What it costs to answer 2 rows, and 20. */
const costsOf = async (query: string, asking?: Asking) => [
  await costOf(query, 2, asking),
  await costOf(query, many, asking),
]

describe('the number of statements does not grow with the number of rows:', () => {
  test.each([
    ['orders with what they keep of their customers', `orders(first: %) { nodes { id ${details} } }`, 2],
    [
      'orders with lines, customers and details',
      `orders(first: %) { totalCount nodes { id customer { name } lines { sku } ${details} } }`,
      5,
    ],
    ['orders with all of their lives', `orders(first: %) { totalCount nodes { ${life} ${details} } }`, 10],
    [
      'orders by status, payment, product and period',
      `orders(first: %, filter: { status: { in: [CONFIRMED] }, paymentStatus: { in: [PAID] },
        createdAt: { gte: "2000-01-01T00:00:00Z" }, or: [{ productId: { in: ${JSON.stringify(productIds)} } }]
      }) { totalCount nodes { id } }`,
      2,
    ],
    [
      'customers with pages of their orders, and how many they are',
      'customers(first: %) { nodes { name orders(first: 1) { totalCount nodes { id lines { sku } } } } }',
      4,
    ],
    [
      'customers with what they spent and all of the lives of their orders',
      `customers(first: %) { totalCount nodes { name totalSpent { amount }
        orders(first: 2) { totalCount nodes { ${life} } } } }`,
      12,
    ],
    [
      'a report by product',
      `salesReport(groupBy: PRODUCT, ${period}, first: %) { totalCount nodes { key product { id } ${figures} } }`,
      2,
    ],
    [
      'a report by customer',
      `salesReport(groupBy: CUSTOMER, ${period}, first: %) { totalCount nodes { key customer { name } ${figures} } }`,
      3,
    ],
    [
      'the products that sold best',
      `topProducts(${period}, currency: "EUR", first: %) { key product { id } ${figures} }`,
      1,
    ],
    ['those that sold worst', `slowMovers(${period}, first: %) { sku product { id } unitsSold }`, 1],
  ])('%s', async (_name, query, cost) => {
    expect(await costsOf(`{ ${query} }`)).toEqual([cost, cost])
  })

  test("a customer's own orders", async () => {
    const actor = () => `customer:${customerIds[0]}`
    const query = `{ myOrders(first: %) { totalCount nodes { ${life} ${details} } } }`
    expect(await costsOf(query, { actor })).toEqual([10, 10])
  })

  test('one order, and several in one document', async () => {
    const query = (count: number) =>
      `{ ${orderIds
        .slice(0, count)
        .map((id, index) => `o${index}: order(id: "${id}") { ${life} ${details} }`)
        .join(' ')} }`
    expect([await costOf(query(1), 1), await costOf(query(many), many)]).toEqual([9, 9])
  })

  test.each([
    [
      'products with how long their stock lasts',
      'Product { id daysOfStockLeft long: daysOfStockLeft(days: 365) }',
      (number: number) => ({ __typename: 'Product', id: `prd_${number}`, stock: { available: 7 } }),
      2,
    ],
    [
      'orders',
      `Order { ${life} ${details} }`,
      (number: number) => ({ __typename: 'Order', id: orderIds[number] }),
      9,
    ],
    [
      'customers',
      'Customer { name totalSpent { amount } orders(first: 1) { totalCount nodes { id } } }',
      (number: number) => ({ __typename: 'Customer', id: customerIds[number] }),
      4,
    ],
  ])('entities: %s', async (_name, fields, toReference, cost) => {
    const query = `query ($references: [_Any!]!) { _entities(representations: $references) { ... on ${fields} } }`
    const variables = (size: number) => ({ references: numbers.slice(0, size).map(toReference) })
    expect(await costsOf(query, { variables })).toEqual([cost, cost])
  })
})
