import { expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import type { HistoryPosition, StatusEvent } from '../repository-history.ts'
import { createAllOrders } from './all-orders.ts'

/** A history that the test writes: how many steps each order has made. */
function createWorld() {
  const lengths = new Map<string, number>()
  let missed: HistoryPosition[] = []
  let faults = 0
  const all = createAllOrders(
    ({ orderId, sequence }) => {
      if (faults-- > 0) return Promise.reject(new Error('connection lost'))
      const events = Array.from({ length: lengths.get(orderId) ?? 0 }, (_, index) => ({
        orderId,
        sequence: index + 1,
      }))
      return Promise.resolve(events.filter((event) => event.sequence > sequence) as StatusEvent[])
    },
    () => Promise.resolve(missed),
  )
  return {
    all,
    step: (orderId: string, sequence: number) => lengths.set(orderId, sequence),
    miss: (...positions: HistoryPosition[]) => (missed = positions),
    fail: (times: number) => (faults = times),
  }
}

/** Reads a stream to its end; the array grows meanwhile. */
function readAll(stream: AsyncIterable<StatusEvent>): { seen: string[]; ended: Promise<unknown> } {
  const seen: string[] = []
  const run = async () => {
    for await (const { orderId, sequence } of stream) seen.push(`${orderId}:${sequence}`)
  }
  return { seen, ended: run().catch((error: unknown) => error) }
}

test('tells each step once, in order, though announcements come doubled and late', async () => {
  const { all, step } = createWorld()
  const { seen } = readAll(all.open())
  step('a', 2)
  for (const sequence of [2, 1, 2]) all.announce({ orderId: 'a', sequence })
  await until(() => seen.length === 2)
  step('a', 4)
  all.announce({ orderId: 'a', sequence: 4 })
  all.announce({ orderId: 'a', sequence: 1 })
  await until(() => seen.length === 4)
  expect(seen).toEqual(['a:1', 'a:2', 'a:3', 'a:4'])
})

test('begins an order at the first step that is announced', async () => {
  const { all, step } = createWorld()
  const { seen } = readAll(all.open())
  step('a', 3)
  all.announce({ orderId: 'a', sequence: 3 })
  await until(() => seen.length === 1)
  expect(seen).toEqual(['a:3'])
})

test('finds in the history what was missed during a gap', async () => {
  const { all, step, miss } = createWorld()
  const { seen } = readAll(all.open())
  step('a', 1)
  all.announce({ orderId: 'a', sequence: 1 })
  await until(() => seen.length === 1)
  step('a', 3)
  step('b', 2)
  miss({ orderId: 'a', sequence: 0 }, { orderId: 'b', sequence: 1 })
  all.recover()
  await until(() => seen.length === 4)
  expect(seen.toSorted()).toEqual(['a:1', 'a:2', 'a:3', 'b:2'])
})

test('tells what a failing database held back', async () => {
  const { all, step, fail } = createWorld()
  const { seen } = readAll(all.open())
  fail(1)
  step('a', 1)
  all.announce({ orderId: 'a', sequence: 1 })
  await until(() => seen.length === 1)
  expect(seen).toEqual(['a:1'])
})

test('ends every stream when it stops, and holds none that was left', async () => {
  const { all } = createWorld()
  const left = all.open()
  const { ended } = readAll(all.open())
  await left.return()
  all.stop()
  expect(await ended).toBeUndefined()
})
