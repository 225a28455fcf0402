import { createReadStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startFixture, type OrdersFixture } from '../../subgraphs/orders/test/fixture.ts'
import { runCommand } from './command.ts'

const orders = 25_000
const linesPerOrder = 4
const many = orders * linesPerOrder
const name = 'n'.repeat(450)

let fixture: OrdersFixture
let directory: string

beforeAll(async () => {
  fixture = await startFixture()
  directory = await mkdtemp(join(tmpdir(), 'export-orders-'))
  // In another order than that of their times, and a hundred of them at each moment.
  await sql`
    insert into orders (id, order_number, status, sequence, currency, total_minor, idempotency_key, input_hash, created_at, updated_at)
    select 'ord_' || n, 'BIG-' || n, 'CONFIRMED', 2, 'EUR', ${100 * linesPerOrder}::int, 'big-' || n, '', at, at
    from generate_series(1, ${orders}::int) n,
      lateral (select timestamptz '2026-01-01' - make_interval(mins => n / 100) as at) placed`.execute(
    fixture.db,
  )
  await sql`
    insert into order_lines (order_id, position, id, product_id, sku, name, quantity, unit_price_minor)
    select 'ord_' || n, line, 'oln_' || n || '-' || line, 'prd_' || line, 'SKU-' || line, ${`Line, "quoted" ${name}`}, 1, 100
    from generate_series(1, ${orders}::int) n, generate_series(1, ${linesPerOrder}::int) line`.execute(
    fixture.db,
  )
  await sql`analyze orders, order_lines`.execute(fixture.db)
})
afterAll(async () => {
  await fixture.stop()
  await rm(directory, { recursive: true })
})

const heapMegabytes = 40

test('orders of 100,000 lines, more than the memory that the command may use, are written, each once and oldest first', async () => {
  const path = join(directory, 'orders.csv')
  const exported = await runCommand(
    'export-orders',
    [path, '--url', fixture.first.service.url],
    heapMegabytes,
  )
  expect(exported).toMatchObject({ code: 0, stderr: expect.stringContaining('Wrote 25,000 orders.') })
  expect((await stat(path)).size).toBeGreaterThan(heapMegabytes * 1_000_000)
  const seen = new Map<string, string[]>()
  const times: string[] = []
  const products = new Set<string>()
  let header: string[] | undefined
  for await (const text of createInterface({ input: createReadStream(path) })) {
    const cells = text.replace(`"Line, ""quoted"" ${name}"`, 'name').split(',')
    if (!header) {
      header = cells
      continue
    }
    const [number = '', placedAt = ''] = cells
    products.add(cells[header.indexOf('product')] ?? '')
    const skus = seen.get(number)
    if (skus) skus.push(cells[header.indexOf('sku')] ?? '')
    else {
      seen.set(number, [cells[header.indexOf('sku')] ?? ''])
      times.push(placedAt)
    }
  }
  expect(products).toEqual(new Set(['name']))
  expect(seen.size * linesPerOrder).toBe(many)
  expect(new Set([...seen.values()].map((skus) => skus.join(' ')))).toEqual(
    new Set(['SKU-1 SKU-2 SKU-3 SKU-4']),
  )
  expect(times).toEqual(times.toSorted())
}, 100_000)

test('only orders of a customer, of a product, or of a part of a number', async () => {
  await sql`
    insert into customers (id, name) values ('cus_7', 'Seven')`.execute(fixture.db)
  await sql`update orders set customer_id = 'cus_7' where id in ('ord_7', 'ord_8')`.execute(fixture.db)
  await sql`update order_lines set product_id = 'prd_rare' where order_id = 'ord_8' and position = 1`.execute(
    fixture.db,
  )
  const { rows } = await sql<{ number: string }>`select number::text from orders where id = 'ord_8'`.execute(
    fixture.db,
  )
  const numbersOf = async (...args: string[]) => {
    const { stdout } = await runCommand('export-orders', ['--url', fixture.first.service.url, ...args])
    const lines = stdout.trim().split('\n').slice(1)
    return [...new Set(lines.map((line) => line.split(',')[0]))].toSorted((one = '', other = '') =>
      one.localeCompare(other),
    )
  }
  expect(await numbersOf('--customer', 'cus_7')).toEqual(['BIG-7', 'BIG-8'])
  expect(await numbersOf('--product', 'prd_rare')).toEqual(['BIG-8'])
  expect(await numbersOf('--customer', 'cus_7', '--number', `ORD-${rows[0]?.number}`)).toEqual(['BIG-8'])
})
