import { expect, test } from 'vitest'
import { readInvoices, type Read } from './invoices.ts'
import type { CsvLine } from '../csv/read-csv.ts'
import type { Column } from './row.ts'

const options = { currency: 'GBP', guests: false, now: new Date('2026-03-01T00:00:00Z') }

function row(line: number, invoice: string, sku: string, more: Partial<Record<Column, string>> = {}) {
  const values = {
    Invoice: invoice,
    StockCode: sku,
    Description: sku,
    Quantity: invoice.startsWith('C') ? '-1' : '1',
    InvoiceDate: '2010-12-01 08:26:00',
    Price: '2.55',
    'Customer ID': '17850',
    Country: 'United Kingdom',
    ...more,
  }
  return { line, values }
}

async function readAll(lines: readonly CsvLine<Column>[]): Promise<string[]> {
  const source = (async function* () {
    yield* lines
  })()
  const told = (read: Read) => {
    if ('fault' in read) return `${read.fault.code} ${read.fault.line}`
    const { number, rows } = read.invoice
    return `${number}: ${rows.map(({ line }) => line).join(' ')}`
  }
  const reads: string[] = []
  for await (const read of readInvoices(source, options)) reads.push(told(read))
  return reads
}

test('lines that follow each other under one number are one invoice', async () => {
  expect(await readAll([])).toEqual([])
  expect(
    await readAll([
      row(2, '1', 'a'),
      row(3, '1', 'b1'),
      row(4, '2', 'a'),
      row(5, 'C3', 'a'),
      row(6, '1', 'c'),
    ]),
  ).toEqual(['1: 2 3', '2: 4', 'C3: 5', '1: 6'])
})

test('a bad line is told and left out, the invoice goes on', async () => {
  expect(
    await readAll([
      row(2, '1', 'a'),
      row(3, '1', 'POST'),
      { line: 4, fault: 'this line has 7 values and not 8' },
      row(5, '1', 'b1'),
      row(6, '2', 'D'),
    ]),
  ).toEqual(['NOT_A_PRODUCT 3', 'UNREADABLE 4', 'NOT_A_PRODUCT 6', '1: 2 5'])
})

test('a repetition, another customer and too many pieces within an invoice are told', async () => {
  expect(
    await readAll([
      row(2, '1', 'a'),
      row(3, '1', 'a'),
      row(4, '1', 'a', { Quantity: '2' }),
      row(5, '1', 'b1', { 'Customer ID': '9' }),
      row(6, '1', 'b1', { Quantity: '9000' }),
      row(7, '1', 'b1', { Quantity: '1001' }),
      row(8, '1', 'b1', { Quantity: '1000' }),
    ]),
  ).toEqual(['DUPLICATE 3', 'MIXED 5', 'INVALID_QUANTITY 7', '1: 2 4 6 8'])
})

test('an invoice of more than 100 lines is one, and a misfit is told wherever it stands', async () => {
  const lines = Array.from({ length: 250 }, (_, index) => row(index + 2, '1', `sku-${index}`))
  const misfits = [
    row(300, '1', 'sku-1'),
    row(301, '1', 'sku-1', { Quantity: '10000' }),
    row(302, '1', 'b1', { 'Customer ID': '9' }),
  ]
  const bad = row(102, '1', 'sku-100', { 'Customer ID': '9' })
  const reads = await readAll([...lines.slice(0, 100), bad, ...lines.slice(101), ...misfits])
  expect(reads.slice(0, 4)).toEqual(['MIXED 102', 'DUPLICATE 300', 'INVALID_QUANTITY 301', 'MIXED 302'])
  expect(reads.slice(4).map((read) => read.split(' ').length)).toEqual([250])
})

test('the lines that an invoice has beyond those that are held in memory are told', async () => {
  const lines = Array.from({ length: 5_002 }, (_, index) => row(index + 2, '1', `sku-${index}`))
  const reads = await readAll([...lines, row(6_000, '2', 'a')])
  expect(reads.slice(0, 2)).toEqual(['LIMIT_EXCEEDED 5002', 'LIMIT_EXCEEDED 5003'])
  expect(reads.slice(2).map((read) => read.split(' ').length)).toEqual([5_001, 2])
})
