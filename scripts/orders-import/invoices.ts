import type { CsvLine } from '../csv/read-csv.ts'
import { maxQuantity, readRow, type Column, type Row, type RowFault } from './row.ts'

/** The lines of one invoice, or of one cancellation, that follow each other in the file: at least one. */
export interface Invoice {
  number: string
  isCancellation: boolean
  rows: readonly Row[]
}

export type Read = { invoice: Invoice } | { fault: RowFault }

/** All of an invoice is held in memory until it is placed. The longest of the UCI data has some 1,100 lines. */
const maxLines = 5_000

export interface ReadOptions {
  currency: string
  guests: boolean
  now: Date
}

/** The good lines of an invoice so far. */
interface Open {
  rows: [Row, ...Row[]]
  /** The same, by product: looked through for each line, all of them would take too long. */
  bySku: Map<string, Row[]>
}

/** Reads invoices one after the other. Of the file, no more is in memory than one of them. */
export async function* readInvoices(
  lines: AsyncIterable<CsvLine<Column>>,
  options: ReadOptions,
): AsyncGenerator<Read> {
  let open: Open | undefined
  for await (const entry of lines) {
    const row = 'fault' in entry ? unreadable(entry) : readRow(entry.line, entry.values, options)
    if ('code' in row) {
      yield { fault: row }
      continue
    }
    if (open && open.rows[0].invoice !== row.invoice) {
      yield { invoice: close(open) }
      open = undefined
    }
    const fault = open && misfit(open, row)
    if (fault) {
      yield { fault }
      continue
    }
    if (open) open.rows.push(row)
    else open = { rows: [row], bySku: new Map() }
    const same = open.bySku.get(row.sku)
    if (same) same.push(row)
    else open.bySku.set(row.sku, [row])
  }
  if (open) yield { invoice: close(open) }
}

function close({ rows }: Open): Invoice {
  const { invoice: number, isCancellation } = rows[0]
  return { number, isCancellation, rows }
}

function unreadable({ line, fault }: { line: number; fault: string }): RowFault {
  return { line, column: '', code: 'UNREADABLE', message: fault }
}

/** What keeps a line from joining the lines of its invoice before it. */
function misfit({ rows, bySku }: Open, row: Row): RowFault | undefined {
  const [first] = rows
  const { line } = row
  if (row.customer !== first.customer)
    return {
      line,
      column: 'Customer ID',
      code: 'MIXED',
      message: `line ${first.line} of this invoice has another customer`,
    }
  const same = bySku.get(row.sku) ?? []
  const twin = same.find(
    ({ quantity, price, at }) => quantity === row.quantity && price === row.price && +at === +row.at,
  )
  if (twin) return { line, column: '', code: 'DUPLICATE', message: `it repeats line ${twin.line}` }
  const pieces = same.reduce((sum, { quantity }) => sum + quantity, row.quantity)
  if (pieces > maxQuantity) {
    const message = `more than ${maxQuantity} pieces of one product cannot be ordered at once`
    return { line, column: 'Quantity', code: 'INVALID_QUANTITY', message }
  }
  if (rows.length < maxLines) return undefined
  const message = `an invoice may have at most ${maxLines} good lines`
  return { line, column: 'Invoice', code: 'LIMIT_EXCEEDED', message }
}
