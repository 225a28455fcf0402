import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from './command.ts'
import { header, onlineRetail } from './online-retail.ts'

let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'orders-file-'))
})
afterAll(() => rm(directory, { recursive: true }))

test('a dirty file of 100,000 lines is read in a heap smaller than it, and every bad line is told', async () => {
  const many = 100_000
  const path = join(directory, 'large.csv')
  const expected: string[] = []
  const lines = function* () {
    yield `${header}\n`
    let number = 1
    for (const { line, fault } of onlineRetail(many, 600)) {
      number += 1
      if (fault) expected.push(`${number} ${fault}`)
      yield `${line}\n`
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  const heapMegabytes = 56
  expect((await stat(path)).size).toBeGreaterThan(1.1 * heapMegabytes * 1_000_000)
  const report = join(directory, 'report.csv')
  const { code, stderr } = await runCommand(
    'import-orders',
    [path, '--check', '--report', report],
    heapMegabytes,
  )
  expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('25,000 orders') })
  const told = (await readFile(report, 'utf8'))
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .map(([line, , fault]) => `${line} ${fault}`)
  expect(told).toHaveLength(expected.length)
  expect(told).toEqual(expected)
})

test('a file that is not there, has other columns, or meets no API is told in one line', async () => {
  const none = await runCommand('import-orders', [join(directory, 'none.csv')])
  expect(none).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^import-orders: .*cannot be read \(ENOENT\)\n/),
  })
  const other = join(directory, 'other.csv')
  await writeFile(other, 'InvoiceNo,StockCode\n1,2\n')
  expect(await runCommand('import-orders', [other])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('lacks Invoice, Description'),
  })
  const good = join(directory, 'good.csv')
  await writeFile(good, `${header}\n1,20001,X,1,2010-12-01 08:26:00,1.00,5,UK\n`)
  const args = [good, '--url', 'http://127.0.0.1:1/graphql', '--patience', '0']
  expect(await runCommand('import-orders', args)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^import-orders: http:\/\/127\.0\.0\.1:1\/graphql cannot be used: .*\n$/),
  })
  expect((await runCommand('import-orders', [good, '--currency', 'gold'])).code).toBe(2)
  expect((await runCommand('import-orders', [good, '--actor', 'customer:cus_1'])).code).toBe(2)
  expect((await runCommand('export-orders', ['--status', 'LOST'])).code).toBe(2)
  expect((await runCommand('export-orders', ['--from', 'yesterday'])).code).toBe(2)
})
