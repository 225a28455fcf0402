/** Asynchronous streams that a test's subgraph serves, and what it can see of their subscribers. */

interface Stream<T> extends AsyncIterableIterator<T> {
  push(value: T): void
  end(): void
}

/** A stream whose `return()` wakes whoever waits for its next value. */
function createStream<T>(onEnd: () => void): Stream<T> {
  const values: T[] = []
  let waiting: ((result: IteratorResult<T>) => void) | undefined
  let ended = false
  const end = (): void => {
    if (ended) return
    ended = true
    onEnd()
    waiting?.({ done: true, value: undefined })
  }
  return {
    push(value) {
      if (waiting) waiting({ done: false, value })
      else values.push(value)
      waiting = undefined
    },
    end,
    next() {
      if (values.length > 0) return Promise.resolve({ done: false, value: values.shift()! })
      if (ended) return Promise.resolve({ done: true, value: undefined })
      return new Promise((resolve) => (waiting = resolve))
    },
    return() {
      end()
      return Promise.resolve({ done: true, value: undefined })
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

export interface Feed<T> {
  publish(value: T): void
  /** Ends the streams of all subscribers. */
  end(): void
  subscribe(initial: T[]): AsyncIterableIterator<T>
  /** Open streams. */
  readonly open: number
  /** Streams opened since the start. */
  readonly opened: number
}

export function createFeed<T>(): Feed<T> {
  const streams = new Set<Stream<T>>()
  let opened = 0
  return {
    publish(value) {
      for (const stream of streams) stream.push(value)
    },
    end() {
      for (const stream of [...streams]) stream.end()
    },
    subscribe(initial) {
      opened += 1
      const stream = createStream<T>(() => streams.delete(stream))
      streams.add(stream)
      for (const value of initial) stream.push(value)
      return stream
    },
    get open() {
      return streams.size
    },
    get opened() {
      return opened
    },
  }
}

export interface Change {
  sequence: number
  status: string
  note?: string
}

export interface History {
  feed: Feed<Change>
  /** Appends a change, numbered from 1, and publishes it. */
  add(status: string, note?: string): void
  /** The present state and then changes; or every change after a sequence, oldest first, and then changes. */
  subscribe(afterSequence: number | null | undefined): AsyncIterableIterator<Change>
  /** The `afterSequence` of each subscription, in order. */
  readonly asked: unknown[]
}

/** The history of one entity, kept over restarts of the subgraph that serves it. */
export function createHistory(): History {
  const changes: Change[] = []
  const feed = createFeed<Change>()
  const asked: unknown[] = []
  return {
    feed,
    asked,
    add(status, note) {
      const change = { sequence: changes.length + 1, status, ...(note && { note }) }
      changes.push(change)
      feed.publish(change)
    },
    subscribe(afterSequence) {
      asked.push(afterSequence)
      const missed =
        afterSequence === null || afterSequence === undefined
          ? changes.slice(-1)
          : changes.filter(({ sequence }) => sequence > afterSequence)
      return feed.subscribe(missed)
    },
  }
}
