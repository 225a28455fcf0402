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
  const consume = async () => {
    let failures = 0
    while (!stopping.signal.aborted) {
      try {
        const taken = await consumeBatch(options, stopping.signal)
        failures = 0
        if (taken === 0) await waitForMore()
      } catch (error) {
        failures++
        if (failures === 1)
          options.logger.warn({ err: error, queue: options.queue }, 'batch returned to its queue')
        await pause(backoffMs(failures, pauseAfterFailureMs, 5_000), stopping.signal)
      }
    }
  }
  const waitForMore = async () => {
    const dueMs = (await nextDueMs(options.pool, options.queue)) ?? pollMs
    const rung = await bell.wait(Math.min(pollMs, Math.max(1, dueMs)))
    if (rung) await pause(options.lingerMs ?? 2, stopping.signal)
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

async function consumeBatch(options: QueueConsumerOptions, stopping: AbortSignal): Promise<number> {
  const client = await options.pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const batch = stopping.aborted ? [] : await takeMessages(client, options.queue, options.batchSize ?? 100)
    let moves: Move[] = []
    if (batch.length > 0) {
      const settlements = await options.handler(batch.map(({ delivery }) => delivery))
      moves = await settle(options, client, batch, settlements)
    }
    await client.query('commit')
    for (const { toQueue } of moves) options.onMoved(toQueue)
    return batch.length
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
