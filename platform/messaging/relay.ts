import { sql, type Kysely } from 'kysely'
import type { Logger } from '#platform/telemetry/logger.ts'
import { backoffMs, pause } from './backoff.ts'
import { createBell, type Bell } from './bell.ts'
import { BrokerUnavailable, type Broker, type Stoppable, type Topology } from './broker.ts'
import { listen } from './listener.ts'
import { toMessage, type OutboxRow } from './outgoing-message.ts'

const batchSize = 500
/** How often the outbox is looked at when nobody wakes the relay. */
const pollMs = 250
/** How long a stopping relay may go on emptying the outbox. */
const drainMs = 5_000
/** So many failures in a row are no passing trouble of the broker. */
const stuckAfter = 5

export interface RelayOptions {
  service: string
  db: Kysely<any>
  databaseUrl: string
  broker: Broker
  /** Events for these queues are kept until a queue takes them; others may be nobody's concern at the moment. */
  topology: Topology
  logger: Logger
}

export interface Relay extends Stoppable {
  /** Says that rows were committed to the outbox. Cheap; call it as often as you like. */
  wake(): void
}

/**
 * Moves committed events from the outbox to the broker: at least once, in about the order they were written. Any number of
 * relays may work on one outbox.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(options.db)
  const channel = `outbox_${rows[0]?.schema ?? 'public'}`
  const stopping = new AbortController()
  const bell = createBell()
  const debt = { owed: false }
  const wake = () => {
    debt.owed = true
    bell.ring()
  }
  const listener = listen({
    url: options.databaseUrl,
    channel,
    onNotify: bell.ring,
    onListening: bell.ring,
    logger: options.logger,
  })
  const unsubscribe = options.broker.onConnection(bell.ring)
  const running = relayUntilStopped(options, { channel, bell, debt, signal: stopping.signal })
  const stop = async () => {
    stopping.abort()
    bell.ring()
    unsubscribe()
    await running
    await listener.stop()
  }
  let stopped: Promise<void> | undefined
  return { wake, stop: () => (stopped ??= stop()) }
}

interface RelayState {
  channel: string
  bell: Bell
  /** Whether this process committed rows that it has told nobody about. */
  debt: { owed: boolean }
  signal: AbortSignal
}

async function relayUntilStopped(options: RelayOptions, state: RelayState): Promise<void> {
  const { bell, signal } = state
  let failures = 0
  while (!signal.aborted) {
    const woken = await bell.wait(pollMs)
    try {
      if (!options.broker.isConnected()) {
        await wakeOthers(options, state)
        continue
      }
      state.debt.owed = false
      if (woken || (await hasRows(options.db))) await relayAll(options, signal)
      failures = 0
    } catch (error) {
      failures++
      // Whoever keeps the connection tells of its loss; nobody else would tell of a broker that is there and takes nothing.
      if (failures === (error instanceof BrokerUnavailable ? stuckAfter : 1))
        options.logger.error({ err: error }, 'relay failed; the events stay in the outbox until it succeeds')
      await pause(backoffMs(failures, 50, 2_000), signal)
      bell.ring()
    }
  }
  await drain(options)
}

/** This process can't reach the broker; another instance of the service perhaps can. */
async function wakeOthers({ db }: RelayOptions, { channel, debt, signal }: RelayState): Promise<void> {
  if (!debt.owed) return
  debt.owed = false
  await sql`select pg_notify(${channel}, '')`.execute(db)
  // NOTIFY takes a global lock at commit: many orders placed during an outage share one.
  await pause(pollMs, signal)
}

async function hasRows(db: Kysely<any>): Promise<boolean> {
  const { rows } = await sql`select id from outbox order by id limit 1`.execute(db)
  return rows.length > 0
}

async function relayAll(options: RelayOptions, signal: AbortSignal): Promise<void> {
  // Fewer than a batch was all there was: whoever commits more rings again.
  while (!signal.aborted && (await relayBatch(options)) === batchSize);
}

async function drain(options: RelayOptions): Promise<void> {
  const deadline = Date.now() + drainMs
  try {
    while (options.broker.isConnected() && Date.now() < deadline && (await relayBatch(options)) > 0);
  } catch (error) {
    options.logger.warn(
      { err: error },
      'the outbox was not emptied; what is left is sent after the next start',
    )
  }
}

/**
 * Publishes the oldest rows that no other relay has in hand, and lets go of them once the broker confirmed them. They are
 * deleted before that, in a transaction that is still open: if the process dies they are there again.
 * @returns how many rows were published
 */
async function relayBatch(options: RelayOptions): Promise<number> {
  return options.db.transaction().execute(async (tx) => {
    const { rows } = await sql<OutboxRow>`
      with taken as (
        delete from outbox where id = any(array(
          select id from outbox order by id limit ${batchSize} for update skip locked
        )) returning id, message_id as uuid, exchange, routing_key as key, type, subject, body,
          correlation_id as correlation, traceparent, created_at as created
      ) select * from taken order by id`.execute(tx)
    if (rows.length > 0) await publishRows(options, rows)
    return rows.length
  })
}

async function publishRows(options: RelayOptions, rows: readonly OutboxRow[]): Promise<void> {
  const { service, broker, topology, logger } = options
  const outcomes = await broker.publish(rows.map((row) => toMessage(service, row)))
  const unroutable = rows.filter((_, index) => outcomes[index] === 'unroutable')
  const awaited = unroutable.filter((row) =>
    topology.queues.some(({ exchange, routingKey }) => exchange === row.exchange && routingKey === row.key),
  )
  if (unroutable.length > awaited.length) {
    logger.debug({ count: unroutable.length - awaited.length }, 'events that nobody listens to at the moment')
  }
  if (awaited.length === 0) return
  // Somebody deleted a durable queue under us: without declaring it anew its events would be gone.
  logger.warn(
    { keys: [...new Set(awaited.map(({ key }) => key))] },
    'queues are missing; declaring them again',
  )
  await broker.declare(topology)
  const again = await broker.publish(awaited.map((row) => toMessage(service, row)))
  if (again.includes('unroutable'))
    throw new Error('events for durable queues are unroutable; they stay in the outbox')
}
