import { sql, type Kysely } from 'kysely'
import { coalesce } from '#platform/kernel/coalesce.ts'
import { readingTruth } from './read-scope.ts'

/** Asks a database where it stands, after all that was committed before the call; calls at the same time share a question. */
export function positionOf(db: Kysely<any>): () => Promise<string> {
  // What is inserted counts: without synchronous commit it is written later.
  const ask = () =>
    sql<{ position: string }>`select pg_current_wal_insert_lsn()::text as position`.execute(db)
  return coalesce(async () => {
    const { rows } = await readingTruth(ask)
    const [row] = rows
    if (!row) throw new Error('PostgreSQL does not say where it stands')
    return row.position
  })
}
