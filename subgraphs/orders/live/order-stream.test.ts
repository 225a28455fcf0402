import { expect, test } from 'vitest'
import type { EventReader } from '../batches.ts'
import type { StatusEvent } from '../repository-history.ts'
import { openOrderStream } from './order-stream.ts'

/** A history that grows as the test says. */
function createHistory(length: number) {
  const history = { length, reads: 0 }
  const read: EventReader = ({ orderId, sequence }) => {
    history.reads += 1
    const events = Array.from({ length: history.length }, (_, index) => ({ orderId, sequence: index + 1 }))
    return Promise.resolve(events.filter((event) => event.sequence > sequence) as StatusEvent[])
  }
  return { history, read }
}
const from = (sequence: number) => ({ orderId: 'ord_1', sequence })
const done = { done: true, value: undefined }

test('gives the history first, then what a wake-up announces, each once', async () => {
  const { history, read } = createHistory(2)
  const stream = openOrderStream(from(0), read, () => {})
  expect((await stream.next()).value?.sequence).toBe(1)
  stream.wake()
  expect((await stream.next()).value?.sequence).toBe(2)
  const next = stream.next()
  stream.wake()
  history.length = 3
  stream.wake()
  expect((await next).value?.sequence).toBe(3)
})

test('readers that ask at once are given different steps', async () => {
  const { read } = createHistory(3)
  const stream = openOrderStream(from(0), read, () => {})
  const results = await Promise.all([stream.next(), stream.next(), stream.next()])
  expect(results.map(({ value }) => value?.sequence)).toEqual([1, 2, 3])
})

test('can be left while its reader waits', async () => {
  const { read } = createHistory(0)
  let ends = 0
  const stream = openOrderStream(from(0), read, () => (ends += 1))
  const next = stream.next()
  await new Promise((resolve) => setImmediate(resolve))
  expect(await stream.return()).toEqual(done)
  expect(await next).toEqual(done)
  expect(await stream.next()).toEqual(done)
  await stream.return()
  expect(ends).toBe(1)
})

test('goes on where it was when the database failed it', async () => {
  const { read } = createHistory(1)
  let hasFailed = false
  const failing: EventReader = (after) => {
    if (hasFailed) return read(after)
    hasFailed = true
    return Promise.reject(new Error('connection lost'))
  }
  const stream = openOrderStream(from(0), failing, () => {})
  const next = stream.next()
  await new Promise((resolve) => setImmediate(resolve))
  stream.wake()
  expect((await next).value?.sequence).toBe(1)
})
