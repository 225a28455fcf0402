import { describe, expect, test } from 'vitest'
import { awaitingPayment, by, payment, policy } from '../test/books.ts'
import type { Decision, OrderBook } from './book.ts'
import { decideCancellation, decideEvent, type OrderTrigger } from './lifecycle.ts'

const take = (book: OrderBook, trigger: OrderTrigger): Decision => {
  const outcome = decideEvent(book, trigger, by, policy)
  if (outcome === 'stale') throw new Error('stale')
  return outcome
}
const cancel = (book: OrderBook): Decision => {
  const result = decideCancellation(book, { reason: 'STAFF_REQUEST', message: 'asked for' }, by)
  if (!result.ok) throw new Error(JSON.stringify(result.rejections))
  return result.value
}
const ends: [string, (book: OrderBook) => Decision][] = [
  ['somebody cancels it', cancel],
  ['it is not paid in time', (book) => take(book, { type: 'PaymentTimedOut' })],
  ['its stock is held no longer', (book) => take(book, { type: 'StockReservationExpired' })],
]

describe.each(ends)('an attempt to pay an order, when %s', (_what, end) => {
  test('is withdrawn if the provider was not asked for it yet', () => {
    const { book, steps } = end(awaitingPayment([payment(1, { isSent: false })]))
    expect(steps).toMatchObject([{ type: 'OrderCancellationRequested', sequence: 4 }])
    expect(book.payments).toMatchObject([
      {
        status: 'FAILED',
        reason: 'The order was cancelled before the provider was asked.',
        settledSequence: 4,
        settledAt: by.now,
      },
    ])
    const cancelled = take(book, { type: 'StockReleased' }).book
    expect(cancelled.order.status).toBe('CANCELLED')
    expect(cancelled.payments).toHaveLength(1)
  })

  test('stays under way if the provider may know of it: what it sets aside is given free', () => {
    const sent = payment(1, { isSent: true })
    const { book } = end(awaitingPayment([sent]))
    expect(book.payments).toEqual([sent])
    const amount = { minor: 5_000n, currency: 'EUR' }
    const late = take(book, { type: 'PaymentAuthorized', paymentId: 'pay_1_1', amount })
    expect(late.book.order.status).toBe('CANCELLING')
    expect(late.book.payments).toMatchObject([{ status: 'FAILED' }, { kind: 'VOID', ofId: 'pay_1_1' }])
  })

  test('leaves the attempts before it as they were', () => {
    const declined = payment(1, { isSent: true, status: 'DECLINED', settledSequence: 3, settledAt: by.now })
    const { book } = end(awaitingPayment([declined, payment(2, { isSent: false })]))
    expect(book.payments).toMatchObject([declined, { status: 'FAILED' }])
  })
})
