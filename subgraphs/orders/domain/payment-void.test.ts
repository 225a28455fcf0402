import { describe, expect, test } from 'vitest'
import { awaitingPayment, by, policy } from '../test/books.ts'
import type { Decision, OrderBook } from './book.ts'
import { decideCancellation, decideEvent, type OrderTrigger } from './lifecycle.ts'
import { decideRefundRecord } from './paying.ts'

const authorized: OrderTrigger = {
  type: 'PaymentAuthorized',
  paymentId: 'pay_1_1',
  amount: { minor: 5_000n, currency: 'EUR' },
}
const voidFailed: OrderTrigger = { type: 'PaymentFailed', paymentId: 'pay_1_2', reason: 'not now' }
const take = (book: OrderBook, trigger: OrderTrigger): Decision => {
  const outcome = decideEvent(book, trigger, by, policy)
  if (outcome === 'stale') throw new Error('stale')
  return outcome
}
const granted = <Value>(result: { ok: true; value: Value } | { ok: false; rejections: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.rejections))
  return result.value
}
const cancel = (book: OrderBook): OrderBook =>
  granted(decideCancellation(book, { reason: 'STAFF_REQUEST', message: 'asked for' }, by)).book
/** Cancelled after its money was set aside, which the provider was asked to give free. */
const askedFree = (): OrderBook =>
  take(cancel(take(awaitingPayment(), authorized).book), { type: 'StockReleased' }).book

describe('money that the provider cannot give free', () => {
  test('is given free by people', () => {
    const failed = take(askedFree(), voidFailed).book
    expect(failed.order).toMatchObject({ status: 'CANCELLED', paymentStatus: 'AUTHORIZED' })
    expect(failed.payments.at(-1)).toMatchObject({ kind: 'VOID', status: 'FAILED', reason: 'not now' })
    const { book, steps } = granted(decideRefundRecord(failed, { paymentId: 'pay_1_2' }, by))
    expect(book.order).toMatchObject({ status: 'CANCELLED', paymentStatus: 'VOIDED' })
    expect(book.payments.at(-1)).toMatchObject({ kind: 'VOID', status: 'SUCCEEDED', reason: null })
    expect(steps).toMatchObject([
      {
        type: 'OrderPaymentVoided',
        actor: 'staff:eve',
        event: { paymentId: 'pay_1_2', amountMinor: 5_000n },
      },
    ])
  })

  test('is not asked for again by an authorization that is told twice, nor by one that comes after', () => {
    const failed = take(askedFree(), voidFailed).book
    expect(decideEvent(failed, authorized, by, policy)).toBe('stale')
    expect(decideEvent(failed, { type: 'PaymentVoided', paymentId: 'pay_1_2' }, by, policy)).toBe('stale')
  })

  test('is not theirs to give free while the provider may, nor once it is free', () => {
    const asked = askedFree()
    const record = (book: OrderBook) => decideRefundRecord(book, { paymentId: 'pay_1_2' }, by)
    const refused = (current: string) => ({
      rejections: [{ code: 'INVALID_STATE', current, allowed: ['FAILED'], path: ['input', 'paymentId'] }],
    })
    expect(record(asked)).toMatchObject(refused('REQUESTED_BY_PROVIDER'))
    const { book } = take(asked, { type: 'PaymentVoided', paymentId: 'pay_1_2' })
    expect(record(book)).toMatchObject(refused('SUCCEEDED_BY_PROVIDER'))
    const byHand = granted(record(take(asked, voidFailed).book)).book
    expect(record(byHand)).toMatchObject({ rejections: [{ code: 'INVALID_STATE' }] })
  })

  test('of an attempt that came too late says nothing of how the order itself was paid', () => {
    const timedOut = take(awaitingPayment(), { type: 'PaymentTimedOut' }).book
    const failed = take(take(timedOut, authorized).book, voidFailed).book
    const { book } = granted(decideRefundRecord(failed, { paymentId: 'pay_1_2' }, by))
    expect(book.order.paymentStatus).toBe('FAILED')
    expect(book.payments).toMatchObject([{ status: 'FAILED' }, { kind: 'VOID', status: 'SUCCEEDED' }])
  })

  test('is no authorization, which nobody gives back by hand', () => {
    expect(decideRefundRecord(askedFree(), { paymentId: 'pay_1_1' }, by)).toMatchObject({
      rejections: [{ code: 'NOT_FOUND' }],
    })
  })
})
