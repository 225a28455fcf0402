import type { Channel } from 'amqplib'
import type { FeedOptions } from '../broker.ts'
import type { Attachment } from './attachments.ts'
import { toDelivery } from './wire-message.ts'

/** A queue of this process alone, that goes away with its connection. Nothing is acknowledged. */
export function createFeed(
  { exchange, routingKeys, onMessage, onGap }: FeedOptions,
  liveFromStart: boolean,
): Attachment {
  let channel: Channel | undefined
  let mayHaveMissed = !liveFromStart
  let stopped = false

  return {
    attach: async (connection) => {
      if (stopped) return
      const opened = await connection.createChannel()
      opened.on('error', () => undefined)
      opened.on('close', () => {
        if (!stopped) connection.close().catch(() => undefined)
      })
      await opened.assertExchange(exchange, 'topic', { durable: true })
      const { queue } = await opened.assertQueue('', {
        exclusive: true,
        autoDelete: true,
        durable: false,
        arguments: { 'x-queue-type': 'classic' },
      })
      for (const routingKey of routingKeys) await opened.bindQueue(queue, exchange, routingKey)
      await opened.consume(queue, (message) => void (message && !stopped && onMessage(toDelivery(message))), {
        noAck: true,
      })
      channel = opened
      if (mayHaveMissed) onGap()
      mayHaveMissed = true
    },
    stop: async () => {
      stopped = true
      await channel?.close().catch(() => undefined)
    },
  }
}
