import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { migrations } from '../subgraphs/inventory/migrations.ts'
import { childrenByCategory } from '../subgraphs/inventory/queries/children.ts'
import { listWarehouses } from '../subgraphs/inventory/queries/warehouses.ts'
import { withClient } from './catalogue.ts'
import { plansOf } from './plans.ts'

const size = 20_000

let database: TestDatabase
let db: Kysely<any>

beforeAll(async () => {
  database = await createTestDatabase()
  db = await openRoom({ url: database.url, room: 'inventory', migrations, max: 2 })
  await withClient(database.url, async (client) => {
    await client.query(
      `insert into inventory.warehouses (id, code, name, priority, closed_at)
       select 'loc_' || n, 'W' || n, 'Warehouse', n / 3 + 1, case when n % 10 = 0 then now() end
       from generate_series(1, ${size}) n`,
    )
    await client.query(
      `insert into inventory.categories (id, name)
       select 'cat_top' || n, 'Top ' || n from generate_series(1, 100) n`,
    )
    await client.query(
      `insert into inventory.categories (id, name, parent_id)
       select 'cat_' || n, 'Category ' || n, 'cat_top' || n % 100 + 1 from generate_series(1, ${size}) n`,
    )
    await client.query('vacuum analyze inventory.warehouses, inventory.categories')
  })
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const whole = /Seq Scan on (warehouses|categories)\b/
const parents = Array.from({ length: 20 }, (_, index) => `cat_top${index + 1}`)

const works: Record<string, () => Promise<unknown>> = {
  'two pages of warehouses': async () => {
    const { pageInfo } = await listWarehouses(db, { first: 20, includeClosed: true })
    await listWarehouses(db, { first: 20, after: pageInfo.endCursor, includeClosed: true })
  },
  'two pages of open warehouses': async () => {
    const { pageInfo } = await listWarehouses(db, { first: 20, includeClosed: false })
    await listWarehouses(db, { first: 20, after: pageInfo.endCursor, includeClosed: false })
  },
  'the children of a category, and the next of them': async () => {
    const request = { parentId: 'cat_top7', first: 20 }
    const [page] = await childrenByCategory(db, [request])
    await childrenByCategory(db, [{ ...request, after: page?.pageInfo.endCursor }])
  },
  'the children of a page of categories, and how many there are': async () => {
    const pages = await childrenByCategory(
      db,
      parents.map((parentId) => ({ parentId, first: 20 })),
    )
    const totals = await Promise.all(pages.map(({ count }) => count()))
    expect(totals).toEqual(parents.map(() => size / 100))
  },
}

for (const [name, work] of Object.entries(works))
  test(`${name}: no table is read from end to end`, async () => {
    expect((await plansOf(db, work)).filter((plan) => whole.test(plan))).toEqual([])
  })
