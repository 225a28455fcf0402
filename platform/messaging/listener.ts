import pg from 'pg'
import type { Logger } from '#platform/telemetry/logger.ts'
import { backoffMs, pause } from './backoff.ts'
import type { Stoppable } from './broker.ts'

export interface ListenerOptions {
  /** A PostgreSQL connection string; the listener opens one connection of its own. */
  url: string
  channel: string
  /** Called with the payload of each notification. */
  onNotify: (payload: string) => void
  /** Called after each (re)connect: notifications sent before it are lost, so look at the tables. */
  onListening?: () => void
  /** Called each time the connection that listened is gone. */
  onLost?: () => void
  logger: Logger
}

export interface Listener extends Stoppable {
  /**
   * Asks on the connection that listens. When it answers, `onNotify` has been called for every transaction that was
   * committed before.
   * @throws while nothing is listening, and when the connection is lost
   */
  ask<Row extends object>(statement: string): Promise<Row[]>
  /** Gives the connection up, because it seems to hang; another takes its place. */
  drop(): void
}

/** Listens on a PostgreSQL channel until stopped, and comes back with growing pauses whenever the connection is lost. */
export function listen(options: ListenerOptions): Listener {
  const stopping = new AbortController()
  const connection: Connection = { client: undefined }
  const running = keepListening(options, stopping.signal, connection)
  return {
    async ask<Row extends object>(statement: string) {
      if (!connection.client) throw new Error(`not listening on ${options.channel}`)
      const { rows } = await connection.client.query<Row>(statement)
      return rows
    },
    drop: () => void connection.client?.connection.stream.destroy(),
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

interface Connection {
  /** There while it listens. */
  client: pg.Client | undefined
}

async function keepListening(
  options: ListenerOptions,
  signal: AbortSignal,
  connection: Connection,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      await listenOnce(options, signal, connection, () => (failures = 0))
    } catch (error) {
      if (failures === 0)
        options.logger.warn({ err: error }, `cannot listen on ${options.channel}; trying again`)
    }
    if (!signal.aborted) await pause(backoffMs(failures + 1, 100, 5_000), signal)
  }
}

async function listenOnce(
  options: ListenerOptions,
  signal: AbortSignal,
  connection: Connection,
  onSuccess: () => void,
): Promise<void> {
  const client = new pg.Client({
    connectionString: options.url,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'stockgraph-listener',
  })
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  client.on('notification', ({ payload }) => options.onNotify(payload ?? ''))
  try {
    await client.connect()
    await client.query(`listen ${client.escapeIdentifier(options.channel)}`)
    onSuccess()
    connection.client = client
    options.onListening?.()
    await lost
    options.onLost?.()
  } finally {
    connection.client = undefined
    await client.end().catch(() => undefined)
  }
}
