import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { startFixture, teachProducts, type OrdersFixture } from './fixture.ts'
import { ask, lifeOf, placeWith, tell, untilLife } from './lifecycle-fixture.ts'

describe('the simulated payment provider is told by the reference', () => {
  let orders: OrdersFixture
  beforeAll(async () => {
    orders = await startFixture()
    await teachProducts(orders, { id: 'prd_a', amount: '2.50' })
  })
  afterAll(() => orders.stop())

  /** Four pieces, paid with this and confirmed. */
  const confirmed = async (paymentReference: string): Promise<any> => {
    const items = [{ productId: 'prd_a', quantity: 4 }]
    const id = await placeWith(orders.first, { items, paymentMode: 'PREPAID', paymentReference })
    await tell(orders.first, 'StockReserved', id)
    return untilLife(orders.first, id, ({ status }) => status === 'CONFIRMED', 'CONFIRMED')
  }
  const settled = (id: string, index: number) =>
    untilLife(
      orders.first,
      id,
      ({ payments }) => payments[index] && payments[index].state !== 'REQUESTED',
      'settled',
    )
  const paymentsOf = ({ payments }: any) => payments.map(({ kind, state }: any) => `${kind} ${state}`)
  const cancelled = async (reference: string): Promise<any> => {
    const { id } = await confirmed(reference)
    await ask(orders.first, 'cancelOrder', { orderId: id })
    await tell(orders.first, 'StockReleased', id)
    return untilLife(orders.first, id, ({ status }) => status === 'CANCELLED', 'CANCELLED')
  }

  test('to fail a void: people give the money free', async () => {
    const { id } = await cancelled('card void:fail')
    const failed = await settled(id, 1)
    expect(failed).toMatchObject({
      paymentStatus: 'AUTHORIZED',
      payments: [{}, { kind: 'VOID', state: 'FAILED', reason: 'The provider could not carry it out.' }],
    })
    const asked = { orderId: id, paymentId: failed.payments[1].id }
    const { order, userErrors } = await ask(orders.first, 'recordRefund', asked)
    expect(userErrors).toEqual([])
    expect(order).toMatchObject({ status: 'CANCELLED', paymentStatus: 'VOIDED' })
    expect(order.statusHistory.at(-1)).toMatchObject({ type: 'OrderPaymentVoided', actor: 'staff:anonymous' })
    const again = await ask(orders.first, 'recordRefund', asked)
    expect(again.userErrors).toMatchObject([{ code: 'INVALID_STATE', path: ['input', 'paymentId'] }])
  })

  test('to fail a capture: people note how it was paid instead', async () => {
    const { id } = await confirmed('capture:fail')
    await ask(orders.first, 'shipOrder', { orderId: id })
    const failed = await settled(id, 1)
    expect(failed.paymentStatus).toBe('FAILED')
    expect(paymentsOf(failed)).toEqual(['AUTHORIZE SUCCEEDED', 'CAPTURE FAILED'])
    const { order } = await ask(orders.first, 'recordPayment', { orderId: id })
    expect(order.paymentStatus).toBe('PAID')
  })

  test('to fail a refund, late: people give the money back', async () => {
    const { id, lines } = await confirmed('refund:delay:300ms refund:fail')
    const items = [{ lineId: lines[0].id, quantity: 1 }]
    await ask(orders.first, 'shipOrder', { orderId: id, items })
    await settled(id, 1)
    await ask(orders.first, 'cancelOrderLines', { orderId: id, items })
    const failed = await settled(id, 2)
    expect(paymentsOf(failed)).toEqual(['AUTHORIZE SUCCEEDED', 'CAPTURE SUCCEEDED', 'REFUND FAILED'])
    const [asked, answered] = [failed.payments[2].requestedAt, failed.payments[2].settledAt].map(Date.parse)
    expect(answered! - asked!).toBeGreaterThanOrEqual(300)
    const { order } = await ask(orders.first, 'recordRefund', {
      orderId: id,
      paymentId: failed.payments[2].id,
    })
    expect(order).toMatchObject({ paymentStatus: 'PARTIALLY_REFUNDED', amountRefunded: { amount: '2.50' } })
  })

  test('to answer a void twice, after a while: it is taken once', async () => {
    const { id } = await cancelled('void:twice void:delay:100000s')
    const answers = () =>
      sql<{ left: number; isDue: boolean }>`
        select answers_left as left, answer_at <= now() as is_due from simulated_payments
        where request ->> 'orderId' = ${id} and request ->> 'kind' = 'VOID'`
        .execute(orders.db)
        .then(({ rows }) => rows[0])
    await until(answers)
    expect(await answers()).toEqual({ left: 2, isDue: false })
    expect(paymentsOf(await lifeOf(orders.first, id))).toEqual(['AUTHORIZE SUCCEEDED', 'VOID REQUESTED'])
    await sql`update simulated_payments set answer_at = now() where request ->> 'orderId' = ${id}`.execute(
      orders.db,
    )
    await until(async () => (await answers())?.left === 0)
    // What comes after both in the same queues is taken after both.
    await confirmed('card')
    const { paymentStatus, statusHistory } = await settled(id, 1)
    expect(paymentStatus).toBe('VOIDED')
    expect(statusHistory.filter(({ type }: any) => type === 'OrderPaymentVoided')).toHaveLength(1)
  })
})
