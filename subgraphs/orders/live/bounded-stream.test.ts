import { expect, test } from 'vitest'
import { openBoundedStream } from './bounded-stream.ts'

const done = { done: true, value: undefined }
const open = (limit: number, onEnd = () => {}) =>
  openBoundedStream<number>(limit, () => new Error('too slow'), onEnd)

test('gives what was pushed, in order, to readers early and late', async () => {
  const stream = open(10)
  const early = stream.next()
  stream.push(1)
  stream.push(2)
  expect([(await early).value, (await stream.next()).value]).toEqual([1, 2])
})

test('gives what it holds when it overflows, then fails, then is over', async () => {
  let ends = 0
  const stream = open(2, () => (ends += 1))
  for (const value of [1, 2, 3, 4]) stream.push(value)
  expect(ends).toBe(1)
  expect([(await stream.next()).value, (await stream.next()).value]).toEqual([1, 2])
  await expect(stream.next()).rejects.toThrow('too slow')
  expect(await stream.next()).toEqual(done)
})

test('can be left while its readers wait', async () => {
  let ends = 0
  const stream = open(2, () => (ends += 1))
  const waiting = [stream.next(), stream.next()]
  await stream.return()
  expect(await Promise.all(waiting)).toEqual([done, done])
  await stream.return()
  expect(ends).toBe(1)
})
