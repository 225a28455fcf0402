import type { ChannelModel } from 'amqplib'
import type { Logger } from '#platform/telemetry/logger.ts'
import { pause } from '../backoff.ts'
import { BrokerUnavailable, type Broker, type Topology } from '../broker.ts'
import { createAttachments, type Attachment } from './attachments.ts'
import { createFeed } from './feed.ts'
import { openLink } from './link.ts'
import { createPublisher } from './publisher.ts'
import { createQueueConsumer } from './queue-consumer.ts'
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
  const attachments = createAttachments()
  const listeners = new Set<(connected: boolean) => void>()
  const publisher = createPublisher()

  const declareAll = async (connection: ChannelModel) => {
    for (const topology of topologies) await declareTopology(connection, topology, options)
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
      await attachments.attachAll(connection)
    },
    onChange: () => undefined,
  })
  const add = (attachment: Attachment) => attachments.add(attachment, consuming.connection())
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
      await attachments.stop()
      await Promise.all([consuming.stop(), publishing.stop()])
    },
  }
}
