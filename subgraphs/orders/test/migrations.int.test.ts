import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import type { Tables } from '../database.ts'
import { migrations } from '../migrations.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** The room as a version left it whose last migration was this one. */
function openAt(last: string) {
  const known = Object.entries(migrations).filter(([name]) => name <= last)
  return openRoom<Tables>({
    url: database.url,
    room: 'orders',
    migrations: Object.fromEntries(known),
    max: 1,
  })
}

test('sums that were kept in one table are all there in its parts', async () => {
  const former = await openAt('0007-orders-by-currency')
  await sql`
    insert into sales
    select dimension, grain, bucket, 'EUR', 'Acme', '', '', '', n, n, n, n, n, n, n, n, n, n, n, n
    from unnest(array['ALL', 'BRAND', 'CATEGORY', 'BRAND_CATEGORY', 'PRODUCT', 'CUSTOMER']) dimension,
      unnest(array['DAY', 'MONTH']) grain, unnest(array['2025-12-01', '2026-03-01']::date[]) with ordinality as b (bucket, n)`.execute(
    former,
  )
  const rows = (db: typeof former) =>
    sql`select * from sales order by dimension, grain, bucket`.execute(db).then((result) => result.rows)
  const before = await rows(former)
  await former.destroy()
  const present = await openAt('9999')
  expect(before).toHaveLength(24)
  expect(await rows(present)).toEqual(before)
  await expect(
    sql`insert into sales select * from sales where dimension = 'ALL' and grain = 'DAY'`.execute(present),
  ).rejects.toThrow('duplicate key')
  await present.destroy()
})
