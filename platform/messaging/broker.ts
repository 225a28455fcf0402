/**
 * The port between Stockgraph and a message broker. Two adapters stand behind it: RabbitMQ (amqp/) and the embedded
 * broker on PostgreSQL (embedded/). One contract test suite holds for both.
 */

/** Metadata beside the body; the AMQP 0-9-1 basic properties that Stockgraph uses. */
export interface MessageProperties {
  /** UUIDv7 of ours; foreign producers may leave it out. */
  messageId?: string
  type?: string
  /** When the event happened. AMQP keeps whole seconds only. */
  timestamp?: Date
  correlationId?: string
  contentType?: string
  headers: Record<string, string | number | boolean>
}

export interface OutgoingMessage {
  exchange: string
  routingKey: string
  /** JSON text, UTF-8. */
  body: string
  properties: MessageProperties
}

/**
 * What became of one published message.
 * - `confirmed`: the broker is now responsible for it.
 * - `unroutable`: no queue is bound for its key. It was not stored anywhere.
 */
export type PublishOutcome = 'confirmed' | 'unroutable'

/** One message taken from a queue, not yet settled. */
export interface Delivery {
  body: Buffer
  exchange: string
  routingKey: string
  properties: MessageProperties
  /** How many times handling has failed before; 0 at first. */
  attempt: number
}

/** What the consumer wants done with one delivery. Retry waits the delay of its attempt, then delivers again. */
export type Settlement =
  { kind: 'ack' } | { kind: 'retry'; reason: string } | { kind: 'dead-letter'; reason: string }

/** A durable queue of one consumer group: `<routing key>.<consumer>`, with its retry and dead-letter queues beside it. */
export interface QueueDeclaration {
  queue: string
  exchange: string
  routingKey: string
}

/** All that a service declares at start and after each reconnect. Exchanges are durable topic exchanges. */
export interface Topology {
  exchanges: readonly string[]
  queues: readonly QueueDeclaration[]
}

export interface ConsumeOptions {
  queue: string
  /** At most this many deliveries in one batch (default 100). */
  batchSize?: number
  /**
   * How long to wait for a batch to fill once its first message is there, in ms; by default 2, and of RabbitMQ no time where
   * messages come one by one.
   */
  lingerMs?: number
  /** Unsettled deliveries the broker may have outstanding here (default four batches, at most 400; the embedded broker takes one). */
  prefetch?: number
}

/**
 * Handles a batch; answers one settlement for each delivery, in the same order. Must not throw: if it does, the batch is
 * returned to the queue unsettled after a pause.
 */
export type BatchHandler = (batch: readonly Delivery[]) => Promise<readonly Settlement[]>

/** A feed of all messages of some routing keys, for this process only, from now on; lost while it is disconnected. */
export interface FeedOptions {
  exchange: string
  routingKeys: readonly string[]
  onMessage: (delivery: Delivery) => void
  /** Called after the feed was interrupted and is live again: messages may have been missed, so read the database. */
  onGap: () => void
}

export interface Stoppable {
  /** Finishes what is in hand, then stops. Idempotent. */
  stop(): Promise<void>
}

export interface Broker extends Stoppable {
  /**
   * Declares exchanges, queues, retry and dead-letter queues; remembered, and done again after each reconnect. Resolves also
   * while RabbitMQ is away.
   * @throws when a queue exists with other properties, or the embedded broker's database is away
   */
  declare(topology: Topology): Promise<void>
  /**
   * Publishes a batch, persistent and mandatory, and waits for the broker's confirms.
   * @returns one outcome per message, in order
   * @throws BrokerUnavailable when not connected or the connection broke: any of the messages may or may not have arrived
   */
  publish(batch: readonly OutgoingMessage[]): Promise<readonly PublishOutcome[]>
  consume(options: ConsumeOptions, handler: BatchHandler): Promise<Stoppable>
  feed(options: FeedOptions): Promise<Stoppable>
  isConnected(): boolean
  /** Calls back on each change of the connection state. Returns an unsubscribe function. */
  onConnection(listener: (connected: boolean) => void): () => void
}

/** The broker cannot be reached right now; what was attempted may be tried again later. */
export class BrokerUnavailable extends Error {
  override name = 'BrokerUnavailable'
}
