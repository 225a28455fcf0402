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

/** Listens on a PostgreSQL channel until stopped, and comes back with growing pauses whenever the connection is lost. */
export function listen(options: ListenerOptions): Stoppable {
  const stopping = new AbortController()
  const running = keepListening(options, stopping.signal)
  return {
    stop: () => {
      stopping.abort()
      return running
    },
  }
}

async function keepListening(options: ListenerOptions, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      await listenOnce(options, signal, () => (failures = 0))
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
    options.onListening?.()
    await lost
    options.onLost?.()
  } finally {
    await client.end().catch(() => undefined)
  }
}
