import { setTimeout as pause } from 'node:timers/promises'
import { formatMoney, parseMoney } from '#platform/kernel/money.ts'
import {
  PlaceOrdersDocument,
  type PlaceOrderInput,
  type PlaceOrdersMutation,
} from '#schema/client/generated/graphql.ts'
import type { ApiClient } from '../api-client.ts'
import { CommandRefused } from '../command-line.ts'
import type { Directory, Found } from './directory.ts'
import { findHeld, noteOf } from './held.ts'
import type { Invoice } from './invoices.ts'
import { keyOf } from './key.ts'
import type { Row, RowFault } from './row.ts'
import { settle, type HeldLine, type Ordered } from './settle.ts'

export interface Placed {
  placed: number
  /** Had been placed by an earlier run. */
  replayed: number
  faults: RowFault[]
}

/** An invoice of which some lines are not dealt with yet. */
interface Task {
  invoice: Invoice
  /** None: a guest's. */
  customerId: string | undefined
  /** The lines that no order of it holds, as far as is known, and that were not refused. */
  left: readonly Ordered[]
  /** Which order of it is asked for next, from 1: those before it are placed, and what they hold is known. */
  part: number
  /** What an order of it holds and the file does not have: then nothing is placed besides. */
  stray: HeldLine | undefined
  /** How often to ask again: for products that Orders has not heard of yet, or an order that is still being placed. */
  looks: number
}

type Result = PlaceOrdersMutation['placeOrders']['results'][number]
type Names = { source: string; currency: string }

/** As many as an order may have. */
export const itemsAtMost = 100
const looks = 10
const lookAgainMs = 500

/**
 * Places the orders of some invoices, each of another number, whose products and customers were looked up. The first 100
 * lines of an invoice become its first order, and so on; lines that come in by a later run, because they were refused or
 * were not there, become its next order. Each order has a key of the invoice and its place among the orders of it, and is
 * asked for only when all before it are known: so no line is in two of them, whatever is changed, broken off or repeated.
 */
export async function placeInvoices(
  api: ApiClient,
  directory: Directory,
  invoices: readonly Invoice[],
  names: Names,
): Promise<Placed> {
  const outcome: Placed = { placed: 0, replayed: 0, faults: [] }
  let tasks = invoices.flatMap((invoice) => toTask(invoice, directory, names, outcome.faults))
  while (tasks.length > 0) {
    const { placeOrders } = await api.ask(PlaceOrdersDocument, {
      input: { orders: tasks.map((task) => toInput(task, names)) },
    })
    const [refusal] = placeOrders.userErrors
    if (refusal) throw new CommandRefused(`the API refuses: ${refusal.message}`)
    const next: Task[] = []
    let isWaiting = false
    for (const result of placeOrders.results) {
      const task = tasks[result.index] as Task
      const after = await advance(api, task, result, { names, outcome })
      isWaiting ||= after.looks < task.looks
      if (after.left.length > 0) next.push(after)
    }
    if (isWaiting) await pause(lookAgainMs)
    tasks = next
  }
  return outcome
}

/** What of a task is asked for at once: nothing beside a stray. */
function pieceOf({ left, stray }: Task): readonly Ordered[] {
  return stray ? [] : left.slice(0, itemsAtMost)
}

/** A product that there cannot be, by the sign in its id: asks whether a key is used, and leaves a free one free. */
const probe = { productId: '/', quantity: 1 }

function toInput(task: Task, { source }: Names): PlaceOrderInput {
  const { invoice, customerId, left, part } = task
  const piece = pieceOf(task)
  const { at, country } = (left[0] as Ordered).row
  return {
    idempotencyKey: keyOf(source, invoice.number, part),
    items: piece.length > 0 ? piece.map(({ item }) => item) : [probe],
    ...(customerId === undefined ? {} : { customerId }),
    placedAt: at.toISOString(),
    note: noteOf(invoice.number, part, country),
  }
}

/** What is to be done after an order of an invoice was asked for. */
async function advance(
  api: ApiClient,
  task: Task,
  { order, replayed, userErrors }: Result,
  { names: { source }, outcome }: { names: Names; outcome: Placed },
): Promise<Task> {
  const { invoice, customerId, left, part, stray } = task
  const piece = pieceOf(task)
  if (order) {
    outcome[replayed ? 'replayed' : 'placed'] += 1
    return { ...task, left: left.slice(piece.length), part: part + 1 }
  }
  if (userErrors.some(({ code }) => code === 'IDEMPOTENCY_KEY_REUSED')) {
    const key = keyOf(source, invoice.number, part)
    const held = await findHeld(api, invoice, { customerId, part, key })
    if (!held) {
      outcome.faults.push(...left.map(({ row }) => changed(row, undefined)))
      return { ...task, left: [] }
    }
    const settled = settle(left, held)
    if (settled.left.length < left.length) outcome.replayed += 1
    return { ...task, left: settled.left, part: part + 1, stray: stray ?? settled.strays[0] }
  }
  const isInProgress = userErrors.some(({ code }) => code === 'IDEMPOTENCY_IN_PROGRESS')
  const isNew = userErrors.some(({ code, path }) => code === 'NOT_FOUND' && path?.at(-1) === 'productId')
  if ((isInProgress || (isNew && !stray)) && task.looks > 1) return { ...task, looks: task.looks - 1 }
  if (stray) {
    outcome.faults.push(...left.map(({ row }) => changed(row, stray)))
    return { ...task, left: [] }
  }
  const rows = piece.map(({ row }) => row)
  const faults = userErrors.map(({ code, message, path }) => faultOf(rows, code, message, path))
  outcome.faults.push(...faults, ...alsoRefused(rows, faults))
  return { ...task, left: left.slice(piece.length) }
}

/** A line of an invoice that was ordered otherwise than the file has it: it may be in the order already, as it was before. */
function changed({ line }: Row, stray: HeldLine | undefined): RowFault {
  const message = stray
    ? `an order of this invoice has ${stray.quantity} of ${stray.sku} at ${stray.unitPrice.amount} ${stray.unitPrice.currencyCode}, which is not, or no longer, among its lines here: this line may be what became of it, and is not ordered besides`
    : 'this invoice was ordered with another customer or at another time than the file has now: what of it was ordered is not known, and nothing is ordered besides'
  return { line, column: '', code: 'CHANGED', message }
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
  rows: readonly Row[],
  code: string,
  message: string,
  path: readonly string[] | null | undefined,
): RowFault {
  const index = path?.[3] === 'items' ? Number(path[4]) : 0
  const line = (rows[index] ?? rows[0])?.line ?? 0
  return { line, column: '', code, message }
}

/** An invoice without the lines whose product is unknown; none if nothing is left. */
function toTask(
  invoice: Invoice,
  directory: Directory,
  { currency }: Names,
  faults: RowFault[],
): Task | readonly [] {
  const { rows } = invoice
  const [first] = rows as [Row, ...Row[]]
  const customer = first.customer === null ? undefined : directory.customer(first.customer)
  if (customer && 'refusal' in customer) {
    const fault = refused(first, 'Customer ID', customer)
    faults.push(fault, ...alsoRefused(rows, [fault]))
    return []
  }
  const left = rows.flatMap((row): Ordered[] => {
    const product = directory.product(row.sku)
    if ('refusal' in product) {
      faults.push(refused(row, 'StockCode', product))
      return []
    }
    const { quantity, price } = row
    // As it is read from the order: two ways to write one price would be two prices.
    const money = parseMoney(price, currency)
    const unitPrice = { amount: money ? formatMoney(money) : price, currencyCode: currency }
    return [{ row, item: { productId: product.id, quantity, unitPrice } }]
  })
  if (left.length === 0) return []
  return { invoice, customerId: customer?.id, left, part: 1, stray: undefined, looks }
}

function refused(row: Row, column: RowFault['column'], found: Found): RowFault {
  const message = 'refusal' in found ? found.refusal : ''
  return { line: row.line, column, code: 'NOT_FOUND', message }
}
