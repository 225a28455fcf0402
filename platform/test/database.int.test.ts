import { sql, type Kysely } from 'kysely'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectDatabase } from '#platform/database/connect.ts'
import { prepareRoom } from '#platform/database/prepare.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { until } from '#platform/testing/until.ts'

describe('the pool of a room', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
    await prepareRoom({ url: database.url, room: 'orders' })
  })
  afterAll(() => database.drop())

  const connect = () => connectDatabase({ url: database.url, room: 'orders', max: 2 })
  const pid = sql<{ pid: number }>`select pg_backend_pid() as pid`

  it('acts as the role and in the schema of the room', async () => {
    const db = connect()
    const { rows } = await sql`select current_user as role, current_schema() as schema`.execute(db)
    expect(rows).toEqual([{ role: 'stockgraph_orders', schema: 'orders' }])
    await db.destroy()
  })

  describe('in its transactions, whose beginning travels with their first statement,', () => {
    const place = (db: Kysely<unknown>, id: number) => sql`insert into places values (${id})`.execute(db)
    const places = async (db: Kysely<unknown>) =>
      (await sql<{ id: number }>`select id from places order by id`.execute(db)).rows.map(({ id }) => id)

    let db: Kysely<unknown>
    beforeEach(async () => {
      db = connectDatabase({ url: database.url, room: 'orders', max: 1 })
      await sql`create table places (id integer primary key)`.execute(db)
      // The first of a connection begins in the plain way.
      await db.transaction().execute((tx) => place(tx, 0))
    })
    afterEach(async () => {
      await sql`drop table places`.execute(db)
      await db.destroy()
    })

    it.each([1, 10])(
      'takes all back when the work fails, also for a statement used %i times',
      async (times) => {
        for (let n = 1; n < times; n++) await db.transaction().execute((tx) => place(tx, n))
        const before = await places(db)
        const failing = db.transaction().execute(async (tx) => {
          await place(tx, 100)
          await place(tx, 101)
          throw new Error('changed our mind')
        })
        await expect(failing).rejects.toThrow('changed our mind')
        expect(await places(db)).toEqual(before)
      },
    )

    it('answers with what the first statement answered', async () => {
      const answered = await db.transaction().execute(async (tx) => {
        const first = await sql<{ id: number }>`insert into places values (${7}) returning id`.execute(tx)
        const second = await sql<{ id: number }>`select id from places where id = ${7}`.execute(tx)
        return [first.rows, first.numAffectedRows, second.rows]
      })
      expect(answered).toEqual([[{ id: 7 }], 1n, [{ id: 7 }]])
    })

    it('is one transaction from its first statement on', async () => {
      const now = async (tx: Kysely<unknown>) =>
        (await sql<{ id: string }>`select pg_current_xact_id()::text as id, ${1}::int`.execute(tx)).rows[0]
          ?.id
      const [first, second] = await db.transaction().execute(async (tx) => [await now(tx), await now(tx)])
      expect(first).toBe(second)
      expect(await now(db)).not.toBe(first)
    })

    it('is rolled back when the first statement fails, and leaves the connection usable', async () => {
      for (const wrong of [sql`insert into places values (${0})`, sql`insert into nowhere values (${1})`])
        await expect(db.transaction().execute((tx) => wrong.execute(tx))).rejects.toThrow(
          /duplicate|not exist/,
        )
      await db.transaction().execute((tx) => place(tx, 1))
      expect(await places(db)).toEqual([0, 1])
    })

    it('is refused when it was to be committed after a statement failed', async () => {
      const failing = db.transaction().execute(async (tx) => {
        await place(tx, 0).catch(() => undefined)
      })
      await expect(failing).rejects.toThrow()
      expect(await places(db)).toEqual([0])
    })

    it('may hold nothing, or begin with statements without parameters', async () => {
      await db.transaction().execute(() => Promise.resolve())
      await expect(db.transaction().execute(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
      const failing = db.transaction().execute(async (tx) => {
        await sql`insert into places values (1); insert into places values (2)`.execute(tx)
        throw new Error('changed our mind')
      })
      await expect(failing).rejects.toThrow('changed our mind')
      expect(await places(db)).toEqual([0])
    })
  })

  // Between two statements nobody waits for the connection: its end is an event that, unheard, ends the process.
  it('outlives a connection that is cut between two statements of a transaction', async () => {
    const db = connect()
    const administrator = new Client({ connectionString: database.url })
    await administrator.connect()
    const broken = db.transaction().execute(async (tx) => {
      const { rows } = await pid.execute(tx)
      const own = rows[0]?.pid
      await administrator.query('select pg_terminate_backend($1)', [own])
      const isGone = async () =>
        (await administrator.query('select from pg_stat_activity where pid = $1', [own])).rowCount === 0
      await until(isGone)
      // Gives the news of the end time to arrive while nothing is asked.
      await administrator.query('select pg_sleep(0.1)')
      await pid.execute(tx)
    })
    await expect(broken).rejects.toThrow(/not queryable|terminating connection|Connection terminated/)
    expect((await pid.execute(db)).rows).toHaveLength(1)
    await Promise.all([db.destroy(), administrator.end()])
  })
})
