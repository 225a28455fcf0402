import type { CsvLine } from '../csv/read-csv.ts'
import { maxQuantity, readRow, type Column, type Row, type RowFault } from './row.ts'

/** The lines of one invoice, or of one cancellation, that follow each other in the file: at least one. */
export interface Invoice {
  number: string
  /** Which piece of an invoice that has more lines than an order may have; 1 for the first. */
  part: number
  isCancellation: boolean
  rows: readonly Row[]
}

export type Read = { invoice: Invoice } | { fault: RowFault }

const maxLines = 100

export interface ReadOptions {
  currency: string
  guests: boolean
  now: Date
}

/** Reads invoices one after the other. Of the file, no more is in memory than one of them. */
export async function* readInvoices(
  lines: AsyncIterable<CsvLine<Column>>,
  options: ReadOptions,
): AsyncGenerator<Read> {
  let open: Row[] = []
  let part = 1
  const close = (): Invoice | undefined => {
    const [first] = open
    if (!first) return undefined
    const { invoice: number, isCancellation } = first
    const invoice = { number, part, isCancellation, rows: open }
    open = []
    return invoice
  }
  for await (const entry of lines) {
    const row = 'fault' in entry ? unreadable(entry) : readRow(entry.line, entry.values, options)
    if ('code' in row) {
      yield { fault: row }
      continue
    }
    const isNext = open[0]?.invoice !== row.invoice
    if (isNext || open.length === maxLines) {
      const invoice = close()
      if (invoice) yield { invoice }
      part = isNext ? 1 : part + 1
    }
    const fault = misfit(open, row)
    if (fault) yield { fault }
    else open.push(row)
  }
  const last = close()
  if (last) yield { invoice: last }
}

function unreadable({ line, fault }: { line: number; fault: string }): RowFault {
  return { line, column: '', code: 'UNREADABLE', message: fault }
}

/** What keeps a line from joining the lines of its invoice before it. */
function misfit(rows: readonly Row[], row: Row): RowFault | undefined {
  const [first] = rows
  if (!first) return undefined
  const { line } = row
  if (row.customer !== first.customer)
    return {
      line,
      column: 'Customer ID',
      code: 'MIXED',
      message: `line ${first.line} of this invoice has another customer`,
    }
  const same = rows.filter(({ sku }) => sku === row.sku)
  const twin = same.find(
    ({ quantity, price, at }) => quantity === row.quantity && price === row.price && +at === +row.at,
  )
  if (twin) return { line, column: '', code: 'DUPLICATE', message: `it repeats line ${twin.line}` }
  const pieces = same.reduce((sum, { quantity }) => sum + quantity, row.quantity)
  if (pieces <= maxQuantity) return undefined
  const message = `more than ${maxQuantity} pieces of one product cannot be ordered at once`
  return { line, column: 'Quantity', code: 'INVALID_QUANTITY', message }
}
