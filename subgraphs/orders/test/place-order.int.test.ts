import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import {
  collect,
  place,
  placeOrderDocument,
  publish,
  send,
  startFixture,
  teachProducts,
  type OrdersFixture,
} from './fixture.ts'

let orders: OrdersFixture
let created: any[]

beforeAll(async () => {
  orders = await startFixture()
  created = await collect(orders.first.broker, 'orders', 'order.created')
  await teachProducts(
    orders,
    { id: 'prd_a', amount: '19.90' },
    { id: 'prd_b', amount: '5.00' },
    { id: 'prd_gone', active: false },
    { id: 'prd_yen', amount: '500', currency: 'JPY' },
    { id: 'prd_dear', amount: '999999999999999.00' },
    { id: 7n, amount: '1.00' },
  )
})
afterAll(() => orders.stop())

const codes = (payload: any) => payload.userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`)
const eventOf = (id: string) => until(() => created.find(({ order_id }) => order_id === id))
const countOrders = async () => {
  const query = orders.db.selectFrom('orders').select(({ fn }) => fn.countAll().as('count'))
  return (await query.executeTakeFirstOrThrow()).count
}

describe('placing an order', () => {
  test('answers it PENDING at sequence 1, with its lines, total and history', async () => {
    const { order, replayed, userErrors } = await place(orders.first, [
      { productId: 'prd_a', quantity: 2 },
      { productId: 'prd_b', quantity: 1 },
    ])
    expect(userErrors).toEqual([])
    expect(replayed).toBe(false)
    expect(order).toMatchObject({
      id: expect.stringMatching(/^ord_/),
      orderNumber: expect.stringMatching(/^ORD-1\d{4}$/),
      status: 'PENDING',
      sequence: 1,
      total: { amount: '44.80', currencyCode: 'EUR' },
      cancellation: null,
      statusHistory: [{ sequence: 1, status: 'PENDING', previousStatus: null, occurredAt: order.createdAt }],
    })
    expect(order.lines[0]).toEqual({
      productId: 'prd_a',
      sku: 'SKU-prd_a',
      name: 'Product prd_a',
      quantity: 2,
      unitPrice: { amount: '19.90' },
      lineTotal: { amount: '39.80', currencyCode: 'EUR' },
      product: { id: 'prd_a' },
    })
  })

  test('two lines of one product are kept as given, and asked of Inventory as their sum', async () => {
    const items = [
      { productId: 'prd_a', quantity: 1 },
      { productId: 'prd_b', quantity: 4 },
      { productId: 'prd_a', quantity: 2 },
    ]
    const { order } = await place(orders.first, items)
    expect(order.lines.map(({ productId, quantity }: any) => ({ productId, quantity }))).toEqual(items)
    expect(await eventOf(order.id)).toEqual({
      event: 'OrderCreated',
      order_id: order.id,
      order_number: order.orderNumber,
      sequence: 1,
      occurred_at: order.createdAt,
      items: [
        { product_id: 'prd_a', sku: 'SKU-prd_a', quantity: 3 },
        { product_id: 'prd_b', sku: 'SKU-prd_b', quantity: 4 },
      ],
    })
  })

  test('a product id that came as a number goes out as one', async () => {
    const { order } = await place(orders.first, [{ productId: '7', quantity: 1 }])
    expect((await eventOf(order.id)).items).toEqual([{ product_id: 7, sku: 'SKU-7', quantity: 1 }])
  })

  test('accepts the largest order: 100 items of 10,000 each', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `prd_large_${index}`)
    await teachProducts(orders, ...ids.map((id) => ({ id })))
    const { order } = await place(
      orders.first,
      ids.map((productId) => ({ productId, quantity: 10_000 })),
    )
    expect(order.lines).toHaveLength(100)
    expect(new Set(order.lines.map(({ quantity }: { quantity: number }) => quantity))).toEqual(
      new Set([10_000]),
    )
  })

  test('finds a product that the catalogue learns of while the order waits', async () => {
    const placing = place(orders.first, [{ productId: 'prd_late', quantity: 1 }])
    await teachProducts(orders, { id: 'prd_late' })
    expect((await placing).userErrors).toEqual([])
  })

  test('places 100 orders at once, each with its own number and event', async () => {
    const payloads = await Promise.all(
      Array.from({ length: 100 }, () => place(orders.first, [{ productId: 'prd_a', quantity: 1 }])),
    )
    expect(new Set(payloads.map(({ order }) => order.orderNumber)).size).toBe(100)
    for (const { order } of payloads) await eventOf(order.id)
  })
})

test('orders placed at once in different traces are told in their own trace', async () => {
  const told = new Map<string, unknown>()
  const { broker, service } = orders.first
  await broker.feed({
    exchange: 'orders',
    routingKeys: ['order.created'],
    onMessage: ({ properties }) => told.set(String(properties.correlationId), properties.headers.traceparent),
    onGap: () => {},
  })
  const traces = ['a', 'b', 'c'].map((digit) => digit.repeat(32))
  const ids = await Promise.all(
    traces.map(async (trace) => {
      const input = { idempotencyKey: crypto.randomUUID(), items: [{ productId: 'prd_a', quantity: 1 }] }
      const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01` }
      const { data } = await send(service, placeOrderDocument, { input }, headers)
      return data.placeOrder.order.id as string
    }),
  )
  await until(() => ids.every((id) => told.has(id)))
  expect(ids.map((id) => String(told.get(id)).slice(3, 35))).toEqual(traces)
})

describe('the same idempotency key', () => {
  test('with the same input answers the same order, replayed, without a second event', async () => {
    const key = crypto.randomUUID()
    const items = [{ productId: 'prd_a', quantity: 1 }]
    const { order } = await place(orders.first, items, key)
    const again = await place(orders.first, items, key)
    expect(again).toMatchObject({ replayed: true, order: { id: order.id }, userErrors: [] })
    await place(orders.first, items)
    await eventOf(order.id)
    expect(created.filter(({ order_id }) => order_id === order.id)).toHaveLength(1)
  })

  test('with another input is refused', async () => {
    const key = crypto.randomUUID()
    await place(orders.first, [{ productId: 'prd_a', quantity: 1 }], key)
    const other = await place(orders.first, [{ productId: 'prd_a', quantity: 2 }], key)
    expect(other).toMatchObject({ order: null, replayed: false })
    expect(codes(other)).toEqual(['IDEMPOTENCY_KEY_REUSED input.idempotencyKey'])
  })

  test('still answers the order when its product is no longer sold', async () => {
    const key = crypto.randomUUID()
    const items = [{ productId: 'prd_ends', quantity: 1 }]
    await teachProducts(orders, { id: 'prd_ends' })
    const { order } = await place(orders.first, items, key)
    await teachProducts(orders, { id: 'prd_ends', version: 2, active: false })
    expect(await place(orders.first, items, key)).toMatchObject({ replayed: true, order: { id: order.id } })
  })

  test('30 times at once on two instances places one order', async () => {
    const second = await orders.startInstance()
    const key = crypto.randomUUID()
    const payloads = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        place(index % 2 ? second : orders.first, [{ productId: 'prd_a', quantity: 1 }], key),
      ),
    )
    expect(new Set(payloads.map(({ order }) => order.id)).size).toBe(1)
    expect(payloads.filter(({ replayed }) => !replayed)).toHaveLength(1)
    await second.stop()
  })
})

describe('an order that cannot be placed', () => {
  const item = (productId: string, quantity = 1) => ({ productId, quantity })
  const refusals: [string, { productId: string; quantity: number }[], string | undefined, string[]][] = [
    ['no items', [], undefined, ['BAD_INPUT input.items']],
    [
      '101 items',
      Array.from({ length: 101 }, () => item('prd_a')),
      undefined,
      ['LIMIT_EXCEEDED input.items'],
    ],
    ['quantity 0', [item('prd_a', 0)], undefined, ['INVALID_QUANTITY input.items.0.quantity']],
    ['quantity -1', [item('prd_a', -1)], undefined, ['INVALID_QUANTITY input.items.0.quantity']],
    ['quantity 10,001', [item('prd_a', 10_001)], undefined, ['INVALID_QUANTITY input.items.0.quantity']],
    [
      'an unknown product',
      [item('prd_a'), item('prd_none')],
      undefined,
      ['NOT_FOUND input.items.1.productId'],
    ],
    ['NUL in a product id', [item('prd_\0')], undefined, ['NOT_FOUND input.items.0.productId']],
    ['a product no longer sold', [item('prd_gone')], undefined, ['INVALID_STATE input.items.0.productId']],
    [
      'two currencies',
      [item('prd_a'), item('prd_yen')],
      undefined,
      ['CURRENCY_MISMATCH input.items.1.productId'],
    ],
    ['a total beyond 64 bits', [item('prd_dear', 10_000)], undefined, ['LIMIT_EXCEEDED input.items']],
    ['a key too short', [item('prd_a')], '1234567', ['BAD_INPUT input.idempotencyKey']],
    ['a key too long', [item('prd_a')], 'k'.repeat(65), ['BAD_INPUT input.idempotencyKey']],
    ['NUL in the key', [item('prd_a')], 'key-with-\0-inside', ['BAD_INPUT input.idempotencyKey']],
    [
      'several faults of form, told together before the catalogue is asked',
      [item('prd_a', 0), item('prd_none', 3), item('prd_gone', 20_000)],
      'short',
      [
        'BAD_INPUT input.idempotencyKey',
        'INVALID_QUANTITY input.items.0.quantity',
        'INVALID_QUANTITY input.items.2.quantity',
      ],
    ],
    [
      'several faults against the catalogue, told together',
      [item('prd_a', 1), item('prd_none', 3), item('prd_gone', 2)],
      'long-enough',
      ['NOT_FOUND input.items.1.productId', 'INVALID_STATE input.items.2.productId'],
    ],
  ]
  test.each(refusals)('is refused for %s and changes nothing', async (_name, items, key, expected) => {
    const before = await countOrders()
    const payload = await place(orders.first, items, key)
    expect(payload).toMatchObject({ order: null, replayed: false })
    expect(codes(payload)).toEqual(expected)
    expect(await countOrders()).toBe(before)
  })

  test.each(['1.5', '3000000000', '"2"'])('with quantity %s is no valid document', async (quantity) => {
    const { errors } = await send(
      orders.first.service,
      `mutation { placeOrder(input: { idempotencyKey: "abcdefgh", items: [{ productId: "prd_a", quantity: ${quantity} }] }) { replayed } }`,
    )
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })
})

describe('the copy of the catalogue', () => {
  test('keeps the newest version, whatever the order of events', async () => {
    await teachProducts(orders, { id: 'prd_v', version: 3, amount: '3.00' })
    await teachProducts(orders, { id: 'prd_mark_1' })
    const body = { product_id: 'prd_v', sku: 'OLD', name: 'Old', price: { amount: '2.00', currency: 'EUR' } }
    await publish(orders.first.broker, 'ProductChanged', { ...body, active: true, version: 2 }, 'old-version')
    await teachProducts(orders, { id: 'prd_mark_2' })
    const { order } = await place(orders.first, [{ productId: 'prd_v', quantity: 1 }])
    expect(order.total.amount).toBe('3.00')
  })
})
