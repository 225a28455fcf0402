import pg from 'pg'
import { backoffMs, pause } from '#platform/messaging/backoff.ts'
import { createBell } from '#platform/messaging/bell.ts'
import type { Stoppable } from '#platform/messaging/broker.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { parsePosition, type Position } from './position.ts'

const lookMs = 500
/** Between two looks, however many ask for one. */
const restMs = 20
const timeoutMs = 3_000
/** Shorter than changes count as recent in a cache (`recentMs`). */
const usualMaxLagMs = 10_000
const maxAhead = (2 * usualMaxLagMs) / lookMs

export interface ReplicaOptions {
  /** Connection string of one server that replays the primary's write-ahead log. */
  url: string
  logger: Logger
  /** A replica that is further behind is not read; ten seconds unless told. */
  maxLagMs?: number
}

/** How far a read replica is. */
export interface ReplicaWatch extends Stoppable {
  /** Up to where it holds what the primary wrote; undefined while it is not to be read. */
  replayed(): Position | undefined
  /** Somebody would read it if it were further: look again soon. */
  look(): void
  /** It failed a reader: it is not to be read until it has been looked at again. */
  distrust(error: unknown): void
}

/** Looks at a replica twice a second, on one connection: on another, a balancer might show another server. */
export function watchReplica(options: ReplicaOptions & { primary: pg.Pool }): ReplicaWatch {
  const { primary, url, logger, maxLagMs = usualMaxLagMs } = options
  const stopping = new AbortController()
  const bell = createBell()
  /** Where the primary was, and when, that the replica has not reached yet. */
  let ahead: { at: number; position: Position }[] = []
  /** What the replica holds: at least all that was committed at `asOf`. */
  let state: { replayed: Position; asOf: number } | undefined
  let isTold: 'in use' | 'away' | 'behind' | undefined

  const tell = (what: 'in use' | 'away' | 'behind', error?: unknown): void => {
    if (what === isTold) return
    if (what === 'away')
      logger.warn({ err: error }, 'the read replica cannot be used; reading from the primary')
    if (what === 'behind') logger.warn('the read replica lags too far behind; reading from the primary')
    if (what === 'in use') logger.info('reading from the read replica')
    isTold = what
  }
  const isFresh = (): boolean => state !== undefined && Date.now() - state.asOf <= maxLagMs

  const lookOnce = async (client: pg.Client): Promise<void> => {
    const at = Date.now()
    const written = await primary.query<{ position: string }>(
      'select pg_current_wal_insert_lsn()::text as position',
    )
    const now = { at, position: parsePosition(written.rows[0]?.position ?? '') ?? 0n }
    const { rows } = await client.query<{ replayed: string | null }>(
      'select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as replayed',
    )
    const replayed = parsePosition(rows[0]?.replayed ?? '')
    if (replayed === undefined) throw new Error('DATABASE_READ_URL does not name a replica')
    if (at - (ahead.at(-1)?.at ?? 0) >= lookMs) ahead.push(now)
    const reached = [...ahead, now].findLast(({ position }) => position <= replayed)
    ahead = ahead.filter(({ position }) => position > replayed).slice(-maxAhead)
    state = { replayed, asOf: reached?.at ?? state?.asOf ?? 0 }
    tell(isFresh() ? 'in use' : 'behind')
  }

  const watchOnce = async (onSuccess: () => void): Promise<void> => {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: timeoutMs,
      query_timeout: timeoutMs,
      keepAlive: true,
      application_name: 'stockgraph-replica-watch',
    })
    client.on('error', () => {
      state = undefined
      bell.ring()
    })
    try {
      await client.connect()
      while (!stopping.signal.aborted) {
        await lookOnce(client)
        onSuccess()
        await pause(restMs, stopping.signal)
        await bell.wait(lookMs)
      }
    } finally {
      state = undefined
      ahead = []
      // A connection that hangs would not end either.
      client.connection.stream.destroy()
      await client.end().catch(() => undefined)
    }
  }

  const watch = async (): Promise<void> => {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      try {
        await watchOnce(() => (failures = 0))
      } catch (error) {
        tell('away', error)
      }
      if (!stopping.signal.aborted) await pause(backoffMs(failures + 1, 200, 10_000), stopping.signal)
    }
  }
  const running = watch()

  return {
    replayed: () => (isFresh() ? state?.replayed : undefined),
    look: bell.ring,
    distrust(error) {
      if (state === undefined) return
      state = undefined
      tell('away', error)
      bell.ring()
    },
    async stop() {
      stopping.abort()
      bell.ring()
      await running
    },
  }
}
