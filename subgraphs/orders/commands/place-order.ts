import { setTimeout as pause } from 'node:timers/promises'
import { checkIdempotencyKey, hashInput, keyTimeoutMs } from '#platform/database/idempotency.ts'
import { setLockTimeout } from '#platform/database/transact.ts'
import { anonymous, type Actor } from '#platform/graphql/actor.ts'
import { newId } from '#platform/ids.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import { isTransient } from '#platform/messaging/transient.ts'
import { currentTrace, toTraceparent } from '#platform/telemetry/trace.ts'
import { findProducts } from '../catalogue.ts'
import type { PaymentMode } from '../domain/axes.ts'
import { holdUntil, type PaymentPolicy } from '../domain/lifecycle.ts'
import type { Customer } from '../domain/customer.ts'
import { checkDetails, snapshot, unknownCustomer, type DetailsRequest } from '../domain/order-details.ts'
import { checkItems, decidePlacement, type OrderItem, type Placement } from '../domain/placement.ts'
import { orderCreated } from '../events.ts'
import type { Db, OrderRow } from '../repository.ts'
import { findCustomers } from '../repository-customers.ts'
import { findOrdersByKey, insertOrders, type NewOrder } from '../repository-placement.ts'
import { groupCommit } from './group-commit.ts'
import { isKeyInUse, onceKeyIsFree } from './key-in-use.ts'

/** How long an unknown product is looked for: the catalogue follows Inventory by event. */
const catalogueLagMs = 1_000
const lookAgainMs = 50
/** How long a batch waits for a key that another instance places an order with: all others wait as well. */
const batchKeyTimeoutMs = 200

export interface PlaceOrderRequest {
  idempotencyKey: string
  items: readonly OrderItem[]
  /** For whom, and where it goes. */
  details?: DetailsRequest | undefined
  /** Left out: NONE. */
  paymentMode?: PaymentMode | undefined
  /** With what a PREPAID order is to be paid. */
  paymentReference?: string | null | undefined
  /** Left out: staff without a name. */
  actor?: Actor | undefined
}

export interface PlaceOrderDependencies {
  db: Db
  /** How long a customer has to pay; see `PaymentPolicy`. */
  policy: PaymentPolicy
  /** Called after each commit. */
  onCommit: () => void
}

export type PlaceOrderOutcome = Result<{ order: OrderRow; replayed: boolean }, Rejection>

export type PlaceOrder = (request: PlaceOrderRequest) => Promise<PlaceOrderOutcome>

interface Request extends PlaceOrderRequest {
  inputHash: string
  /** Of the call: a batch holds calls of many traces. */
  traceparent: string | undefined
  traceId: string | null
}

/** A request that may be placed, with the order it becomes. */
interface Draft {
  request: Request
  placement: Placement
  order: NewOrder
}

/**
 * Makes the command that places orders: PENDING, with OrderCreated in the outbox. Requests that come at once share a
 * transaction. The same key again answers the order it placed, as it now is, for ever; while that is still being placed it is
 * waited for about two seconds.
 */
export function createPlaceOrder(dependencies: PlaceOrderDependencies): PlaceOrder {
  const placeInBatch = groupCommit(
    (requests: readonly Request[]) => place(dependencies, requests, batchKeyTimeoutMs),
    (error) => isTransient(error) && !isKeyInUse(error),
  )
  return async (asked) => {
    const faults = check(asked)
    if (faults.length > 0) return rejected(...faults)
    const { items, details, paymentMode = 'NONE', paymentReference = null } = asked
    const trace = currentTrace()
    const traceparent = trace && toTraceparent(trace)
    // What was left out is left out of the hash: a request from before it could be given is still the same request.
    const inputHash = hashInput({
      items,
      ...(paymentMode === 'NONE' ? {} : { paymentMode }),
      ...(paymentReference === null ? {} : { paymentReference }),
      ...details,
    })
    const request = { ...asked, inputHash, traceparent, traceId: trace?.traceId ?? null }
    const deadline = Date.now() + catalogueLagMs
    for (;;) {
      const outcome = await placeInBatch(request).catch((error: unknown) =>
        onceKeyIsFree(error, () => placeAlone(dependencies, request)),
      )
      if (!isProductUnknown(outcome) || Date.now() > deadline) return outcome
      await pause(lookAgainMs)
    }
  }
}

/**
 * What is wrong with the form of a request. Products are looked at only when nothing is: the catalogue may lag, and a
 * product that is about to arrive must not be called unknown.
 */
function check({ idempotencyKey, items, details, paymentReference }: PlaceOrderRequest): Rejection[] {
  const keyFault = checkIdempotencyKey(idempotencyKey)
  return [
    ...(keyFault ? [keyFault] : []),
    ...checkItems(items),
    ...checkDetails({ ...details, paymentReference }, new Date()),
  ]
}

function isProductUnknown(outcome: PlaceOrderOutcome): boolean {
  if (outcome.ok) return false
  return outcome.rejections.some(({ code, path }) => code === 'NOT_FOUND' && path?.at(-1) === 'productId')
}

/** The customers that are named; of most requests none is. */
async function customersOf(db: Db, requests: readonly Request[]): Promise<Map<string, Customer>> {
  const ids = requests.flatMap(({ details }) => details?.customerId ?? [])
  if (ids.length === 0) return new Map()
  return new Map((await findCustomers(db, ids)).map((customer) => [customer.id, customer]))
}

/** Decides one request; a customer that is not known is told beside what is wrong with the items. */
function decide(
  { items, details = {} }: Request,
  products: Parameters<typeof decidePlacement>[1],
  customers: ReadonlyMap<string, Customer>,
): ReturnType<typeof decidePlacement> {
  const placement = decidePlacement(items, products)
  if (details.customerId === undefined || customers.has(details.customerId)) return placement
  return rejected(unknownCustomer(), ...(placement.ok ? [] : placement.rejections))
}

/** @param timeoutMs how long each key in use is waited for; after that all of this fails with `lockNotAvailable` */
async function place(
  dependencies: PlaceOrderDependencies,
  requests: readonly Request[],
  timeoutMs: number,
): Promise<PlaceOrderOutcome[]> {
  const { db, onCommit } = dependencies
  const products = await findProducts(
    db,
    requests.flatMap(({ items }) => items.map(({ productId }) => productId)),
  )
  const customers = await customersOf(db, requests)
  const now = new Date()
  const drafts = new Map<Request, Draft>()
  const outcomes = new Map<Request, PlaceOrderOutcome>()
  for (const request of requests) {
    const decision = decide(request, products, customers)
    if (decision.ok) drafts.set(request, draft(request, decision.value, customers, now))
    else outcomes.set(request, decision)
  }
  const placed = await save(dependencies, [...drafts.values()], timeoutMs)
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
    requests.map(({ idempotencyKey, actor = anonymous }) => ({ idempotencyKey, actor: actor.text })),
  )
  for (const request of requests) {
    const { idempotencyKey, actor = anonymous } = request
    const order = earlier.find((one) => one.idempotencyKey === idempotencyKey && one.actor === actor.text)
    if (order) outcomes.set(request, replay(request, order))
  }
}

function draft(
  request: Request,
  placement: Placement,
  customers: ReadonlyMap<string, Customer>,
  now: Date,
): Draft {
  const { details = {} } = request
  const { idempotencyKey, inputHash, paymentMode = 'NONE', paymentReference = null, traceId } = request
  const { currency, totalMinor } = placement
  const lines = placement.lines.map((line) => ({ ...line, id: newId('oln') }))
  const order = {
    id: newId('ord'),
    currency,
    totalMinor,
    idempotencyKey,
    inputHash,
    createdAt: details.placedAt ?? now,
    recordedAt: now,
    customerId: details.customerId ?? null,
    details: snapshot(details, customers.get(details.customerId ?? '')),
    paymentMode,
    paymentReference,
    actor: (request.actor ?? anonymous).text,
    traceId,
    lines,
  }
  return { request, placement, order }
}

async function placeAlone(
  dependencies: PlaceOrderDependencies,
  request: Request,
): Promise<PlaceOrderOutcome> {
  const [outcome] = await place(dependencies, [request], keyTimeoutMs)
  return outcome as PlaceOrderOutcome
}

/** Inserts the drafts whose key is free, with their events, in one transaction; answers the orders by id. */
async function save(
  { db, policy }: PlaceOrderDependencies,
  drafts: readonly Draft[],
  timeoutMs: number,
): Promise<Map<string, OrderRow>> {
  if (drafts.length === 0) return new Map()
  return db.transaction().execute(async (tx) => {
    await setLockTimeout(tx, timeoutMs)
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
        ...orderCreated(
          { ...row, createdAt: row.updatedAt, holdUntil: holdUntil(row, row.updatedAt, policy) },
          placement.demand,
        ),
        ...(traceparent ? { traceparent } : {}),
      })),
    )
    return new Map(placed.map(({ row }) => [row.id, row]))
  })
}

function toPending(order: NewOrder, orderNumber: string): OrderRow {
  const { id, customerId, currency, totalMinor, createdAt, recordedAt, paymentMode, paymentReference } = order
  return {
    id,
    orderNumber,
    customerId,
    status: 'PENDING',
    sequence: 1,
    currency,
    totalMinor,
    paymentMode,
    paymentStatus: paymentMode === 'NONE' ? 'NOT_REQUIRED' : 'PENDING',
    paymentReference,
    payBy: null,
    fulfillmentStatus: 'UNFULFILLED',
    returnStatus: 'NONE',
    cancellation: null,
    createdAt,
    updatedAt: recordedAt,
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
