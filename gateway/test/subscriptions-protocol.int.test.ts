import { until } from '#platform/testing/until.ts'
import type { Client } from 'graphql-ws'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Shop, SubscriptionGateway } from './subscription-fixture.ts'
import { connect, receive, startShop, startSubscriptionGateway } from './subscription-fixture.ts'

let shop: Shop
let gateway: SubscriptionGateway
let client: Client

beforeAll(async () => {
  shop = await startShop()
  gateway = await startSubscriptionGateway(shop, { maxPayloadBytes: 20_000, maxOperationsPerSocket: 4 })
})
afterAll(async () => {
  await gateway.stop()
  await shop.graph.stop()
})
beforeEach(() => {
  client = connect(gateway)
})
afterEach(async () => {
  await client.dispose()
  await until(() => gateway.server.stats().feeds === 0 && gateway.server.stats().sockets === 0)
  await until(() => shop.ticks.open === 0)
})

const ticks = 'subscription { ticks { value } }'

/** A socket without a client library. */
function openRaw(options: { autoPong?: boolean; protocol?: string; to?: SubscriptionGateway } = {}) {
  const { autoPong = true, protocol = 'graphql-transport-ws', to = gateway } = options
  const socket = new WebSocket(to.url.replace('http', 'ws'), protocol, { autoPong })
  const raw = {
    socket,
    messages: [] as { type: string; id?: string; payload?: unknown }[],
    code: 0,
    reason: '',
  }
  socket.on('message', (data: Buffer) => raw.messages.push(JSON.parse(data.toString())))
  socket.on('close', (code, reason) => Object.assign(raw, { code, reason: String(reason) }))
  socket.on('error', () => {})
  return raw
}

async function initialise(raw: ReturnType<typeof openRaw>): Promise<void> {
  await until(() => raw.socket.readyState === WebSocket.OPEN, { everyMs: 1 })
  raw.socket.send('{"type":"connection_init"}')
  await until(() => raw.messages.length === 1, { everyMs: 1 })
}

function subscribeTicks(id: string): string {
  return JSON.stringify({ id, type: 'subscribe', payload: { query: ticks } })
}

test('one socket carries several operations, of every kind, at a time', async () => {
  shop.order('O1').add('PENDING')
  const first = receive(client, ticks)
  const second = receive(client, 'subscription { orderStatusChanged(orderId: "O1") { status } }')
  const query = receive(client, 'query ($id: ID!) { product(id: $id) { sku } }', { id: 'P9' })
  const mutation = receive(client, 'mutation { rename(id: "O1", to: "Ada") { customer } }')
  await until(() => query.completed && mutation.completed && second.results.length === 1)
  await until(() => shop.ticks.open === 1)
  shop.ticks.publish(3)
  await until(() => first.results.length === 1)
  expect(query.results).toEqual([{ data: { product: { sku: 'SKU-P9' } } }])
  expect(mutation.results).toEqual([{ data: { rename: { customer: 'Ada' } } }])
  expect(gateway.server.stats().sockets).toBe(1)
})

test('answers a bad document on its own and keeps the socket', async () => {
  const open = receive(client, ticks)
  await until(() => shop.ticks.open === 1)
  const deep = `{ product(id: "1") ${'{ sku '.repeat(20)}${'}'.repeat(20)} }`
  const aliases = Array.from({ length: 60 }, (_, n) => `a${n}: value`).join(' ')
  const refused: [string, string][] = [
    ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['', 'GRAPHQL_PARSE_FAILED'],
    ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { ticks { value } refused { value } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription ($x: Boolean!) { ticks @include(if: $x) { value } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { ticks @skip(if: true) { value } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query A { __typename } subscription B { ticks { value } }', 'OPERATION_RESOLUTION_FAILURE'],
    ['subscription ($symbol: String!) { ticks(symbol: $symbol) { value } }', 'BAD_USER_INPUT'],
    [deep, 'COST_LIMIT_EXCEEDED'],
    [`subscription { ticks { ${aliases} } }`, 'COST_LIMIT_EXCEEDED'],
  ]
  for (const [query, code] of refused) {
    const received = receive(client, query)
    await until(() => received.errors, { what: `an error for ${query}` })
    expect(received.errors![0]).toMatchObject({ extensions: { code } })
    expect(received.errors![0]!.extensions!.traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(received.results).toEqual([])
  }
  shop.ticks.publish(1)
  await until(() => open.results.length === 1)
  expect(gateway.server.stats()).toMatchObject({ sockets: 1, members: 1 })
})

test('carries no more operations on a socket than the limit', async () => {
  const within = [1, 2, 3, 4].map((n) => receive(client, `subscription { ticks { v${n}: value } }`))
  await until(() => shop.ticks.open === 4)
  const beyond = receive(client, ticks)
  await until(() => beyond.errors)
  expect(beyond.errors).toMatchObject([{ extensions: { code: 'TOO_MANY_OPERATIONS', limit: 4 } }])
  within[0]!.cancel()
  await until(() => gateway.server.stats().members === 3)
  const next = receive(client, ticks)
  await until(() => gateway.server.stats().members === 4)
  expect(next.errors).toBeUndefined()
})

test('a client that goes closes its upstreams, whether it says so or is killed', async () => {
  const polite = receive(client, ticks)
  await until(() => shop.ticks.open === 1)
  polite.cancel()
  await until(() => shop.ticks.open === 0)

  const raw = openRaw()
  await initialise(raw)
  raw.socket.send(subscribeTicks('1'))
  await until(() => shop.ticks.open === 1)
  raw.socket.terminate()
  await until(() => shop.ticks.open === 0)
  expect(gateway.server.stats()).toMatchObject({ sockets: 0, feeds: 0, members: 0 })
})

test('a client killed between its request and the first event leaves nothing behind', async () => {
  for (let round = 0; round < 20; round += 1) {
    const raw = openRaw()
    await initialise(raw)
    raw.socket.send(subscribeTicks('1'))
    raw.socket.send('{"id":"1","type":"complete"}')
    raw.socket.send(subscribeTicks('2'))
    setImmediate(() => raw.socket.terminate())
    await until(() => raw.code !== 0, { everyMs: 1 })
  }
  await until(() => gateway.server.stats().members === 0 && shop.ticks.open === 0)
  expect(gateway.server.stats().feeds).toBe(0)
})

test('closes a socket that never initialises', async () => {
  const impatient = await startSubscriptionGateway(shop, { connectionInitTimeoutMs: 50 })
  const silent = openRaw({ to: impatient })
  await until(() => silent.code)
  expect(silent.code).toBe(4408)
  await impatient.stop()
})

test('closes a socket that asks before it has initialised, or speaks another protocol', async () => {
  const hasty = openRaw()
  hasty.socket.on('open', () =>
    hasty.socket.send('{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}'),
  )
  await until(() => hasty.code)
  expect(hasty.code).toBe(4401)

  const foreign = openRaw({ protocol: 'graphql-ws' })
  await until(() => foreign.socket.readyState === WebSocket.CLOSED)
})

test('closes a socket that breaks the protocol or sends too much', async () => {
  const broken = openRaw()
  broken.socket.on('open', () => broken.socket.send('{'))
  await until(() => broken.code)
  expect(broken.code).toBe(4400)

  const huge = openRaw()
  huge.socket.on('open', () => huge.socket.send('x'.repeat(20_001)))
  await until(() => huge.code)
  expect(huge.code).toBe(1009)
})

test('answers a ping of the protocol', async () => {
  const raw = openRaw()
  raw.socket.on('open', () => {
    raw.socket.send('{"type":"connection_init"}')
    raw.socket.send('{"type":"ping","payload":{"n":1}}')
  })
  await until(() => raw.messages.length === 2)
  expect(raw.messages).toEqual([{ type: 'connection_ack' }, { type: 'pong', payload: { n: 1 } }])
  raw.socket.close()
})

test('keeps a socket that answers pings and cuts one that does not', async () => {
  const watchful = await startSubscriptionGateway(shop, { keepAliveMs: 300 })
  const alive = openRaw({ to: watchful })
  alive.socket.on('open', () => alive.socket.send('{"type":"connection_init"}'))
  let pings = 0
  alive.socket.on('ping', () => (pings += 1))
  const dead = openRaw({ to: watchful, autoPong: false })
  await initialise(dead)
  dead.socket.send(subscribeTicks('1'))
  await until(() => shop.ticks.open === 1)
  await until(() => dead.code === 1006)
  await until(() => shop.ticks.open === 0)
  await until(() => pings >= 3)
  expect(alive.code).toBe(0)
  await watchful.stop()
})
