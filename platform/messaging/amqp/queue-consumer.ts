import type { Channel, ConsumeMessage } from 'amqplib'
import type { Logger } from '#platform/telemetry/logger.ts'
import { pause } from '../backoff.ts'
import { createBatcher } from '../batcher.ts'
import type { BatchHandler, ConsumeOptions, Delivery, Settlement } from '../broker.ts'
import type { Attachment } from './attachments.ts'
import type { Publisher } from './publisher.ts'
import { deadLetterExchange, retryExchange } from './topology.ts'
import { toDelivery, toFailedCopy, type WireMessage } from './wire-message.ts'

const pauseAfterFailureMs = 1_000

export interface QueueConsumerOptions extends ConsumeOptions {
  handler: BatchHandler
  publisher: Publisher
  retryDelaysMs: readonly number[]
  logger: Logger
}

interface Taken {
  channel: Channel
  message: ConsumeMessage
  delivery: Delivery
}

/** One consumer of one queue: batches of deliveries, each batch settled as a whole before the next. */
export function createQueueConsumer(options: QueueConsumerOptions): Attachment {
  const { queue, batchSize = 100, lingerMs, prefetch = Math.min(400, batchSize * 4) } = options
  const stopping = new AbortController()
  const batcher = createBatcher<Taken>({
    size: batchSize,
    lingerMs: lingerMs ?? 2,
    isEager: lingerMs === undefined,
    handle: (batch) => handleBatch(options, batch, stopping.signal),
  })
  let current: { channel: Channel; consumerTag: string } | undefined

  return {
    attach: async (connection) => {
      if (stopping.signal.aborted) return
      const channel = await connection.createChannel()
      channel.on('error', () => undefined)
      channel.on('close', () => {
        // Its deliveries return to the queue by themselves and can't be settled any more.
        batcher.drop()
        if (!stopping.signal.aborted) connection.close().catch(() => undefined)
      })
      await channel.prefetch(prefetch)
      const { consumerTag } = await channel.consume(queue, (message) => {
        if (message) batcher.push({ channel, message, delivery: toDelivery(message) })
        // The queue was deleted: a new connection declares it again.
        else connection.close().catch(() => undefined)
      })
      current = { channel, consumerTag }
    },
    stop: async () => {
      stopping.abort()
      await current?.channel.cancel(current.consumerTag).catch(() => undefined)
      await batcher.stop()
      await current?.channel.close().catch(() => undefined)
    },
  }
}

/** Never rejects: whatever happens, messages that were not settled are delivered again. */
async function handleBatch(
  options: QueueConsumerOptions,
  batch: Taken[],
  stopping: AbortSignal,
): Promise<void> {
  const last = batch[batch.length - 1] as Taken
  try {
    const settlements = await options.handler(batch.map(({ delivery }) => delivery))
    await publishCopies(options, batch, settlements)
    settle(() => last.channel.ack(last.message, true))
  } catch (error) {
    options.logger.warn({ err: error, queue: options.queue }, 'batch returned to its queue')
    await pause(pauseAfterFailureMs, stopping)
    settle(() => last.channel.nack(last.message, true, true))
  }
}

/** A channel that closed meanwhile has given its messages back already. */
function settle(action: () => void): void {
  try {
    action()
  } catch {
    return
  }
}

/**
 * Puts copies of what failed into retry and dead-letter queues, before anything is acknowledged: should the process die in
 * between, a message is there twice rather than not at all.
 */
async function publishCopies(
  options: QueueConsumerOptions,
  batch: Taken[],
  settlements: readonly Settlement[],
): Promise<void> {
  const copies = batch.flatMap(({ message, delivery }, index): WireMessage[] => {
    const settlement = settlements[index]
    if (!settlement || settlement.kind === 'ack') return []
    return [toFailedCopy(message, targetOf(options, settlement, delivery), settlement.reason)]
  })
  if (copies.length === 0) return
  const outcomes = await options.publisher.publish(copies)
  if (outcomes.includes('unroutable'))
    throw new Error(`a retry or dead-letter queue of ${options.queue} is missing`)
}

function targetOf(
  { queue, retryDelaysMs }: QueueConsumerOptions,
  { kind }: Settlement,
  { attempt }: Delivery,
) {
  const delayMs = kind === 'retry' ? retryDelaysMs[attempt] : undefined
  return {
    exchange: delayMs === undefined ? deadLetterExchange : retryExchange(queue, delayMs),
    routingKey: queue,
  }
}
