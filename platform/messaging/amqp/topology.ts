import type { Channel, ChannelModel } from 'amqplib'
import { ConfigError } from '#platform/config.ts'
import type { QueueDeclaration, Topology } from '../broker.ts'

export interface TopologyOptions {
  queueType: 'quorum' | 'classic'
  retryDelaysMs: readonly number[]
}

export const deadLetterExchange = 'dead-letters'
export const deadQueue = (queue: string): string => `${queue}.dead`

/**
 * The exchange by which a message of `queue` goes to wait for its next try, and the queue behind it: one for each delay and
 * consumer (the last word of `<routing key>.<consumer>`), not for each queue, since every quorum queue costs the broker a log
 * and open files.
 */
export const retryExchange = (queue: string, delayMs: number): string =>
  `${queue.slice(queue.lastIndexOf('.') + 1)}.retry.${delayMs}`

/** A process that dies with the same message in hand this often would otherwise do so for ever. */
const deliveryLimit = 20

/**
 * Declares durable topic exchanges, queues, a dead-letter queue for each, and the retry queues of each consumer.
 * @throws ConfigError when one of them exists with other arguments; when the connection broke
 */
export async function declareTopology(
  connection: ChannelModel,
  topology: Topology,
  options: TopologyOptions,
): Promise<void> {
  await onChannel(connection, async (channel) => {
    await channel.assertExchange(deadLetterExchange, 'direct', { durable: true })
    for (const exchange of topology.exchanges)
      await channel.assertExchange(exchange, 'topic', { durable: true })
  })
  const retries = new Map(
    options.retryDelaysMs.flatMap((delayMs) =>
      topology.queues.map(({ queue }) => [retryExchange(queue, delayMs), delayMs] as const),
    ),
  )
  // On a channel each: declaring is a round trip to disk, one after the other a whole topology takes seconds.
  const onItsOwn = (work: (channel: Channel) => Promise<void>) => onChannel(connection, work)
  await Promise.all([
    ...topology.queues.map((queue) => onItsOwn((channel) => declareQueue(channel, queue, options))),
    ...[...retries].map(([name, delayMs]) =>
      onItsOwn((channel) => declareRetries(channel, name, delayMs, options)),
    ),
  ])
}

/** At least once: a quorum queue's ordinary dead-lettering drops the message if its target is away at that moment. */
const safeDeadLettering = ({ queueType }: TopologyOptions): Record<string, string> =>
  queueType === 'quorum' ? { 'x-dead-letter-strategy': 'at-least-once', 'x-overflow': 'reject-publish' } : {}

/** A message keeps its routing key, the name of its queue, and so finds back through the default exchange when its time is over. */
async function declareRetries(
  channel: Channel,
  name: string,
  delayMs: number,
  options: TopologyOptions,
): Promise<void> {
  await channel.assertExchange(name, 'topic', { durable: true })
  await channel.assertQueue(name, {
    durable: true,
    arguments: {
      'x-queue-type': options.queueType,
      ...safeDeadLettering(options),
      'x-message-ttl': delayMs,
      'x-dead-letter-exchange': '',
    },
  })
  await channel.bindQueue(name, name, '#')
}

async function declareQueue(
  channel: Channel,
  declaration: QueueDeclaration,
  options: TopologyOptions,
): Promise<void> {
  const { queue, exchange, routingKey } = declaration
  const quorum = options.queueType === 'quorum'
  const type = { 'x-queue-type': options.queueType }
  const dead = deadQueue(queue)
  await channel.assertQueue(dead, { durable: true, arguments: type })
  await channel.bindQueue(dead, deadLetterExchange, queue)
  await channel.assertQueue(queue, {
    durable: true,
    arguments: {
      ...type,
      ...safeDeadLettering(options),
      ...(quorum ? { 'x-delivery-limit': deliveryLimit } : {}),
      'x-dead-letter-exchange': deadLetterExchange,
      'x-dead-letter-routing-key': queue,
    },
  })
  await channel.bindQueue(queue, exchange, routingKey)
}

async function onChannel(connection: ChannelModel, work: (channel: Channel) => Promise<void>): Promise<void> {
  const channel = await connection.createChannel()
  let fault: Error | undefined
  channel.on('error', (error: Error) => (fault = error))
  try {
    await work(channel)
    await channel.close()
  } catch (error) {
    throw explain(fault ?? (error as Error))
  }
}

function explain(error: Error): Error {
  const wrongArguments = (error as { code?: number }).code === 406
  if (!wrongArguments) return error
  const [, detail = error.message] = /PRECONDITION_FAILED - ([^"]+)/.exec(error.message) ?? []
  return new ConfigError(
    `an exchange or queue exists with other properties: ${detail}; delete it or change the settings`,
    { cause: error },
  )
}
