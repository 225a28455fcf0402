import type { WebSocket } from 'ws'

export interface BufferLimits {
  /** Bytes that may wait for a slow subscriber. */
  maxBufferedBytes: number
  /** Messages that may wait for a slow subscriber. */
  maxBufferedMessages: number
}

/** What happened to subscribers who could not keep up, since the start. */
export interface LagCounters {
  /** Subscribers closed because their buffer was full. */
  tooSlow: number
  /** Events that a newer one replaced, for subscribers who asked for that. */
  replaced: number
}

/**
 * Close code of a subscriber that fell behind: it connects again and resumes with `afterSequence`. None of the protocol's
 * own: after those (4429 among them) clients of graphql-ws give up instead of connecting again.
 */
export const tooSlowCode = 4290
const tooSlowReason = 'Subscriber too slow, resume with afterSequence'

/** After this long an unanswered close becomes a cut. */
const closeTimeoutMs = 5_000
/** The part of its buffer from which on a feed is reduced to its latest event, for those who asked for that. */
const lagging = 1 / 4

/** Sends to one socket, within a bounded buffer. */
export interface Connection {
  /** False once the pong to the last ping is overdue. */
  isAlive: boolean
  /** From now on feeds of a single entity may leave out events that a newer one replaces. */
  wantsLatestOnly: boolean
  send(message: string): void
  /** @param replaceable a newer event of the same operation makes this one worthless */
  next(operationId: string, payload: string, replaceable: boolean): void
  /** Sends what is held back for an operation, because it ends. */
  flush(operationId: string): void
  close(code: number, reason: string): void
}

/** @param onTooSlow is called once, at the moment when the buffer overflows; nothing is sent after that */
export function createConnection(
  socket: WebSocket,
  limits: BufferLimits,
  counters: LagCounters,
  onTooSlow: () => void,
): Connection {
  const held = new Map<string, string>()
  let unsent = 0
  let closing = false

  const written = (): void => {
    unsent -= 1
    if (unsent === 0) for (const operationId of held.keys()) flush(operationId)
  }

  // A message alone is never too much, however long: its receiver may be the fastest there is.
  const isFull = (message: string, part: number): boolean =>
    unsent > 0 &&
    (unsent >= limits.maxBufferedMessages * part ||
      socket.bufferedAmount + message.length > limits.maxBufferedBytes * part)

  const send = (message: string): void => {
    if (closing || socket.readyState !== socket.OPEN) return
    if (isFull(message, 1)) {
      counters.tooSlow += 1
      close(tooSlowCode, tooSlowReason)
      return onTooSlow()
    }
    unsent += 1
    socket.send(message, written)
  }

  const flush = (operationId: string): void => {
    const message = held.get(operationId)
    if (message === undefined) return
    held.delete(operationId)
    send(message)
  }

  const close = (code: number, reason: string): void => {
    if (closing) return
    closing = true
    socket.close(code, reason)
    // The close frame waits behind what the client doesn't read. Without a cut its memory would be held for ever.
    const cut = setTimeout(() => socket.terminate(), closeTimeoutMs)
    socket.once('close', () => clearTimeout(cut))
  }

  const connection: Connection = {
    isAlive: true,
    wantsLatestOnly: false,
    send,
    next(operationId, payload, replaceable) {
      const message = `{"id":${JSON.stringify(operationId)},"type":"next","payload":${payload}}`
      // Also when the buffer has room again: what is still held is older than this.
      if (held.delete(operationId)) counters.replaced += 1
      if (!connection.wantsLatestOnly || !replaceable || !isFull(message, lagging)) return send(message)
      held.set(operationId, message)
    },
    flush,
    close,
  }
  return connection
}
