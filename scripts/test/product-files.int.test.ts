import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import type { InventoryTables } from '../../subgraphs/inventory/database.ts'
import { migrations } from '../../subgraphs/inventory/migrations.ts'
import { runCommand } from './command.ts'

let database: TestDatabase
let db: Kysely<InventoryTables>
let directory: string

beforeAll(async () => {
  database = await createTestDatabase()
  db = await openRoom<InventoryTables>({ url: database.url, room: 'inventory', migrations, max: 2 })
  directory = await mkdtemp(join(tmpdir(), 'product-files-'))
  await sql`insert into warehouses (id, code, name, priority) values ('loc_a', 'A', 'Alpha', 1)`.execute(db)
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
  await rm(directory, { recursive: true })
})

let files = 0
async function importFile(lines: readonly string[], ...args: string[]) {
  const path = join(directory, `file-${files++}.csv`)
  await writeFile(path, lines.join('\n'))
  return runCommand('import-products', [path, '--database-url', database.url, ...args])
}

async function productOf(sku: string) {
  return db.selectFrom('products').selectAll().where('sku', '=', sku).executeTakeFirst()
}

const header =
  'sku,name,description,brand,category,size,colour,price,currency,cost,image_url,reorder_point,allow_backorder,backorder_limit,active'

test('adds products, changes those that are there, and leaves what is the same', async () => {
  const lines = [
    header,
    'P-1,Kettle,"Boils, fast",Hearth,Kitchen,L,red,19.90,EUR,11.4325,https://example.org/p1.png,5,true,7,true',
    'P-2,Pot,,,,,,1000,JPY,,,,,,false',
    'P-3,Pan,,Hearth,Kitchen,,,5,EUR,,,,,,',
  ]
  expect(await importFile(lines)).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('Added 3 products, changed 0, left 0 as they were, skipped 0 lines.'),
  })
  const kettle = await productOf('P-1')
  expect(kettle).toMatchObject({
    name: 'Kettle',
    description: 'Boils, fast',
    brand: 'Hearth',
    category: 'Kitchen',
    size: 'L',
    colour: 'red',
    priceMinor: 1990n,
    currency: 'EUR',
    cost: 114_325n,
    images: [{ url: 'https://example.org/p1.png', altText: '' }],
    reorderPoint: 5,
    allowBackorder: true,
    backorderLimit: 7,
    active: true,
    version: 1,
  })
  expect(kettle?.brandId).toBe((await productOf('P-3'))?.brandId)
  expect(await productOf('P-2')).toMatchObject({
    priceMinor: 1000n,
    active: false,
    brandId: null,
    cost: null,
  })
  expect((await importFile(lines)).stderr).toContain('Added 0 products, changed 0, left 3 as they were')
  expect((await productOf('P-1'))?.version).toBe(1)

  const changed = await importFile(['sku,price,brand,description,active', 'P-1,21,Oak,,', 'P-2,,,,true'])
  expect(changed.stderr).toContain('Added 0 products, changed 2, left 0 as they were')
  expect(await productOf('P-1')).toMatchObject({
    priceMinor: 2100n,
    brand: 'Oak',
    description: 'Boils, fast',
    active: true,
    version: 2,
  })
  const { rows } = await sql<{ count: bigint }>`
    select count(*) from outbox where type = 'ProductChanged'`.execute(db)
  expect(rows[0]?.count).toBe(5n)
  const { rows: stocked } = await sql`
    select from product_stock join stock_levels using (product_id) where warehouse_id = 'loc_a'`.execute(db)
  expect(stocked).toHaveLength(3)
})

const bad = [
  header,
  'P-4,New,,,,,,5,EUR,,,,,,',
  'P-5,,,,,,,5,EUR,,,,,,',
  'P-6,New,,,,,,,,,,,,,',
  'P-7,New,,,,,,5,,,,,,,',
  'P-8,New,,,,,,5.001,EUR,,,,,,',
  'P-9,New,,,,,,5,QQQ,,,,,,',
  'P-10,New,,,,,,5,EUR,1.00001,javascript:x,-1,perhaps,,no',
  ',New,,,,,,5,EUR,,,,,,',
  'P-4,Again,,,,,,5,EUR,,,,,,',
  'P-1,,,,,,,,USD,,,,,,',
  'P-11,New,,,,,,5,EUR,1.00001,javascript:x,,,,',
  `${'x'.repeat(65)},New,,,,,,5,EUR,,,,,,`,
]
const faults = [
  ['8', 'reorder_point'],
  ['8', 'allow_backorder'],
  ['8', 'active'],
  ['9', 'sku'],
  ['11', 'price'],
  ['11', 'cost'],
  ['3', 'name'],
  ['4', 'price'],
  ['5', 'currency'],
  ['5', 'currency'],
  ['6', 'price'],
  ['7', 'currency'],
  ['10', 'sku'],
  ['12', 'cost'],
  ['12', 'image_url'],
  ['13', 'sku'],
]
const places = (report: string) =>
  report
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(0, 2))

test('applies nothing if a line is bad, and tells every bad line; or skips them when asked to', async () => {
  const refused = await importFile(bad)
  expect(places(refused.stdout)).toEqual(faults)
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Nothing was applied: 11 lines are wrong.'),
  })
  expect(await productOf('P-4')).toBeUndefined()
  const report = join(directory, 'report.csv')
  const skipped = await importFile(bad, '--skip-invalid', '--report', report)
  expect(skipped).toMatchObject({ code: 3, stderr: expect.stringContaining('Added 1 products') })
  expect(places(await readFile(report, 'utf8'))).toEqual(places(refused.stdout))
  expect(await productOf('P-4')).toMatchObject({ name: 'New' })
})

test('a product that becomes low by another reorder point is told', async () => {
  await sql`update stock_levels set on_hand = 4 where product_id = (select id from products where sku = 'P-3')`.execute(
    db,
  )
  await sql`update products set is_low = false, stock_status = 'IN_STOCK' where sku = 'P-3'`.execute(db)
  await importFile(['sku,reorder_point', 'P-3,9'])
  const { rows } = await sql`select from outbox where type = 'LowStockDetected'`.execute(db)
  expect(rows).toHaveLength(1)
  expect(await productOf('P-3')).toMatchObject({ isLow: true, stockStatus: 'LOW' })
})

test('a line that was exported before a product changed does not undo the change', async () => {
  await importFile(['sku,name,price,currency', 'OLD-1,One,1,EUR', 'OLD-2,Two,2,EUR'])
  const { stdout } = await runCommand('export-products', ['--database-url', database.url])
  const [columns = '', ...lines] = stdout.trim().split('\n')
  expect(columns).toMatch(/,active,version$/)
  const exported = lines.filter((line) => line.startsWith('OLD-'))
  expect((await importFile(['sku,active', 'OLD-1,false'])).code).toBe(0)
  const edited = [columns, ...exported.map((line) => line.replace('OLD-2,Two', 'OLD-2,Deux'))]
  const refused = await importFile(edited)
  expect(refused).toMatchObject({ code: 1, stdout: expect.stringContaining('2,version,VERSION_CONFLICT') })
  expect(await productOf('OLD-2')).toMatchObject({ name: 'Two', version: 1 })
  const skipped = await importFile(edited, '--skip-invalid')
  expect(skipped).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('changed 1, left 0 as they were, skipped 1'),
  })
  expect(await productOf('OLD-1')).toMatchObject({ active: false, version: 2 })
  expect(await productOf('OLD-2')).toMatchObject({ name: 'Deux', version: 2 })
})

const heapMegabytes = 40

test('a file larger than the memory that the command may use goes in and out again', async () => {
  const many = 20_000
  const path = join(directory, 'many.csv')
  // Long without being words: how long it takes to make them searchable is not what this is about.
  const description = `Made for measuring${'.'.repeat(2_480)}`
  const lines = function* () {
    yield 'sku,name,description,brand,price,currency\n'
    for (let number = 1; number <= many; number++)
      yield `MANY-${number},Product ${number},${description},Brand ${number % 50},${number % 100}.50,EUR\n`
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  expect((await stat(path)).size).toBeGreaterThan(heapMegabytes * 1_000_000)
  const args = ['--database-url', database.url]
  const imported = await runCommand('import-products', [path, ...args], heapMegabytes)
  expect(imported).toMatchObject({ code: 0, stderr: expect.stringContaining('Added 20,000 products') })
  const out = join(directory, 'out.csv')
  const exported = await runCommand('export-products', [out, ...args], heapMegabytes)
  expect(exported).toMatchObject({ code: 0, stderr: expect.stringContaining('Wrote 20,006 products.') })
  const again = await runCommand('import-products', [out, ...args], heapMegabytes)
  expect(again).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('Added 0 products, changed 0, left 20,006 as they were'),
  })
}, 400_000)
