import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import type { InventoryTables } from '../../subgraphs/inventory/database.ts'
import { migrations } from '../../subgraphs/inventory/migrations.ts'
import { findLedgerDifferences } from '../../subgraphs/inventory/queries/book-differences.ts'
import { runCommand } from './command.ts'

const many = 100_000

let database: TestDatabase
let db: Kysely<InventoryTables>
let directory: string

beforeAll(async () => {
  database = await createTestDatabase()
  db = await openRoom<InventoryTables>({ url: database.url, room: 'inventory', migrations, max: 2 })
  directory = await mkdtemp(join(tmpdir(), 'stock-files-'))
  await sql`
    insert into warehouses (id, code, name, priority, closed_at)
    values ('loc_a', 'A', 'Alpha', 1, null), ('loc_b', 'B', 'Beta', 2, null), ('loc_c', 'C', 'Closed', 3, now())`.execute(
    db,
  )
  await sql`
    insert into products (id, sku, name, description, brand, category, price_minor, currency, active, reorder_point, version, is_low)
    select 'prd_' || n, 'SKU-' || n, 'Product ' || n || ' ' || repeat('n', 450), '', '', '', 100, 'EUR', true, 0, 1, true
    from generate_series(1, ${many}) n`.execute(db)
  await sql`insert into product_stock (product_id, available) select id, 0 from products`.execute(db)
  await sql`
    insert into stock_levels (product_id, warehouse_id, on_hand, reserved, unavailable, version)
    values ('prd_1', 'loc_a', 0, 0, 0, 1), ('prd_2', 'loc_a', 0, 0, 0, 1)`.execute(db)
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
  return runCommand('import-stock', [path, '--database-url', database.url, ...args])
}

async function onHand(sku: string, warehouse: string): Promise<number | undefined> {
  const { rows } = await sql<{ onHand: number }>`
    select on_hand from stock_levels join products on products.id = product_id join warehouses on warehouses.id = warehouse_id
    where sku = ${sku} and code = ${warehouse}`.execute(db)
  return rows[0]?.onHand
}

describe('import:stock', () => {
  test('applies differences and counts, and says who and why', async () => {
    const { code, stderr } = await importFile(
      [
        '\uFEFFsku,warehouse,delta,on_hand,reason',
        'SKU-1, A ,5,,"Found, behind a shelf"',
        '',
        'SKU-1,A,+2,,',
        'SKU-1,B,,7,Count',
      ],
      '--actor',
      'staff:eve',
    )
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('Applied 3 lines') })
    expect([await onHand('SKU-1', 'A'), await onHand('SKU-1', 'B')]).toEqual([7, 7])
    const movements = await db
      .selectFrom('stockMovements')
      .select(['actor', 'reason', 'type', 'onHandDelta'])
      .where('productId', '=', 'prd_1')
      .orderBy('seq')
      .execute()
    expect(movements).toEqual([
      { actor: 'staff:eve', reason: 'Found, behind a shelf', type: 'ADJUSTMENT', onHandDelta: 5 },
      {
        actor: 'staff:eve',
        reason: expect.stringContaining('Import of file-'),
        type: 'ADJUSTMENT',
        onHandDelta: 2,
      },
      { actor: 'staff:eve', reason: 'Count', type: 'ADJUSTMENT', onHandDelta: 7 },
    ])
    const { rows } = await sql<{ count: bigint }>`
      select count(*) from outbox where type = 'StockLevelChanged' and subject = 'prd_1'`.execute(db)
    expect(rows[0]?.count).toBe(2n)
  })

  const bad = [
    'sku,warehouse,delta,on_hand,expected_on_hand',
    'SKU-2,A,3,,',
    'NONE,A,1,,',
    'SKU-2,NONE,1,,',
    'SKU-2,A,-9,,',
    'SKU-2,A,1.5,,',
    'SKU-2,A,1,1,',
    'SKU-2,A,,,',
    'SKU-2,A,1',
    ',A,1,,',
    'SKU-2,C,1,,',
    'SKU-2,B,,4,',
    'SKU-2,B,,5,',
    'SKU-2,A,,1,99',
    'SKU-2,A,99999999999,,',
    'SKU-2,A,0,,',
  ]
  const faults = [
    ['6', 'delta', 'INVALID_QUANTITY'],
    ['9', '', 'BAD_INPUT'],
    ['10', 'sku', 'BAD_INPUT'],
    ['15', 'delta', 'INVALID_QUANTITY'],
    ['4', 'warehouse', 'NOT_FOUND'],
    ['5', 'delta', 'INSUFFICIENT_STOCK'],
    ['7', 'delta', 'BAD_INPUT'],
    ['8', 'delta', 'BAD_INPUT'],
    ['11', 'warehouse', 'INVALID_STATE'],
    ['13', 'on_hand', 'DUPLICATE'],
    ['14', 'expected_on_hand', 'VERSION_CONFLICT'],
    ['16', 'delta', 'INVALID_QUANTITY'],
    ['3', 'sku', 'NOT_FOUND'],
  ]
  const reported = (report: string) =>
    report
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(0, 3))

  test('applies nothing if a line is bad, and tells every bad line and what is wrong', async () => {
    const { code, stdout, stderr } = await importFile(bad)
    expect(reported(stdout)).toEqual(faults)
    expect(code).toBe(1)
    expect(stderr).toContain('Nothing was applied: 13 lines are wrong.')
    expect(await onHand('SKU-2', 'A')).toBe(0)
    const { rows } = await sql`select from stock_movements where product_id = 'prd_2'`.execute(db)
    expect(rows).toHaveLength(0)
  })

  test('skips bad lines when asked to, and writes them into a report', async () => {
    const report = join(directory, 'report.csv')
    const { code, stderr } = await importFile(bad, '--skip-invalid', '--report', report)
    expect(code).toBe(3)
    expect(stderr).toContain('Applied 2 lines, skipped 13.')
    expect(reported(await readFile(report, 'utf8'))).toEqual(faults)
    expect([await onHand('SKU-2', 'A'), await onHand('SKU-2', 'B')]).toEqual([3, 4])
  })

  test('leaves what moved since an export, and refuses a change that was based on it', async () => {
    expect((await importFile(['sku,warehouse,delta', 'SKU-8,A,10', 'SKU-9,A,10'])).code).toBe(0)
    const { stdout } = await runCommand('export-stock', ['--database-url', database.url, '--warehouse', 'A'])
    const [header, ...levels] = stdout.trim().split('\n')
    expect(header).toMatch(/^sku,name,warehouse,on_hand,expected_on_hand,/)
    const [sold, counted] = ['SKU-8', 'SKU-9'].map(
      (sku) => levels.find((line) => line.startsWith(`${sku},`)) ?? '',
    ) as [string, string]
    const recounted = (line: string) => line.replace(',A,10,10,', ',A,12,10,')
    expect((await importFile(['sku,warehouse,delta', 'SKU-8,A,-3'])).code).toBe(0)
    expect((await importFile([header ?? '', sold, recounted(counted)])).code).toBe(0)
    expect([await onHand('SKU-8', 'A'), await onHand('SKU-9', 'A')]).toEqual([7, 12])
    const refused = await importFile([header ?? '', recounted(sold)])
    expect(reported(refused.stdout)).toEqual([['2', 'expected_on_hand', 'VERSION_CONFLICT']])
    expect([refused.code, await onHand('SKU-8', 'A')]).toEqual([1, 7])
  })

  test('does not apply a file twice, unless told to', async () => {
    const lines = ['sku,warehouse,delta', 'SKU-3,A,5']
    expect((await importFile(lines)).code).toBe(0)
    const again = await importFile(lines)
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('--again applies it once more') })
    expect(await onHand('SKU-3', 'A')).toBe(5)
    expect((await importFile(lines, '--again')).code).toBe(0)
    expect((await importFile(lines, '--again')).code).toBe(0)
    expect(await onHand('SKU-3', 'A')).toBe(15)
    const { rows } =
      await sql`select from stock_imports where finished_at > applied_at and rows_applied > 0`.execute(db)
    expect(rows.length).toBeGreaterThan(2)
  })

  test('of one file by two at once is applied once', async () => {
    const lines = ['sku,warehouse,delta', 'SKU-4,A,5', 'SKU-4,B,5']
    const results = await Promise.all([importFile(lines), importFile(lines), importFile(lines)])
    expect(results.filter(({ code }) => code === 0)).toHaveLength(1)
    expect(await onHand('SKU-4', 'A')).toBe(5)
  })

  test.each([
    [['sku,delta', 'x,1'], 'lacks warehouse'],
    [['sku,warehouse,delta,colour', 'x,A,1,red'], 'names "colour", which is unknown'],
    [['sku,warehouse,delta,delta', 'x,A,1,1'], 'names delta twice'],
    [[], 'is empty'],
  ])('refuses a file of other columns: %#', async (lines, message) => {
    expect(await importFile(lines)).toMatchObject({ code: 1, stderr: expect.stringContaining(message) })
  })

  test('refuses a file that is not there, and options that are none', async () => {
    const missing = await runCommand('import-stock', ['/nowhere.csv', '--database-url', database.url])
    expect(missing).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('/nowhere.csv cannot be read (ENOENT)'),
    })
    expect((await runCommand('import-stock', ['x.csv'])).code).toBe(2)
    expect((await importFile([], '--actor', 'customer:cus_1')).code).toBe(2)
  })

  test('tells a quotation mark that goes wrong, with its line', async () => {
    const { code, stdout } = await importFile(['sku,warehouse,delta', 'SKU-5,A,1', 'SK"U-5,A,1', 'SKU-5,A,2'])
    expect(code).toBe(1)
    expect(reported(stdout)).toEqual([['3', '', 'BAD_INPUT']])
  })
})

/** What a command may use of the heap: less than the file has bytes. */
const heapMegabytes = 40
const reason = 'r'.repeat(490)

test('a file of 100,000 lines, larger than the memory that the command may use, goes in and out again', async () => {
  const path = join(directory, 'many.csv')
  const lines = function* () {
    yield 'sku,warehouse,on_hand,reason\n'
    for (let number = 1; number <= many; number++) yield `SKU-${number},B,${number % 1000},${reason}\n`
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  expect((await stat(path)).size).toBeGreaterThan(heapMegabytes * 1_000_000)
  const imported = await runCommand('import-stock', [path, '--database-url', database.url], heapMegabytes)
  expect(imported).toMatchObject({ code: 0, stderr: expect.stringContaining('Applied 100,000 lines') })

  // The names make the export larger than the memory, too.
  const out = join(directory, 'out.csv')
  const exported = await runCommand(
    'export-stock',
    [out, '--database-url', database.url, '--warehouse', 'B'],
    heapMegabytes,
  )
  expect(exported).toMatchObject({ code: 0, stderr: expect.stringContaining('Wrote 100,000 levels.') })
  const text = await readFile(out, 'utf8')
  expect(text.length).toBeGreaterThan(heapMegabytes * 1_000_000)
  const found = new Map(
    text.split('\n').map((line) => [line.slice(0, line.indexOf(',')), line.split(',')[3]]),
  )
  for (const number of [2, 999, 1000, 54_321, many])
    expect(found.get(`SKU-${number}`)).toBe(String(number % 1000))

  const changed = text
    .split('\n')
    .slice(0, 11)
    .map((line, index) =>
      index === 0 ? line : line.replace(/^(?<before>(?:[^,]*,){3})\d+/, '$<before>77777'),
    )
  expect(await importFile(changed)).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('Applied 10 lines'),
  })
  expect(await onHand(changed[1]?.split(',')[0] ?? '', 'B')).toBe(77_777)
  expect(await findLedgerDifferences(db)).toEqual([])
}, 400_000)
