import type { PostgresPool } from 'kysely'
import type pg from 'pg'
import { isTransient } from '#platform/messaging/transient.ts'
import { currentReadScope } from './read-scope.ts'
import { watchReplica, type ReplicaOptions, type ReplicaWatch } from './replica-watch.ts'

/**
 * A pool that answers a query's statements by the replica, as long as that is there and as far as the caller needs; all
 * else, transactions too, by the primary.
 */
export function routeReads(primary: pg.Pool, replica: pg.Pool, options: ReplicaOptions): PostgresPool {
  const watch = watchReplica({ primary, ...options })
  return {
    options: primary.options,
    async connect() {
      return mayReadReplica(watch) ? createReader(primary, replica, watch) : primary.connect()
    },
    async end() {
      await watch.stop()
      await Promise.all([primary.end(), replica.end()])
    },
  }
}

function mayReadReplica(watch: ReplicaWatch): boolean {
  const { isTruth, readAfter } = currentReadScope()
  if (isTruth || readAfter === 'latest') return false
  const replayed = watch.replayed()
  if (replayed === undefined) return false
  if (readAfter === undefined || replayed >= readAfter) return true
  watch.look()
  return false
}

type Client = Awaited<ReturnType<PostgresPool['connect']>>

/** What Kysely takes for a connection: what fails for a reason of the replica's is asked of the primary instead. */
function createReader(primary: pg.Pool, replica: pg.Pool, watch: ReplicaWatch): Client {
  let own: pg.PoolClient | undefined
  const query = async (text: string, values: readonly unknown[] = []): Promise<unknown> => {
    if (own === undefined && /^\s*(begin|start transaction)\b/i.test(text)) own = await primary.connect()
    if (own) return own.query(text, [...values])
    try {
      return await replica.query(text, [...values])
    } catch (error) {
      if (!isReplicasFault(error)) throw error
      if (!isConflict(error)) watch.distrust(error)
      return primary.query(text, [...values])
    }
  }
  const release = (discard?: boolean): void => own?.release(discard)
  return { query, release } as unknown as Client
}

/** What a statement reads was taken away by what the primary did meanwhile: no fault of the replica as a whole. */
function isConflict(error: unknown): boolean {
  return (error as { code?: unknown }).code === '40001'
}

function isReplicasFault(error: unknown): boolean {
  return isTransient(error) || (error instanceof Error && /query read timeout/i.test(error.message))
}
