import { describe, expect, test } from 'vitest'
import {
  awaitingPayment,
  bookIn,
  by,
  line,
  now,
  payment,
  policy,
  shipment,
  start,
  staffRequest,
} from '../test/books.ts'
import type { OrderStatus } from './axes.ts'
import type { OrderBook } from './book.ts'
import { decideCancellation, decideEvent, holdUntil, needsBook, type OrderTrigger } from './lifecycle.ts'

const shortages = [{ productId: 'prd_1', sku: 'ONE', requested: 3, available: 1 }]
const paid = { minor: 5_000n, currency: 'EUR' }

/** Each thing that an order can be told; the payment is attempt 1, the shipment and the return are known. */
const triggers: Record<OrderTrigger['type'], OrderTrigger> = {
  StockReserved: { type: 'StockReserved', backordered: [] },
  StockRejected: { type: 'StockRejected', message: 'too few', shortages },
  ReservationLost: { type: 'ReservationLost', message: 'sold', shortages },
  StockReleased: { type: 'StockReleased' },
  StockReservationExpired: { type: 'StockReservationExpired' },
  StockDecisionTimedOut: { type: 'StockDecisionTimedOut' },
  PaymentTimedOut: { type: 'PaymentTimedOut' },
  BackorderFilled: { type: 'BackorderFilled', items: [{ productId: 'prd_1', quantity: 2 }] },
  BackorderReleased: { type: 'BackorderReleased', items: [{ productId: 'prd_1', quantity: 2 }] },
  StockIssued: { type: 'StockIssued', shipmentId: 'shp_none', items: [] },
  StockReturned: { type: 'StockReturned', returnId: 'ret_none' },
  PaymentAuthorized: { type: 'PaymentAuthorized', paymentId: 'pay_1_1', amount: paid },
  PaymentDeclined: { type: 'PaymentDeclined', paymentId: 'pay_1_1', reason: 'no' },
  PaymentFailed: { type: 'PaymentFailed', paymentId: 'pay_1_1', reason: 'no' },
  PaymentCaptured: { type: 'PaymentCaptured', paymentId: 'pay_1_1' },
  PaymentVoided: { type: 'PaymentVoided', paymentId: 'pay_1_1' },
  PaymentRefunded: { type: 'PaymentRefunded', paymentId: 'pay_1_1' },
}

/** A PREPAID order whose first attempt has no answer yet, in each status, so that answers of the provider mean something. */
const books: Record<OrderStatus, OrderBook> = {
  PENDING: bookIn('PENDING'),
  AWAITING_PAYMENT: awaitingPayment(),
  CONFIRMED: bookIn('CONFIRMED'),
  CANCELLING: bookIn(
    'CANCELLING',
    { paymentMode: 'PREPAID', paymentStatus: 'PENDING' },
    { payments: [payment(1)] },
  ),
  CANCELLED: bookIn(
    'CANCELLED',
    { paymentMode: 'PREPAID', paymentStatus: 'VOIDED' },
    { payments: [payment(1)] },
  ),
  COMPLETED: bookIn('COMPLETED'),
}

describe('each status meets each trigger', () => {
  const moves: [OrderStatus, OrderTrigger['type'], OrderStatus, string[]][] = [
    ['PENDING', 'StockReserved', 'CONFIRMED', ['OrderConfirmed']],
    ['PENDING', 'StockRejected', 'CANCELLED', ['OrderCancelled']],
    ['PENDING', 'ReservationLost', 'CANCELLED', ['OrderCancelled']],
    ['PENDING', 'StockDecisionTimedOut', 'CANCELLING', ['OrderCancellationRequested']],
    ['PENDING', 'BackorderFilled', 'PENDING', ['OrderBackorderFilled']],
    ['AWAITING_PAYMENT', 'StockReservationExpired', 'CANCELLING', ['OrderCancellationRequested']],
    ['AWAITING_PAYMENT', 'PaymentTimedOut', 'CANCELLING', ['OrderCancellationRequested']],
    ['AWAITING_PAYMENT', 'BackorderFilled', 'AWAITING_PAYMENT', ['OrderBackorderFilled']],
    ['AWAITING_PAYMENT', 'PaymentAuthorized', 'CONFIRMED', ['OrderConfirmed']],
    ['AWAITING_PAYMENT', 'PaymentDeclined', 'AWAITING_PAYMENT', ['OrderPaymentDeclined']],
    ['AWAITING_PAYMENT', 'PaymentFailed', 'AWAITING_PAYMENT', ['OrderPaymentDeclined']],
    ['CONFIRMED', 'ReservationLost', 'CANCELLING', ['OrderCancellationRequested']],
    ['CONFIRMED', 'BackorderFilled', 'CONFIRMED', ['OrderBackorderFilled']],
    ['CONFIRMED', 'BackorderReleased', 'CONFIRMED', ['OrderBackorderReleased']],
    ['CANCELLING', 'StockReleased', 'CANCELLED', ['OrderCancelled']],
    ['CANCELLING', 'StockRejected', 'CANCELLED', ['OrderCancelled']],
    ['CANCELLING', 'ReservationLost', 'CANCELLED', ['OrderCancelled']],
    ['CANCELLING', 'PaymentAuthorized', 'CANCELLING', ['PaymentVoidRequested']],
    ['CANCELLING', 'PaymentDeclined', 'CANCELLING', ['OrderPaymentDeclined']],
    ['CANCELLING', 'PaymentFailed', 'CANCELLING', ['OrderPaymentDeclined']],
    ['CANCELLED', 'PaymentAuthorized', 'CANCELLED', ['PaymentVoidRequested']],
    ['CANCELLED', 'PaymentDeclined', 'CANCELLED', ['OrderPaymentDeclined']],
    ['CANCELLED', 'PaymentFailed', 'CANCELLED', ['OrderPaymentDeclined']],
  ]
  const moved = new Set(moves.map(([from, trigger]) => `${from} ${trigger}`))
  const stale = (Object.keys(books) as OrderStatus[]).flatMap((from) =>
    (Object.keys(triggers) as OrderTrigger['type'][])
      .filter((trigger) => !moved.has(`${from} ${trigger}`))
      .map((trigger) => [from, trigger] as const),
  )
  test('and no pair is left out', () => expect(moves.length + stale.length).toBe(6 * 17))
  test.each(stale)('%s, %s: stale', (from, trigger) => {
    expect(decideEvent(books[from], triggers[trigger], by, policy)).toBe('stale')
  })
  test.each(moves)('%s, %s: %s', (from, trigger, to, events) => {
    const outcome = decideEvent(books[from], triggers[trigger], by, policy)
    if (outcome === 'stale') throw new Error('stale')
    expect(outcome.book.order.status).toBe(to)
    expect(outcome.steps.map(({ type }) => type)).toEqual(events)
    expect(outcome.steps[0]).toMatchObject({
      orderId: 'ord_1',
      sequence: 4,
      previousStatus: from,
      occurredAt: now,
      actor: 'staff:eve',
    })
  })
})

describe('a cancellation says why', () => {
  test.each([
    ['PENDING', 'StockRejected', 'STOCK_REJECTED'],
    ['PENDING', 'StockDecisionTimedOut', 'STOCK_TIMEOUT'],
    ['AWAITING_PAYMENT', 'PaymentTimedOut', 'PAYMENT_TIMEOUT'],
    ['AWAITING_PAYMENT', 'StockReservationExpired', 'PAYMENT_TIMEOUT'],
    ['CONFIRMED', 'ReservationLost', 'RESERVATION_LOST'],
  ] as const)('%s, %s: %s', (from, trigger, reason) => {
    expect(decideEvent(books[from], triggers[trigger], by, policy)).toMatchObject({
      book: { order: { cancellation: { reason, at: now, byActor: 'staff:eve' } } },
    })
  })

  test('with every shortage', () => {
    expect(decideEvent(books.PENDING, triggers.StockRejected, by, policy)).toMatchObject({
      book: { order: { cancellation: { message: 'too few', shortages } } },
    })
  })

  test('once: it stays when Inventory rejects afterwards', () => {
    expect(decideEvent(books.CANCELLING, triggers.StockRejected, by, policy)).toMatchObject({
      book: { order: { cancellation: staffRequest } },
    })
  })
})

test('time does not run backwards along a history', () => {
  const early = { ...by, now: new Date('2025-12-31T23:59:59.000Z') }
  expect(decideEvent(books.PENDING, triggers.StockReserved, early, policy)).toMatchObject({
    steps: [{ occurredAt: start }],
  })
})

test('once something was shipped, a lost reservation no longer cancels the order', () => {
  const shipped = bookIn('CONFIRMED', { fulfillmentStatus: 'PARTIALLY_FULFILLED' })
  expect(decideEvent(shipped, triggers.ReservationLost, by, policy)).toBe('stale')
})

describe('reserved stock', () => {
  test('confirms an order by invoice, which is still to be paid', () => {
    const invoice = bookIn('PENDING', { paymentMode: 'INVOICE', paymentStatus: 'PENDING' })
    expect(decideEvent(invoice, triggers.StockReserved, by, policy)).toMatchObject({
      book: { order: { status: 'CONFIRMED', paymentStatus: 'PENDING', payBy: null } },
    })
  })

  test('of an order that is prepaid asks for its payment', () => {
    const prepaid = bookIn('PENDING', {
      paymentMode: 'PREPAID',
      paymentStatus: 'PENDING',
      paymentReference: 'card-1',
    })
    const payBy = new Date(now.getTime() + 900_000)
    expect(decideEvent(prepaid, triggers.StockReserved, by, policy)).toMatchObject({
      book: {
        order: { status: 'AWAITING_PAYMENT', paymentStatus: 'PENDING', payBy },
        payments: [
          {
            id: 'pay_1_1',
            kind: 'AUTHORIZE',
            amountMinor: 5_000n,
            reference: 'card-1',
            status: 'REQUESTED',
            sequence: 4,
          },
        ],
      },
      steps: [{ event: { type: 'PaymentRequested', paymentId: 'pay_1_1', attempt: 1, payBy } }],
    })
  })

  test('of an order that is prepaid and costs nothing confirms it', () => {
    const free = bookIn(
      'PENDING',
      { paymentMode: 'PREPAID', paymentStatus: 'PENDING' },
      { lines: [line(1, { unitPriceMinor: 0n })] },
    )
    expect(decideEvent(free, triggers.StockReserved, by, policy)).toMatchObject({
      book: { order: { status: 'CONFIRMED', paymentStatus: 'PAID' }, payments: [] },
    })
  })

  test('in part waits for goods: the first lines can be shipped', () => {
    const lines = [line(1, { productId: 'prd_x' }), line(2, { productId: 'prd_x' }), line(3)]
    const told: OrderTrigger = {
      type: 'StockReserved',
      backordered: [{ productId: 'prd_x', quantity: 13 }],
    }
    const outcome = decideEvent(bookIn('PENDING', {}, { lines }), told, by, policy)
    if (outcome === 'stale') throw new Error('stale')
    expect(outcome.book.lines.map(({ backordered }) => backordered)).toEqual([3, 10, 0])
    expect(outcome.steps[0]?.lineChanges).toEqual([
      { position: 2, backordered: 10 },
      { position: 1, backordered: 3 },
    ])
  })
})

test('goods that came in before it was told that they were waited for are counted', () => {
  const lines = [line(1, { productId: 'prd_x' }), line(2, { productId: 'prd_x' })]
  const items = [{ productId: 'prd_x', quantity: 4 }]
  const told: OrderTrigger[] = [
    { type: 'BackorderFilled', items },
    { type: 'StockReserved', backordered: [{ productId: 'prd_x', quantity: 13 }] },
  ]
  const sums = [told, told.toReversed()].map((order) => {
    let book = bookIn('PENDING', {}, { lines })
    for (const trigger of order) {
      const outcome = decideEvent(book, trigger, by, policy)
      if (outcome !== 'stale') book = outcome.book
    }
    expect(book.order.status).toBe('CONFIRMED')
    return book.lines.reduce((sum, { backordered }) => sum + backordered, 0)
  })
  expect(sums).toEqual([9, 9])
})

describe('a wish to cancel', () => {
  const wish = { reason: 'STAFF_REQUEST', message: 'asked for' } as const
  test.each(['PENDING', 'AWAITING_PAYMENT', 'CONFIRMED'] as const)('is granted while %s', (status) => {
    expect(decideCancellation(books[status], { ...wish, expectedSequence: 3 }, by)).toMatchObject({
      ok: true,
      value: { book: { order: { status: 'CANCELLING' } } },
    })
  })
  test.each(['CANCELLING', 'CANCELLED', 'COMPLETED'] as const)('is refused while %s', (status) => {
    expect(decideCancellation(books[status], wish, by)).toMatchObject({
      ok: false,
      rejections: [
        {
          code: 'INVALID_STATE',
          current: status,
          allowed: ['PENDING', 'AWAITING_PAYMENT', 'CONFIRMED'],
        },
      ],
    })
  })
  test('is refused once something was shipped', () => {
    const shipped = bookIn('CONFIRMED', { fulfillmentStatus: 'PARTIALLY_FULFILLED' })
    expect(decideCancellation(shipped, wish, by)).toMatchObject({
      ok: false,
      rejections: [{ code: 'INVALID_STATE', current: 'PARTIALLY_FULFILLED', allowed: ['UNFULFILLED'] }],
    })
  })
  test('is refused when the order has moved on', () => {
    expect(decideCancellation(books.PENDING, { ...wish, expectedSequence: 2 }, by)).toMatchObject({
      ok: false,
      rejections: [{ code: 'VERSION_CONFLICT', currentVersion: 3 }],
    })
  })
})

describe('an order costs no more reads than it needs', () => {
  const plain = bookIn('PENDING').order
  test.each([
    ['StockReserved', false],
    ['StockRejected', false],
    ['ReservationLost', false],
    ['StockReleased', false],
    ['StockIssued', true],
    ['BackorderFilled', true],
    ['PaymentAuthorized', true],
  ] as const)('%s: %s', (trigger, needed) => {
    expect(needsBook(plain, triggers[trigger])).toBe(needed)
    expect(needsBook({ ...plain, paymentMode: 'PREPAID' }, triggers[trigger])).toBe(true)
  })
})

test('stock is held until the order must be paid, where it is paid first', () => {
  const { order } = bookIn('PENDING')
  expect(holdUntil(order, start, policy)).toBeNull()
  expect(holdUntil({ ...order, paymentMode: 'INVOICE' }, start, policy)).toBeNull()
  expect(holdUntil({ ...order, paymentMode: 'PREPAID' }, start, policy)).toEqual(
    new Date('2026-01-01T00:15:00.000Z'),
  )
})

test('a return that is in the warehouse again is noted once', () => {
  const shipped = bookIn('COMPLETED', {}, { shipments: [shipment('shp_1', [])] })
  expect(decideEvent(shipped, { type: 'StockReturned', returnId: 'ret_1' }, by, policy)).toBe('stale')
})
