import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
