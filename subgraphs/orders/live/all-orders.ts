import { GraphQLError } from 'graphql'
import type { EventReader } from '../batches.ts'
import type { HistoryPosition, StatusEvent } from '../repository.ts'
import { openBoundedStream, type BoundedStream } from './bounded-stream.ts'
import type { Stream } from './order-stream.ts'

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
  const told = new Map<string, number>()
  let announced = new Map<string, number>()
  let liveUntil = new Date()
  let isMissing = false
  let isTelling = false

  const remember = (orderId: string, sequence: number) => {
    // Deleting first moves the order to the end: the one that has rested longest is forgotten.
    told.delete(orderId)
    told.set(orderId, sequence)
    if (told.size > maxRemembered) told.delete(told.keys().next().value as string)
  }
  const announceAfter = ({ orderId, sequence }: HistoryPosition) =>
    announced.set(orderId, Math.min(sequence, announced.get(orderId) ?? sequence))
  const tell = (event: StatusEvent) => {
    if (event.sequence <= (told.get(event.orderId) ?? 0)) return
    remember(event.orderId, event.sequence)
    for (const stream of streams) stream.push(event)
  }
  const readMissed = async () => {
    const since = liveUntil
    isMissing = false
    try {
      for (const position of await readChangedSince(since)) announceAfter(position)
    } catch (error) {
      isMissing = true
      throw error
    }
  }
  const tellNext = async () => {
    const batch = [...announced].slice(0, readAtOnce)
    for (const [orderId] of batch) announced.delete(orderId)
    const positions = batch.map(([orderId, sequence]) => ({
      orderId,
      sequence: told.get(orderId) ?? sequence,
    }))
    try {
      for (const events of await Promise.all(positions.map(readAfter))) events.forEach(tell)
    } catch (error) {
      for (const [orderId, sequence] of batch) announceAfter({ orderId, sequence })
      throw error
    }
  }
  const hasMore = () => streams.size > 0 && (isMissing || announced.size > 0)
  const tellAll = async (): Promise<void> => {
    try {
      while (hasMore()) {
        if (isMissing) await readMissed()
        await tellNext()
      }
      isTelling = false
    } catch {
      // The reader has logged it. Nothing is lost: what was announced is still to be told.
      setTimeout(() => void tellAll(), retryMs).unref()
    }
  }
  const start = () => {
    if (isTelling || streams.size === 0) return
    isTelling = true
    setImmediate(() => void tellAll())
  }
  const close = (stream: BoundedStream<StatusEvent>) => {
    streams.delete(stream)
    if (streams.size > 0) return
    announced = new Map()
    told.clear()
  }
  return {
    open: () => {
      if (streams.size === 0) liveUntil = new Date()
      const stream = openBoundedStream<StatusEvent>(maxUnread, tooSlow, close)
      streams.add(stream)
      return stream
    },
    announce: ({ orderId, sequence }) => {
      if (streams.size === 0) return
      const lagged = new Date(Date.now() - commitLagMs)
      if (lagged > liveUntil && !isMissing) liveUntil = lagged
      announceAfter({ orderId, sequence: sequence - 1 })
      start()
    },
    recover: () => {
      if (streams.size === 0) return
      isMissing = true
      start()
    },
    stop: () => {
      for (const stream of [...streams]) void stream.return()
    },
  }
}

function tooSlow(): GraphQLError {
  return new GraphQLError(
    'the subscriber is too slow and has missed changes: subscribe again and read the orders anew',
    { extensions: { code: 'SUBSCRIBER_TOO_SLOW' } },
  )
}
