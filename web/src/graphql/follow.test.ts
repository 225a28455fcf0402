import type { Client, Sink, SubscribePayload } from 'graphql-ws'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { StockLevelChangedDocument } from '../generated/graphql.ts'
import { follow } from './follow.ts'

interface Sent {
  payload: SubscribePayload
  sink: Sink
  ended: boolean
}

/** A client that notes what was subscribed and lets the test speak for the server. */
function scriptedClient() {
  const sent: Sent[] = []
  const client = {
    subscribe(payload: SubscribePayload, sink: Sink) {
      const one: Sent = { payload, sink, ended: false }
      sent.push(one)
      return () => {
        one.ended = true
        sink.complete()
      }
    },
  } as unknown as Pick<Client, 'subscribe'>
  return { client, sent }
}

const follower = () => ({
  next: vi.fn<(data: unknown) => void>(),
  refused: vi.fn<(message: string) => void>(),
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('evaluates the variables anew each time the same subscription is sent', () => {
  const { client, sent } = scriptedClient()
  let sku = 'A'
  follow(client, StockLevelChangedDocument, () => ({ skus: [sku] }), follower())
  expect(JSON.parse(JSON.stringify(sent[0]!.payload))).toMatchObject({ variables: { skus: ['A'] } })
  sku = 'B'
  expect(JSON.parse(JSON.stringify(sent[0]!.payload))).toMatchObject({ variables: { skus: ['B'] } })
})

test('subscribes again when the server ends the subscription', () => {
  const { client, sent } = scriptedClient()
  follow(client, StockLevelChangedDocument, () => ({ skus: [] }), follower())
  sent[0]!.sink.complete()
  expect(sent).toHaveLength(1)
  vi.advanceTimersByTime(250)
  expect(sent).toHaveLength(2)
})

test('subscribes again after an error that may pass', () => {
  const { client, sent } = scriptedClient()
  const listener = follower()
  follow(client, StockLevelChangedDocument, () => ({ skus: [] }), listener)
  sent[0]!.sink.error([{ message: 'down', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }])
  vi.advanceTimersByTime(250)
  expect(sent).toHaveLength(2)
  expect(listener.refused).not.toHaveBeenCalled()
})

test('asks again, once, for an event that came without data', () => {
  const { client, sent } = scriptedClient()
  const listener = follower()
  follow(client, StockLevelChangedDocument, () => ({ skus: [] }), listener)
  sent[0]!.sink.next({ data: null })
  expect(sent[0]!.ended).toBe(true)
  vi.advanceTimersByTime(60_000)
  expect(sent).toHaveLength(2)
  expect(listener.next).not.toHaveBeenCalled()
})

test('reports a refusal and does not ask again', () => {
  const { client, sent } = scriptedClient()
  const listener = follower()
  follow(client, StockLevelChangedDocument, () => ({ skus: [] }), listener)
  sent[0]!.sink.error([{ message: 'no such order', extensions: { code: 'NOT_FOUND' } }])
  vi.advanceTimersByTime(60_000)
  expect(sent).toHaveLength(1)
  expect(listener.refused).toHaveBeenCalledWith('no such order')
})

test('ends for good when stopped, also while it waits to subscribe again', () => {
  const { client, sent } = scriptedClient()
  const stop = follow(client, StockLevelChangedDocument, () => ({ skus: [] }), follower())
  sent[0]!.sink.complete()
  stop()
  vi.advanceTimersByTime(60_000)
  expect(sent).toHaveLength(1)
  expect(sent[0]!.ended).toBe(true)
})
