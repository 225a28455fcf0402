import { setTimeout as pause } from 'node:timers/promises'
import { PlaceOrdersDocument, type PlaceOrderInput } from '#schema/client/generated/graphql.ts'
import type { ApiClient } from '../api-client.ts'
import { CommandRefused } from '../command-line.ts'
import type { Directory, Found } from './directory.ts'
import type { Invoice } from './invoices.ts'
import { keyOf } from './key.ts'
import type { Row, RowFault } from './row.ts'

export interface Placed {
  placed: number
  /** Had been placed by an earlier run. */
  replayed: number
  faults: RowFault[]
}

interface Draft {
  /** One for each item of the order. */
  rows: readonly Row[]
  input: PlaceOrderInput
}

/** How often to look again for products that Orders has not heard of yet. */
const looks = 10

/** Places the orders of some invoices, whose products and customers were looked up. */
export async function placeInvoices(
  api: ApiClient,
  directory: Directory,
  invoices: readonly Invoice[],
  { source, currency }: { source: string; currency: string },
): Promise<Placed> {
  const outcome: Placed = { placed: 0, replayed: 0, faults: [] }
  const drafts: Draft[] = []
  for (const invoice of invoices) {
    const draft = toDraft(invoice, directory, { source, currency }, outcome.faults)
    if (draft) drafts.push(draft)
  }
  let waiting = drafts
  for (let look = 1; waiting.length > 0; look++) {
    waiting = await placeOnce(api, waiting, outcome, look < looks)
    if (waiting.length > 0) await pause(500)
  }
  return outcome
}

/** Returns those to be tried again: of products that were added a moment ago. */
async function placeOnce(
  api: ApiClient,
  drafts: readonly Draft[],
  outcome: Placed,
  mayWait: boolean,
): Promise<Draft[]> {
  const { placeOrders } = await api.ask(PlaceOrdersDocument, {
    input: { orders: drafts.map(({ input }) => input) },
  })
  const [refusal] = placeOrders.userErrors
  if (refusal) throw new CommandRefused(`the API refuses: ${refusal.message}`)
  const again: Draft[] = []
  for (const { index, order, replayed, userErrors } of placeOrders.results) {
    const draft = drafts[index] as Draft
    const isNew = userErrors.some(({ code, path }) => code === 'NOT_FOUND' && path?.at(-1) === 'productId')
    if (order) outcome[replayed ? 'replayed' : 'placed'] += 1
    else if (mayWait && isNew) again.push(draft)
    else {
      const faults = userErrors.map(({ code, message, path }) => faultOf(draft, code, message, path))
      outcome.faults.push(...faults, ...alsoRefused(draft.rows, faults))
    }
  }
  return again
}

/** The other lines of an order that was refused: they were not taken over either. */
function alsoRefused(rows: readonly Row[], faults: readonly RowFault[]): RowFault[] {
  const told = new Set(faults.map(({ line }) => line))
  const message = `its order was refused: see line ${faults[0]?.line ?? 0}`
  return rows
    .filter(({ line }) => !told.has(line))
    .map(({ line }) => ({ line, column: '', code: 'ORDER_REFUSED', message }))
}

/** A refusal, at the line that it is about. */
function faultOf(
  { rows }: Draft,
  code: string,
  message: string,
  path: readonly string[] | null | undefined,
): RowFault {
  const index = path?.[3] === 'items' ? Number(path[4]) : 0
  const line = (rows[index] ?? rows[0])?.line ?? 0
  return { line, column: '', code, message }
}

/** The order of an invoice without the lines whose product is unknown; undefined if nothing is left. */
function toDraft(
  { number, part, rows }: Invoice,
  directory: Directory,
  { source, currency }: { source: string; currency: string },
  faults: RowFault[],
): Draft | undefined {
  const [first] = rows as [Row, ...Row[]]
  const customer = first.customer === null ? undefined : directory.customer(first.customer)
  if (customer && 'refusal' in customer) {
    const fault = refused(first, 'Customer ID', customer)
    faults.push(fault, ...alsoRefused(rows, [fault]))
    return undefined
  }
  const ordered = rows.flatMap((row) => {
    const product = directory.product(row.sku)
    if ('id' in product) return [{ row, productId: product.id }]
    faults.push(refused(row, 'StockCode', product))
    return []
  })
  if (ordered.length === 0) return undefined
  const items = ordered.map(({ row: { quantity, price }, productId }) => ({
    productId,
    quantity,
    unitPrice: { amount: price, currencyCode: currency },
  }))
  const input = {
    idempotencyKey: keyOf(source, number, part),
    items,
    ...(customer ? { customerId: customer.id } : {}),
    placedAt: first.at.toISOString(),
    note: `Invoice ${number}${part > 1 ? `, part ${part}` : ''}${first.country ? `, ${first.country}` : ''}`,
  }
  return { rows: ordered.map(({ row }) => row), input }
}

function refused(row: Row, column: RowFault['column'], found: Found): RowFault {
  const message = 'refusal' in found ? found.refusal : ''
  return { line: row.line, column, code: 'NOT_FOUND', message }
}
