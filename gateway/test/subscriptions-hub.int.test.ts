import { until } from '#platform/testing/until.ts'
import type { Client } from 'graphql-ws'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Received, Shop, SubscriptionGateway } from './subscription-fixture.ts'
import { connect, receive, startShop, startSubscriptionGateway } from './subscription-fixture.ts'

let shop: Shop
let gateway: SubscriptionGateway
const clients: Client[] = []

beforeEach(async () => {
  shop = await startShop()
  gateway = await startSubscriptionGateway(shop)
})
afterEach(async () => {
  await Promise.all(clients.splice(0).map(async (client) => client.dispose()))
  await until(() => gateway.server.stats().feeds === 0, { what: 'no feed left open' })
  await until(() => shop.order('O1').feed.open === 0 && shop.ticks.open === 0, {
    what: 'no upstream left open',
  })
  await gateway.stop()
  await shop.graph.stop()
})

/** Subscribes on a socket of its own. */
function subscribe(query: string, variables: Record<string, unknown> = {}): Received {
  const client = connect(gateway)
  clients.push(client)
  return receive(client, query, variables)
}

const ticks = 'subscription { ticks { value } }'
const change = `subscription ($after: Int) {
  orderStatusChanged(orderId: "O1", afterSequence: $after) { sequence order { lines { product { name } } } } }`
const sequences = (received: Received) =>
  received.data.map(
    (one) => (one as { orderStatusChanged: { sequence: number } }).orderStatusChanged.sequence,
  )

test('equal subscriptions share one upstream and one execution per event', async () => {
  const all = Array.from({ length: 20 }, () => subscribe(change))
  await until(() => gateway.server.stats().members === 20)
  await until(() => shop.order('O1').feed.open === 1)
  shop.order('O1').add('PENDING')
  await until(() => all.every(({ results }) => results.length === 1))
  expect(shop.order('O1').feed.opened).toBe(1)
  expect(shop.graph.subgraphs.inventory!.requests).toBe(1)
  expect(gateway.server.stats()).toMatchObject({ feeds: 1, events: 1, deliveries: 20 })
})

test('layout makes no difference, variables and fields do', async () => {
  const same = [
    subscribe(ticks),
    subscribe('subscription\n{ ticks   {\n value } }'),
    subscribe(ticks, { unused: 1 }),
  ]
  subscribe('subscription { ticks(symbol: "B") { value } }')
  subscribe('subscription { ticks { v: value } }')
  await until(() => gateway.server.stats().members === 5 && shop.ticks.open === 3)
  shop.ticks.publish(1)
  await until(() => same.every(({ results }) => results.length === 1))
  expect(gateway.server.stats().feeds).toBe(3)
})

test('the others go on when the first one leaves, and the upstream closes with the last', async () => {
  const [first, second, last] = [subscribe(ticks), subscribe(ticks), subscribe(ticks)]
  await until(() => gateway.server.stats().members === 3 && shop.ticks.open === 1)
  first.cancel()
  await until(() => gateway.server.stats().members === 2)
  shop.ticks.publish(1)
  await until(() => second.results.length === 1 && last.results.length === 1)
  expect(first.results).toEqual([])

  second.cancel()
  await until(() => gateway.server.stats().members === 1)
  expect(shop.ticks.open).toBe(1)
  last.cancel()
  await until(() => shop.ticks.open === 0)
  expect(gateway.server.stats()).toMatchObject({ feeds: 0, members: 0 })
})

test('who joins while the last one leaves gets a feed of their own', async () => {
  const client = connect(gateway)
  clients.push(client)
  for (let round = 1; round <= 20; round += 1) {
    const leaving = receive(client, ticks)
    await until(() => gateway.server.stats().members === 1 && shop.ticks.open === 1, { everyMs: 1 })
    leaving.cancel()
    const joining = receive(client, ticks)
    await until(() => shop.ticks.opened === round * 2 && shop.ticks.open === 1, { everyMs: 1 })
    shop.ticks.publish(round)
    await until(() => joining.results.length === 1, { everyMs: 1 })
    expect(joining.data).toEqual([{ ticks: { value: round } }])
    joining.cancel()
    await until(() => gateway.server.stats().members === 0 && shop.ticks.open === 0, { everyMs: 1 })
  }
})

test('a late comer gets the present state first and then shares the feed', async () => {
  const history = shop.order('O1')
  history.add('PENDING')
  const early = subscribe(change)
  await until(() => early.results.length === 1)
  history.add('CONFIRMED')
  await until(() => early.results.length === 2)

  const late = subscribe(change)
  await until(() => late.results.length === 1)
  await until(() => gateway.server.stats().feeds === 1 && history.feed.open === 1)
  history.add('SHIPPED')
  await until(() => early.results.length === 3 && late.results.length === 2)
  expect(sequences(early)).toEqual([1, 2, 3])
  expect(sequences(late)).toEqual([2, 3])
})

test('a late comer to a feed without sequences gets a feed of their own, which may begin with a snapshot', async () => {
  const early = [subscribe(ticks), subscribe(ticks)]
  await until(() => gateway.server.stats().members === 2 && shop.ticks.open === 1)
  shop.ticks.publish(1)
  await until(() => early.every(({ results }) => results.length === 1))
  const late = subscribe(ticks)
  await until(() => shop.ticks.open === 2)
  shop.ticks.publish(2)
  await until(() => early.every(({ results }) => results.length === 2) && late.results.length === 1)
  expect(late.data).toEqual([{ ticks: { value: 2 } }])
  expect(gateway.server.stats()).toMatchObject({ feeds: 2, members: 3 })
})

test('those who resume from different sequences get what they missed and then share one feed', async () => {
  const history = shop.order('O1')
  for (const status of ['A', 'B', 'C', 'D']) history.add(status)
  const live = subscribe(change)
  await until(() => live.results.length === 1)
  const resumed = [0, 1, 2, 3, 4].map((after) => subscribe(change, { after }))
  await until(() => resumed.every(({ results }, after) => results.length === 4 - after))
  await until(() => gateway.server.stats().feeds === 1)
  history.add('E')
  await until(() => resumed.every(({ results }, after) => results.length === 5 - after))
  expect(resumed.map(sequences)).toEqual([[1, 2, 3, 4, 5], [2, 3, 4, 5], [3, 4, 5], [4, 5], [5]])
  expect(sequences(live)).toEqual([4, 5])
})

test('late comers during a burst of events miss none and see none twice', async () => {
  const history = shop.order('O1')
  history.add('first')
  const received: Received[] = []
  for (let round = 0; round < 30; round += 1) {
    received.push(subscribe(change, round % 2 ? { after: 0 } : {}))
    history.add(`change ${round}`)
    if (round % 3 === 0) await until(() => received[0]!.results.length > 0, { everyMs: 1 })
  }
  await until(() => received.every((one) => sequences(one).at(-1) === 31))
  for (const one of received) {
    const [start = 0] = sequences(one)
    expect(sequences(one)).toEqual(Array.from({ length: 32 - start }, (_, n) => start + n))
  }
  const resumed = received.filter((_, round) => round % 2)
  expect(resumed.map((one) => sequences(one)[0])).toEqual(resumed.map(() => 1))
  await until(() => gateway.server.stats().feeds === 1)
})

test('events reach each subscriber in order, though a joined fetch is slow', async () => {
  const inventory = shop.graph.subgraphs.inventory!
  shop.order('O1').add('first')
  const received = subscribe(change)
  await until(() => received.results.length === 1)
  let held: (() => void)[] = []
  inventory.intercept = (_, res) => {
    held.push(() => {
      res.setHeader('content-type', 'application/json')
      res.end('{"data":{"_entities":[{"name":"one"},{"name":"two"}]}}')
    })
  }
  for (const status of ['second', 'third', 'fourth']) shop.order('O1').add(status)
  await until(() => held.length === 3)
  for (const answer of held.reverse()) answer()
  held = []
  await until(() => received.results.length === 4)
  expect(sequences(received)).toEqual([1, 2, 3, 4])
})
