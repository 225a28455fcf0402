import { until } from '#platform/testing/until.ts'
import { createClient } from 'graphql-sse'
import type { Client } from 'graphql-sse'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Shop, SubscriptionGateway } from './subscription-fixture.ts'
import { connect, receive, startShop, startSubscriptionGateway } from './subscription-fixture.ts'

let shop: Shop
let gateway: SubscriptionGateway
let client: Client

beforeAll(async () => {
  shop = await startShop()
  gateway = await startSubscriptionGateway(shop, { keepAliveMs: 50 })
})
afterAll(async () => {
  await gateway.stop()
  await shop.graph.stop()
})
beforeEach(() => {
  client = createClient({ url: gateway.url, retryAttempts: 0 })
})
afterEach(async () => {
  client.dispose()
  await until(() => gateway.server.stats().feeds === 0 && gateway.server.stats().eventStreams === 0)
})

const ticks = 'subscription { ticks { value } }'

function stream(query: string) {
  const received = {
    results: [] as unknown[],
    isComplete: false,
    failure: undefined as unknown,
    stop: () => {},
  }
  received.stop = client.subscribe(
    { query },
    {
      next: (result) => received.results.push(result),
      error: (error) => (received.failure = error),
      complete: () => (received.isComplete = true),
    },
  )
  return received
}

test('streams the same events to a graphql-sse client, joined, on the feed that sockets share', async () => {
  shop.order('O1').add('PENDING')
  const query =
    'subscription { orderStatusChanged(orderId: "O1") { status order { lines { product { sku } } } } }'
  const streamed = stream(query)
  await until(() => streamed.results.length === 1)
  const socket = connect(gateway)
  const received = receive(socket, query)
  await until(() => received.results.length === 1 && gateway.server.stats().feeds === 1)
  shop.order('O1').add('CONFIRMED')
  await until(() => streamed.results.length === 2 && received.results.length === 2)
  expect(streamed.results).toEqual(
    received.results.length === 2 && [received.results[0], received.results[1]],
  )
  await socket.dispose()
  streamed.stop()
  await until(() => shop.order('O1').feed.open === 0)
})

test('completes the stream when the subscription completes', async () => {
  const streamed = stream(ticks)
  await until(() => shop.ticks.open === 1)
  shop.ticks.publish(5)
  await until(() => streamed.results.length === 1)
  shop.ticks.end()
  await until(() => streamed.isComplete)
  expect(streamed.results).toEqual([{ data: { ticks: { value: 5 } } }])
})

test('answers refusals inside the stream, masked and coded', async () => {
  for (const [query, code] of [
    ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { refused { value } }', 'FORBIDDEN'],
    ['mutation { rename(id: "1", to: "x") { id } }', 'BAD_REQUEST'],
  ]) {
    const response = await fetch(`${gateway.url}?query=${encodeURIComponent(query!)}`)
    const text = await response.text()
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(text).toContain(`"code":"${code}"`)
    expect(text).toMatch(/event: complete\ndata:\n\n$/)
  }
})

test('streams the one result of a query', async () => {
  const response = await fetch(`${gateway.url}?query=${encodeURIComponent('{ product(id: "P1") { sku } }')}`)
  const withoutComments = (await response.text()).replaceAll(/^:\n\n/gm, '')
  expect(withoutComments).toBe(
    'event: next\ndata: {"data":{"product":{"sku":"SKU-P1"}}}\n\nevent: complete\ndata:\n\n',
  )
})

test('keeps a quiet stream alive with comments', async () => {
  const response = await fetch(`${gateway.url}?query=${encodeURIComponent(ticks)}`)
  const reader = response.body!.getReader()
  let text = ''
  while (text.length < 9) text += new TextDecoder().decode((await reader.read()).value)
  expect(text).toMatch(/^(:\n\n){3,}$/)
  await reader.cancel()
})
