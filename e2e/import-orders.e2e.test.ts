import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { runCommand } from '../scripts/test/command.ts'
import { header, onlineRetail } from '../scripts/test/online-retail.ts'
import { ask } from './client.ts'
import { startStack, type TestStack } from './stack.ts'

let stack: TestStack
let directory: string

beforeAll(async () => {
  stack = await startStack({ broker: 'embedded' })
  directory = await mkdtemp(join(tmpdir(), 'import-orders-'))
})
afterAll(async () => {
  await stack?.stop()
  await rm(directory, { recursive: true })
})

const importFile = (path: string, ...args: string[]) =>
  runCommand('import-orders', [
    path,
    ...[
      '--url',
      `${stack.url}/graphql`,
      '--create-products',
      '--opening-stock',
      '100000',
      '--warehouse',
      'BER',
    ],
    ...args,
  ])

async function count(filter: string): Promise<number> {
  const data = await ask<any, never>(stack.url, `{ orders(filter: { ${filter} }) { totalCount } }`)
  return data.orders.totalCount
}

const faultsOf = async (report: string) =>
  parse(await readFile(report), { columns: true }).map(({ line, code }: any) => `${line} ${code}`)

describe('a file in the layout of Online Retail', () => {
  const good = 400
  let path: string
  let report: string
  let expected: string[]

  beforeAll(async () => {
    const generated = [...onlineRetail(good)]
    const lines = generated.map(({ line }) => line)
    // Invoice 100000 has four pieces of three products at 1.25, 2.25, ...; of one of them some is taken back, later all the rest.
    const back = (invoice: string, code: number, quantity: number, price: string, customer = 12_000) =>
      `${invoice},${code},X,-${quantity},2010-12-02 09:00:00,${price},${customer},United Kingdom`
    lines.push(
      back('C200001', 20_003, 1, '4.25'),
      back('C200002', 49_999, 1, '4.25'),
      back('C200003', 20_003, 5_000, '4.25'),
      back('C200004', 20_000, 1, '1.25'),
      back('C200004', 20_001, 2, '2.25'),
      back('C200004', 20_002, 3, '3.25'),
      back('C200004', 20_003, 3, '4.25'),
    )
    expected = generated.flatMap(({ fault }, index) => (fault ? [`${index + 2} ${fault}`] : []))
    expected.push(`${good + 3} NO_MATCH`, `${good + 4} NO_MATCH`)
    path = join(directory, 'retail.csv')
    report = join(directory, 'report.csv')
    await writeFile(path, [header, ...lines].join('\n'))
  })

  it('is taken over: orders at their price and time, customers, products, cancellations; dirty lines are told', async () => {
    const ended = await importFile(path, '--report', report)
    expect(ended).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('100 orders placed, 5 lines cancelled'),
    })
    expect((await faultsOf(report)).toSorted()).toEqual(expected.toSorted())
    expect(await count('createdAt: { lt: "2011-01-01T00:00:00Z" }')).toBe(100)
    await until(async () => (await count('status: { in: [PENDING, CANCELLING] }')) === 0)
    const data = await ask<any, never>(
      stack.url,
      `{ customers(filter: { reference: { eq: "12000" } }) { nodes { name orders(first: 10) { nodes {
        createdAt status placedBy note total { amount currencyCode } lines { sku quantity cancelledQuantity } } } } } }`,
    )
    const [customer] = data.customers.nodes
    expect(customer.name).toBe('Customer 12000')
    const first = customer.orders.nodes.find(({ note }: any) => note.startsWith('Invoice 100000,'))
    expect(first).toMatchObject({
      createdAt: '2010-12-01T08:26:00.000Z',
      status: 'CANCELLED',
      placedBy: 'staff:import',
      note: 'Invoice 100000, United Kingdom',
      // 1 x 1.25 + 2 x 2.25 + 3 x 3.25 + 4 x 4.25
      total: { amount: '32.50', currencyCode: 'GBP' },
    })
    expect(await count('status: { eq: CANCELLED }')).toBe(1)
  })

  it('is taken over once, whether the run goes on, begins anew, or reads a copy', async () => {
    const resumed = await importFile(path, '--report', report)
    expect(resumed).toMatchObject({
      stderr: expect.stringContaining('0 orders placed, 0 lines cancelled, 105 done'),
    })
    await rm(`${path}.checkpoint`)
    const again = await importFile(path, '--report', report)
    expect(again).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('0 orders placed, 0 lines cancelled, 105 done by an earlier run'),
    })
    expect((await faultsOf(report)).toSorted()).toEqual(expected.toSorted())
    const copy = join(directory, 'copy.csv')
    await writeFile(copy, await readFile(path))
    const copied = await importFile(copy, '--source', 'retail.csv', '--report', report)
    expect(copied).toMatchObject({
      stderr: expect.stringContaining('0 orders placed, 0 lines cancelled, 105 done'),
    })
    expect(await count('createdAt: { lt: "2011-01-01T00:00:00Z" }')).toBe(100)
    expect(await count('status: { eq: CANCELLED }')).toBe(1)
  })

  it('is tried again where it was refused, and taken over where it grew, without cancelling anything twice', async () => {
    const grown = join(directory, 'grown.csv')
    const line = (invoice: string, sku: string, quantity: number) =>
      `${invoice},${sku},X,${quantity},2012-01-01 08:26:00,3.00,13000,United Kingdom`
    const lines = [
      header,
      line('300001', 'grown', 5),
      line('300002', 'grown', 5),
      line('C300003', 'grown', -5),
    ]
    await writeFile(grown, lines.join('\n'))
    const plain = [grown, '--url', `${stack.url}/graphql`, '--report', report]
    expect(await runCommand('import-orders', plain)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('0 orders placed, 0 lines cancelled, 0 done'),
    })
    expect(await importFile(grown, '--report', report)).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('2 orders placed, 1 lines cancelled, 0 done'),
    })
    const database = new pg.Client(stack.databaseUrl)
    await database.connect()
    // As a week later.
    await database.query('delete from orders.idempotency_keys')
    await database.end()
    await writeFile(grown, [...lines, line('300004', 'grown', 1)].join('\n'))
    expect(await importFile(grown, '--report', report)).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('1 orders placed, 0 lines cancelled, 3 done'),
    })
    await writeFile(grown, [header, line('300005', 'grown', 1), ...lines.slice(1)].join('\n'))
    expect(await importFile(grown, '--report', report)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('1 orders placed, 0 lines cancelled, 2 done'),
    })
    expect(await faultsOf(report)).toEqual(['5 MAYBE_CANCELLED'])
    const placed = 'createdAt: { gte: "2012-01-01T00:00:00Z", lt: "2012-01-02T00:00:00Z" }'
    expect(await count(`${placed}, status: { in: [CANCELLING, CANCELLED] }`)).toBe(1)
    expect(await count(placed)).toBe(4)
  })

  it('takes over lines that were mended or added, each once, and nothing beside a line that was changed', async () => {
    const mended = join(directory, 'mended.csv')
    const line = (sku: string, { quantity = 2, price = '2.5', customer = '14000', invoice = 400_001 } = {}) =>
      `${invoice},${sku},X,${quantity},2013-01-01 08:26:00,${price},${customer},United Kingdom`
    const guest = { customer: '', invoice: 400_002 }
    const takeOver = async (lines: string[], file = mended) => {
      await writeFile(file, [header, ...lines].join('\n'))
      const args = ['--guests', '--source', 'mended', '--report', report]
      const { stderr } = await importFile(file, ...args)
      return {
        done: /^.* orders placed, .*, .* done/m.exec(stderr)?.[0] ?? stderr,
        told: await faultsOf(report),
      }
    }
    const many = Array.from({ length: 101 }, (_, index) =>
      line(`long-${index % 4}`, { quantity: index + 1, invoice: 400_003 }),
    )
    const first = await takeOver([
      ...[line('mend-1', { price: '-1' }), line('mend-2'), line('mend-2', guest)],
      ...many.with(50, line('long-1', { quantity: 0, invoice: 400_003 })),
    ])
    expect(first).toEqual({
      done: '3 orders placed, 0 lines cancelled, 0 done',
      told: ['2 BAD_PRICE', '55 INVALID_QUANTITY'],
    })
    const lines = [
      ...[line('mend-1'), line('mend-2'), line('mend-3', guest), line('mend-2', { ...guest, price: '2.50' })],
      ...many,
    ]
    expect(await takeOver(lines)).toEqual({
      done: '3 orders placed, 0 lines cancelled, 3 done',
      told: [],
    })
    expect(await takeOver(lines, join(directory, 'mended-copy.csv'))).toEqual({
      done: '0 orders placed, 0 lines cancelled, 6 done',
      told: [],
    })
    const changed = [line('mend-1'), line('mend-2', { quantity: 3 }), line('mend-4'), ...lines.slice(2)]
    expect(await takeOver(changed)).toEqual({
      done: '0 orders placed, 0 lines cancelled, 5 done',
      told: ['3 CHANGED', '4 CHANGED'],
    })
    const data = await ask<any, never>(
      stack.url,
      `{ orders(first: 50, filter: { createdAt: { gte: "2013-01-01T00:00:00Z", lt: "2013-01-02T00:00:00Z" } }) {
        nodes { note lines { sku quantity } } } }`,
    )
    const held = data.orders.nodes.map(
      (order: any) =>
        `${order.note}: ${order.lines.length < 9 ? order.lines.map(({ sku }: any) => sku).join(' ') : order.lines.length}`,
    )
    expect(held.toSorted()).toEqual([
      'Invoice 400001, United Kingdom: mend-2',
      'Invoice 400001, part 2, United Kingdom: mend-1',
      'Invoice 400002, United Kingdom: mend-2',
      'Invoice 400002, part 2, United Kingdom: mend-3',
      'Invoice 400003, United Kingdom: 100',
      'Invoice 400003, part 2, United Kingdom: long-2',
    ])
  })

  it('comes out again, line by line, as it went in', async () => {
    const file = join(directory, 'orders.csv')
    const args = ['--url', `${stack.url}/graphql`, '--to', '2011-01-01']
    const ended = await runCommand('export-orders', [file, ...args])
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('Wrote 100 orders') })
    const rows: any[] = parse(await readFile(file), { columns: true })
    expect(rows).toHaveLength(good - expected.length + 2)
    expect(rows[0]).toMatchObject({
      order_number: expect.stringMatching(/^ORD-\d+$/),
      placed_at: '2010-12-01T08:26:00.000Z',
      placed_by: 'staff:import',
      currency: 'GBP',
    })
    const cancelled = await runCommand('export-orders', [...args, '--status', 'cancelled'])
    const lines: any[] = parse(cancelled.stdout, { columns: true })
    expect(lines.map(({ sku, quantity, line_total }) => [sku, quantity, line_total])).toEqual([
      ['20000', '1', '1.25'],
      ['20001', '2', '4.50'],
      ['20002', '3', '9.75'],
      ['20003', '4', '17.00'],
    ])
  })
})
