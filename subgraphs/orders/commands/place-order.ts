import { setTimeout as pause } from 'node:timers/promises'
import { checkIdempotencyKey, hashInput } from '#platform/database/idempotency.ts'
import { newId } from '#platform/ids.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import { isTransient } from '#platform/messaging/transient.ts'
import { currentTrace, toTraceparent } from '#platform/telemetry/trace.ts'
import { findProducts } from '../catalogue.ts'
import { checkItems, decidePlacement, type OrderItem, type Placement } from '../domain/placement.ts'
import { orderCreated } from '../events.ts'
import { findOrdersByKey, insertOrders, type Db, type NewOrder, type OrderRow } from '../repository.ts'
import { groupCommit } from './group-commit.ts'

/** How long an unknown product is looked for: the catalogue follows Inventory by event. */
const catalogueLagMs = 1_000
const lookAgainMs = 50

export interface PlaceOrderRequest {
  idempotencyKey: string
  items: readonly OrderItem[]
}

export interface PlaceOrderDependencies {
  db: Db
  /** Called after each commit. */
  onCommit: () => void
}

export type PlaceOrderOutcome = Result<{ order: OrderRow; replayed: boolean }, Rejection>

export type PlaceOrder = (request: PlaceOrderRequest) => Promise<PlaceOrderOutcome>

interface Request extends PlaceOrderRequest {
  inputHash: string
  /** Of the call: a batch holds calls of many traces. */
  traceparent: string | undefined
}

/** A request that may be placed, with the order it becomes. */
interface Draft {
  request: Request
  placement: Placement
  order: NewOrder
}

/**
 * Makes the command that places orders: PENDING, with OrderCreated in the outbox. Requests that come at once share a
 * transaction. The same key again answers the order it placed, as it now is, for ever.
 */
export function createPlaceOrder(dependencies: PlaceOrderDependencies): PlaceOrder {
  const placeInBatch = groupCommit(
    (requests: readonly Request[]) => place(dependencies, requests),
    isTransient,
  )
  return async ({ idempotencyKey, items }) => {
    const faults = check({ idempotencyKey, items })
    if (faults.length > 0) return rejected(...faults)
    const trace = currentTrace()
    const traceparent = trace && toTraceparent(trace)
    const request = { idempotencyKey, items, inputHash: hashInput({ items }), traceparent }
    const deadline = Date.now() + catalogueLagMs
    for (;;) {
      const outcome = await placeInBatch(request)
      const isUnknown = !outcome.ok && outcome.rejections.some(({ code }) => code === 'NOT_FOUND')
      if (!isUnknown || Date.now() > deadline) return outcome
      await pause(lookAgainMs)
    }
  }
}

/**
 * What is wrong with the form of a request. Products are looked at only when nothing is: the catalogue may lag, and a
 * product that is about to arrive must not be called unknown.
 */
function check({ idempotencyKey, items }: PlaceOrderRequest): Rejection[] {
  const keyFault = checkIdempotencyKey(idempotencyKey)
  return [...(keyFault ? [keyFault] : []), ...checkItems(items)]
}

async function place(
  { db, onCommit }: PlaceOrderDependencies,
  requests: readonly Request[],
): Promise<PlaceOrderOutcome[]> {
  const products = await findProducts(
    db,
    requests.flatMap(({ items }) => items.map(({ productId }) => productId)),
  )
  const now = new Date()
  const drafts = new Map<Request, Draft>()
  const outcomes = new Map<Request, PlaceOrderOutcome>()
  for (const request of requests) {
    const decision = decidePlacement(request.items, products)
    if (decision.ok) drafts.set(request, draft(request, decision.value, now))
    else outcomes.set(request, decision)
  }
  const placed = await save(db, [...drafts.values()])
  if (placed.size > 0) onCommit()
  for (const [request, { order }] of drafts) {
    const row = placed.get(order.id)
    if (row) outcomes.set(request, ok({ order: row, replayed: false }))
  }
  await replayEarlier(
    db,
    requests.filter((request) => !outcomes.get(request)?.ok),
    outcomes,
  )
  return requests.map((request) => outcomes.get(request) as PlaceOrderOutcome)
}

/**
 * Requests that placed nothing now may have placed their order before, whatever became of its products since. Looked for
 * only after the attempt: nearly every request is the first with its key.
 */
async function replayEarlier(
  db: Db,
  requests: readonly Request[],
  outcomes: Map<Request, PlaceOrderOutcome>,
): Promise<void> {
  if (requests.length === 0) return
  const earlier = await findOrdersByKey(
    db,
    requests.map(({ idempotencyKey }) => idempotencyKey),
  )
  for (const request of requests) {
    const order = earlier.get(request.idempotencyKey)
    if (order) outcomes.set(request, replay(request, order))
  }
}

function draft(request: Request, placement: Placement, now: Date): Draft {
  const { idempotencyKey, inputHash } = request
  const { currency, totalMinor } = placement
  const lines = placement.lines.map((line) => ({ ...line, id: newId('oln') }))
  const order = { id: newId('ord'), currency, totalMinor, idempotencyKey, inputHash, createdAt: now, lines }
  return { request, placement, order }
}

/** Inserts the drafts whose key is free, with their events, in one transaction; answers the orders by id. */
async function save(db: Db, drafts: readonly Draft[]): Promise<Map<string, OrderRow>> {
  if (drafts.length === 0) return new Map()
  return db.transaction().execute(async (tx) => {
    const numbers = await insertOrders(
      tx,
      drafts.map(({ order }) => order),
    )
    const placed = drafts.flatMap(({ request, order, placement }) => {
      const orderNumber = numbers.get(order.id)
      return orderNumber === undefined ? [] : [{ row: toPending(order, orderNumber), placement, request }]
    })
    await enqueue(
      tx,
      placed.map(({ row, placement, request: { traceparent } }) => ({
        ...orderCreated(row, placement.demand),
        ...(traceparent ? { traceparent } : {}),
      })),
    )
    return new Map(placed.map(({ row }) => [row.id, row]))
  })
}

function toPending({ id, currency, totalMinor, createdAt }: NewOrder, orderNumber: string): OrderRow {
  return {
    id,
    orderNumber,
    status: 'PENDING',
    sequence: 1,
    currency,
    totalMinor,
    cancellation: null,
    createdAt,
    updatedAt: createdAt,
  }
}

function replay(request: Request, earlier: { order: OrderRow; inputHash: string }): PlaceOrderOutcome {
  if (earlier.inputHash === request.inputHash) return ok({ order: earlier.order, replayed: true })
  return rejected({
    code: 'IDEMPOTENCY_KEY_REUSED',
    message: 'this idempotencyKey placed another order: use a new key for a new order',
    path: ['input', 'idempotencyKey'],
  })
}
