import { until } from '#platform/testing/until.ts'
import type { Client } from 'graphql-ws'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Shop, SubscriptionGateway } from './subscription-fixture.ts'
import { connect, receive, startShop, startSubscriptionGateway } from './subscription-fixture.ts'

let shop: Shop
let gateway: SubscriptionGateway
let client: Client

beforeEach(async () => {
  shop = await startShop()
  gateway = await startSubscriptionGateway(shop, { unavailableAfterMs: 1_500 })
  client = connect(gateway)
})
afterEach(async () => {
  await client.dispose()
  await gateway.stop()
  await shop.graph.stop()
})

const statuses = `subscription ($after: Int) { orderStatusChanged(orderId: "O1", afterSequence: $after) { status } }`
const statusesOf = (data: unknown[]) =>
  data.map((one) => (one as { orderStatusChanged: { status: string } }).orderStatusChanged.status)

test('goes on without a gap or a repetition when the subgraph restarts, though the client selected no sequence', async () => {
  const history = shop.order('O1')
  history.add('PENDING')
  const received = receive(client, statuses)
  await until(() => received.results.length === 1)

  await shop.graph.subgraphs.orders!.stop()
  await until(() => history.feed.open === 0)
  history.add('CONFIRMED')
  history.add('SHIPPED')
  await shop.graph.subgraphs.orders!.start()
  await until(() => history.feed.open === 1)
  history.add('COMPLETED')

  await until(() => received.results.length === 4)
  expect(statusesOf(received.data)).toEqual(['PENDING', 'CONFIRMED', 'SHIPPED', 'COMPLETED'])
  expect(received.results[0]).toEqual({ data: { orderStatusChanged: { status: 'PENDING' } } })
  expect(history.asked.at(0)).toBeUndefined()
  expect(history.asked.at(-1)).toBe(1)
})

test('starts after the sequence that the client gave, and after a restart from the last one seen', async () => {
  const history = shop.order('O1')
  for (const status of ['PENDING', 'CONFIRMED', 'SHIPPED']) history.add(status)
  const received = receive(client, statuses, { after: 1 })
  await until(() => received.results.length === 2)
  await shop.graph.subgraphs.orders!.stop()
  await shop.graph.subgraphs.orders!.start()
  await until(() => history.asked.length === 2)
  history.add('COMPLETED')
  await until(() => received.results.length === 3)
  expect(statusesOf(received.data)).toEqual(['CONFIRMED', 'SHIPPED', 'COMPLETED'])
  expect(history.asked).toEqual([1, 3])
})

test('a subscription made while the subgraph is down begins when it is back', async () => {
  await shop.graph.subgraphs.orders!.stop()
  const received = receive(client, statuses, { after: 0 })
  await until(() => gateway.server.stats().members === 1)
  shop.order('O1').add('PENDING')
  await shop.graph.subgraphs.orders!.start()
  await until(() => received.results.length === 1)
  expect(received.errors).toBeUndefined()
})

test('a feed without sequences goes on with what comes next', async () => {
  const received = receive(client, 'subscription { ticks { value } }')
  await until(() => shop.ticks.open === 1)
  shop.ticks.publish(1)
  await until(() => received.results.length === 1)
  await shop.graph.subgraphs.orders!.stop()
  await until(() => shop.ticks.open === 0)
  await shop.graph.subgraphs.orders!.start()
  await until(() => shop.ticks.open === 1)
  shop.ticks.publish(2)
  await until(() => received.results.length === 2)
  expect(received.data).toEqual([{ ticks: { value: 1 } }, { ticks: { value: 2 } }])
})

test('ends with SUBGRAPH_UNAVAILABLE when the subgraph stays away for too long', async () => {
  const received = receive(client, 'subscription { ticks { value } }')
  await until(() => shop.ticks.open === 1)
  await shop.graph.subgraphs.orders!.stop()
  await until(() => received.errors)
  expect(received.errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'orders' } }])
  expect(gateway.server.stats().feeds).toBe(0)
})
