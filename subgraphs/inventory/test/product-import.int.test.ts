import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { importProducts, type ProductImportBatches } from '../commands/import-products.ts'
import { updateProduct } from '../commands/update-product.ts'
import type { InventoryTables } from '../database.ts'
import { migrations } from '../migrations.ts'
import type { ProductImportRow } from '../repository-product-import.ts'

let database: TestDatabase
let db: Kysely<InventoryTables>

beforeAll(async () => {
  database = await createTestDatabase()
  db = await openRoom<InventoryTables>({ url: database.url, room: 'inventory', migrations, max: 4 })
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

async function* oneBatch(rows: ProductImportRow[]): ProductImportBatches {
  yield { rows, faults: [] }
}

const rowsOf = (fields: ProductImportRow['fields']): ProductImportRow[] =>
  Array.from({ length: 1_200 }, (_, number) => ({ line: number + 2, sku: `IMP-${number}`, fields }))

test('nobody who names a new brand of the file waits for the import while holding what it has yet to change', async () => {
  const added = rowsOf({ name: 'Cup', price: '1', currency: 'EUR' })
  const noFault = () => {
    throw new Error('no row is wrong')
  }
  expect(await importProducts(db, oneBatch(added), { skipInvalid: false, onFault: noFault })).toMatchObject({
    isApplied: true,
    created: 1_200,
  })
  const products = await db.selectFrom('products').select(['id', 'sku']).orderBy('id').execute()
  const [first, last] = [products[0], products.at(-1)]
  const names = { brand: 'Fresh', category: 'Freshly made' }
  const rows = rowsOf(names).map((row) => (row.sku === first?.sku ? { ...row, fields: { name: '' } } : row))
  const edits: unknown[] = []
  // The bad row is in the first batch, which has been applied by the time that it is told.
  const onFault = async () => {
    edits.push(await updateProduct(db, { id: last?.id ?? '', ...names }))
  }
  const outcome = await importProducts(db, oneBatch(rows), { skipInvalid: true, onFault })
  expect(edits).toMatchObject([{ ok: true, value: { brand: 'Fresh', category: 'Freshly made' } }])
  expect(outcome).toEqual({ isApplied: true, created: 0, updated: 1_198, unchanged: 1, refused: 1 })
})

test('a file that is refused makes no brand and no category', async () => {
  const [bad, ...good] = rowsOf({ brand: 'Unwanted', category: 'Unwanted' })
  const told: number[] = []
  const rows = [...good, { ...bad, fields: { name: '' } } as ProductImportRow]
  const onFault = ({ line }: { line: number }) => void told.push(line)
  const outcome = await importProducts(db, oneBatch(rows), { skipInvalid: false, onFault })
  expect(outcome).toEqual({ isApplied: false, created: 0, updated: 0, unchanged: 0, refused: 1 })
  expect(told).toEqual([2])
  for (const table of ['brands', 'categories'] as const)
    expect(await db.selectFrom(table).select('id').where('name', '=', 'Unwanted').execute()).toEqual([])
})
