import type { EventReader } from '../batches.ts'
import type { StatusEvent } from '../repository-history.ts'

/** How long a stream waits before it reads again after the database failed it. */
const retryMs = 1_000

/** An iterator that may be left at any time, also while somebody waits for its next value. */
export interface Stream<Value> extends AsyncIterableIterator<Value, undefined> {
  return(): Promise<IteratorResult<Value, undefined>>
}

export interface OrderStream extends Stream<StatusEvent> {
  /** Says that the order may have changed. */
  wake(): void
}

/**
 * The steps of one order after `sequence`: those in its history first, then each new one after a wake-up. The history is
 * read only when the reader asks for more, so a slow reader holds back nothing but itself.
 * @param onEnd called once when the stream is left
 */
export function openOrderStream(
  position: { orderId: string; sequence: number },
  readAfter: EventReader,
  onEnd: (stream: OrderStream) => void,
): OrderStream {
  const { orderId } = position
  let { sequence } = position
  let unread: StatusEvent[] = []
  // Never read yet: a change from before the first wake-up is found by the first read.
  let isDirty = true
  let hasEnded = false
  let ring = () => {}

  const sleep = (timeoutMs?: number) =>
    new Promise<void>((resolve) => {
      const timer = timeoutMs === undefined ? undefined : setTimeout(resolve, timeoutMs)
      ring = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const read = async (): Promise<void> => {
    isDirty = false
    try {
      unread = await readAfter({ orderId, sequence })
    } catch {
      // The reader has logged it. Ending here would look like a lost order to the subscriber.
      isDirty = true
      if (!hasEnded) await sleep(retryMs)
    }
  }
  const pull = async (): Promise<IteratorResult<StatusEvent, undefined>> => {
    for (;;) {
      if (hasEnded) return { done: true, value: undefined }
      const event = unread.shift()
      if (event) {
        sequence = event.sequence
        return { done: false, value: event }
      }
      if (isDirty) await read()
      else await sleep()
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  const stream: OrderStream = {
    wake: () => {
      isDirty = true
      ring()
    },
    // One at a time: two readers of the same place would both be given the same step.
    next: () => {
      const result = last.then(pull)
      last = result
      return result
    },
    return: () => {
      if (!hasEnded) onEnd(stream)
      hasEnded = true
      unread = []
      ring()
      return Promise.resolve({ done: true, value: undefined })
    },
    [Symbol.asyncIterator]: () => stream,
  }
  return stream
}
