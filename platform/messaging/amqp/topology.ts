import type { Channel, ChannelModel } from 'amqplib'
import { ConfigError } from '#platform/config.ts'
import type { QueueDeclaration, Topology } from '../broker.ts'

export interface TopologyOptions {
  queueType: 'quorum' | 'classic'
  retryDelaysMs: readonly number[]
}

export const deadLetterExchange = 'dead-letters'
export const deadQueue = (queue: string): string => `${queue}.dead`
export const retryQueue = (queue: string, delayMs: number): string => `${queue}.retry.${delayMs}`

/** A process that dies with the same message in hand this often would otherwise do so for ever. */
const deliveryLimit = 20

/**
 * Declares durable topic exchanges and, for each queue, its retry and dead-letter queues.
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
  // On a channel each: declaring is a round trip to disk, one after the other a whole topology takes seconds.
  await Promise.all(
    topology.queues.map((queue) => onChannel(connection, (channel) => declareQueue(channel, queue, options))),
  )
}

async function declareQueue(
  channel: Channel,
  declaration: QueueDeclaration,
  options: TopologyOptions,
): Promise<void> {
  const { queue, exchange, routingKey } = declaration
  const quorum = options.queueType === 'quorum'
  const type = { 'x-queue-type': options.queueType }
  // At least once: a quorum queue's ordinary dead-lettering drops the message if its target is away at that moment.
  const safely = quorum ? { 'x-dead-letter-strategy': 'at-least-once', 'x-overflow': 'reject-publish' } : {}
  const dead = deadQueue(queue)
  await channel.assertQueue(dead, { durable: true, arguments: type })
  await channel.bindQueue(dead, deadLetterExchange, queue)
  await channel.assertQueue(queue, {
    durable: true,
    arguments: {
      ...type,
      ...safely,
      ...(quorum ? { 'x-delivery-limit': deliveryLimit } : {}),
      'x-dead-letter-exchange': deadLetterExchange,
      'x-dead-letter-routing-key': queue,
    },
  })
  await channel.bindQueue(queue, exchange, routingKey)
  for (const delayMs of options.retryDelaysMs) {
    await channel.assertQueue(retryQueue(queue, delayMs), {
      durable: true,
      arguments: {
        ...type,
        ...safely,
        'x-message-ttl': delayMs,
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': queue,
      },
    })
  }
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
