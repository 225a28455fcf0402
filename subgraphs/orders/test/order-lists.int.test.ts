import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { send, startFixture, teachProducts, type OrdersFixture } from './fixture.ts'

let orders: OrdersFixture
/** The orders in the order in which they were placed. */
let placed: { id: string; orderNumber: string }[]
let customerId: string

const ask = (query: string, variables: object = {}) => send(orders.first.service, query, variables)

beforeAll(async () => {
  orders = await startFixture()
  await teachProducts(
    orders,
    { id: 'prd_a', amount: '10.00' },
    { id: 'prd_b', amount: '3.00' },
    { id: 'prd_yen', amount: '700', currency: 'JPY' },
  )
  const created = await ask('mutation { createCustomer(input: { name: "Ana" }) { customer { id } } }')
  customerId = created.data.createCustomer.customer.id
  const item = (productId: string, quantity = 1) => ({ productId, quantity })
  const inputs: object[] = [
    { items: [item('prd_a', 3)], customerId },
    { items: [item('prd_b')] },
    { items: [item('prd_a'), item('prd_b')], customerId, paymentMode: 'INVOICE' },
    { items: [item('prd_yen')] },
    { items: [item('prd_b', 2)], paymentMode: 'INVOICE' },
  ]
  placed = []
  for (const input of inputs) {
    const { data, errors } = await ask(
      'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id orderNumber } } }',
      { input: { idempotencyKey: crypto.randomUUID(), ...input } },
    )
    if (errors) throw new Error(JSON.stringify(errors))
    placed.push(data.placeOrder.order)
  }
  await sql`update orders set fulfillment_status = 'PARTIALLY_FULFILLED' where id = ${placed[1]?.id}`.execute(
    orders.db,
  )
  await sql`update orders set fulfillment_status = 'FULFILLED' where id = ${placed[2]?.id}`.execute(orders.db)
})
afterAll(() => orders.stop())

const document = `query ($filter: OrderFilter, $orderBy: OrderOrder!, $first: Int! = 20, $after: String) {
  orders(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { id } pageInfo { hasNextPage endCursor }
  } }`
const upwards = { field: 'CREATED_AT', direction: 'ASC' }
const places = (nodes: { id: string }[]) => nodes.map(({ id }) => placed.findIndex((one) => one.id === id))

async function found(filter: object): Promise<number[]> {
  const { data, errors } = await ask(document, { filter, orderBy: upwards })
  if (errors) throw new Error(errors[0]?.extensions.code)
  expect(data.orders.totalCount).toBe(data.orders.nodes.length)
  return places(data.orders.nodes)
}

describe('orders are found', () => {
  test('by customer', async () => {
    expect(await found({ customerId: { eq: customerId } })).toEqual([0, 2])
    expect(await found({ customerId: { in: [customerId, 'cus_none'] } })).toEqual([0, 2])
    expect(await found({ customerId: { eq: 'cus_\0' } })).toEqual([])
  })

  test('by a product among their lines', async () => {
    expect(await found({ productId: { eq: 'prd_b' } })).toEqual([1, 2, 4])
    expect(await found({ productId: { in: ['prd_a', 'prd_yen'] } })).toEqual([0, 2, 3])
    expect(await found({ productId: { eq: 'prd_none' } })).toEqual([])
  })

  test('by payment, shipment and currency', async () => {
    expect(await found({ paymentStatus: { eq: 'PENDING' } })).toEqual([2, 4])
    expect(await found({ paymentStatus: { in: ['NOT_REQUIRED', 'PAID'] } })).toEqual([0, 1, 3])
    expect(await found({ paymentStatus: { in: [] } })).toEqual([])
    expect(await found({ fulfillmentStatus: { eq: 'FULFILLED' } })).toEqual([2])
    expect(await found({ fulfillmentStatus: { in: ['UNFULFILLED', 'PARTIALLY_FULFILLED'] } })).toEqual([
      0, 1, 3, 4,
    ])
    expect(await found({ currency: { eq: 'JPY' } })).toEqual([3])
  })

  test('by the number, its beginning, and a part of its digits', async () => {
    expect(placed.map(({ orderNumber }) => orderNumber)).toEqual(
      [10001, 10002, 10003, 10004, 10005].map((number) => `ORD-${number}`),
    )
    expect(await found({ orderNumber: { startsWith: 'ORD-1000' } })).toEqual([0, 1, 2, 3, 4])
    expect(await found({ orderNumber: { startsWith: 'ord-10003' } })).toEqual([2])
    expect(await found({ orderNumber: { startsWith: '0003' } })).toEqual([])
    expect(await found({ orderNumber: { contains: '0003' } })).toEqual([2])
    expect(await found({ orderNumber: { contains: 'd-10003' } })).toEqual([2])
    expect(await found({ orderNumber: { contains: 'ORD-0003' } })).toEqual([])
    expect(await found({ orderNumber: { startsWith: 'D-1' } })).toEqual([])
    expect(await found({ orderNumber: { contains: '%' } })).toEqual([])
    expect(await found({ orderNumber: { contains: 'kettle' } })).toEqual([])
    expect(await found({ orderNumber: { eq: 'ORD-10002' } })).toEqual([1])
    for (const eq of ['10002', 'ORD-010002', 'ORD-', `ORD-${'9'.repeat(30)}`])
      expect(await found({ orderNumber: { eq } })).toEqual([])
  })

  test('by one of several conditions, together with what must hold anyhow', async () => {
    const or = [{ productId: { eq: 'prd_yen' } }, { customerId: { eq: customerId }, currency: { eq: 'EUR' } }]
    expect(await found({ or })).toEqual([0, 2, 3])
    expect(await found({ or, paymentStatus: { eq: 'PENDING' } })).toEqual([2])
    expect(await found({ or: [] })).toEqual([])
    expect(await found({ or: [{}] })).toEqual([0, 1, 2, 3, 4])
  })

  test('not by conditions within conditions, nor by too many', async () => {
    await expect(found({ or: [{ or: [] }] })).rejects.toThrow('BAD_USER_INPUT')
    await expect(found({ or: Array.from({ length: 11 }, () => ({})) })).rejects.toThrow('BAD_USER_INPUT')
    await expect(found({ productId: { in: Array.from({ length: 101 }, String) } })).rejects.toThrow(
      'BAD_USER_INPUT',
    )
  })
})

test.each([
  ['TOTAL', [1, 4, 3, 2, 0]],
  ['ORDER_NUMBER', [0, 1, 2, 3, 4]],
])('orders come by %s page by page, each once, both ways', async (field, expected) => {
  for (const direction of ['ASC', 'DESC']) {
    const seen: { id: string }[] = []
    let after: string | null = null
    for (let hasNextPage = true; hasNextPage;) {
      const { data }: any = await ask(document, { orderBy: { field, direction }, first: 2, after })
      seen.push(...data.orders.nodes)
      ;({ hasNextPage, endCursor: after } = data.orders.pageInfo)
    }
    expect(places(seen)).toEqual(direction === 'ASC' ? expected : expected.toReversed())
  }
})

test('orders of which one of several conditions holds come page by page, each once, both ways', async () => {
  const filter = {
    or: [{ productId: { eq: 'prd_a' } }, { customerId: { eq: customerId } }, { productId: { eq: 'prd_b' } }],
  }
  for (const [direction, expected] of [
    ['ASC', [0, 1, 2, 4]],
    ['DESC', [4, 2, 1, 0]],
  ] as const) {
    const seen: { id: string }[] = []
    let after: string | null = null
    for (let hasNextPage = true; hasNextPage;) {
      const { data }: any = await ask(document, {
        filter,
        orderBy: { field: 'ORDER_NUMBER', direction },
        first: 1,
        after,
      })
      expect(data.orders.totalCount).toBe(4)
      seen.push(...data.orders.nodes)
      ;({ hasNextPage, endCursor: after } = data.orders.pageInfo)
    }
    expect(places(seen)).toEqual(expected)
  }
})

test('one order is found by the number that people use', async () => {
  const byNumber = async (orderNumber: string) =>
    (await ask('query ($n: String!) { orderByNumber(orderNumber: $n) { id } }', { n: orderNumber })).data
      .orderByNumber
  expect(await byNumber('ORD-10004')).toEqual({ id: placed[3]?.id })
  for (const none of ['ORD-99999', '10004', '', 'ORD-\0', `ORD-1${'0'.repeat(40)}`])
    expect(await byNumber(none)).toBeNull()
})
