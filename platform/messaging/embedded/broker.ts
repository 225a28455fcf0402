import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Logger } from '#platform/telemetry/logger.ts'
import { BrokerUnavailable, type Broker, type Stoppable } from '../broker.ts'
import { listen } from '../listener.ts'
import { startFeed } from './feed.ts'
import { removeExpiredFeeds } from './feed-store.ts'
import { startQueueConsumer } from './queue-consumer.ts'
import { createBrokerSchema } from './schema.ts'
import { declareQueues, storeMessages } from './store.ts'

export interface EmbeddedBrokerOptions {
  /** A PostgreSQL connection string; its role must be able to create the schema `broker` the first time. */
  url: string
  /** The pause before each further try of a failed message, in ms; after the last one it is dead-lettered. */
  retryDelaysMs: readonly number[]
  logger: Logger
}

/** The channel on which processes tell each other which queues got messages. */
export const brokerChannel = 'stockgraph_broker'
const cleanEveryMs = 30_000

interface Reader extends Stoppable {
  queue: string
  ring(): void
  recheck?(): void
}

/**
 * The broker port on PostgreSQL: durable, and shared by all processes that use the same database.
 * @throws when the database cannot be reached or the schema cannot be made
 */
export async function connectEmbeddedBroker(options: EmbeddedBrokerOptions): Promise<Broker> {
  const { url, retryDelaysMs, logger } = options
  const publishing = openPool(url, 3)
  // A consumer holds a connection only while it has a batch in hand.
  const consuming = openPool(url, 10, '-c synchronous_commit=off -c idle_in_transaction_session_timeout=0')
  const sender = randomUUID()
  const readers = new Set<Reader>()
  const listeners = new Set<(connected: boolean) => void>()
  let connected = true
  let stopped: Promise<void> | undefined

  try {
    await createBrokerSchema(publishing)
  } catch (error) {
    await Promise.all([publishing.end(), consuming.end()])
    throw error
  }
  const setConnected = (value: boolean) => {
    if (connected === value) return
    connected = value
    for (const tell of listeners) tell(value)
  }
  const ring = (queues?: readonly string[]) => {
    for (const reader of readers) if (!queues || queues.includes(reader.queue)) reader.ring()
  }
  const listener = listen({
    url,
    channel: brokerChannel,
    logger,
    onNotify: (payload) => {
      const [from, ...queues] = payload.split(' ')
      if (from !== sender) ring(queues)
    },
    onListening: () => {
      for (const reader of readers) reader.recheck?.()
      ring()
      setConnected(true)
    },
    onLost: () => setConnected(false),
  })
  const cleaning = setInterval(() => void removeExpiredFeeds(publishing).catch(() => undefined), cleanEveryMs)
  const addReader = (reader: Reader): Stoppable => {
    readers.add(reader)
    return { stop: () => reader.stop().finally(() => readers.delete(reader)) }
  }
  const stop = async () => {
    clearInterval(cleaning)
    await Promise.all([...readers].map((reader) => reader.stop()))
    await listener.stop()
    await Promise.all([publishing.end(), consuming.end()])
  }

  return {
    declare: (topology) => declareQueues(publishing, topology.queues),
    publish: async (batch) => {
      if (batch.length === 0) return []
      const routes = await storeMessages(publishing, batch, { channel: brokerChannel, sender }).catch(
        (cause: unknown) => {
          throw new BrokerUnavailable('the embedded broker did not store the messages', { cause })
        },
      )
      ring(routes.flatMap(({ queues }) => queues))
      const found = new Set(routes.map(({ exchange, key }) => `${exchange} ${key}`))
      return batch.map(({ exchange, routingKey }) =>
        found.has(`${exchange} ${routingKey}`) ? 'confirmed' : 'unroutable',
      )
    },
    consume: async (consumption, handler) => {
      const onMoved = (queue: string) => ring([queue])
      const consumer = startQueueConsumer({
        ...consumption,
        handler,
        pool: consuming,
        retryDelaysMs,
        logger,
        onMoved,
      })
      return addReader({ ...consumer, queue: consumption.queue })
    },
    feed: async (feedOptions) => addReader(await startFeed(consuming, feedOptions, logger)),
    isConnected: () => connected,
    onConnection: (tell) => {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
    stop: () => (stopped ??= stop()),
  }
}

function openPool(connectionString: string, max: number, options?: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'stockgraph-broker',
    ...(options ? { options } : {}),
  })
  // An error event without a listener ends the process; the next use of the pool reports the fault anyway.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}
