import { describe, expect, test } from 'vitest'
import { awaitingPayment, bookIn, by, line, now, payment, policy } from '../test/books.ts'
import type { Decision, OrderBook, Outcome } from './book.ts'
import { decideEvent, type OrderTrigger } from './lifecycle.ts'
import { decideAttempt, decideRecord, decideRefundRecord } from './paying.ts'
import { paymentsAt, settledAmounts } from './payment-sums.ts'
import { decideLineCancellation, decideShipment } from './shipment.ts'

const whole = { minor: 5_000n, currency: 'EUR' }
const authorized = (paymentId: string, amount = whole): OrderTrigger => ({
  type: 'PaymentAuthorized',
  paymentId,
  amount,
})
const declined = (paymentId: string): OrderTrigger => ({
  type: 'PaymentDeclined',
  paymentId,
  reason: 'no money',
})
const take = (book: OrderBook, trigger: OrderTrigger): Decision =>
  done(decideEvent(book, trigger, by, policy))
const done = (outcome: Outcome): Decision => {
  if (outcome === 'stale') throw new Error('stale')
  return outcome
}
const granted = <Value>(result: { ok: true; value: Value } | { ok: false; rejections: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.rejections))
  return result.value
}
const types = ({ steps }: Decision) => steps.map(({ type }) => type)

describe('an attempt to pay', () => {
  test('that is authorized confirms the order', () => {
    const { book, steps } = take(awaitingPayment(), authorized('pay_1_1'))
    expect(book.order).toMatchObject({ status: 'CONFIRMED', paymentStatus: 'AUTHORIZED', sequence: 4 })
    expect(book.payments[0]).toMatchObject({ status: 'SUCCEEDED', settledSequence: 4, settledAt: now })
    expect(steps).toHaveLength(1)
  })

  test('that is answered twice confirms it once', () => {
    const { book } = take(awaitingPayment(), authorized('pay_1_1'))
    expect(decideEvent(book, authorized('pay_1_1'), by, policy)).toBe('stale')
    expect(decideEvent(book, declined('pay_1_1'), by, policy)).toBe('stale')
  })

  test('of which nothing is known is stale', () => {
    expect(decideEvent(awaitingPayment(), authorized('pay_other'), by, policy)).toBe('stale')
  })

  test.each([
    ['too little', { minor: 4_999n, currency: 'EUR' }],
    ['too much', { minor: 5_001n, currency: 'EUR' }],
    ['another currency', { minor: 5_000n, currency: 'USD' }],
    ['no amount', undefined],
  ])('over %s counts as declined, and is voided', (_what, amount) => {
    const trigger = { type: 'PaymentAuthorized', paymentId: 'pay_1_1', amount } as const
    const decision = take(awaitingPayment(), trigger)
    expect(types(decision)).toEqual(['OrderPaymentDeclined', 'PaymentVoidRequested'])
    expect(decision.book.order.status).toBe('AWAITING_PAYMENT')
    expect(decision.book.payments).toMatchObject([
      { status: 'DECLINED' },
      { kind: 'VOID', ofId: 'pay_1_1', amountMinor: 5_000n, status: 'REQUESTED' },
    ])
  })

  test('may be made three times; the third that is declined cancels the order', () => {
    let { book } = take(awaitingPayment(), declined('pay_1_1'))
    expect(book.order).toMatchObject({ status: 'AWAITING_PAYMENT', sequence: 4 })
    for (const number of [2, 3]) {
      const again = granted(decideAttempt(book, { reference: `card-${number}` }, by))
      expect(again.steps).toMatchObject([{ event: { type: 'PaymentRequested', attempt: number } }])
      expect(again.book.order.payBy).toEqual(book.order.payBy)
      book = take(again.book, declined(`pay_1_${number}`)).book
    }
    expect(book.order).toMatchObject({
      status: 'CANCELLING',
      paymentStatus: 'FAILED',
      cancellation: { reason: 'PAYMENT_DECLINED' },
      sequence: 8,
    })
    expect(take(book, { type: 'StockReleased' }).book.order).toMatchObject({
      status: 'CANCELLED',
      paymentStatus: 'FAILED',
    })
  })

  test('is refused while another is under way, and where none is awaited', () => {
    expect(decideAttempt(awaitingPayment(), { reference: null }, by)).toMatchObject({
      rejections: [{ code: 'INVALID_STATE', current: 'REQUESTED', allowed: ['DECLINED'] }],
    })
    for (const status of ['PENDING', 'CONFIRMED', 'CANCELLING', 'CANCELLED', 'COMPLETED'] as const)
      expect(decideAttempt(bookIn(status), { reference: null }, by)).toMatchObject({
        rejections: [{ code: 'INVALID_STATE', current: status, allowed: ['AWAITING_PAYMENT'] }],
      })
    const stale = decideAttempt(awaitingPayment(), { reference: null, expectedSequence: 1 }, by)
    expect(stale).toMatchObject({ rejections: [{ code: 'VERSION_CONFLICT', currentVersion: 3 }] })
  })
})

describe('a payment and its timeout', () => {
  test('timeout first: the late payment is voided, and revives nothing', () => {
    const timedOut = take(awaitingPayment(), { type: 'PaymentTimedOut' })
    expect(timedOut.book.order).toMatchObject({ status: 'CANCELLING', paymentStatus: 'FAILED' })
    const late = take(timedOut.book, authorized('pay_1_1'))
    expect(late.book.order).toMatchObject({ status: 'CANCELLING', paymentStatus: 'FAILED', sequence: 5 })
    expect(types(late)).toEqual(['PaymentVoidRequested'])
    expect(decideEvent(late.book, authorized('pay_1_1'), by, policy)).toBe('stale')
    const voided = take(late.book, { type: 'PaymentVoided', paymentId: 'pay_1_2' })
    expect(voided.book.order).toMatchObject({ status: 'CANCELLING', paymentStatus: 'FAILED' })
  })

  test('payment first: the timeout is stale', () => {
    const { book } = take(awaitingPayment(), authorized('pay_1_1'))
    expect(decideEvent(book, { type: 'PaymentTimedOut' }, by, policy)).toBe('stale')
  })

  test('an attempt that was declined and is authorized after all is voided, not the one that took its place', () => {
    const first = take(awaitingPayment(), declined('pay_1_1'))
    const again = granted(decideAttempt(first.book, { reference: null }, by))
    const second = take(again.book, authorized('pay_1_2'))
    const late = take(second.book, authorized('pay_1_1'))
    expect(late.book.order).toMatchObject({ status: 'CONFIRMED', paymentStatus: 'AUTHORIZED' })
    expect(late.book.payments.at(-1)).toMatchObject({ kind: 'VOID', ofId: 'pay_1_1' })
    const voided = take(late.book, { type: 'PaymentVoided', paymentId: 'pay_1_3' })
    expect(voided.book.order.paymentStatus).toBe('AUTHORIZED')
  })
})

/** A confirmed PREPAID order whose money is set aside. */
const authorizedBook = (): OrderBook => take(awaitingPayment(), authorized('pay_1_1')).book
const captured = (book: OrderBook): OrderBook => {
  const payments = book.payments.filter(({ kind, status }) => kind === 'CAPTURE' && status === 'REQUESTED')
  return take(book, { type: 'PaymentCaptured', paymentId: payments[0]?.id ?? '' }).book
}
const ship = (book: OrderBook, shipmentId: string, quantities: number[]): Decision =>
  granted(
    decideShipment(
      book,
      {
        shipmentId,
        carrier: null,
        trackingNumber: null,
        items: quantities.flatMap((quantity, index) =>
          quantity > 0 ? [{ lineId: `oln_${index + 1}`, quantity }] : [],
        ),
      },
      by,
    ),
  )
const cancelLines = (book: OrderBook, quantity: number): Decision =>
  granted(
    decideLineCancellation(book, { lineCancellationId: 'lcn_1', items: [{ lineId: 'oln_1', quantity }] }, by),
  )

describe('money that is set aside', () => {
  test('is given free when the order is cancelled, once its stock is free', () => {
    const cancelling: OrderBook = { ...authorizedBook() }
    const book = { ...cancelling, order: { ...cancelling.order, status: 'CANCELLING' as const } }
    const cancelled = take(book, { type: 'StockReleased' })
    expect(types(cancelled)).toEqual(['OrderCancelled', 'PaymentVoidRequested'])
    expect(cancelled.book.order.paymentStatus).toBe('AUTHORIZED')
    const voided = take(cancelled.book, { type: 'PaymentVoided', paymentId: 'pay_1_2' })
    expect(voided.book.order).toMatchObject({ status: 'CANCELLED', paymentStatus: 'VOIDED' })
    expect(types(voided)).toEqual(['OrderPaymentVoided'])
  })

  test('is taken with the first shipment, once, and all of it', () => {
    const first = ship(authorizedBook(), 'shp_1', [3])
    expect(first.book.payments.at(-1)).toMatchObject({
      id: 'pay_1_2',
      kind: 'CAPTURE',
      ofId: 'pay_1_1',
      amountMinor: 5_000n,
    })
    const second = ship(first.book, 'shp_2', [2])
    expect(second.book.payments).toHaveLength(2)
    const { book, steps } = take(second.book, { type: 'PaymentCaptured', paymentId: 'pay_1_2' })
    expect(book.order.paymentStatus).toBe('PAID')
    expect(steps).toMatchObject([{ event: { type: 'OrderPaid', amountMinor: 5_000n } }])
    expect(settledAmounts(book.payments)).toEqual({ paidMinor: 5_000n, refundedMinor: 0n })
  })

  test('is taken without what was cancelled before', () => {
    const cancelled = cancelLines(authorizedBook(), 4)
    expect(types(cancelled)).toEqual(['OrderLinesCancelled'])
    const { book } = ship(cancelled.book, 'shp_1', [1])
    expect(book.payments.at(-1)).toMatchObject({ kind: 'CAPTURE', amountMinor: 4_000n })
  })

  test('that cannot be taken leaves the order to people', () => {
    const { book } = ship(authorizedBook(), 'shp_1', [3])
    const failed = take(book, { type: 'PaymentFailed', paymentId: 'pay_1_2', reason: 'expired' })
    expect(failed.book.order).toMatchObject({ status: 'CONFIRMED', paymentStatus: 'FAILED' })
    const paid = granted(decideRecord(failed.book, { reference: 'cash' }, by))
    expect(paid.book.order.paymentStatus).toBe('PAID')
    expect(paid.book.payments.at(-1)).toMatchObject({
      kind: 'RECORD',
      amountMinor: 5_000n,
      status: 'SUCCEEDED',
      isManual: true,
    })
  })
})

describe('money that was taken', () => {
  test('goes back in part with what is cancelled, then in whole', () => {
    const shipped = captured(ship(authorizedBook(), 'shp_1', [0, 10]).book)
    const part = cancelLines(shipped, 4)
    expect(part.steps).toMatchObject([
      { type: 'OrderLinesCancelled' },
      { event: { type: 'RefundRequested', amountMinor: 1_000n } },
    ])
    const refunded = take(part.book, { type: 'PaymentRefunded', paymentId: 'pay_1_3' })
    expect(refunded.book.order.paymentStatus).toBe('PARTIALLY_REFUNDED')
    expect(settledAmounts(refunded.book.payments)).toEqual({ paidMinor: 5_000n, refundedMinor: 1_000n })
    expect(decideEvent(refunded.book, { type: 'PaymentRefunded', paymentId: 'pay_1_3' }, by, policy)).toBe(
      'stale',
    )
  })

  test('goes back also while it is still being taken', () => {
    const shipped = ship(authorizedBook(), 'shp_1', [0, 10]).book
    expect(cancelLines(shipped, 4).book.payments.at(-1)).toMatchObject({
      kind: 'REFUND',
      ofId: 'pay_1_2',
      amountMinor: 1_000n,
    })
  })

  test('that cannot be given back by the provider may be given back by people', () => {
    const shipped = captured(ship(authorizedBook(), 'shp_1', [0, 10]).book)
    const asked = cancelLines(shipped, 4).book
    expect(decideRefundRecord(asked, { paymentId: 'pay_1_3' }, by)).toMatchObject({
      rejections: [{ code: 'INVALID_STATE', path: ['input', 'paymentId'] }],
    })
    const failed = take(asked, { type: 'PaymentFailed', paymentId: 'pay_1_3', reason: 'closed' })
    expect(failed.book.order.paymentStatus).toBe('PAID')
    const recorded = granted(decideRefundRecord(failed.book, { paymentId: 'pay_1_3' }, by))
    expect(recorded.book.order.paymentStatus).toBe('PARTIALLY_REFUNDED')
    expect(decideRefundRecord(recorded.book, { paymentId: 'pay_none' }, by)).toMatchObject({
      rejections: [{ code: 'NOT_FOUND' }],
    })
  })
})

describe('an invoice', () => {
  const invoice = { paymentMode: 'INVOICE', paymentStatus: 'PENDING' } as const
  test('is paid once, over what the order costs by then', () => {
    const lines = [line(1, { cancelled: 3 }), line(2, { shipped: 5, returned: 2 })]
    const book = bookIn('CONFIRMED', invoice, { lines })
    const paid = granted(decideRecord(book, { reference: 'INV-7' }, by))
    expect(paid.steps).toMatchObject([{ event: { type: 'OrderPaid', amountMinor: 3_750n } }])
    expect(paid.book.payments).toMatchObject([{ kind: 'RECORD', reference: 'INV-7', amountMinor: 3_750n }])
    expect(decideRecord(paid.book, { reference: null }, by)).toMatchObject({
      rejections: [{ code: 'INVALID_STATE', current: 'PAID', allowed: ['PENDING', 'FAILED'] }],
    })
  })

  test.each(['PENDING', 'CANCELLING', 'CANCELLED'] as const)('is not paid while %s', (status) => {
    expect(decideRecord(bookIn(status, invoice), { reference: null }, by)).toMatchObject({
      rejections: [{ code: 'INVALID_STATE', current: status, allowed: ['CONFIRMED', 'COMPLETED'] }],
    })
  })

  test('of an order that is paid elsewhere is not paid here', () => {
    expect(decideRecord(bookIn('CONFIRMED'), { reference: null }, by)).toMatchObject({
      rejections: [{ code: 'INVALID_STATE', current: 'NOT_REQUIRED', allowed: ['FAILED'] }],
    })
  })

  test('that was never paid is void when the order is cancelled', () => {
    const { book } = take(bookIn('CANCELLING', invoice), { type: 'StockReleased' })
    expect(book.order).toMatchObject({ status: 'CANCELLED', paymentStatus: 'VOIDED' })
  })

  test('that was paid goes back by people when the order is cancelled', () => {
    const paid = granted(decideRecord(bookIn('CONFIRMED', invoice), { reference: null }, by)).book
    const cancelling = { ...paid, order: { ...paid.order, status: 'CANCELLING' as const } }
    const { book } = take(cancelling, { type: 'StockReleased' })
    const refund = book.payments.at(-1)
    expect(refund).toMatchObject({ kind: 'REFUND', amountMinor: 5_000n, isManual: true })
    const back = granted(decideRefundRecord(book, { paymentId: refund?.id ?? '' }, by))
    expect(back.book.order).toMatchObject({ status: 'CANCELLED', paymentStatus: 'REFUNDED' })
  })
})

test('payments look as they did after an earlier step', () => {
  const settled = { status: 'SUCCEEDED', settledSequence: 4, settledAt: now } as const
  const payments = [payment(1, { sequence: 2, ...settled }), payment(2, { sequence: 5 })]
  expect(paymentsAt(payments, 1)).toEqual([])
  expect(paymentsAt(payments, 3)).toMatchObject([{ status: 'REQUESTED', settledAt: null }])
  expect(paymentsAt(payments, 4)).toMatchObject([{ status: 'SUCCEEDED', settledAt: now }])
  expect(paymentsAt(payments, 5)).toHaveLength(2)
})
