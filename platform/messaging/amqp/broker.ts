import type { ChannelModel } from 'amqplib'
import type { Logger } from '#platform/telemetry/logger.ts'
import { pause } from '../backoff.ts'
import { BrokerUnavailable, type Broker, type Topology } from '../broker.ts'
import { createFeed } from './feed.ts'
import { openLink } from './link.ts'
import { createPublisher } from './publisher.ts'
import { createQueueConsumer, type Attachment } from './queue-consumer.ts'
import { declareTopology } from './topology.ts'
import { toWire } from './wire-message.ts'

export interface AmqpOptions {
  /** `amqp://user:password@host:5672/vhost`, or `amqps:` */
  url: string
  queueType: 'quorum' | 'classic'
  /** The pause before each further try of a failed message, in ms; after the last one it is dead-lettered. */
  retryDelaysMs: readonly number[]
  logger: Logger
  /** Of this process, for the broker's list of connections. */
  name: string
}

/** A service may start while the broker is down; it waits only this long for the first connection. */
const firstTryMs = 3_000

/**
 * The broker port on RabbitMQ, over two connections: one shared by publishing and consuming would hold up acknowledgements
 * behind a publisher that the broker throttles. Resolves also when RabbitMQ cannot be reached; it goes on trying.
 */
export async function connectAmqp(options: AmqpOptions): Promise<Broker> {
  const { url, name, logger } = options
  const topologies = new Set<Topology>()
  const attachments = new Map<Attachment, { connection?: ChannelModel; done?: Promise<void> }>()
  const listeners = new Set<(connected: boolean) => void>()
  const publisher = createPublisher()

  const declareAll = async (connection: ChannelModel) => {
    for (const topology of topologies) await declareTopology(connection, topology, options)
  }
  /** Once per connection, also when a new consumer meets a connection that is just being set up. */
  const attach = (attachment: Attachment, connection: ChannelModel): Promise<void> => {
    const last = attachments.get(attachment)
    if (last?.connection === connection && last.done) return last.done
    const done = attachment.attach(connection)
    attachments.set(attachment, { connection, done })
    return done
  }
  const publishing = openLink({
    url,
    name: `${name} publishing`,
    logger,
    setup: async (connection) => {
      await declareAll(connection)
      await publisher.attach(connection)
    },
    onChange: (up) => listeners.forEach((listener) => listener(up)),
  })
  const consuming = openLink({
    url,
    name: `${name} consuming`,
    logger,
    setup: async (connection) => {
      await declareAll(connection)
      await Promise.all([...attachments.keys()].map((attachment) => attach(attachment, connection)))
    },
    onChange: () => undefined,
  })
  const add = async (attachment: Attachment) => {
    attachments.set(attachment, {})
    const connection = consuming.connection()
    // Should this fail, the link reports it, reconnects, and attaches it then.
    if (connection)
      await attach(attachment, connection).catch(() => connection.close().catch(() => undefined))
    return {
      stop: async () => {
        await attachment.stop()
        attachments.delete(attachment)
      },
    }
  }
  const tried = new AbortController()
  void Promise.all([publishing.firstTry, consuming.firstTry]).then(() => tried.abort())
  await pause(firstTryMs, tried.signal)

  return {
    declare: async (topology) => {
      topologies.add(topology)
      const connection = publishing.connection() ?? consuming.connection()
      if (!connection) return
      try {
        await declareTopology(connection, topology, options)
      } catch (error) {
        // A connection that broke meanwhile declares it when it is back.
        if (!publishing.isUp()) return
        topologies.delete(topology)
        throw error
      }
    },
    publish: async (batch) => {
      if (!publishing.isUp()) throw new BrokerUnavailable('not connected to RabbitMQ')
      return publisher.publish(batch.map(toWire))
    },
    consume: (consumption, handler) =>
      add(
        createQueueConsumer({
          ...consumption,
          handler,
          publisher,
          retryDelaysMs: options.retryDelaysMs,
          logger,
        }),
      ),
    feed: (feedOptions) => add(createFeed(feedOptions, consuming.connection() !== undefined)),
    isConnected: () => publishing.isUp(),
    onConnection: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    stop: async () => {
      await Promise.all([...attachments.keys()].map((attachment) => attachment.stop()))
      await Promise.all([consuming.stop(), publishing.stop()])
    },
  }
}
