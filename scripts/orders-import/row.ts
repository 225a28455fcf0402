import { parseMoney } from '#platform/kernel/money.ts'
import { isStorable } from '#platform/kernel/storable.ts'

/** The columns of the "Online Retail II" data of the UCI repository, in their order. */
export const columns = {
  required: [
    'Invoice',
    'StockCode',
    'Description',
    'Quantity',
    'InvoiceDate',
    'Price',
    'Customer ID',
    'Country',
  ],
  optional: [],
} as const
export type Column = (typeof columns.required)[number]

/** One line of an invoice: so many of one product at a price. */
export interface Row {
  line: number
  invoice: string
  isCancellation: boolean
  sku: string
  description: string
  /** 1 or more, of a cancellation too. */
  quantity: number
  /** As in the file. */
  price: string
  at: Date
  /** The customer's key in the file; null where none is given. */
  customer: string | null
  country: string
}

/** What is wrong with a line, and where. */
export interface RowFault {
  line: number
  column: Column | ''
  code: string
  message: string
}

/** What stands among the stock codes and is no product: postage, fees, discounts, samples, corrections. */
const noProducts =
  /^(?:POST|DOT|C2|C3|D|M|S|B|BANK CHARGES|AMAZONFEE|CRUK|PADS|ADJUST\d*|GIFT(?:[_ ].*)?|TEST\d*|SP\d{4})$/i

export const maxQuantity = 10_000

/**
 * Reads one line. The first thing that is wrong with it is told.
 * @param currency of the prices
 * @param guests whether lines without a customer are wanted
 */
export function readRow(
  line: number,
  values: Partial<Record<Column, string>>,
  { currency, guests, now }: { currency: string; guests: boolean; now: Date },
): Row | RowFault {
  const text = (column: Column): string => values[column] ?? ''
  const fault = (column: Column, code: string, message: string): RowFault => ({ line, column, code, message })
  const unstorable = columns.required.find((column) => !isStorable(text(column)))
  if (unstorable) return fault(unstorable, 'BAD_INPUT', `${unstorable} must not contain the character NUL`)
  const [, cancelled = '', number] = /^(C?)(\d{1,12}[A-Z]?)$/i.exec(text('Invoice')) ?? []
  if (number === undefined)
    return fault(
      'Invoice',
      'BAD_INVOICE',
      `${quote(text('Invoice'))} is no number of an invoice or cancellation`,
    )
  const sku = text('StockCode')
  if (sku === '' || sku.length > 64)
    return fault('StockCode', 'BAD_INPUT', 'StockCode must have 1 to 64 characters')
  if (noProducts.test(sku)) return fault('StockCode', 'NOT_A_PRODUCT', `${quote(sku)} is no product`)
  const isCancellation = cancelled !== ''
  const quantity = readQuantity(text('Quantity'), isCancellation)
  if (typeof quantity === 'string') return fault('Quantity', 'INVALID_QUANTITY', quantity)
  const price = parseMoney(text('Price'), currency)
  if (!price) return fault('Price', 'BAD_PRICE', `${quote(text('Price'))} is no price in ${currency}`)
  if (price.minor === 0n) return fault('Price', 'ZERO_PRICE', 'the price is zero')
  const at = readDate(text('InvoiceDate'))
  if (!at) return fault('InvoiceDate', 'BAD_DATE', `${quote(text('InvoiceDate'))} is no date and time`)
  if (at > now) return fault('InvoiceDate', 'BAD_DATE', `${quote(text('InvoiceDate'))} is in the future`)
  const customer = text('Customer ID').replace(/\.0$/, '')
  if (customer === '' && !guests) return fault('Customer ID', 'NO_CUSTOMER', 'the customer is missing')
  if (customer.length > 64)
    return fault('Customer ID', 'BAD_INPUT', 'Customer ID may have at most 64 characters')
  return {
    ...{ line, invoice: cancelled.toUpperCase() + number, isCancellation, sku, quantity, at },
    ...{ price: text('Price'), description: text('Description'), country: text('Country') },
    customer: customer === '' ? null : customer,
  }
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 40))
}

/** The number of pieces; or what is wrong with it. */
function readQuantity(text: string, isCancellation: boolean): number | string {
  if (!/^-?\d{1,9}$/.test(text)) return `${quote(text)} is no whole number`
  const quantity = Number(text)
  if (quantity === 0) return 'the quantity is zero'
  if (quantity < 0 && !isCancellation) return 'a negative quantity needs an invoice that begins with C'
  if (quantity > 0 && isCancellation) return 'a cancellation needs a negative quantity'
  const pieces = Math.abs(quantity)
  return pieces > maxQuantity ? `more than ${maxQuantity} pieces cannot be ordered at once` : pieces
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?$/
const americanDate = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})$/

/** Reads `2010-12-01 08:26:00` or `12/1/2010 8:26`, month first, in UTC; undefined for a day that there is not. */
export function readDate(text: string): Date | undefined {
  const [, year, month, day, hour, minute, second = '0'] = isoDate.exec(text) ?? american(text)
  if (year === undefined) return undefined
  const parts = [year, month, day, hour, minute, second].map(Number)
  const [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0] = parts
  const date = new Date(Date.UTC(y, m - 1, d, h, min, s))
  // What is out of its range rolls over to another day.
  const isReal =
    date.getUTCFullYear() === y &&
    date.getUTCMonth() === m - 1 &&
    date.getUTCDate() === d &&
    h < 24 &&
    min < 60 &&
    s < 60
  return isReal ? date : undefined
}

function american(text: string): (string | undefined)[] {
  const [, month, day, year, hour, minute] = americanDate.exec(text) ?? []
  return ['', year, month, day, hour, minute]
}
