import { until } from '#platform/testing/until.ts'
import type { Client } from 'graphql-ws'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Shop, SubscriptionGateway } from './subscription-fixture.ts'
import { connect, receive, startShop, startSubscriptionGateway } from './subscription-fixture.ts'

let shop: Shop
let gateway: SubscriptionGateway
let client: Client
let orders = 0
let id: string

beforeAll(async () => {
  shop = await startShop()
  gateway = await startSubscriptionGateway(shop)
})
afterAll(async () => {
  await gateway.stop()
  await shop.graph.stop()
})
beforeEach(() => {
  client = connect(gateway)
  id = `O${(orders += 1)}`
  shop.order(id).add('PENDING')
})
afterEach(async () => {
  await client.dispose()
  await until(() => gateway.server.stats().feeds === 0, { what: 'no feed left open' })
})

/** The first result of a subscription to the order of this test. */
async function first(query: string, variables: Record<string, unknown> = {}) {
  const received = receive(client, query, { id, ...variables })
  await until(() => received.results.length > 0 || received.errors, { what: 'a result' })
  if (received.errors) throw new Error(JSON.stringify(received.errors))
  received.cancel()
  return received.results[0]!
}

test('joins the fields of another subgraph to each event, the present state first', async () => {
  const received = receive(
    client,
    `subscription ($id: ID!) { orderStatusChanged(orderId: $id) {
      status order { id lines { quantity product { sku name } } } } }`,
    { id },
  )
  await until(() => received.results.length === 1)
  shop.order(id).add('CONFIRMED')
  await until(() => received.results.length === 2)

  const lines = [
    { quantity: 1, product: { sku: 'SKU-P1', name: 'product P1' } },
    { quantity: 2, product: { sku: 'SKU-P2', name: 'product P2' } },
  ]
  expect(received.results).toEqual([
    { data: { orderStatusChanged: { status: 'PENDING', order: { id, lines } } } },
    { data: { orderStatusChanged: { status: 'CONFIRMED', order: { id, lines } } } },
  ])
})

test('keeps aliases, nested fragments and __typename as in a query', async () => {
  const result = await first(
    `subscription S($id: ID!) { ...Root }
    fragment Root on Subscription { change: orderStatusChanged(orderId: $id) { __typename now: status seq: sequence ...Lines } }
    fragment Lines on StatusChange { order { rows: lines { product { ...Names } } } }
    fragment Names on Product { title: name loud: name(upper: true) }`,
  )
  const rows = ['1', '2'].map((n) => ({ product: { title: `product P${n}`, loud: `PRODUCT P${n}` } }))
  expect(result.data).toEqual({
    change: { __typename: 'StatusChange', now: 'PENDING', seq: 1, order: { rows } },
  })
})

test('answers a subscription that selects nothing but __typename', async () => {
  const result = await first(`subscription ($id: ID!) { orderStatusChanged(orderId: $id) { __typename } }`)
  expect(result.data).toEqual({ orderStatusChanged: { __typename: 'StatusChange' } })
})

test('passes on variables, their defaults and input objects', async () => {
  const result = await first(
    `subscription ($id: ID!, $note: NoteInput, $upper: Boolean = true, $p: String = "<") {
      orderStatusChanged(orderId: $id, note: $note) { note(prefix: $p) order { lines { product { name(upper: $upper) } } } } }`,
    { note: { prefix: 'a', tags: ['x', 'y'] } },
  )
  const lines = ['1', '2'].map((n) => ({ product: { name: `PRODUCT P${n}` } }))
  expect(result.data).toEqual({ orderStatusChanged: { note: '<ax+y', order: { lines } } })
})

test('makes no fetch for fields left out by @include and @skip', async () => {
  const query = `subscription ($id: ID!, $with: Boolean!, $without: Boolean = false) { orderStatusChanged(orderId: $id) {
    status @skip(if: $without) order { lines { product { id name @include(if: $with) } } } } }`
  const before = shop.graph.subgraphs.inventory!.requests
  const without = await first(query, { with: false, without: true })
  expect(without.data).toEqual({
    orderStatusChanged: { order: { lines: [{ product: { id: 'P1' } }, { product: { id: 'P2' } }] } },
  })
  expect(shop.graph.subgraphs.inventory!.requests).toBe(before)

  const withNames = await first(query, { with: true })
  expect(withNames.data).toMatchObject({
    orderStatusChanged: { status: 'PENDING', order: { lines: [{ product: { name: 'product P1' } }, {}] } },
  })
})

test('serves payloads that are no entity', async () => {
  const received = receive(client, 'subscription { ticks { value } }')
  await until(() => shop.ticks.open === 1)
  shop.ticks.publish(7)
  await until(() => received.results.length === 1)
  expect(received.results).toEqual([{ data: { ticks: { value: 7 } } }])
})

test('gives errors of either subgraph the path in the client’s operation, and the rest of the data', async () => {
  const result = await first(
    `subscription ($id: ID!) { change: orderStatusChanged(orderId: $id) {
      status broken order { rows: lines { product { sku glass: fragile } } } } }`,
  )
  expect(result.data).toEqual({
    change: {
      status: 'PENDING',
      broken: null,
      order: {
        rows: [{ product: { sku: 'SKU-P1', glass: 'yes' } }, { product: { sku: 'SKU-P2', glass: null } }],
      },
    },
  })
  expect(result.errors).toMatchObject([
    {
      message: 'cannot say',
      path: ['change', 'broken'],
      extensions: { code: 'NOT_FOUND', service: 'orders' },
    },
    {
      message: 'nobody knows',
      path: ['change', 'order', 'rows', 1, 'product', 'glass'],
      extensions: { code: 'NOT_FOUND', service: 'inventory' },
    },
  ])
  expect(result.errors![0]!.extensions!.traceId).toMatch(/^[0-9a-f]{32}$/)
})

test('reports a null where the schema allows none as an error', async () => {
  const result = await first(
    `subscription ($id: ID!) { orderStatusChanged(orderId: $id) { status strict { never } } }`,
  )
  expect(result.data).toEqual({ orderStatusChanged: null })
  expect(result.errors?.length).toBeGreaterThan(0)
})

test('keeps the subscription and its own fields while the other subgraph is down', async () => {
  const received = receive(
    client,
    `subscription ($id: ID!) { orderStatusChanged(orderId: $id) { status order { lines { quantity product { id fragile } } } } }`,
    { id },
  )
  await until(() => received.results.length === 1)
  await shop.graph.subgraphs.inventory!.stop()
  shop.order(id).add('CONFIRMED')
  await until(() => received.results.length === 2)
  await shop.graph.subgraphs.inventory!.start()
  shop.order(id).add('SHIPPED')
  await until(() => received.results.length === 3)

  const down = received.results[1]!
  const lines = [1, 2].map((n) => ({ quantity: n, product: { id: `P${n}`, fragile: null } }))
  expect(down.data).toEqual({ orderStatusChanged: { status: 'CONFIRMED', order: { lines } } })
  expect(down.errors![0]).toMatchObject({
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'inventory' },
  })
  expect(received.results[2]!.data).toMatchObject({
    orderStatusChanged: { status: 'SHIPPED', order: { lines: [{ product: { fragile: 'yes' } }, {}] } },
  })
  expect(received.errors).toBeUndefined()
})

test('passes a refusal of the subgraph on and does not try again', async () => {
  const received = receive(client, 'subscription { refused { value } }')
  await until(() => received.errors)
  expect(received.errors).toMatchObject([
    { message: 'not for you', extensions: { code: 'FORBIDDEN', service: 'orders' } },
  ])
})

test('completes the client’s subscription when the subgraph completes its own', async () => {
  const received = receive(client, 'subscription { ticks { value } }')
  await until(() => shop.ticks.open === 1)
  shop.ticks.publish(1)
  shop.ticks.end()
  await until(() => received.completed)
  expect(received.data).toEqual([{ ticks: { value: 1 } }])
})
