import { GraphQLError } from 'graphql'
import type { EventReader } from '../batches.ts'
import type { HistoryPosition, StatusEvent } from '../repository-history.ts'
import { openBoundedStream, type BoundedStream } from './bounded-stream.ts'
import type { Stream } from './order-stream.ts'
import { createPositions, createTold } from './positions.ts'

/** Unread events that one subscriber may have. */
const maxUnread = 2_000
/** Orders whose last told step is remembered; far more than change at any one time. */
const maxRemembered = 50_000
const readAtOnce = 500
const retryMs = 1_000
/** A step is committed up to this long after the instant it carries. */
const commitLagMs = 10_000

export interface AllOrders {
  open(): Stream<StatusEvent>
  /** Whether there is a subscriber to be told. */
  isWatched(): boolean
  /** Says that an order made the step `sequence`. */
  announce(step: HistoryPosition): void
  /** Announcements may have been missed: looks for them in the history. */
  recover(): void
  stop(): void
}

/**
 * The steps of all orders from now on, told to every subscriber: per order without a gap from the first step told, each
 * once.
 * @param readChangedSince for each order that changed since an instant, the place before its first change since then
 */
export function createAllOrders(
  readAfter: EventReader,
  readChangedSince: (since: Date) => Promise<HistoryPosition[]>,
): AllOrders {
  const streams = new Set<BoundedStream<StatusEvent>>()
  const told = createTold(maxRemembered)
  const announced = createPositions()
  /** What was committed before this instant has been announced. */
  let heardUntil = new Date()
  let missedSince: Date | undefined

  const tell = (event: StatusEvent) => {
    if (event.sequence <= (told.last(event.orderId) ?? 0)) return
    told.remember(event)
    for (const stream of streams) stream.push(event)
  }
  const readMissed = async (since: Date) => {
    // First: the feed may break again while the history is read.
    missedSince = undefined
    try {
      for (const position of await readChangedSince(since)) announced.add(position)
    } catch (error) {
      missedSince = since
      throw error
    }
  }
  const tellNext = async () => {
    const taken = announced.take(readAtOnce)
    try {
      const from = taken.map(({ orderId, sequence }) => ({
        orderId,
        sequence: told.last(orderId) ?? sequence,
      }))
      for (const events of await Promise.all(from.map(readAfter))) events.forEach(tell)
    } catch (error) {
      taken.forEach(announced.add)
      throw error
    }
  }
  const teller = createTeller(
    () => streams.size > 0 && (missedSince !== undefined || !announced.isEmpty()),
    async () => {
      if (missedSince) await readMissed(missedSince)
      await tellNext()
    },
  )
  const close = (stream: BoundedStream<StatusEvent>) => {
    streams.delete(stream)
    if (streams.size > 0) return
    announced.clear()
    told.clear()
    missedSince = undefined
  }
  return {
    open: () => {
      if (streams.size === 0) heardUntil = new Date()
      const stream = openBoundedStream<StatusEvent>(maxUnread, tooSlow, close)
      streams.add(stream)
      return stream
    },
    isWatched: () => streams.size > 0,
    announce: ({ orderId, sequence }) => {
      if (streams.size === 0) return
      const settled = new Date(Date.now() - commitLagMs)
      if (settled > heardUntil) heardUntil = settled
      announced.add({ orderId, sequence: sequence - 1 })
      teller.start()
    },
    recover: () => {
      missedSince ??= heardUntil
      teller.start()
    },
    stop: () => {
      for (const stream of [...streams]) void stream.return()
    },
  }
}

/** Works while there is work, once at a time, and tries again later when it fails. */
function createTeller(hasWork: () => boolean, work: () => Promise<void>): { start: () => void } {
  let isWorking = false
  const run = async (): Promise<void> => {
    try {
      while (hasWork()) await work()
      isWorking = false
    } catch {
      // The reader has logged it. Nothing is lost: what was announced is still to be told.
      setTimeout(() => void run(), retryMs).unref()
    }
  }
  return {
    start: () => {
      if (isWorking) return
      isWorking = true
      setImmediate(() => void run())
    },
  }
}

function tooSlow(): GraphQLError {
  return new GraphQLError(
    'the subscriber is too slow and has missed changes: subscribe again and read the orders anew',
    { extensions: { code: 'SUBSCRIBER_TOO_SLOW' } },
  )
}
