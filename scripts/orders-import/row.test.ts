import { expect, test } from 'vitest'
import { readDate, readRow, type Column } from './row.ts'

const now = new Date('2026-03-01T00:00:00Z')
const options = { currency: 'GBP', guests: false, now }
const good: Record<Column, string> = {
  Invoice: '536365',
  StockCode: '85123A',
  Description: 'WHITE HANGING HEART T-LIGHT HOLDER',
  Quantity: '6',
  InvoiceDate: '2010-12-01 08:26:00',
  Price: '2.55',
  'Customer ID': '17850',
  Country: 'United Kingdom',
}
const read = (more: Partial<Record<Column, string>>, others = {}) =>
  readRow(7, { ...good, ...more }, { ...options, ...others })

test('a line is read as it is', () => {
  expect(read({})).toEqual({
    line: 7,
    invoice: '536365',
    isCancellation: false,
    sku: '85123A',
    description: 'WHITE HANGING HEART T-LIGHT HOLDER',
    quantity: 6,
    price: '2.55',
    at: new Date('2010-12-01T08:26:00Z'),
    customer: '17850',
    country: 'United Kingdom',
  })
})

test('a cancellation is told by its C, and counts upwards', () => {
  expect(read({ Invoice: 'C536379', Quantity: '-2' })).toMatchObject({
    invoice: 'C536379',
    isCancellation: true,
    quantity: 2,
  })
})

test('a number that a spreadsheet made of a customer is the same customer', () => {
  expect(read({ 'Customer ID': '17850.0' })).toMatchObject({ customer: '17850' })
})

test('a line without a customer is a guest’s where guests are wanted', () => {
  expect(read({ 'Customer ID': '' }, { guests: true })).toMatchObject({ customer: null })
})

test.each<[Partial<Record<Column, string>>, string]>([
  [{ Invoice: '' }, 'BAD_INVOICE'],
  [{ Invoice: 'A506401' }, 'BAD_INVOICE'],
  [{ StockCode: '' }, 'BAD_INPUT'],
  [{ StockCode: 'x'.repeat(65) }, 'BAD_INPUT'],
  [{ StockCode: 'POST' }, 'NOT_A_PRODUCT'],
  [{ StockCode: 'D' }, 'NOT_A_PRODUCT'],
  [{ StockCode: 'm' }, 'NOT_A_PRODUCT'],
  [{ StockCode: 'BANK CHARGES' }, 'NOT_A_PRODUCT'],
  [{ StockCode: 'gift_0001_20' }, 'NOT_A_PRODUCT'],
  [{ StockCode: 'TEST001' }, 'NOT_A_PRODUCT'],
  [{ Quantity: '' }, 'INVALID_QUANTITY'],
  [{ Quantity: '0' }, 'INVALID_QUANTITY'],
  [{ Quantity: '1.5' }, 'INVALID_QUANTITY'],
  [{ Quantity: '-6' }, 'INVALID_QUANTITY'],
  [{ Quantity: '80995' }, 'INVALID_QUANTITY'],
  [{ Invoice: 'C536379' }, 'INVALID_QUANTITY'],
  [{ Price: '' }, 'BAD_PRICE'],
  [{ Price: '-11062.06' }, 'BAD_PRICE'],
  [{ Price: '0.001' }, 'BAD_PRICE'],
  [{ Price: '0' }, 'ZERO_PRICE'],
  [{ Price: '0.00' }, 'ZERO_PRICE'],
  [{ InvoiceDate: 'yesterday' }, 'BAD_DATE'],
  [{ InvoiceDate: '2010-02-30 08:26:00' }, 'BAD_DATE'],
  [{ InvoiceDate: '2027-01-01 00:00:00' }, 'BAD_DATE'],
  [{ 'Customer ID': '' }, 'NO_CUSTOMER'],
  [{ 'Customer ID': '1'.repeat(65) }, 'BAD_INPUT'],
  [{ Description: 'a\0b' }, 'BAD_INPUT'],
])('%j is told as %s', (more, code) => {
  expect(read(more)).toMatchObject({ line: 7, code, message: expect.stringMatching(/./) })
})

test.each([
  ['2010-12-01 08:26:00', '2010-12-01T08:26:00.000Z'],
  ['2010-12-01T08:26', '2010-12-01T08:26:00.000Z'],
  ['12/1/2010 8:26', '2010-12-01T08:26:00.000Z'],
  ['2/29/2012 0:00', '2012-02-29T00:00:00.000Z'],
])('the time %s is %s', (text, iso) => {
  expect(readDate(text)?.toISOString()).toBe(iso)
})

test.each(['2/29/2011 0:00', '13/1/2010 8:26', '2010-12-01', '2010-12-01 24:00:00', '2010-12-01 08:60:00'])(
  'there is no time %s',
  (text) => {
    expect(readDate(text)).toBeUndefined()
  },
)
