import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startReplicatedPostgres, type ReplicatedPostgres } from '#platform/testing/replicated-postgres.ts'
import { until } from '#platform/testing/until.ts'
import { startStack, type TestStack } from './stack.ts'

let postgres: ReplicatedPostgres
let stack: TestStack

beforeAll(async () => {
  postgres = await startReplicatedPostgres()
  const { url, readUrl } = postgres
  stack = await startStack({
    broker: 'embedded',
    seeded: false,
    database: { url, readUrl, drop: () => Promise.resolve() },
  })
})
afterAll(async () => {
  await stack.stop()
  await postgres.stop()
})

interface Reply {
  data: any
  /** To be given back by the one who wrote. */
  header: string | null
  cookie: string
}

async function send(query: string, variables: object, headers: Record<string, string> = {}): Promise<Reply> {
  const response = await fetch(`${stack.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown }
  expect(errors).toBeUndefined()
  const [cookie = ''] = (response.headers.getSetCookie()[0] ?? '').split(';')
  return { data, header: response.headers.get('stockgraph-read-after'), cookie }
}

async function addProduct(sku: string): Promise<Reply> {
  const input = {
    sku,
    name: `Product ${sku}`,
    price: { amount: '5.00', currencyCode: 'EUR' },
    initialStock: [{ warehouse: 'A', quantity: 10 }],
  }
  const reply = await send(
    'mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } userErrors { message } } }',
    { input },
  )
  expect(reply.data.createProduct.userErrors).toEqual([])
  return reply
}

const listed = (reply: Reply): string[] => reply.data.products.nodes.map(({ sku }: { sku: string }) => sku)

/** While what is committed is not replayed; before, the replica has all there is and is in use. */
async function whilePaused(work: () => Promise<void>): Promise<void> {
  await postgres.caughtUp()
  await postgres.pauseReplay()
  try {
    await work()
  } finally {
    await postgres.resumeReplay()
  }
}

const products = `query { products(first: 100, orderBy: { field: CREATED_AT }) { nodes { sku } } }`

it('shows the caller who wrote what they wrote, through header and cookie, and others in time', async () => {
  await send(
    'mutation ($input: CreateWarehouseInput!) { createWarehouse(input: $input) { userErrors { message } } }',
    { input: { code: 'A', name: 'Alpha', priority: 1 } },
  )
  await whilePaused(async () => {
    const written = await addProduct('NEW')
    expect(written.header).toMatch(/^inventory=[0-9A-F]+\/[0-9A-F]+$/)
    const header = { 'stockgraph-read-after': written.header ?? '' }
    expect(listed(await send(products, {}, header))).toContain('NEW')
    expect(listed(await send(products, {}, { cookie: written.cookie }))).toContain('NEW')
    await until(async () => !listed(await send(products, {})).includes('NEW'), { what: 'an older list' })
  })
  await until(async () => listed(await send(products, {})).includes('NEW'))
})

it('joins what is not yet replayed to the answer of a mutation, and to the events of a subscription', async () => {
  // Orders' own copy of the catalogue is filled by an event.
  const { data } = await addProduct('JOINED')
  const { id: productId } = data.createProduct.product
  const client = createClient({
    url: `${stack.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    lazy: false,
  })
  const place = `mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      order { id status lines { product { sku } } }
      userErrors { message }
    }
  }`
  const variables = () => ({
    input: { idempotencyKey: crypto.randomUUID(), items: [{ productId, quantity: 1 }] },
  })
  await until(async () => (await send(place, variables())).data.placeOrder.order)
  await whilePaused(async () => {
    const written = await send(place, variables())
    expect(written.header).toMatch(/^orders=/)
    const { id, lines } = written.data.placeOrder.order
    expect(lines).toEqual([{ product: { sku: 'JOINED' } }])
    const events: any[] = []
    const leave = client.subscribe(
      {
        query: `subscription ($id: ID!) {
          orderStatusChanged(orderId: $id) { status order { lines { product { sku stock { reserved } } } } }
        }`,
        variables: { id },
      },
      { next: (event) => events.push(event), error: (error) => events.push(error), complete() {} },
    )
    await until(() => events.at(-1)?.data?.orderStatusChanged.status === 'CONFIRMED', {
      what: 'the order confirmed',
    })
    const { order } = events.at(-1).data.orderStatusChanged
    expect(order.lines[0].product.stock.reserved).toBeGreaterThanOrEqual(2)
    leave()
    const query = 'query ($id: ID!) { order(id: $id) { status } }'
    const header = { 'stockgraph-read-after': written.header ?? '' }
    expect((await send(query, { id }, header)).data.order).toEqual({ status: 'CONFIRMED' })
    await until(async () => (await send(query, { id })).data.order === null, { what: 'no order yet' })
  })
  await client.dispose()
})
