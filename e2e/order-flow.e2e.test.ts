import { randomUUID } from 'node:crypto'
import type { Client } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  AdjustStockDocument,
  CancelOrderDocument,
  CreateProductDocument,
  OrderByIdDocument,
  OrderStatusChangedDocument,
  PlaceOrderDocument,
  ProductsDocument,
} from '#schema/client/generated/graphql.ts'
import { haveRabbit } from '#platform/testing/broker.ts'
import { until } from '#platform/testing/until.ts'
import { ask, connect, watch } from './client.ts'
import { startStack, type BrokerKind, type TestStack } from './stack.ts'

const brokers: BrokerKind[] = haveRabbit('e2e/order-flow') ? ['embedded', 'rabbitmq'] : ['embedded']

describe.each(brokers)('an order on the %s broker', (broker) => {
  let stack: TestStack
  let client: Client

  beforeAll(async () => {
    stack = await startStack({ broker })
    client = connect(stack.url)
  })
  afterAll(async () => {
    await client?.dispose()
    await stack?.stop()
  })

  async function createProduct(quantity: number): Promise<string> {
    const sku = `TEST-${randomUUID()}`
    const { createProduct: payload } = await ask(stack.url, CreateProductDocument, {
      input: {
        sku,
        name: `Product ${sku}`,
        price: { amount: '19.90', currencyCode: 'EUR' },
        initialStock: [{ warehouse: 'BER', quantity }],
      },
    })
    expect(payload.userErrors).toEqual([])
    return payload.product?.id ?? ''
  }

  async function placeOrder(items: { productId: string; quantity: number }[], key: string = randomUUID()) {
    const { placeOrder: payload } = await ask(stack.url, PlaceOrderDocument, {
      input: { idempotencyKey: key, items },
    })
    return payload
  }

  async function orderOf(id: string) {
    const { order } = await ask(stack.url, OrderByIdDocument, { id })
    if (!order) throw new Error(`order ${id} is gone`)
    return order
  }

  const settled = (id: string) =>
    until(async () => {
      const order = await orderOf(id)
      return order.status === 'CONFIRMED' || order.status === 'CANCELLED' ? order : undefined
    })

  async function stockOf(sku: string) {
    const { products } = await ask(stack.url, ProductsDocument, { first: 1, filter: { sku: { eq: sku } } })
    return products?.nodes[0]?.stock
  }

  it('runs the documents of the README as they stand', async () => {
    const { products } = await ask<any, undefined>(
      stack.url,
      `query { products(first: 20) { nodes { id sku name price { amount currencyCode } stock { onHand reserved available } } } }`,
    )
    expect(products.nodes).toHaveLength(20)
    const { placeOrder: placed } = await ask<any, undefined>(
      stack.url,
      `mutation { placeOrder(input: { idempotencyKey: "${randomUUID()}", items: [{ productId: "1", quantity: 2 }] }) {
        order { id orderNumber status sequence } userErrors { code message path } } }`,
    )
    expect(placed.userErrors).toEqual([])
    expect(placed.order).toMatchObject({ status: 'PENDING', sequence: 1 })
    const seen = watch<any, never>(
      client,
      `subscription { orderStatusChanged(orderId: "${placed.order.id}", afterSequence: 0) { sequence status previousStatus occurredAt
        order { id total { amount currencyCode } lines { quantity product { sku name } }
          cancellation { reason message shortages { productId requested available } } } } }`,
    )
    await until(() => seen.events.length === 2)
    expect(seen.errors).toEqual([])
    expect(
      seen.events.map(({ orderStatusChanged: event }) => [
        event.sequence,
        event.previousStatus,
        event.status,
      ]),
    ).toEqual([
      [1, null, 'PENDING'],
      [2, 'PENDING', 'CONFIRMED'],
    ])
    for (const { orderStatusChanged: event } of seen.events) {
      expect(event.order.lines).toEqual([
        { quantity: 2, product: { sku: expect.any(String), name: expect.any(String) } },
      ])
      expect(event.order.cancellation).toBeNull()
    }
    seen.stop()
  })

  it.each([10, 1])('confirms exactly %i of 50 parallel orders for as many items', async (stock) => {
    const productId = await createProduct(stock)
    const placed = await Promise.all(
      Array.from({ length: 50 }, () => placeOrder([{ productId, quantity: 1 }])),
    )
    const orders = await Promise.all(placed.map(({ order }) => settled(order?.id ?? '')))
    expect(orders.filter(({ status }) => status === 'CONFIRMED')).toHaveLength(stock)
    const cancelled = orders.filter(({ status }) => status === 'CANCELLED')
    expect(cancelled).toHaveLength(50 - stock)
    expect(new Set(cancelled.map(({ cancellation }) => cancellation?.reason))).toEqual(
      new Set(['STOCK_REJECTED']),
    )
    expect(await stockOf(cancelled[0]?.lines[0]?.sku ?? '')).toEqual({
      onHand: stock,
      reserved: stock,
      available: 0,
    })
  })

  it('counts two lines of one product as their sum', async () => {
    const productId = await createProduct(1)
    const { order } = await placeOrder([
      { productId, quantity: 1 },
      { productId, quantity: 1 },
    ])
    const { status, cancellation } = await settled(order?.id ?? '')
    expect(status).toBe('CANCELLED')
    expect(cancellation?.shortages).toEqual([
      { productId, sku: expect.any(String), requested: 2, available: 1 },
    ])
  })

  it('places one order for one idempotency key, and refuses the key for another input', async () => {
    const productId = await createProduct(10)
    const key = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => placeOrder([{ productId, quantity: 1 }], key)),
    )
    expect(new Set(answers.map(({ order }) => order?.id)).size).toBe(1)
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
    const other = await placeOrder([{ productId, quantity: 2 }], key)
    expect(other.order).toBeNull()
    expect(other.userErrors[0]?.code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  it.each([
    ['a quantity of zero', (productId: string) => [{ productId, quantity: 0 }], 'INVALID_QUANTITY'],
    ['a negative quantity', (productId: string) => [{ productId, quantity: -1 }], 'INVALID_QUANTITY'],
    ['a huge quantity', (productId: string) => [{ productId, quantity: 10_001 }], 'INVALID_QUANTITY'],
    ['no items', () => [], 'BAD_INPUT'],
    [
      '101 items',
      (productId: string) => Array.from({ length: 101 }, () => ({ productId, quantity: 1 })),
      'LIMIT_EXCEEDED',
    ],
    ['an unknown product', () => [{ productId: 'prd_unknown', quantity: 1 }], 'NOT_FOUND'],
  ])('refuses %s, and changes nothing', async (_what, items, code) => {
    const productId = await createProduct(10)
    const { order, userErrors } = await placeOrder(items(productId))
    expect(order).toBeNull()
    expect(userErrors.map((error) => error.code)).toEqual([code])
    expect(userErrors[0]?.path?.slice(0, 2)).toEqual(['input', 'items'])
  })

  it('frees the stock of a cancelled order', async () => {
    const productId = await createProduct(5)
    const { order } = await placeOrder([{ productId, quantity: 5 }])
    const id = order?.id ?? ''
    await until(async () => (await orderOf(id)).status === 'CONFIRMED')
    const { cancelOrder } = await ask(stack.url, CancelOrderDocument, {
      input: { idempotencyKey: randomUUID(), orderId: id },
    })
    expect(cancelOrder.userErrors).toEqual([])
    const cancelled = await until(async () => {
      const now = await orderOf(id)
      return now.status === 'CANCELLED' ? now : undefined
    })
    expect(cancelled.statusHistory.map(({ status }) => status)).toEqual([
      'PENDING',
      'CONFIRMED',
      'CANCELLING',
      'CANCELLED',
    ])
    expect(cancelled.statusHistory.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
    expect(await stockOf(cancelled.lines[0]?.sku ?? '')).toEqual({ onHand: 5, reserved: 0, available: 5 })
  })

  it('resumes a subscription after the sequence given, each change once', async () => {
    const productId = await createProduct(5)
    const { order } = await placeOrder([{ productId, quantity: 1 }])
    const orderId = order?.id ?? ''
    await settled(orderId)
    const resumed = watch(client, OrderStatusChangedDocument, { orderId, afterSequence: 1 })
    await until(() => resumed.events.length === 1)
    await ask(stack.url, CancelOrderDocument, { input: { idempotencyKey: randomUUID(), orderId } })
    await until(() => resumed.events.length === 3)
    expect(resumed.events.map(({ orderStatusChanged }) => orderStatusChanged.sequence)).toEqual([2, 3, 4])
    expect(
      resumed.events.map(({ orderStatusChanged }) => orderStatusChanged.order.cancellation?.reason),
    ).toEqual([undefined, 'STAFF_REQUEST', 'STAFF_REQUEST'])
    resumed.stop()
  })

  it('starts a subscription without afterSequence at the current state', async () => {
    const productId = await createProduct(5)
    const { order } = await placeOrder([{ productId, quantity: 1 }])
    const orderId = order?.id ?? ''
    await settled(orderId)
    const seen = watch(client, OrderStatusChangedDocument, { orderId })
    await until(() => seen.events.length === 1)
    expect(seen.events[0]?.orderStatusChanged).toMatchObject({ sequence: 2, status: 'CONFIRMED' })
    seen.stop()
  })

  it('misses no step when the gateway restarts between two of them', async () => {
    const productId = await createProduct(5)
    const { order } = await placeOrder([{ productId, quantity: 1 }])
    const orderId = order?.id ?? ''
    const before = watch(client, OrderStatusChangedDocument, { orderId, afterSequence: 0 })
    await until(() => before.events.length === 2)
    before.stop()
    await stack.stopGateway()
    await stack.startGateway()
    await ask(stack.url, CancelOrderDocument, { input: { idempotencyKey: randomUUID(), orderId } })
    const after = watch(client, OrderStatusChangedDocument, { orderId, afterSequence: 2 })
    await until(() => after.events.length === 2)
    expect(after.events.map(({ orderStatusChanged }) => orderStatusChanged.sequence)).toEqual([3, 4])
    after.stop()
  })

  it('drafts a purchase order when stock runs low', async () => {
    const { products } = await ask(stack.url, ProductsDocument, {
      first: 1,
      filter: { sku: { in: [await seedSku('3')] } },
    })
    const available = products?.nodes[0]?.stock.available ?? 0
    const perWarehouse = await ask<any, any>(
      stack.url,
      `query($id: ID!) { product(id: $id) { stockLevels { available warehouse { code } } } }`,
      { id: '3' },
    )
    expect(available).toBeGreaterThan(0)
    for (const level of perWarehouse.product.stockLevels) {
      const { adjustStock } = await ask(stack.url, AdjustStockDocument, {
        input: {
          idempotencyKey: randomUUID(),
          productId: '3',
          warehouse: level.warehouse.code,
          delta: -level.available,
          reason: 'flood',
        },
      })
      expect(adjustStock.userErrors).toEqual([])
    }
    const drafted = await until(async () => {
      const { purchaseOrders } = await ask<any, any>(
        stack.url,
        `{ purchaseOrders(first: 10, filter: { productId: "3" }) { nodes { status supplier { name } lines { quantity product { id name } } } } }`,
      )
      return purchaseOrders.nodes[0]
    })
    expect(drafted).toMatchObject({
      status: 'DRAFT',
      lines: [{ product: { id: '3', name: expect.any(String) } }],
    })
  })

  async function seedSku(id: string): Promise<string> {
    const { product } = await ask<any, any>(stack.url, `query($id: ID!) { product(id: $id) { sku } }`, { id })
    return product.sku
  }
})
