import { createHash } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import { ContractBreach, decodeBody } from '#schema/events/codec.ts'
import { continueTrace, withTrace } from '#platform/telemetry/trace.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { backoffMs, pause } from './backoff.ts'
import type { Broker, Delivery, Settlement, Stoppable } from './broker.ts'
import type { IncomingEvent, Subscription } from './subscription.ts'
import { isTransient } from './transient.ts'

export interface ConsumerOptions {
  db: Kysely<any>
  broker: Broker
  subscription: Subscription
  /** Called after each committed transaction: it may have filled the outbox. */
  onCommit: () => void
  logger: Logger
}

interface Run extends ConsumerOptions {
  stopping: AbortSignal
}

/** A decoded event and where in the batch its settlement belongs. */
interface Item {
  index: number
  event: IncomingEvent
}

/**
 * Consumes one durable queue: each batch is one transaction that claims the messages in the inbox and handles those that
 * are new, so that a message delivered again has no second effect.
 */
export async function startConsumer(options: ConsumerOptions): Promise<Stoppable> {
  const stopping = new AbortController()
  const run = { ...options, stopping: stopping.signal }
  const { queue, batchSize, lingerMs } = options.subscription
  const consumption = {
    queue,
    ...(batchSize === undefined ? {} : { batchSize }),
    ...(lingerMs === undefined ? {} : { lingerMs }),
  }
  const consuming = await options.broker.consume(consumption, (batch) => handleBatch(run, batch))
  return {
    stop: () => {
      stopping.abort()
      return consuming.stop()
    },
  }
}

async function handleBatch(run: Run, batch: readonly Delivery[]): Promise<Settlement[]> {
  const settlements: Settlement[] = batch.map(() => ({ kind: 'ack' }))
  const items: Item[] = []
  batch.forEach((delivery, index) => {
    const event = decode(run.subscription, delivery)
    if (!(event instanceof ContractBreach)) return void items.push({ index, event })
    settlements[index] = { kind: 'dead-letter', reason: event.message }
    const { messageId } = delivery.properties
    run.logger.warn(
      { queue: run.subscription.queue, messageId, reason: event.message },
      'message dead-lettered',
    )
  })
  if (items.length > 0) await settleItems(run, items, settlements)
  return settlements
}

function decode({ contract }: Subscription, { body, properties }: Delivery): IncomingEvent | ContractBreach {
  try {
    const decoded = decodeBody(contract, body.toString('utf8'))
    const { messageId, correlationId, headers } = properties
    requireStorable('message_id', messageId)
    requireStorable('correlation_id', correlationId)
    const event: IncomingEvent = {
      messageId: messageId || identityOf(contract.type, String(contract.subject(decoded))),
      body: decoded,
    }
    if (correlationId) event.correlationId = correlationId
    if (typeof headers.traceparent === 'string') event.traceparent = headers.traceparent
    return event
  } catch (error) {
    if (error instanceof ContractBreach) return error
    throw error
  }
}

/** A text that PostgreSQL takes in no statement would fail each try where the message itself is at fault. */
function requireStorable(name: string, text: string | undefined): void {
  if (text !== undefined && !isStorable(text))
    throw new ContractBreach(`${name} holds a NUL character or half a surrogate pair`)
}

/** The inbox key of a message without `message_id`: the same event about the same subject is the same message. */
function identityOf(type: string, subject: string): string {
  return createHash('sha256').update(`${type}|${subject}`).digest('hex')
}

/** Handles items in one transaction; if that fails, in two halves, down to the one that is at fault, which is retried. */
async function settleItems(run: Run, items: readonly Item[], settlements: Settlement[]): Promise<void> {
  const [only] = items
  const trace = continueTrace(items.length === 1 ? only?.event.traceparent : undefined)
  const fault = await withTrace(trace, async () => {
    const error = await handleUntilDatabaseAnswers(run, items)
    if (error && items.length === 1) logFault(run, only as Item, error)
    return error
  })
  if (!fault) return
  if (only && items.length === 1) {
    settlements[only.index] = { kind: 'retry', reason: fault.message }
    return
  }
  const middle = Math.ceil(items.length / 2)
  await settleItems(run, items.slice(0, middle), settlements)
  await settleItems(run, items.slice(middle), settlements)
}

function logFault({ logger, subscription }: Run, { event }: Item, error: Error): void {
  logger.error(
    { err: error, queue: subscription.queue, messageId: event.messageId },
    'event could not be handled',
  )
}

/**
 * Tries until the outcome is the events' own doing. A database that is down or a deadlock is not: counting it as an attempt
 * would send good messages to the dead letters during an outage.
 * @returns undefined when committed, else the handler's fault
 * @throws when stopped meanwhile, which leaves the batch unsettled in its queue
 */
async function handleUntilDatabaseAnswers(run: Run, items: readonly Item[]): Promise<Error | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      await run.db.transaction().execute((tx) => handleFresh(tx, run.subscription, items))
      if (attempt > 5) run.logger.info({ queue: run.subscription.queue }, 'database is back; consuming again')
      if (!run.subscription.isSilent) run.onCommit()
      return undefined
    } catch (error) {
      const fault = error instanceof Error ? error : new Error(String(error))
      if (!isTransient(fault)) return fault
      if (run.stopping.aborted) throw fault
      if (attempt === 5)
        run.logger.warn({ err: fault, queue: run.subscription.queue }, 'database fails; consumer pauses')
      await pause(backoffMs(attempt, 20, 5_000), run.stopping)
    }
  }
}

async function handleFresh(
  tx: Transaction<any>,
  subscription: Subscription,
  items: readonly Item[],
): Promise<void> {
  const ids = items.map(({ event }) => event.messageId)
  // In one order: two consumers that claim the same messages the other way round would deadlock.
  const claimed = await sql<{ id: string }>`
    insert into inbox (queue, message_id)
    select ${subscription.queue}, id from unnest(${ids}::text[]) as message (id) order by id
    on conflict do nothing
    returning message_id as id`.execute(tx)
  const unclaimed = new Set(claimed.rows.map(({ id }) => id))
  const fresh = items.map(({ event }) => event).filter(({ messageId }) => unclaimed.delete(messageId))
  if (fresh.length > 0) await subscription.handle(tx, fresh)
}
