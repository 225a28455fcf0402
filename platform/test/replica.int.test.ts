import { CompiledQuery, sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openCachedReads } from '#platform/cache/cached-reads.ts'
import { connectDatabase } from '#platform/database/connect.ts'
import { parsePosition } from '#platform/database/position.ts'
import { positionOf } from '#platform/database/position-of.ts'
import { prepareRoom } from '#platform/database/prepare.ts'
import { withReadScope, type ReadAfter } from '#platform/database/read-scope.ts'
import { startReplicatedPostgres, type ReplicatedPostgres } from '#platform/testing/replicated-postgres.ts'
import { until } from '#platform/testing/until.ts'
import { silent } from './broker-adapters.ts'

interface Tables {
  notes: { text: string }
}

let postgres: ReplicatedPostgres
let db: Kysely<Tables>

beforeAll(async () => {
  postgres = await startReplicatedPostgres()
  await prepareRoom({ url: postgres.url, room: 'orders' })
  db = connectDatabase({
    url: postgres.url,
    room: 'orders',
    replica: { url: postgres.readUrl, logger: silent },
  })
  await sql`create table notes (text text not null)`.execute(db)
})
afterAll(async () => {
  await db.destroy()
  await postgres.stop()
})

/** What a query of a caller who knows of `readAfter` reads. */
const query = <T>(work: () => Promise<T>, readAfter?: ReadAfter): Promise<T> =>
  withReadScope({ isTruth: false, readAfter }, work)

const notes = async (): Promise<string[]> =>
  (await db.selectFrom('notes').select('text').orderBy('text').execute()).map(({ text }) => text)

const isReplica = async (): Promise<boolean> => {
  const { rows } = await sql<{ replica: boolean }>`select pg_is_in_recovery() as replica`.execute(db)
  return rows[0]?.replica ?? false
}

const write = async (text: string): Promise<ReadAfter> => {
  await db.insertInto('notes').values({ text }).execute()
  return parsePosition(await positionOf(db)()) ?? 'latest'
}

describe('a read replica', () => {
  beforeEach(async () => {
    await db.deleteFrom('notes').execute()
    await postgres.caughtUp()
    await until(() => query(isReplica), { what: 'the replica in use' })
  })

  it('answers queries, and nothing else', async () => {
    expect(await query(isReplica)).toBe(true)
    expect(await isReplica()).toBe(false)
    expect(await withReadScope({ isTruth: true, readAfter: undefined }, isReplica)).toBe(false)
    expect(await query(isReplica, 'latest')).toBe(false)
  })

  it('shows those who wrote what they wrote, while others may see what was before', async () => {
    await postgres.pauseReplay()
    try {
      const position = await write('new')
      expect(await query(notes, position)).toEqual(['new'])
      expect(await query(notes)).toEqual([])
      expect(await notes()).toEqual(['new'])
      await postgres.resumeReplay()
      await until(() => query(isReplica, position), { what: 'the replica as far as the caller' })
      expect(await query(notes, position)).toEqual(['new'])
      expect(await query(notes)).toEqual(['new'])
    } finally {
      await postgres.resumeReplay()
    }
  })

  it('is not read while it lags too far behind', async () => {
    const strict = connectDatabase<Tables>({
      url: postgres.url,
      room: 'orders',
      replica: { url: postgres.readUrl, logger: silent, maxLagMs: 1_500 },
    })
    const read = async () => {
      const { rows } = await sql<{ replica: boolean }>`select pg_is_in_recovery() as replica`.execute(strict)
      return rows[0]?.replica ?? false
    }
    await until(() => query(read), { what: 'the replica in use' })
    await postgres.pauseReplay()
    try {
      await write('far ahead')
      await until(async () => !(await query(read)), { what: 'the replica left alone' })
    } finally {
      await postgres.resumeReplay()
    }
    expect(await until(() => query(read), { what: 'the replica in use again' })).toBe(true)
    await strict.destroy()
  })

  it('does not fill a cache with what is older than a change that was told of', async () => {
    const cached = await openCachedReads({
      settings: { ttlSeconds: 60 },
      databaseUrl: postgres.url,
      room: 'orders',
      version: '1',
      db,
      hasReplica: true,
      logger: silent,
    })
    const batch = async (texts: readonly string[]) => {
      const found = new Set(await notes())
      return texts.map((text) => (found.has(text) ? { text } : null))
    }
    const read = () => query(() => cached.batch('note', ['old', 'new'], batch))
    await write('old')
    await postgres.caughtUp()
    await until(async () => JSON.stringify(await read()) === '[{"text":"old"},null]')
    await postgres.pauseReplay()
    try {
      await db.transaction().execute(async (tx) => {
        await sql`update notes set text = 'new'`.execute(tx)
        await sql`select pg_notify('orders_changes', '["note:old", "note:new"]')`.execute(tx)
      })
      expect(await query(notes)).toEqual(['old'])
      for (let reads = 0; reads < 3; reads++) expect(await read()).toEqual([null, { text: 'new' }])
    } finally {
      await postgres.resumeReplay()
      await cached.stop()
    }
  })

  it('is not waited for by a caller who knows of more than there is', async () => {
    expect(await query(notes, parsePosition('FFFFFFFF/0'))).toEqual([])
    expect(await query(isReplica, parsePosition('FFFFFFFF/0'))).toBe(false)
  })

  it('leaves transactions to the primary, also those of a query', async () => {
    const where = await query(() =>
      db.transaction().execute(async (tx) => {
        await tx.insertInto('notes').values({ text: 'in a transaction' }).execute()
        const { rows } = await sql<{ replica: boolean }>`select pg_is_in_recovery() as replica`.execute(tx)
        return rows[0]?.replica
      }),
    )
    expect(where).toBe(false)
    expect(await notes()).toEqual(['in a transaction'])
  })

  it('tells the faults of a statement as the primary would', async () => {
    await expect(query(() => db.executeQuery(CompiledQuery.raw('select 1 / 0')))).rejects.toMatchObject({
      code: '22012',
    })
    expect(await query(isReplica)).toBe(true)
  })

  it('is done without while it is away, and used again when it is back', async () => {
    await write('kept')
    await postgres.stopReplica()
    try {
      const answers = await Promise.all(Array.from({ length: 20 }, () => query(notes)))
      expect(answers.every((answer) => answer.length === 1)).toBe(true)
      expect(await query(isReplica)).toBe(false)
      await write('meanwhile')
      expect(await query(notes)).toEqual(['kept', 'meanwhile'])
    } finally {
      await postgres.startReplica()
    }
    await until(() => query(isReplica), { timeoutMs: 30_000, what: 'the replica in use again' })
    await until(async () => (await query(notes)).length === 2)
  })
})
