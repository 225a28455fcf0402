import { randomUUID } from 'node:crypto'
import type { Client } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedAll } from '../scripts/seeding.ts'
import { haveRabbitServer } from '#platform/testing/broker.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { startRabbitNode, type RabbitNode } from '#platform/testing/rabbit-node.ts'
import { until } from '#platform/testing/until.ts'
import {
  CancelOrderDocument,
  CreateProductDocument,
  OrderStatusChangedDocument,
  PlaceOrderDocument,
} from '#schema/client/generated/graphql.ts'
import { ask, connect, send, watch } from './client.ts'
import { startProcess, type ServiceProcess } from './processes.ts'

// Needs a broker that may be killed: one of the test's own.
const suite = haveRabbitServer('e2e/processes') ? describe : () => undefined

suite('every service as a process of its own, two of some', () => {
  let database: TestDatabase
  let rabbit: RabbitNode
  let client: Client
  let gateway: ServiceProcess
  let orders: ServiceProcess
  let inventories: ServiceProcess[]
  let suppliers: ServiceProcess
  const all: ServiceProcess[] = []

  beforeAll(async () => {
    database = await createTestDatabase()
    rabbit = await startRabbitNode()
    const env = { DATABASE_URL: database.url, AMQP_URL: rabbit.amqpUrl, RETRY_DELAYS_MS: '100,200,400' }
    const started = await Promise.all(
      ['orders', 'orders', 'inventory', 'inventory', 'suppliers'].map((room) =>
        startProcess(`subgraphs/${room}/main.ts`, `${room.toUpperCase()}_PORT`, env),
      ),
    )
    all.push(...started)
    await seedAll(database.url)
    const [first, , inventory, otherInventory, last] = started as [
      ServiceProcess,
      ServiceProcess,
      ServiceProcess,
      ServiceProcess,
      ServiceProcess,
    ]
    orders = first
    inventories = [inventory, otherInventory]
    suppliers = last
    const urls = { orders, inventory, suppliers }
    gateway = await startProcess('gateway/main.ts', 'PORT', {
      SUBGRAPH_URLS: Object.entries(urls)
        .map(([name, { url }]) => `${name}=${url}/graphql`)
        .join(','),
    })
    all.push(gateway)
    client = connect(gateway.url)
  })
  afterAll(async () => {
    await client?.dispose()
    await Promise.all(all.map((service) => service.end('SIGTERM')))
    await rabbit?.stop()
    await database?.drop()
  })

  async function place(count: number, productId = '1'): Promise<string[]> {
    const payloads = await Promise.all(
      Array.from({ length: count }, () =>
        ask(gateway.url, PlaceOrderDocument, {
          input: { idempotencyKey: randomUUID(), items: [{ productId, quantity: 1 }] },
        }),
      ),
    )
    return payloads.map(({ placeOrder }) => {
      expect(placeOrder.userErrors).toEqual([])
      return placeOrder.order?.id ?? ''
    })
  }

  // The catalogue that was seeded a moment ago reaches Orders by event.
  const placeOnceSeeded = () => until(() => place(1))

  const statusesOf = async (ids: string[]) => {
    const fields = ids.map((id, index) => `o${index}: order(id: "${id}") { status }`)
    const data = await ask<Record<string, { status: string }>, undefined>(
      gateway.url,
      `{ ${fields.join(' ')} }`,
    )
    return Object.values(data).map(({ status }) => status)
  }

  const allConfirmed = (ids: string[]) =>
    until(async () => (await statusesOf(ids)).every((status) => status === 'CONFIRMED'), {
      timeoutMs: 60_000,
      what: 'all confirmed',
    })

  it('shares the work', async () => {
    await allConfirmed(await placeOnceSeeded())
    const ids = await place(20)
    await allConfirmed(ids)
    expect(new Set(ids).size).toBe(20)
  })

  it('accepts orders while the broker is down, and confirms them when it is back', async () => {
    await rabbit.kill9()
    const ids = await place(20)
    expect(new Set(await statusesOf(ids))).toEqual(new Set(['PENDING']))
    await rabbit.restart()
    await allConfirmed(ids)
  })

  it.each([
    ['killed', 'SIGKILL'],
    ['stopped', 'SIGTERM'],
  ] as const)(
    'lets a subscriber miss nothing and notice nothing while the subgraph is %s and comes back',
    async (_how, signal) => {
      const [orderId = ''] = await place(1)
      await allConfirmed([orderId])
      const seen = watch(client, OrderStatusChangedDocument, { orderId, afterSequence: 0 })
      await until(() => seen.events.length === 2)
      await orders.end(signal)
      const down = await send(
        gateway.url,
        `{ order(id: "${orderId}") { id } suppliers(first: 1) { nodes { name } } }`,
      )
      expect(down.errors?.[0]?.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', service: 'orders' })
      expect(down.data).toMatchObject({ order: null, suppliers: { nodes: [{ name: expect.any(String) }] } })
      await orders.restart()
      await ask(gateway.url, CancelOrderDocument, { input: { idempotencyKey: randomUUID(), orderId } })
      await until(() => seen.events.length === 4, { timeoutMs: 30_000 })
      expect(seen.events.map(({ orderStatusChanged }) => orderStatusChanged.sequence)).toEqual([1, 2, 3, 4])
      expect([seen.errors, seen.done()]).toEqual([[], false])
      seen.stop()
    },
  )

  it('answers the rest of a query while one subgraph is down', async () => {
    await suppliers.end('SIGTERM')
    const { data, errors } = await send<any, undefined>(
      gateway.url,
      '{ products(first: 1) { nodes { sku } } suppliers(first: 1) { nodes { name } } }',
    )
    expect(data?.products?.nodes).toHaveLength(1)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', service: 'suppliers' })
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|stacktrace|ECONN/)
    await suppliers.restart()
  })

  it('ends with code 0 when asked to, and loses nothing', async () => {
    const ids = await place(20)
    expect(await orders.end('SIGTERM')).toBe(0)
    await orders.restart()
    await allConfirmed(ids)
  })

  it('decides on all of 1,000 orders that came while no Inventory was there, by their stock alone', async () => {
    const { createProduct } = await ask(gateway.url, CreateProductDocument, {
      input: {
        sku: `LATE-${randomUUID()}`,
        name: 'Late',
        price: { amount: '1.00', currencyCode: 'EUR' },
        initialStock: [{ warehouse: 'BER', quantity: 601 }],
      },
    })
    const productId = createProduct.product?.id ?? ''
    // Its event has reached Orders once it can be ordered.
    await allConfirmed(await until(() => place(1, productId)))
    await Promise.all(inventories.map((inventory) => inventory.end('SIGTERM')))
    const items = [{ productId, quantity: 1 }]
    const { placeOrders } = await ask<any, any>(
      gateway.url,
      'mutation ($orders: [PlaceOrderInput!]!) { placeOrders(input: { orders: $orders }) { placed } }',
      { orders: Array.from({ length: 1_000 }, () => ({ idempotencyKey: randomUUID(), items })) },
    )
    expect(placeOrders.placed).toBe(1_000)
    const count = async (status: string) => {
      const { orders: page } = await ask<any, any>(
        gateway.url,
        `query ($id: ID!) { orders(first: 1, filter: { productId: { eq: $id }, status: { in: [${status}] } }) { totalCount } }`,
        { id: productId },
      )
      return page.totalCount as number
    }
    expect(await count('PENDING')).toBe(1_000)
    await Promise.all(inventories.map((inventory) => inventory.restart()))
    await until(async () => (await count('PENDING')) === 0, { timeoutMs: 60_000, what: 'all decided' })
    expect([await count('CONFIRMED'), await count('CANCELLED')]).toEqual([601, 400])
    const reasons: string[] = []
    for (let after: string | null = null, hasMore = true; hasMore;) {
      const { orders: page }: any = await ask<any, any>(
        gateway.url,
        `query ($id: ID!, $after: String) {
          orders(first: 100, after: $after, filter: { productId: { eq: $id }, status: { in: [CANCELLED] } }) {
            nodes { cancellation { reason } } pageInfo { hasNextPage endCursor } } }`,
        { id: productId, after },
      )
      reasons.push(...page.nodes.map(({ cancellation }: any) => cancellation.reason))
      after = page.pageInfo.endCursor
      hasMore = page.pageInfo.hasNextPage
    }
    expect(reasons).toHaveLength(400)
    expect(new Set(reasons)).toEqual(new Set(['STOCK_REJECTED']))
  })
})
