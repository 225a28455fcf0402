import type pg from 'pg'
import type { Logger } from '#platform/telemetry/logger.ts'
import { backoffMs, pause } from '../backoff.ts'
import { createBell } from '../bell.ts'
import type { BatchHandler, ConsumeOptions, Settlement, Stoppable } from '../broker.ts'
import {
  deadQueue,
  deleteMessages,
  moveMessages,
  nextDueMs,
  takeMessages,
  type Move,
  type Taken,
} from './store.ts'

/** How often a queue is looked at when nobody rings: another process may have died with messages in hand. */
const pollMs = 1_000
const pauseAfterFailureMs = 1_000
const defaultBatchSize = 100

export interface QueueConsumerOptions extends ConsumeOptions {
  pool: pg.Pool
  handler: BatchHandler
  retryDelaysMs: readonly number[]
  logger: Logger
  /** Called with a queue that has new messages. */
  onMoved: (queue: string) => void
}

export interface QueueConsumer extends Stoppable {
  /** Says that the queue may have messages. */
  ring(): void
}

/**
 * Consumes one queue batch by batch. A batch is taken, handled and settled inside one transaction, whose row locks are the
 * claim: when the process dies, PostgreSQL gives the messages back at once.
 */
export function startQueueConsumer(options: QueueConsumerOptions): QueueConsumer {
  const stopping = new AbortController()
  const bell = createBell()
  const batchSize = options.batchSize ?? defaultBatchSize
  /** Whether a message may wait for its retry: asking at every turn would double the work of a busy queue. */
  let mayBeDue = true
  const consume = async () => {
    let failures = 0
    while (!stopping.signal.aborted) {
      try {
        const { taken, moved } = await consumeBatch(options, batchSize, stopping.signal)
        failures = 0
        if (moved) mayBeDue = true
        // Fewer than a batch was all there was: whoever sends more rings.
        if (taken < batchSize) await waitForMore()
      } catch (error) {
        failures++
        if (failures === 1)
          options.logger.warn({ err: error, queue: options.queue }, 'batch returned to its queue')
        await pause(backoffMs(failures, pauseAfterFailureMs, 5_000), stopping.signal)
      }
    }
  }
  const waitForMore = async () => {
    const dueMs = mayBeDue ? await nextDueMs(options.pool, options.queue) : undefined
    mayBeDue = dueMs !== undefined
    const rung = await bell.wait(Math.min(pollMs, Math.max(1, dueMs ?? pollMs)))
    if (rung) await pause(options.lingerMs ?? 2, stopping.signal)
    else mayBeDue = true
  }
  const running = consume()
  return {
    ring: bell.ring,
    stop: () => {
      stopping.abort()
      bell.ring()
      return running
    },
  }
}

async function consumeBatch(
  options: QueueConsumerOptions,
  batchSize: number,
  stopping: AbortSignal,
): Promise<{ taken: number; moved: boolean }> {
  const client = await options.pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const batch = stopping.aborted ? [] : await takeMessages(client, options.queue, batchSize)
    let moves: Move[] = []
    if (batch.length > 0) {
      const settlements = await options.handler(batch.map(({ delivery }) => delivery))
      moves = await settle(options, client, batch, settlements)
    }
    await client.query('commit')
    for (const { toQueue } of moves) options.onMoved(toQueue)
    return { taken: batch.length, moved: moves.length > 0 }
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => (broken = fault))
    throw error
  } finally {
    client.release(broken)
  }
}

async function settle(
  options: QueueConsumerOptions,
  client: pg.PoolClient,
  batch: readonly Taken[],
  settlements: readonly Settlement[],
): Promise<Move[]> {
  const done: string[] = []
  const moves: Move[] = []
  batch.forEach((taken, index) => {
    const settlement = settlements[index]
    if (!settlement || settlement.kind === 'ack') done.push(taken.id)
    else moves.push(moveOf(options, taken, settlement))
  })
  await deleteMessages(client, done)
  await moveMessages(client, moves)
  return moves
}

function moveOf(
  { queue, retryDelaysMs }: QueueConsumerOptions,
  { id, delivery }: Taken,
  { kind, reason }: Exclude<Settlement, { kind: 'ack' }>,
): Move {
  const delayMs = kind === 'retry' ? retryDelaysMs[delivery.attempt] : undefined
  return delayMs === undefined
    ? { id, reason, toQueue: deadQueue(queue), delayMs: 0 }
    : { id, reason, toQueue: queue, delayMs }
}
