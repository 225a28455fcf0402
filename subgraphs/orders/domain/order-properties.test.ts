import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bookIn, line, policy, start } from '../test/books.ts'
import type { PaymentMode } from './axes.ts'
import type { Decision, OrderBook } from './book.ts'
import { decideCancellation, decideEvent, type OrderTrigger } from './lifecycle.ts'
import { fulfillmentOf, openOf, returnStatusOf, type LineChange } from './lines.ts'
import { orderAt, type Step } from './order.ts'
import { decideAttempt, decideRecord } from './paying.ts'
import { dueMinor, settledAmounts } from './payment-sums.ts'
import { decideReceipt, decideReturnRequest, decideReturnReview } from './return.ts'
import { decideLineCancellation, decideShipment } from './shipment.ts'

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
const lives = fc.record({
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

interface Life {
  first: OrderBook
  book: OrderBook
  steps: Step[]
  /** The order right after each step. */
  orders: OrderBook[]
}

function live({
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
    life.book = decision.book
    life.steps.push(...decision.steps)
    life.orders.push(...decision.steps.map(() => decision.book))
  })
  return life
}

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
function settle(life: OrderBook): OrderBook {
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

const check = (property: (life: Life) => void) =>
  fc.assert(
    fc.property(lives, (seeds) => property(live(seeds))),
    { numRuns: 700 },
  )

describe('whatever happens to an order, as often and in whichever order', () => {
  test('its sequence has no gap, and each step begins where the one before ended', () => {
    check(({ steps, book }) => {
      expect(steps.map(({ sequence }) => sequence)).toEqual(steps.map((_, index) => index + 2))
      const path = ['PENDING', ...steps.map(({ status }) => status)]
      expect(steps.map(({ previousStatus }) => previousStatus)).toEqual(path.slice(0, -1))
      expect(book.order.sequence).toBe(steps.length + 1)
    })
  })

  test('CANCELLED and COMPLETED are for good', () => {
    check(({ steps }) => {
      const left = steps.filter(
        ({ status, previousStatus }) =>
          (previousStatus === 'CANCELLED' || previousStatus === 'COMPLETED') && status !== previousStatus,
      )
      expect(left).toEqual([])
    })
  })

  test('no piece is shipped, cancelled or returned twice, and the axes follow the lines', () => {
    check(({ book }) => {
      for (const each of book.lines) {
        expect(openOf(each)).toBeGreaterThanOrEqual(0)
        expect(each.returned).toBeLessThanOrEqual(each.shipped)
        expect(each.issued).toBeLessThanOrEqual(each.shipped)
        expect(Math.min(each.shipped, each.cancelled, each.returned)).toBeGreaterThanOrEqual(0)
      }
      expect(book.order.fulfillmentStatus).toBe(fulfillmentOf(book.lines))
      expect(book.order.returnStatus).toBe(returnStatusOf(book.lines))
      const isCancelled = book.order.status === 'CANCELLED' || book.order.status === 'CANCELLING'
      expect(isCancelled && book.order.fulfillmentStatus !== 'UNFULFILLED').toBe(false)
    })
  })

  test('the changes of its steps add up to its lines', () => {
    check(({ first, book, steps }) => {
      const sum = (field: Exclude<keyof LineChange, 'position'>, position: number) =>
        steps
          .flatMap(({ lineChanges }) => lineChanges)
          .filter((change) => change.position === position)
          .reduce((total, change) => total + (change[field] ?? 0), 0)
      for (const each of book.lines)
        for (const field of ['shipped', 'cancelled', 'returned', 'backordered'] as const)
          expect(sum(field, each.position)).toBe(each[field] - (first.lines[0]?.[field] ?? 0))
    })
  })

  test('it looks at any of its steps as it did then', () => {
    check(({ book, steps, orders }) => {
      // Of several steps of one decision only the last is the order after the decision.
      const last = steps.filter(({ sequence }, index) => orders[index]?.order.sequence === sequence)
      const then = orders.filter(({ order }, index) => steps[index]?.sequence === order.sequence)
      expect(last.map((made) => orderAt(book.order, made))).toEqual(then.map(({ order }) => order))
    })
  })

  test('no more is given back than came in; what is kept is what it costs, or nothing once it is cancelled', () => {
    check(({ book: left }) => {
      const book = settle(left)
      const { paidMinor, refundedMinor } = settledAmounts(book.payments)
      const manual = book.payments
        .filter(({ isManual, status }) => isManual && status === 'REQUESTED')
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
      const failed = book.payments.some(({ kind, status }) => kind === 'REFUND' && status === 'FAILED')
      const kept = paidMinor - refundedMinor - manual
      expect(kept).toBeGreaterThanOrEqual(0n)
      const { status } = book.order
      // An order that is still being cancelled keeps its money until its stock is free.
      if (paidMinor === 0n || failed || status === 'CANCELLING') return
      expect(kept).toBe(status === 'CANCELLED' ? 0n : dueMinor(book))
    })
  })

  test('what was set aside for a cancelled order is given free', () => {
    check(({ book: left }) => {
      const { order, payments } = settle(left)
      const kept = payments.filter(
        ({ id, kind, status }) =>
          kind === 'AUTHORIZE' &&
          status === 'SUCCEEDED' &&
          !payments.some((each) => each.kind === 'VOID' && each.ofId === id),
      )
      expect(order.status === 'CANCELLED' ? kept : []).toEqual([])
    })
  })
})
