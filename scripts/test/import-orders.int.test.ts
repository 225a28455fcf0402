import { createWriteStream } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from './command.ts'
import { header, onlineRetail } from './online-retail.ts'

const many = 100_000
const heapMegabytes = 56

let directory: string
let path: string
/** What is wrong with the large file, in its order: line and code. */
const expected: string[] = []

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'orders-file-'))
  path = join(directory, 'large.csv')
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
})
afterAll(() => rm(directory, { recursive: true }))

async function told(report: string): Promise<string[]> {
  const lines = (await readFile(report, 'utf8')).trim().split('\n').slice(1)
  return lines.map((line) => line.split(',')).map(([line, , fault]) => `${line} ${fault}`)
}

test('a dirty file of 100,000 lines is read in a heap smaller than it, and every bad line is told', async () => {
  expect((await stat(path)).size).toBeGreaterThan(1.1 * heapMegabytes * 1_000_000)
  const report = join(directory, 'checked.csv')
  const { code, stderr } = await runCommand(
    'import-orders',
    [path, '--check', '--report', report],
    heapMegabytes,
  )
  expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('25,000 orders') })
  expect(await told(report)).toEqual(expected)
})

test('its orders are placed in the same heap, each once, with all their good lines', async () => {
  const placed = new Map<string, number>()
  const api = await openApi((key, lines) => {
    expect(placed.has(key)).toBe(false)
    placed.set(key, lines)
  })
  const { port } = api.address() as AddressInfo
  const report = join(directory, 'placed.csv')
  const args = [path, '--url', `http://127.0.0.1:${port}/graphql`, '--report', report]
  try {
    const { code, stderr } = await runCommand('import-orders', args, heapMegabytes)
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('25,000 orders placed'),
    })
  } finally {
    await new Promise((closed) => api.close(closed))
  }
  expect(await told(report)).toEqual(expected)
  expect(placed.size).toBe(25_000)
  expect([...placed.values()].reduce((sum, lines) => sum + lines, 0)).toBe(many - expected.length)
})

/** The API, as far as an import of new orders asks it: it knows every product and customer, and takes every order. */
async function openApi(place: (key: string, lines: number) => void): Promise<Server> {
  const answers: Record<string, (variables: any) => object> = {
    ProductsBySku: ({ skus }) => ({
      products: { nodes: skus.map((sku: string) => ({ id: `prd_${sku}`, sku })) },
    }),
    CustomersByReference: ({ references }) => ({
      customers: { nodes: references.map((reference: string) => ({ id: `cus_${reference}`, reference })) },
    }),
    PlaceOrders: ({ input }) => ({
      placeOrders: {
        userErrors: [],
        results: input.orders.map(({ idempotencyKey, items }: any, index: number) => {
          place(idempotencyKey, items.length)
          return { index, replayed: false, order: { id: `ord_${idempotencyKey}` }, userErrors: [] }
        }),
      },
    }),
  }
  const api = createServer((request, response) => {
    void text(request).then((body) => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: unknown }
      const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? ''
      response.end(JSON.stringify({ data: answers[name]?.(variables) ?? {} }))
    })
  })
  await new Promise<void>((listening) => api.listen(0, '127.0.0.1', listening))
  return api
}

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
