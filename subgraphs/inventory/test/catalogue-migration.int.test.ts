import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import type { InventoryTables } from '../database.ts'
import { migrations } from '../migrations.ts'
import { listProducts } from '../queries/product-list.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('a catalogue of before has its brands, categories, pictures, words and stock afterwards', async () => {
  const room = { url: database.url, room: 'inventory' }
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0004'))
  {
    await using db = await openRoom<any>({ ...room, migrations: before })
    await sql`
      insert into products (id, sku, name, description, brand, category, price_minor, currency, image_url, active,
        reorder_point, version, is_low)
      values ('1', 'A-1', 'Red lamp', '', 'Lumen', 'Lamps', 100, 'EUR', 'https://example.org/1.png', true, 2, 3, false),
        ('2', 'A-2', 'Blue lamp', '', 'Lumen', 'Lamps', 100, 'EUR', null, true, 2, 1, true),
        ('3', 'A-3', 'Nameless', '', '', '', 100, 'EUR', null, false, 0, 1, true)`.execute(db)
    await sql`insert into warehouses (id, code, name, priority) values ('a', 'A', 'A', 1), ('b', 'B', 'B', 2)`.execute(
      db,
    )
    await sql`
      insert into stock_levels (product_id, warehouse_id, on_hand, reserved, unavailable, version)
      values ('1', 'a', 5, 1, 1, 1), ('1', 'b', 2, 0, 0, 1), ('2', 'a', 3, 1, 0, 1), ('3', 'a', 2, 2, 0, 1)`.execute(
      db,
    )
  }
  await using db = await openRoom<InventoryTables>({ ...room, migrations })
  const { nodes } = await listProducts(db, { first: 10, orderBy: { field: 'STOCK', direction: 'DESC' } })
  const brands = await db.selectFrom('brands').selectAll().execute()
  const categories = await db.selectFrom('categories').selectAll().execute()
  expect([brands.map(({ name }) => name), categories.map(({ name }) => name)]).toEqual([['Lumen'], ['Lamps']])
  expect(nodes).toMatchObject([
    {
      ...{ id: '1', brandId: brands[0]?.id, categoryId: categories[0]?.id, version: 3, available: 5 },
      ...{ images: [{ url: 'https://example.org/1.png', altText: '' }], stockStatus: 'IN_STOCK' },
    },
    { id: '2', brandId: brands[0]?.id, images: [], attributes: [], stockStatus: 'LOW', available: 2 },
    { id: '3', brandId: null, categoryId: null, brand: '', stockStatus: 'OUT_OF_STOCK', available: 0 },
  ])
  const found = await listProducts(db, { first: 10, filter: { text: 'lumen lamp red' } })
  expect(found.nodes.map(({ id }) => id)).toEqual(['1'])
})
