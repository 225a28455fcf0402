import type { ConsumeMessage, GetMessage, Options } from 'amqplib'
import type { Delivery, MessageProperties, OutgoingMessage } from '../broker.ts'
import { fitHeaders, fitShort } from './wire-limits.ts'

/** A message as it is handed to a channel. */
export interface WireMessage {
  exchange: string
  routingKey: string
  content: Buffer
  options: Options.Publish
}

/**
 * What RabbitMQ acts on: its own record of dead-lettering would make it see a loop where there is none, and further
 * addresses would bring the copy to others than its queue.
 */
const brokerHeaders = /^(x-(death|first-death-|last-death-|delivery-count)|B?CC$)/
const shortProperties = [
  'messageId',
  'type',
  'correlationId',
  'contentType',
  'contentEncoding',
  'replyTo',
  'appId',
] as const
const maxReasonLength = 1_000

export function toWire({ exchange, routingKey, body, properties }: OutgoingMessage): WireMessage {
  const { messageId, type, timestamp, correlationId, contentType, headers } = properties
  const options: Options.Publish = { persistent: true, mandatory: true, headers: fitHeaders(headers) }
  if (messageId !== undefined) options.messageId = messageId
  if (type !== undefined) options.type = type
  if (timestamp !== undefined) options.timestamp = Math.floor(timestamp.getTime() / 1000)
  if (correlationId !== undefined) options.correlationId = fitShort(correlationId)
  if (contentType !== undefined) options.contentType = contentType
  return { exchange, routingKey, content: Buffer.from(body), options }
}

export function toDelivery({ content, fields, properties }: ConsumeMessage | GetMessage): Delivery {
  const { messageId, type, timestamp, correlationId, contentType } = properties
  const headers = scalarsOf(properties.headers ?? {})
  const kept: MessageProperties = { headers }
  if (messageId !== undefined) kept.messageId = String(messageId)
  if (type !== undefined) kept.type = String(type)
  if (typeof timestamp === 'number') kept.timestamp = new Date(timestamp * 1000)
  if (correlationId !== undefined) kept.correlationId = String(correlationId)
  if (contentType !== undefined) kept.contentType = String(contentType)
  const attempt = Number(headers['x-attempt'] ?? 0)
  return {
    body: content,
    exchange: String(headers['x-original-exchange'] ?? fields.exchange),
    routingKey: String(headers['x-original-routing-key'] ?? fields.routingKey),
    properties: kept,
    attempt: Number.isSafeInteger(attempt) && attempt > 0 ? attempt : 0,
  }
}

function scalarsOf(headers: Record<string, unknown>): MessageProperties['headers'] {
  const scalars = Object.entries(headers).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  )
  return Object.fromEntries(scalars) as MessageProperties['headers']
}

/** A copy of a failed message for a retry or dead-letter queue: all that its producer set, and what became of it. */
export function toFailedCopy(
  message: ConsumeMessage,
  target: { exchange: string; routingKey: string },
  reason: string,
): WireMessage {
  const delivery = toDelivery(message)
  // RabbitMQ closes the connection of whoever sends under another user's name.
  const { headers, deliveryMode: _mode, userId: _user, ...properties } = message.properties
  const foreign = Object.entries(headers ?? {}).filter(([name]) => !brokerHeaders.test(name))
  // amqplib reads absent properties as undefined and writes only those that are there.
  const options: Options.Publish = {
    ...(properties as Options.Publish),
    persistent: true,
    mandatory: true,
    headers: {
      ...fitHeaders(Object.fromEntries(foreign)),
      'x-attempt': delivery.attempt + 1,
      'x-reason': reason.slice(0, maxReasonLength),
      'x-original-exchange': delivery.exchange,
      'x-original-routing-key': delivery.routingKey,
    },
  }
  // A message with a time to live of its own would expire in the retry queue before its time.
  delete options.expiration
  for (const name of shortProperties) {
    const text: unknown = options[name]
    if (typeof text === 'string') options[name] = fitShort(text)
  }
  return { ...target, content: message.content, options }
}

/** A copy of a dead letter for the queue that gave it up: as its producer sent it, with all its attempts before it. */
export function toRevivedCopy({ content, properties }: GetMessage): Pick<WireMessage, 'content' | 'options'> {
  const { headers, deliveryMode: _, ...kept } = properties
  const spent = ['x-attempt', 'x-reason']
  const foreign = Object.entries(headers ?? {}).filter(
    ([name]) => !brokerHeaders.test(name) && !spent.includes(name),
  )
  const options: Options.Publish = {
    ...(kept as Options.Publish),
    persistent: true,
    mandatory: true,
    headers: Object.fromEntries(foreign),
  }
  return { content, options }
}
