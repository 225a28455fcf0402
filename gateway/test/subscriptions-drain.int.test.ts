import { until } from '#platform/testing/until.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Shop, SubscriptionGateway } from './subscription-fixture.ts'
import { connect, receive, startShop, startSubscriptionGateway } from './subscription-fixture.ts'

let shop: Shop
let gateway: SubscriptionGateway

beforeEach(async () => {
  shop = await startShop()
  gateway = await startSubscriptionGateway(shop)
})
afterEach(async () => {
  await gateway.stop()
  await shop.graph.stop()
})

const ticks = 'subscription { ticks { value } }'

test('drain closes the sockets one by one over the window, with 1012, and refuses new ones', async () => {
  const closedAt: number[] = []
  const clients = Array.from({ length: 5 }, () =>
    connect(gateway, { on: { closed: () => closedAt.push(Date.now()) } }),
  )
  const all = clients.map((client) => receive(client, ticks))
  await until(() => gateway.server.stats().members === 5 && shop.ticks.open === 1)

  const started = Date.now()
  const drained = gateway.server.drain(500)
  const refused = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws')
  let refusal = ''
  refused.on('error', (error) => (refusal = error.message))
  await until(() => refusal)
  expect(refusal).toContain('503')
  expect((await fetch(`${gateway.url}?query=${encodeURIComponent(ticks)}`)).status).toBe(503)

  await drained
  await until(() => closedAt.length === 5)
  expect(all.map(({ closed }) => closed)).toEqual([1012, 1012, 1012, 1012, 1012])
  expect(closedAt.at(-1)! - started).toBeGreaterThanOrEqual(380)
  expect(closedAt[0]! - started).toBeLessThan(380)
  expect(gateway.server.stats()).toMatchObject({ sockets: 0, feeds: 0, members: 0 })
  await until(() => shop.ticks.open === 0)
})

test('drain ends event streams without completing them, so that their clients come back', async () => {
  const response = await fetch(`${gateway.url}?query=${encodeURIComponent(ticks)}`)
  const text = response.text()
  await until(() => shop.ticks.open === 1)
  shop.ticks.publish(1)
  await until(() => gateway.server.stats().deliveries === 1)
  await gateway.server.drain(0)
  expect(await text).toBe(':\n\nevent: next\ndata: {"data":{"ticks":{"value":1}}}\n\n')
})
