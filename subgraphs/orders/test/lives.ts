import fc from 'fast-check'
import type { PaymentMode } from '../domain/axes.ts'
import type { Decision, OrderBook } from '../domain/book.ts'
import { decideCancellation, decideEvent, type OrderTrigger } from '../domain/lifecycle.ts'
import type { Step } from '../domain/order.ts'
import { decideAttempt, decideRecord, decideRefundRecord } from '../domain/paying.ts'
import { decideReceipt, decideReturnRequest, decideReturnReview } from '../domain/return.ts'
import { decideLineCancellation, decideShipment } from '../domain/shipment.ts'
import { bookIn, line, policy, start } from './books.ts'

/** One thing that happens to an order: which, and numbers that choose the rest. */
interface Turn {
  what: What
  a: number
  b: number
}
/** What happens how often: what ends an order is rare, or few would live to see a return. */
const told = {
  reserved: 2,
  rejected: 1,
  released: 6,
  expired: 1,
  timedOut: 1,
  lost: 1,
  filled: 3,
  issued: 12,
  returned: 3,
  answered: 20,
} as const
const asked = {
  cancel: 1,
  attempt: 3,
  record: 4,
  recordRefund: 2,
  ship: 14,
  cancelLines: 4,
  requestReturn: 8,
  review: 10,
  receive: 10,
} as const
type Told = keyof typeof told
type Asked = keyof typeof asked
type What = Told | Asked
const deck = Object.entries({ ...told, ...asked }).flatMap(([what, weight]) =>
  Array<What>(weight).fill(what as What),
)
const isTold = (what: What): what is Told => what in told
const turn = fc.record({ what: fc.constantFrom(...deck), a: fc.nat(1_000), b: fc.nat(1_000) })
/** How an order may live: what it is of, and all that happens to it. */
export const lives = fc.record({
  mode: fc.constantFrom<PaymentMode>('NONE', 'INVOICE', 'PREPAID'),
  quantities: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
  prices: fc.array(fc.bigInt({ min: 0n, max: 999n }), { minLength: 3, maxLength: 3 }),
  isReserved: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 0),
  turns: fc.array(turn, { minLength: 40, maxLength: 120 }),
})

const pick = <Value>(values: readonly Value[], index: number): Value | undefined =>
  values[index % Math.max(1, values.length)]

/** What the provider would answer to a payment: a refund of what was never taken fails. */
function answer(book: OrderBook, index: number, isAccepted: boolean): OrderTrigger | undefined {
  const payment = pick(book.payments, index)
  if (!payment) return undefined
  const paymentId = payment.id
  const of = book.payments.find(({ id }) => id === payment.ofId)
  if (!isAccepted || (of && of.status !== 'SUCCEEDED' && payment.kind !== 'VOID'))
    return {
      type: payment.kind === 'AUTHORIZE' ? 'PaymentDeclined' : 'PaymentFailed',
      paymentId,
      reason: null,
    }
  switch (payment.kind) {
    case 'AUTHORIZE':
      return {
        type: 'PaymentAuthorized',
        paymentId,
        amount: { minor: payment.amountMinor, currency: 'EUR' },
      }
    case 'CAPTURE':
      return { type: 'PaymentCaptured', paymentId }
    case 'VOID':
      return { type: 'PaymentVoided', paymentId }
    case 'REFUND':
      return { type: 'PaymentRefunded', paymentId }
    case 'RECORD':
      return undefined
  }
}

function triggerOf(book: OrderBook, what: Told, { a, b }: Turn): OrderTrigger | undefined {
  const productId = pick(book.lines, a)?.productId ?? ''
  switch (what) {
    case 'reserved':
      return { type: 'StockReserved', backordered: b % 3 === 0 ? [{ productId, quantity: 1 + (b % 4) }] : [] }
    case 'rejected':
      return { type: 'StockRejected', message: 'too few', shortages: [] }
    case 'released':
      return { type: 'StockReleased' }
    case 'expired':
      return { type: 'StockReservationExpired' }
    case 'timedOut':
      return { type: 'PaymentTimedOut' }
    case 'lost':
      return { type: 'ReservationLost', message: 'sold', shortages: [] }
    case 'filled':
      return { type: 'BackorderFilled', items: [{ productId, quantity: 1 + (b % 4) }] }
    case 'issued': {
      const shipment = pick(book.shipments, a)
      if (!shipment) return undefined
      const items = shipment.lines.map(({ lineId, quantity }) => ({
        productId: lineId.replace('oln', 'prd'),
        quantity,
        unitCost: { amount: BigInt(b), currency: 'EUR' },
      }))
      return { type: 'StockIssued', shipmentId: shipment.id, items }
    }
    case 'returned':
      return { type: 'StockReturned', returnId: pick(book.returns, a)?.id ?? '' }
    case 'answered':
      return answer(book, a, b % 6 !== 0)
  }
}

function commandOf(book: OrderBook, what: Asked, { a, b }: Turn, turnIndex: number) {
  const by = { now: start, actor: 'staff:eve', cause: null, traceId: null }
  const chosen = pick(book.lines, a)
  const items = [{ lineId: chosen?.id ?? '', quantity: 1 + (b % 4) }]
  const returnId = pick(book.returns, a)?.id ?? ''
  switch (what) {
    case 'cancel':
      return decideCancellation(book, { reason: 'STAFF_REQUEST', message: 'asked for' }, by)
    case 'attempt':
      return decideAttempt(book, { reference: null }, by)
    case 'record':
      return decideRecord(book, { reference: null }, by)
    case 'recordRefund':
      return decideRefundRecord(book, { paymentId: pick(book.payments, a)?.id ?? '' }, by)
    case 'ship': {
      const request = { shipmentId: `shp_${turnIndex}`, carrier: null, trackingNumber: null }
      return decideShipment(book, b % 2 === 0 ? request : { ...request, items }, by)
    }
    case 'cancelLines':
      return decideLineCancellation(book, { lineCancellationId: `lcn_${turnIndex}`, items }, by)
    case 'requestReturn':
      return decideReturnRequest(book, { returnId: `ret_${turnIndex}`, items, reason: null }, by)
    case 'review':
      return decideReturnReview(
        book,
        { returnId, decision: b % 4 === 0 ? 'REJECTED' : 'APPROVED', note: null },
        by,
      )
    case 'receive': {
      const disposition = b % 2 === 0 ? 'RESTOCK' : 'DAMAGED'
      return decideReceipt(book, { returnId, items: items.map((item) => ({ ...item, disposition })) }, by)
    }
  }
}

/** An order that lived: what it was first, what it became, and every step between. */
export interface Life {
  first: OrderBook
  book: OrderBook
  steps: Step[]
  /** The order right after each step. */
  orders: OrderBook[]
}

/** Lets all of it happen to an order. */
export function live({
  mode,
  quantities,
  prices,
  isReserved,
  turns,
}: typeof lives extends fc.Arbitrary<infer T> ? T : never): Life {
  const lines = quantities.map((quantity, index) =>
    line(index + 1, { quantity, unitPriceMinor: prices[index] ?? 1n }),
  )
  const paymentStatus = mode === 'NONE' ? 'NOT_REQUIRED' : 'PENDING'
  const first = bookIn('PENDING', { sequence: 1, paymentMode: mode, paymentStatus }, { lines })
  const life: Life = { first, book: first, steps: [], orders: [] }
  const opening: Turn[] = isReserved ? [{ what: 'reserved', a: 0, b: 1 }] : []
  ;[...opening, ...turns].forEach((one, index) => {
    const decision = decide(life.book, one, index)
    if (!decision) return
    // Now and then the sender comes by.
    life.book = index % 2 === 0 ? handOver(decision.book) : decision.book
    life.steps.push(...decision.steps)
    life.orders.push(...decision.steps.map(() => decision.book))
  })
  return life
}

const handOver = (book: OrderBook): OrderBook => ({
  ...book,
  payments: book.payments.map((payment) => ({ ...payment, isSent: true })),
})

function decide(book: OrderBook, one: Turn, index: number): Decision | undefined {
  const by = { now: start, actor: 'inventory', cause: `message-${index}`, traceId: null }
  if (isTold(one.what)) {
    const trigger = triggerOf(book, one.what, one)
    const outcome = trigger ? decideEvent(book, trigger, by, policy) : 'stale'
    return outcome === 'stale' ? undefined : outcome
  }
  const result = commandOf(book, one.what, one, index)
  return result.ok ? result.value : undefined
}

/** Answers every payment, well, until none is open. */
export function settle(life: OrderBook): OrderBook {
  let book = life
  for (let index = 0; index < 100; index++) {
    const open = book.payments.findIndex(({ status, isManual }) => status === 'REQUESTED' && !isManual)
    const trigger = open < 0 ? undefined : answer(book, open, true)
    if (!trigger) return book
    const outcome = decideEvent(
      book,
      trigger,
      { now: start, actor: 'payments', cause: null, traceId: null },
      policy,
    )
    if (outcome === 'stale') throw new Error(`${trigger.type} is stale for an open payment`)
    book = outcome.book
  }
  throw new Error('payments without end')
}

/** Lets people carry out what the provider could not give free. */
export function settleByHand(life: OrderBook): OrderBook {
  const by = { now: start, actor: 'staff:eve', cause: null, traceId: null }
  return life.payments
    .filter(({ kind, status }) => kind === 'VOID' && status === 'FAILED')
    .reduce((book, { id: paymentId }) => {
      const result = decideRefundRecord(book, { paymentId }, by)
      return result.ok ? result.value.book : book
    }, life)
}
