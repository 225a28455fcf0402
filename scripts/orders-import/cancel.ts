import { setTimeout as pause } from 'node:timers/promises'
import {
  CancelLinesDocument,
  CancelWholeDocument,
  OrdersToCancelDocument,
  OrderToCancelNowDocument,
  ProbeCancellationDocument,
  type OrdersToCancelQuery,
} from '#schema/client/generated/graphql.ts'
import type { ApiClient } from '../api-client.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Directory } from './directory.ts'
import type { Invoice } from './invoices.ts'
import { keyOf } from './key.ts'
import { isGone, isWhole, matchOrder, type Candidate, type Match, type Wanted } from './match.ts'
import type { Row, RowFault } from './row.ts'

export interface Cancelled {
  /** Lines of the file that were cancelled now. */
  cancelled: number
  /** Lines that an earlier run had cancelled. */
  replayed: number
  faults: RowFault[]
}

type Refusal = { code: string; message: string } | undefined

const decisionPatienceMs = 60_000
const undecided = new Set(['PENDING', 'AWAITING_PAYMENT'])

/**
 * Cancels what the lines of a cancellation name. It does not say of which invoice: of the customer's latest order before it
 * that still has as much of the product. Line by line, each with a key of its own, so that a run that was broken off in the
 * midst is taken up where it was.
 */
export async function cancelInvoice(
  api: ApiClient,
  directory: Directory,
  { number, rows }: Invoice,
  { source, checkpoint }: { source: string; checkpoint: Checkpoint },
): Promise<Cancelled> {
  const outcome: Cancelled = { cancelled: 0, replayed: 0, faults: [] }
  for (const row of rows) {
    if (!checkpoint.mayCancel) {
      outcome.faults.push({ line: row.line, column: '', ...mayBeDone })
      continue
    }
    // What it is, and not where it stands: lines may have been mended before it. The 1 keeps the keys that are remembered valid.
    const key = keyOf(source, number, 1, row.sku, row.quantity, row.price, row.at.toISOString())
    if ((row.customer !== null && checkpoint.wasCancelled(row.line)) || (await wasDone(api, key))) {
      checkpoint.noteCancellation(row.line, true)
      outcome.replayed += 1
      continue
    }
    const refusal = await cancelRow(api, directory, row, key)
    checkpoint.noteCancellation(row.line, refusal === undefined)
    if (refusal) outcome.faults.push({ line: row.line, column: '', ...refusal })
    else outcome.cancelled += 1
  }
  return outcome
}

const mayBeDone = {
  code: 'MAYBE_CANCELLED',
  message:
    'the checkpoint is of another file, API, actor or currency, so this may have been cancelled already: --cancel-again cancels it all the same',
}

const isInProgress = ({ userErrors }: { userErrors: readonly { code: string }[] }) =>
  userErrors.some(({ code }) => code === 'IDEMPOTENCY_IN_PROGRESS')

/**
 * Whether a key was used. Asked with an order that there is not, which leaves a free key free: a second run would find the
 * order of the first cancelled, and take the one before it for the one that is meant.
 */
async function wasDone(api: ApiClient, idempotencyKey: string): Promise<boolean> {
  const { cancelOrder, cancelOrderLines } = await api.ask(
    ProbeCancellationDocument,
    {
      whole: { idempotencyKey, orderId: 'none' },
      lines: { idempotencyKey, orderId: 'none', items: [{ lineId: 'none', quantity: 1 }] },
    },
    (answer) => isInProgress(answer.cancelOrder) || isInProgress(answer.cancelOrderLines),
  )
  return [...cancelOrder.userErrors, ...cancelOrderLines.userErrors].some(
    ({ code }) => code === 'IDEMPOTENCY_KEY_REUSED',
  )
}

async function cancelRow(api: ApiClient, directory: Directory, row: Row, key: string): Promise<Refusal> {
  const { sku, customer, quantity, price, at } = row
  const product = directory.product(sku)
  if ('refusal' in product) return noMatch(`${sku} was never ordered`)
  if (customer === null) return noMatch('without its customer a cancellation cannot be matched with an order')
  const known = directory.customer(customer)
  if ('refusal' in known) return noMatch(known.refusal)
  const before = new Date(at.getTime() + 1).toISOString()
  const match = await findOrder(
    api,
    { customerId: known.id, before },
    { productId: product.id, quantity, price },
  )
  if (match) return cancel(api, match, key)
  return noMatch(`no earlier order of customer ${customer} still has ${quantity} of ${sku} to cancel`)
}

/** Looks through the orders that something can be cancelled of, latest first, until none can be meant rather. */
async function findOrder(
  api: ApiClient,
  { customerId, before }: { customerId: string; before: string },
  wanted: Wanted,
): Promise<Match | undefined> {
  let best: Match | undefined
  for (let after: string | null = null; ;) {
    const { productId } = wanted
    const { orders }: OrdersToCancelQuery = await api.ask(OrdersToCancelDocument, {
      ...{ customerId, productId, before, after },
    })
    const match = matchOrder(orders?.nodes ?? [], wanted)
    if (match?.isExact) return match
    best ??= match
    if (!orders?.pageInfo.hasNextPage) return best
    after = orders.pageInfo.endCursor ?? null
  }
}

function noMatch(message: string): Refusal {
  return { code: 'NO_MATCH', message }
}

/** Cancels part of an order, or all that is left of it. */
async function cancel(api: ApiClient, { order, portions }: Match, idempotencyKey: string): Promise<Refusal> {
  if (isWhole(order, portions)) {
    const { cancelOrder } = await api.ask(
      CancelWholeDocument,
      { input: { idempotencyKey, orderId: order.id } },
      (answer) => isInProgress(answer.cancelOrder),
    )
    return cancelOrder.userErrors[0]
  }
  // Only of a confirmed order lines can be cancelled, and this one may have been placed a moment ago.
  const status = await decided(api, order)
  if (isGone({ status })) return noMatch(`its order was ${status} for lack of stock`)
  const { cancelOrderLines } = await api.ask(
    CancelLinesDocument,
    { input: { idempotencyKey, orderId: order.id, items: portions } },
    (answer) => isInProgress(answer.cancelOrderLines),
  )
  return cancelOrderLines.userErrors[0]
}

async function decided(api: ApiClient, { id, status: known }: Candidate): Promise<string> {
  let status = known
  for (const deadline = Date.now() + decisionPatienceMs; undecided.has(status) && Date.now() < deadline;) {
    await pause(100)
    const { order } = await api.ask(OrderToCancelNowDocument, { id })
    status = order?.status ?? status
  }
  return status
}
