import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDirectory } from '../orders-import/directory.ts'
import { importInvoices } from '../orders-import/import.ts'
import type { Invoice, Read } from '../orders-import/invoices.ts'
import { placeInvoices } from '../orders-import/place.ts'
import type { Row } from '../orders-import/row.ts'
import { BrokenOff, openOrders, type Orders } from './remembered-orders.ts'

const row = (sku: string, change: Partial<Row> = {}): Row => ({
  ...{ line: 2, invoice: '1', isCancellation: false, sku, description: 'X', quantity: 1, price: '2.5' },
  ...{ at: new Date('2026-01-01T00:00:00Z'), customer: '5', country: 'UK' },
  ...change,
})
const numbered = (rows: readonly Row[]) => rows.map((each, index) => ({ ...each, line: index + 2 }))
const invoice = (...rows: Row[]): Invoice => ({ number: '1', isCancellation: false, rows: numbered(rows) })
const skus = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => row(`sku-${from + index}`))

/** One run over these invoices, by a process of its own. */
async function run(orders: Orders, invoices: readonly Invoice[], source = 's') {
  const directory = createDirectory(orders.api, undefined)
  await directory.look(invoices.flatMap(({ rows }) => rows))
  const { placed, replayed, faults } = await placeInvoices(orders.api, directory, invoices, {
    ...{ source, currency: 'GBP' },
  })
  return { placed, replayed, told: faults.map(({ line, code }) => `${line} ${code}`) }
}

test('a line that was refused comes in once it is good, as an order of its own, and once', async () => {
  const orders = openOrders()
  orders.hide('B')
  const file = [invoice(row('A'), row('B'), row('C'))]
  expect(await run(orders, file)).toEqual({ placed: 1, replayed: 0, told: ['3 NOT_FOUND'] })
  orders.show('B')
  expect(await run(orders, file)).toEqual({ placed: 1, replayed: 1, told: [] })
  expect(orders.held()).toEqual(['Invoice 1, UK: A C', 'Invoice 1, part 2, UK: B'])
  expect(await run(orders, file)).toEqual({ placed: 0, replayed: 2, told: [] })
})

test('lines that are mended in several runs come in with each', async () => {
  const orders = openOrders()
  const all = [row('A'), row('B'), row('B', { quantity: 2 }), row('C')]
  await run(orders, [invoice(...all.slice(2, 3))])
  expect(await run(orders, [invoice(...all.slice(1, 3))])).toMatchObject({ placed: 1, told: [] })
  expect(await run(orders, [invoice(...all)])).toEqual({ placed: 1, replayed: 2, told: [] })
  expect(orders.held()).toEqual([
    'Invoice 1, UK: B*2',
    'Invoice 1, part 2, UK: B',
    'Invoice 1, part 3, UK: A C',
  ])
  expect(await run(orders, [invoice(...all)])).toEqual({ placed: 0, replayed: 3, told: [] })
})

test('a guest’s invoice, one with lines at two times, and prices written otherwise are known again', async () => {
  const orders = openOrders()
  const guest = { customer: null }
  const later = { ...guest, at: new Date('2026-01-01T00:01:00Z') }
  await run(orders, [invoice(row('B', later))])
  const copy = invoice(row('A', guest), row('B', { ...later, price: '2.50' }))
  expect(await run(orders, [copy])).toEqual({ placed: 1, replayed: 1, told: [] })
  expect(orders.held()).toEqual(['Invoice 1, UK: B', 'Invoice 1, part 2, UK: A'])
})

test('lines of a long invoice are placed in pieces of 100, none twice when a mended one moves them on', async () => {
  const orders = openOrders()
  const lines = skus(0, 250)
  const mended = 50
  const before = invoice(...lines.filter((_, index) => index !== mended))
  expect(await run(orders, [before])).toEqual({ placed: 3, replayed: 0, told: [] })
  expect(await run(orders, [before])).toEqual({ placed: 0, replayed: 3, told: [] })
  expect(await run(orders, [invoice(...lines)])).toEqual({ placed: 1, replayed: 3, told: [] })
  expect(orders.sizes()).toEqual([100, 100, 49, 1])
  expect(orders.most()).toBe(1)
})

test('a piece that is refused is told, and does not keep the lines after it away', async () => {
  const orders = openOrders()
  orders.stop('sku-5')
  const lines = skus(0, 150)
  const first = await run(orders, [invoice(...lines)])
  expect(first).toMatchObject({ placed: 1, replayed: 0 })
  expect(first.told).toHaveLength(100)
  orders.go('sku-5')
  expect(await run(orders, [invoice(...lines)])).toEqual({ placed: 1, replayed: 1, told: [] })
  expect(orders.most()).toBe(1)
})

test('a line that was changed after it was ordered is told: nothing is ordered besides', async () => {
  const orders = openOrders()
  await run(orders, [invoice(row('A'), row('B'))])
  await run(orders, [invoice(row('A'), row('B'), row('C'))])
  const changed = invoice(row('A', { quantity: 3 }), row('B'), row('C'), row('D'))
  expect(await run(orders, [changed])).toEqual({ placed: 0, replayed: 2, told: ['2 CHANGED', '5 CHANGED'] })
  const moved = invoice(...[row('A'), row('B'), row('D')].map((each) => ({ ...each, customer: '6' })))
  expect(await run(orders, [moved])).toEqual({
    ...{ placed: 0, replayed: 0 },
    told: ['2 CHANGED', '3 CHANGED', '4 CHANGED'],
  })
  expect(orders.sizes()).toEqual([2, 1])
})

test('the same invoice of another source is another one', async () => {
  const orders = openOrders()
  await run(orders, [invoice(row('A'), row('B'))], 'other')
  await run(orders, [invoice(row('A'))])
  expect(await run(orders, [invoice(row('A'), row('B'))])).toEqual({ placed: 1, replayed: 1, told: [] })
  expect(orders.sizes()).toEqual([2, 1, 1])
})

test('an order that is still being placed is waited for: neither told as refused nor its lines asked for again', async () => {
  const orders = openOrders()
  const lines = skus(0, 150)
  orders.keepInProgress(2)
  expect(await run(orders, [invoice(...lines)])).toEqual({ placed: 2, replayed: 0, told: [] })
  expect(orders.sizes()).toEqual([100, 50])
})

test('of an invoice whose lines do not all follow each other, the first ones are placed and the others told', async () => {
  const orders = openOrders()
  const file = [row('A'), row('B'), row('A', { invoice: '2' }), row('B'), row('C')]
  const reads = async function* (): AsyncGenerator<Read> {
    for (const [number, rows] of [
      ['1', numbered(file).slice(0, 2)],
      ['2', numbered(file).slice(2, 3)],
      ['1', numbered(file).slice(3)],
    ] as const)
      yield { invoice: { number, isCancellation: false, rows } }
  }
  const checkpoint = {
    ...{ line: 0, mayCancel: true, wasCancelled: () => false, noteCancellation: () => {} },
    ...{ reach: () => {}, complete: () => {} },
  }
  const told: string[] = []
  const counts = await importInvoices(orders.api, createDirectory(orders.api, undefined), reads(), {
    ...{ source: 's', currency: 'GBP', checkpoint },
    onFault: async ({ line, code }) => void told.push(`${line} ${code}`),
  })
  expect(counts).toEqual({ placed: 2, replayed: 1, cancelled: 0, faults: 1 })
  expect(told).toEqual(['6 CHANGED'])
  expect(orders.held()).toEqual(['Invoice 1, UK: A B', 'Invoice 2, UK: A'])
})

test('two runs at once over what was mended differently order no line twice', async () => {
  const orders = openOrders()
  await run(orders, [invoice(row('A'))])
  const one = [invoice(row('A'), row('B'), row('C'))]
  const other = [invoice(row('A'), row('C'), row('D'))]
  await Promise.all([run(orders, one), run(orders, other)])
  const all = [invoice(row('A'), row('B'), row('C'), row('D'))]
  expect(await run(orders, all)).toMatchObject({ told: [] })
  expect(orders.most()).toBe(1)
  expect(orders.sizes().reduce((sum, size) => sum + size)).toBe(4)
})

test('whatever is mended between runs that are broken off anywhere, each line is ordered once in the end', async () => {
  const lines = [...skus(0, 130), ...skus(0, 5).map((each) => ({ ...each, quantity: 2 }))]
  const attempt = fc.record({
    good: fc.subarray(lines.map((_, index) => index)),
    brokenOffAfter: fc.nat(6),
    isAnswerLost: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { maxLength: 6 }), async (attempts) => {
      const orders = openOrders()
      const isGood = new Set<number>()
      for (const { good, brokenOffAfter, isAnswerLost } of attempts) {
        for (const index of good) isGood.add(index)
        if (isGood.size === 0) continue
        orders.breakOff(brokenOffAfter, isAnswerLost)
        const file = invoice(...lines.filter((_, index) => isGood.has(index)))
        await run(orders, [file]).catch((error: unknown) => {
          if (!(error instanceof BrokenOff)) throw error
        })
        expect(orders.most()).toBeLessThanOrEqual(1)
      }
      orders.mend()
      expect(await run(orders, [invoice(...lines)])).toMatchObject({ told: [] })
      expect(orders.most()).toBe(1)
      expect(orders.sizes().reduce((sum, size) => sum + size, 0)).toBe(lines.length)
    }),
    { numRuns: 60 },
  )
})
