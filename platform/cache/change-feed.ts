import { parsePosition, type Position } from '#platform/database/position.ts'
import { coalesce } from '#platform/kernel/coalesce.ts'
import type { Stoppable } from '#platform/messaging/broker.ts'
import { listen } from '#platform/messaging/listener.ts'
import type { Logger } from '#platform/telemetry/logger.ts'

/** After so long without an answer the connection counts as cut, without a word from the network. */
const maxSilenceMs = 3_000
const beatMs = 1_000

/** What a transaction announces instead of keys when it changed too much to name. */
export const everything = '*'

/** The changes that transactions announce on a channel when they commit. */
export interface ChangeFeed extends Stoppable {
  /**
   * Where the database stands. Every change that was committed before the call has been told when it resolves.
   * @throws while nothing is heard
   */
  position(): Promise<Position>
}

export interface ChangeFeedOptions {
  databaseUrl: string
  /** Its notifications are JSON arrays of keys, or of `everything`. */
  channel: string
  onChange: (keys: readonly string[]) => void
  /** Anything may have changed without a word. */
  onGap: () => void
  logger: Logger
}

/** Hears of the changes of a database, whichever process makes them, on one connection of its own. */
export function openChangeFeed(options: ChangeFeedOptions): ChangeFeed {
  const { databaseUrl, channel, onChange, onGap, logger } = options
  const listener = listen({
    url: databaseUrl,
    channel,
    onNotify(payload) {
      const keys = readKeys(payload)
      if (!keys || keys.includes(everything)) onGap()
      else onChange(keys)
    },
    onListening: onGap,
    onLost: onGap,
    logger,
  })
  // PostgreSQL signals the listeners before it answers a commit, and a backend tells what it was signalled before it is
  // done with the next statement: so its answer comes after every notification of what was committed before.
  const position = coalesce(async () => {
    const [row] = await listener.ask<{ position: string }>(
      'select pg_current_wal_insert_lsn()::text as position',
    )
    const at = parsePosition(row?.position ?? '')
    if (at === undefined) throw new Error('PostgreSQL does not say where it stands')
    return at
  })
  const beat = async (): Promise<void> => {
    const timer = setTimeout(() => listener.drop(), maxSilenceMs)
    await position().catch(() => undefined)
    clearTimeout(timer)
  }
  const beats = setInterval(() => void beat(), beatMs).unref()
  return {
    position,
    async stop() {
      clearInterval(beats)
      await listener.stop()
    },
  }
}

/** Undefined when it is not what it should be: anything may then have changed. */
function readKeys(payload: string): string[] | undefined {
  try {
    const keys: unknown = JSON.parse(payload)
    return Array.isArray(keys) && keys.every((key) => typeof key === 'string') ? keys : undefined
  } catch {
    return undefined
  }
}
