import type { Transaction } from 'kysely'
import type { EventContract } from '#schema/events/wire.ts'

/** One event that has not been handled before in its queue. */
export interface IncomingEvent<Body = any> {
  /** The producer's `message_id`, or a hash of event and subject where the producer gave none. */
  messageId: string
  body: Body
  correlationId?: string
  traceparent?: string
}

/** What a room does with the events of one durable queue. */
export interface Subscription<Body = any> {
  /** `<routing key>.<consumer>` */
  queue: string
  contract: EventContract<string, Body>
  /**
   * Handles a batch in the transaction that also records it in the inbox: all of its effects or none. Each event comes
   * once, in the order of the queue. Throwing is a fault: the batch is halved until the culprit is alone, which is then
   * retried later and dead-lettered at last. A rejection by the domain is an outcome, not an error.
   */
  handle: (tx: Transaction<any>, events: readonly IncomingEvent<Body>[]) => Promise<void>
  /** At most this many events in one transaction (default 100). */
  batchSize?: number
  /** How long a message may wait for others to share its transaction, in ms (default: see ConsumeOptions): long where nobody waits. */
  lingerMs?: number
  /** Handling enqueues no events, so that the relay need not look for any. */
  isSilent?: boolean
}
