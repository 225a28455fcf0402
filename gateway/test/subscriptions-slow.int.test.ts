import { CloseCode } from 'graphql-ws'
import { until } from '#platform/testing/until.ts'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Shop, SubscriptionGateway } from './subscription-fixture.ts'
import { connect, receive, startShop, startSubscriptionGateway } from './subscription-fixture.ts'

let shop: Shop
let gateway: SubscriptionGateway

beforeEach(async () => {
  shop = await startShop()
  gateway = await startSubscriptionGateway(shop, { maxBufferedBytes: 200_000 })
})
afterEach(async () => {
  await gateway.stop()
  await shop.graph.stop()
})

const query = 'subscription { orderStatusChanged(orderId: "O1", afterSequence: 0) { sequence note } }'
const note = 'n'.repeat(50_000)

interface Slow {
  socket: WebSocket
  sequences: number[]
  code: number
  reason: string
}

/** A subscriber that stops reading as soon as it is subscribed. */
async function subscribeSlowly(connectionParams: object): Promise<Slow> {
  const socket = new WebSocket(gateway.url.replace('http', 'ws'), 'graphql-transport-ws')
  const slow: Slow = { socket, sequences: [], code: 0, reason: '' }
  let isAcknowledged = false
  socket.on('message', (data: Buffer) => {
    const { type, payload } = JSON.parse(data.toString())
    if (type === 'connection_ack') isAcknowledged = true
    if (type === 'next') slow.sequences.push(payload.data.orderStatusChanged.sequence)
  })
  socket.on('close', (code, reason) => Object.assign(slow, { code, reason: String(reason) }))
  await until(() => socket.readyState === WebSocket.OPEN)
  socket.send(JSON.stringify({ type: 'connection_init', payload: connectionParams }))
  await until(() => isAcknowledged)
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }))
  await until(() => gateway.server.stats().members === 2)
  socket.pause()
  return slow
}

/** Adds changes, each seen by the fast subscriber before the next, until `condition` is met. */
async function addChangesUntil(condition: () => boolean, seen: () => number): Promise<number> {
  let added = 0
  while (!condition() && added < 2_000) {
    shop.order('O1').add('CHANGED', note)
    added += 1
    await until(() => seen() === added, { everyMs: 1 })
  }
  return added
}

test('closes a subscriber that falls behind with 4290, while the others go on', async () => {
  const client = connect(gateway)
  const fast = receive(client, query)
  await until(() => gateway.server.stats().members === 1)
  const slow = await subscribeSlowly({})

  await addChangesUntil(
    () => gateway.server.stats().tooSlow === 1,
    () => fast.results.length,
  )
  expect(gateway.server.stats()).toMatchObject({ tooSlow: 1, members: 1, feeds: 1 })

  slow.socket.resume()
  await until(() => slow.code)
  expect(slow).toMatchObject({ code: 4290, reason: 'Subscriber too slow, resume with afterSequence' })
  expect(slow.sequences).toEqual(slow.sequences.map((_, n) => n + 1))
  // After a code of the protocol's own, graphql-ws clients give up instead of connecting again.
  expect(Object.values(CloseCode)).not.toContain(slow.code)
  await client.dispose()
})

test('cuts a subscriber that never reads its close frame', async () => {
  const client = connect(gateway)
  const fast = receive(client, query)
  await until(() => gateway.server.stats().members === 1)
  const slow = await subscribeSlowly({})
  await addChangesUntil(
    () => gateway.server.stats().tooSlow === 1,
    () => fast.results.length,
  )
  await until(() => gateway.server.stats().sockets === 1)
  expect(slow.code).toBe(0)
  slow.socket.terminate()
  await client.dispose()
})

test('leaves out replaced events for a slow subscriber who asked for the latest only', async () => {
  const client = connect(gateway)
  const fast = receive(client, query)
  await until(() => gateway.server.stats().members === 1)
  const slow = await subscribeSlowly({ delivery: 'LATEST' })

  const added = await addChangesUntil(
    () => gateway.server.stats().replaced >= 20 || gateway.server.stats().tooSlow > 0,
    () => fast.results.length,
  )
  slow.socket.resume()
  await until(() => slow.sequences.at(-1) === added)
  expect(slow.sequences).toEqual([...slow.sequences].sort((a, b) => a - b))
  expect(slow.sequences.length).toBeLessThanOrEqual(added - 20)
  expect(gateway.server.stats().tooSlow).toBe(0)
  expect(fast.results.length).toBe(added)
  slow.socket.terminate()
  await client.dispose()
})

test('tells an event stream that falls behind so, and ends it', async () => {
  const client = connect(gateway)
  const fast = receive(client, query)
  await until(() => gateway.server.stats().members === 1)
  const url = `${gateway.url}?query=${encodeURIComponent(query)}`
  const response = await new Promise<IncomingMessage>((resolve) => request(url, resolve).end())
  response.pause()
  await until(() => gateway.server.stats().members === 2)

  await addChangesUntil(
    () => gateway.server.stats().tooSlow === 1,
    () => fast.results.length,
  )
  expect(gateway.server.stats().members).toBe(1)
  let text = ''
  response.on('data', (chunk: Buffer) => (text += chunk.toString()))
  response.resume()
  await until(() => response.complete)
  expect(text).toContain('SUBSCRIBER_TOO_SLOW')
  expect(text).toMatch(/event: complete\ndata:\n\n$/)
  await client.dispose()
})
