import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createApiClient, type ApiClient } from '../api-client.ts'
import { cancelInvoice } from '../orders-import/cancel.ts'
import { openCheckpoint, type Checkpoint } from '../orders-import/checkpoint.ts'
import { createDirectory, type Directory } from '../orders-import/directory.ts'
import type { Invoice } from '../orders-import/invoices.ts'
import { placeInvoices } from '../orders-import/place.ts'
import type { Row } from '../orders-import/row.ts'

interface Asked {
  name: string
  variables: any
  headers: IncomingHttpHeaders
}

/** The API, as far as it answers here what a real one answers rarely. */
let server: Server
let answers: Record<string, (variables: any, time: number) => object>
let asked: Asked[]
let directoryPath: string
let api: ApiClient
let directory: Directory
let checkpoint: Checkpoint

const row = (line: number, change: Partial<Row> = {}): Row => ({
  ...{ line, invoice: '1', isCancellation: false, sku: 'A', description: 'X', quantity: 1, price: '2.00' },
  ...{ at: new Date('2026-01-01T00:00:00Z'), customer: '5', country: 'UK' },
  ...change,
})
const invoice = (...rows: Row[]): Invoice => ({ number: 'C1', isCancellation: true, rows })
const namesOf = () => asked.map(({ name }) => name)
const done = { userErrors: [] }
const inProgress = { userErrors: [{ code: 'IDEMPOTENCY_IN_PROGRESS', message: 'wait' }] }

beforeEach(async () => {
  asked = []
  answers = {
    ProductsBySku: ({ skus }) => ({
      products: { nodes: skus.map((sku: string) => ({ sku, id: `prd_${sku}` })) },
    }),
    CustomersByReference: () => ({ customers: { nodes: [{ reference: '5', id: 'cus_5' }] } }),
    ProbeCancellation: () => ({ cancelOrder: done, cancelOrderLines: done }),
    OrdersToCancel: () => ({ orders: page([candidate('ord_1', 1)]) }),
    CancelWhole: () => ({ cancelOrder: done }),
  }
  server = createServer((req, res) => {
    void text(req).then((body) => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: unknown }
      const name = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? ''
      const time = namesOf().filter((each) => each === name).length
      asked.push({ name, variables, headers: req.headers })
      if (query.includes('mutation')) res.setHeader('stockgraph-read-after', `orders=0/${asked.length}`)
      res.end(JSON.stringify({ data: answers[name]?.(variables, time) }))
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/graphql`
  api = createApiClient({ url, actor: 'staff:import', patienceMs: 30_000 })
  directory = createDirectory(api, undefined)
  directoryPath = await mkdtemp(join(tmpdir(), 'orders-import-'))
  const path = join(directoryPath, 'orders.csv')
  await writeFile(path, 'Invoice\n')
  checkpoint = await openCheckpoint(`${path}.checkpoint`, {
    ...{ path, source: 's', target: url, options: '', cancelAgain: false },
  })
  await directory.look([row(2), row(3, { sku: 'B' })])
  asked = []
})
afterEach(async () => {
  await api.close()
  await new Promise((closed) => server.close(closed))
  await rm(directoryPath, { recursive: true })
})

function candidate(id: string, quantity: number, amount = '2.00') {
  const line = { id: `${id}-1`, productId: 'prd_A', quantity, shippedQuantity: 0, cancelledQuantity: 0 }
  return { id, status: 'CONFIRMED', lines: [{ ...line, unitPrice: { amount } }] }
}

function page(nodes: object[], endCursor: string | null = null) {
  return { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } }
}

const cancel = (...rows: Row[]) =>
  cancelInvoice(api, directory, invoice(...rows), { source: 's', checkpoint })

test('a cancellation that is still under way is waited for: neither carried out beside it nor told as refused', async () => {
  answers['ProbeCancellation'] = (_, time) => ({
    cancelOrder: time === 0 ? inProgress : done,
    cancelOrderLines: time === 1 ? inProgress : done,
  })
  answers['CancelWhole'] = (_, time) => ({ cancelOrder: time === 0 ? inProgress : done })
  expect(await cancel(row(2))).toEqual({ cancelled: 1, replayed: 0, faults: [] })
  expect(namesOf()).toEqual([
    ...['ProbeCancellation', 'ProbeCancellation', 'ProbeCancellation'],
    ...['OrdersToCancel', 'CancelWhole', 'CancelWhole'],
  ])
})

test('orders are looked through page by page, until one at the price of the cancellation has as much', async () => {
  const pages: Record<string, object> = {
    none: page([candidate('dear', 1, '9.00')], 'a'),
    a: page([candidate('small', 1)], 'b'),
    b: page([candidate('meant', 2)], 'c'),
  }
  answers['OrdersToCancel'] = ({ after }) => ({ orders: pages[after ?? 'none'] })
  expect(await cancel(row(2, { quantity: 2 }))).toMatchObject({ cancelled: 1 })
  expect(asked.at(-1)?.variables.input.orderId).toBe('meant')
  pages['b'] = page([])
  expect(await cancel(row(3))).toMatchObject({ cancelled: 1 })
  expect(asked.at(-1)?.variables.input.orderId).toBe('small')
  pages['a'] = page([])
  expect(await cancel(row(4))).toMatchObject({ cancelled: 1 })
  expect(asked.at(-1)?.variables.input.orderId).toBe('dear')
  pages['none'] = page([], 'a')
  expect(await cancel(row(5))).toMatchObject({ cancelled: 0, faults: [{ line: 5, code: 'NO_MATCH' }] })
})

test('what was written is read: each request says after which position', async () => {
  await cancel(row(2))
  const positions = asked.map(({ name, headers }) => [name, headers['stockgraph-read-after']])
  expect(positions).toEqual([
    ['ProbeCancellation', undefined],
    ['OrdersToCancel', 'orders=0/1'],
    ['CancelWhole', 'orders=0/1'],
  ])
  await cancel(row(3))
  expect(asked[3]?.headers['stockgraph-read-after']).toBe('orders=0/3')
})

test('each line of an order that was refused is told, once', async () => {
  const path = ['input', 'orders', '0', 'items', '1', 'quantity']
  const userErrors = [{ code: 'INVALID_QUANTITY', message: 'too many', path }]
  answers['PlaceOrders'] = () => ({
    placeOrders: { userErrors: [], results: [{ index: 0, replayed: false, order: null, userErrors }] },
  })
  const options = { source: 's', currency: 'GBP' }
  const placed = invoice(row(2), row(3, { sku: 'B' }), row(4, { sku: 'NONE' }), row(5, { quantity: 2 }))
  const { faults } = await placeInvoices(api, directory, [placed], options)
  const told = faults.map(({ line, code, message }) => `${line} ${code} ${message}`).toSorted()
  const refused = 'ORDER_REFUSED its order was refused: see line 3'
  expect(told).toEqual([
    `2 ${refused}`,
    '3 INVALID_QUANTITY too many',
    expect.stringContaining('4 NOT_FOUND there is no product'),
    `5 ${refused}`,
  ])
  const stranger = invoice(row(6, { customer: '6' }), row(7, { customer: '6' }))
  const refusedToo = await placeInvoices(api, directory, [stranger], options)
  expect(refusedToo.faults.map(({ line, code }) => `${line} ${code}`)).toEqual([
    '6 NOT_FOUND',
    '7 ORDER_REFUSED',
  ])
})
