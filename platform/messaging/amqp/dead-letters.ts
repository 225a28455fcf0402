import { connect, type ChannelModel, type ConfirmChannel, type GetMessage } from 'amqplib'
import type { DeadLetter, DeadLetters, Selection } from '../dead-letters.ts'
import { letterId } from '../letter-id.ts'
import { deadQueue } from './topology.ts'
import { toDelivery, toRevivedCopy } from './wire-message.ts'

interface Held {
  message: GetMessage
  letter: DeadLetter
}

/** The dead letters of a RabbitMQ. @throws when it cannot be reached */
export async function openAmqpDeadLetters(url: string): Promise<DeadLetters> {
  const connection = await connect(url, { timeout: 10_000, noDelay: true })
  connection.on('error', () => undefined)
  return {
    list: (queue) =>
      withLetters(connection, queue, (_channel, held) => Promise.resolve(held.map(({ letter }) => letter))),
    redrive: (queue, which) =>
      withLetters(connection, queue, async (channel, held) => {
        const chosen = choose(held, which)
        for (const { message } of chosen) await revive(channel, queue, message)
        return chosen.map(({ letter }) => letter.id)
      }),
    discard: (queue, which) =>
      withLetters(connection, queue, async (channel, held) => {
        const chosen = choose(held, which)
        for (const { message } of chosen) channel.ack(message)
        return chosen.map(({ letter }) => letter.id)
      }),
    stop: () => connection.close(),
  }
}

function choose(held: readonly Held[], which: Selection): Held[] {
  return held.filter(({ letter }) => which === 'all' || which.has(letter.id))
}

/** Takes every letter of a queue in hand; those that `work` does not acknowledge return in their order when it is done. */
async function withLetters<T>(
  connection: ChannelModel,
  queue: string,
  work: (channel: ConfirmChannel, held: Held[]) => Promise<T[]>,
): Promise<T[]> {
  const channel = await connection.createConfirmChannel()
  let fault: Error | undefined
  channel.on('error', (error: Error) => (fault = error))
  try {
    const { messageCount } = await channel.checkQueue(deadQueue(queue))
    const held: Held[] = []
    // No further than there were: letters that die again meanwhile come back to the end of the queue.
    while (held.length < messageCount) {
      const message = await channel.get(deadQueue(queue))
      if (!message) break
      held.push({ message, letter: toLetter(queue, message) })
    }
    return await work(channel, held)
  } catch (error) {
    if ((fault as { code?: number } | undefined)?.code === 404) return []
    throw error
  } finally {
    // Closing gives back what was not acknowledged; it is refused only by a channel that an error has closed already.
    await channel.close().catch(() => undefined)
  }
}

function toLetter(queue: string, message: GetMessage): DeadLetter {
  const delivery = toDelivery(message)
  const { messageId, headers } = delivery.properties
  const reason = headers['x-reason'] ?? headers['x-first-death-reason'] ?? 'unknown'
  return {
    id: letterId(messageId, message.content),
    queue,
    reason: String(reason),
    attempts: delivery.attempt,
    exchange: delivery.exchange,
    routingKey: delivery.routingKey,
    body: message.content.toString('utf8'),
    properties: delivery.properties,
  }
}

/** Stores the message in its queue, confirmed, before it leaves the dead letters. @throws when the queue is missing */
async function revive(channel: ConfirmChannel, queue: string, message: GetMessage): Promise<void> {
  let isReturned = false
  const onReturn = () => (isReturned = true)
  channel.once('return', onReturn)
  const { content, options } = toRevivedCopy(message)
  await new Promise<void>((resolve, reject) => {
    channel.publish('', queue, content, options, (error: unknown) =>
      error ? reject(new Error('RabbitMQ did not confirm', { cause: error })) : resolve(),
    )
  })
  channel.off('return', onReturn)
  if (isReturned) throw new Error(`queue ${queue} is missing: start its service, which declares it`)
  channel.ack(message)
}
