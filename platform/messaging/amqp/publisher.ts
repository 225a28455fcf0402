import type { ChannelModel, ConfirmChannel, Message } from 'amqplib'
import { BrokerUnavailable, type PublishOutcome } from '../broker.ts'
import { deadLetterExchange } from './topology.ts'
import type { WireMessage } from './wire-message.ts'

/** RabbitMQ stops reading from publishers while it is short of memory or disk, and then confirms nothing. */
const confirmTimeoutMs = 15_000

export interface Publisher {
  /** Opens the confirm channel on a fresh connection. */
  attach(connection: ChannelModel): Promise<void>
  /**
   * Sends a batch and waits for all its confirms.
   * @throws BrokerUnavailable when any of them did not come
   */
  publish(batch: readonly WireMessage[]): Promise<PublishOutcome[]>
}

interface Batch {
  messages: readonly WireMessage[]
  outcomes: PublishOutcome[]
  /** Where to look for the next returned message: they come back in the order they were sent. */
  cursor: number
}

export function createPublisher(): Publisher {
  let channel: ConfirmChannel | undefined
  let inFlight = new Set<Batch>()
  let exchanges = new Set([deadLetterExchange, ''])

  return {
    attach: async (connection) => {
      const opened = await connection.createConfirmChannel()
      const batches = new Set<Batch>()
      opened.on('error', () => undefined)
      opened.on('return', (message: Message) => markReturned(batches, message))
      opened.on('close', () => {
        if (channel === opened) channel = undefined
        // Publishing to an exchange that was deleted closes only the channel; a new connection declares it again.
        connection.close().catch(() => undefined)
      })
      channel = opened
      inFlight = batches
      exchanges = new Set([deadLetterExchange, ''])
    },
    publish: async (messages) => {
      if (messages.length === 0) return []
      if (!channel) throw new BrokerUnavailable('not connected to RabbitMQ')
      const batch: Batch = { messages, outcomes: messages.map(() => 'confirmed'), cursor: 0 }
      const batches = inFlight.add(batch)
      try {
        await assertExchanges(channel, messages, exchanges)
        await sendAll(channel, messages)
      } finally {
        batches.delete(batch)
      }
      return batch.outcomes
    },
  }
}

/** A publish to an exchange that does not exist would close the channel under everybody else's messages. */
async function assertExchanges(
  channel: ConfirmChannel,
  messages: readonly WireMessage[],
  known: Set<string>,
) {
  for (const { exchange } of messages) {
    if (known.has(exchange)) continue
    known.add(exchange)
    await channel.assertExchange(exchange, 'topic', { durable: true }).catch((cause: unknown) => {
      throw new BrokerUnavailable(`exchange ${exchange} could not be declared`, { cause })
    })
  }
}

function sendAll(channel: ConfirmChannel, messages: readonly WireMessage[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let waiting = messages.length
    const fail = (cause: unknown) => {
      clearTimeout(timer)
      reject(new BrokerUnavailable('RabbitMQ did not confirm', { cause }))
    }
    const timer = setTimeout(
      () => fail(new Error(`no confirm within ${confirmTimeoutMs} ms`)),
      confirmTimeoutMs,
    )
    const confirmed = (error: unknown) => {
      if (error) return fail(error)
      if (--waiting > 0) return
      clearTimeout(timer)
      resolve()
    }
    try {
      for (const { exchange, routingKey, content, options } of messages) {
        channel.publish(exchange, routingKey, content, options, confirmed)
      }
    } catch (error) {
      fail(error)
    }
  })
}

/** The broker returns an unroutable message before it confirms it. */
function markReturned(batches: Set<Batch>, { fields, properties }: Message): void {
  for (const batch of batches) {
    const index = batch.messages.findIndex(
      ({ exchange, routingKey, options }, position) =>
        position >= batch.cursor &&
        routingKey === fields.routingKey &&
        exchange === fields.exchange &&
        options.messageId === properties.messageId,
    )
    if (index < 0) continue
    batch.outcomes[index] = 'unroutable'
    batch.cursor = index + 1
    return
  }
}
