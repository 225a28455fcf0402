import type { Stream } from './order-stream.ts'

export interface BoundedStream<Value> extends Stream<Value> {
  push(value: Value): void
}

/**
 * A stream that is pushed to and holds at most `limit` unread values. When it overflows it gives what it holds, then fails
 * with `overflow()`: a reader that is too slow learns that it missed something.
 * @param onEnd called once when the stream is left or has overflowed
 */
export function openBoundedStream<Value>(
  limit: number,
  overflow: () => Error,
  onEnd: (stream: BoundedStream<Value>) => void,
): BoundedStream<Value> {
  let values: Value[] = []
  let waiting: ((result: IteratorResult<Value, undefined>) => void)[] = []
  let state: 'open' | 'overflowed' | 'ended' = 'open'
  const done = { done: true, value: undefined } as const

  const stream: BoundedStream<Value> = {
    push: (value) => {
      if (state !== 'open') return
      const next = waiting.shift()
      if (next) return next({ done: false, value })
      if (values.length < limit) return void values.push(value)
      state = 'overflowed'
      onEnd(stream)
    },
    next: () => {
      const value = values.shift()
      if (value !== undefined) return Promise.resolve({ done: false, value })
      if (state === 'open') return new Promise((resolve) => waiting.push(resolve))
      if (state === 'ended') return Promise.resolve(done)
      state = 'ended'
      return Promise.reject(overflow())
    },
    return: () => {
      if (state === 'open') onEnd(stream)
      state = 'ended'
      values = []
      for (const resolve of waiting) resolve(done)
      waiting = []
      return Promise.resolve(done)
    },
    [Symbol.asyncIterator]: () => stream,
  }
  return stream
}
