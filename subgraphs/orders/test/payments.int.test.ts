import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { timeOutOrders } from '../commands/time-out-orders.ts'
import { readSettings } from '../settings.ts'
import { brokersFor, collect, logger, startFixture, teachProducts, type OrdersFixture } from './fixture.ts'
import { ask, lifeOf, placeWith, tell, untilLife } from './lifecycle-fixture.ts'
import { countStaleEvents } from '../stale-events.ts'

const settings = readSettings({})
const how = { stale: countStaleEvents(logger), policy: settings, stockDecisionTimeoutMs: 3_600_000 }

describe.each(brokersFor('orders: payments'))('a prepaid order on the %s broker', (on) => {
  let orders: OrdersFixture
  const told: Record<string, any[]> = {}

  beforeAll(async () => {
    orders = await startFixture(on)
    for (const key of ['order.created', 'order.payment_requested', 'order.refund_requested'])
      told[key] = await collect(orders.first.broker, 'orders', key)
    await teachProducts(orders, { id: 'prd_a', amount: '2.50' })
  })
  afterAll(() => orders.stop())

  const placeOne = async (paymentReference: string, actor?: string): Promise<string> => {
    const items = [{ productId: 'prd_a', quantity: 4 }]
    return placeWith(orders.first, { items, paymentMode: 'PREPAID', paymentReference }, actor)
  }
  /** Placed and reserved: its payment has been asked for. */
  const reserved = async (paymentReference: string): Promise<string> => {
    const id = await placeOne(paymentReference)
    await tell(orders.first, 'StockReserved', id)
    return id
  }
  const becomes = (id: string, status: string) =>
    untilLife(orders.first, id, (order) => order.status === status, status)
  const typesOf = ({ statusHistory }: any) => statusHistory.map(({ type }: any) => type)
  const paymentsOf = ({ payments }: any) => payments.map(({ kind, state }: any) => `${kind} ${state}`)

  test('is confirmed once its payment is authorized; the money is taken with the first shipment', async () => {
    const id = await placeOne('card-1')
    const created = await until(() => told['order.created']?.find(({ order_id }) => order_id === id))
    expect(Date.parse(created.pay_by) - Date.parse(created.occurred_at)).toBe(900_000)
    expect(await lifeOf(orders.first, id)).toMatchObject({
      status: 'PENDING',
      paymentMode: 'PREPAID',
      paymentStatus: 'PENDING',
      paymentReference: 'card-1',
      payBy: null,
    })
    await tell(orders.first, 'StockReserved', id)
    const confirmed = await becomes(id, 'CONFIRMED')
    expect(confirmed).toMatchObject({ paymentStatus: 'AUTHORIZED', amountPaid: { amount: '0.00' } })
    expect(typesOf(confirmed)).toEqual(['OrderCreated', 'PaymentRequested', 'OrderConfirmed'])
    expect(confirmed.statusHistory[2].actor).toBe('payments')
    const requested = await until(() =>
      told['order.payment_requested']?.find((event) => event.order_id === id),
    )
    expect(requested).toMatchObject({
      attempt: 1,
      payment_id: confirmed.payments[0].id,
      amount: { amount: '10.00', currency: 'EUR' },
      pay_by: confirmed.payBy,
    })
    const part = { orderId: id, items: [{ lineId: confirmed.lines[0].id, quantity: 1 }] }
    await ask(orders.first, 'shipOrder', part)
    const paid = await untilLife(orders.first, id, (order) => order.paymentStatus === 'PAID', 'PAID')
    expect(paid).toMatchObject({ status: 'CONFIRMED', amountPaid: { amount: '10.00' } })
    await ask(orders.first, 'cancelOrderLines', { ...part, items: [{ ...part.items[0], quantity: 2 }] })
    const refunded = await untilLife(
      orders.first,
      id,
      (order) => order.paymentStatus === 'PARTIALLY_REFUNDED',
      'refunded',
    )
    expect(refunded).toMatchObject({ amountPaid: { amount: '10.00' }, amountRefunded: { amount: '5.00' } })
    expect(paymentsOf(refunded)).toEqual(['AUTHORIZE SUCCEEDED', 'CAPTURE SUCCEEDED', 'REFUND SUCCEEDED'])
  })

  test('that is answered twice is confirmed once', async () => {
    const id = await reserved('card twice')
    await becomes(id, 'CONFIRMED')
    const left = () =>
      sql<{ answersLeft: number }>`
        select sum(answers_left)::int as answers_left from simulated_payments where request ->> 'orderId' = ${id}`.execute(
        orders.db,
      )
    await until(async () => (await left()).rows[0]?.answersLeft === 0)
    const marker = await reserved('card-2')
    await becomes(marker, 'CONFIRMED')
    expect(await lifeOf(orders.first, id)).toMatchObject({ sequence: 3, status: 'CONFIRMED' })
  })

  test('that is declined three times is cancelled', async () => {
    const id = await reserved('decline')
    const declined = (attempts: number) =>
      untilLife(
        orders.first,
        id,
        ({ payments }) => payments.filter(({ state }: any) => state === 'DECLINED').length === attempts,
        `declined ${attempts} times`,
      )
    expect(await declined(1)).toMatchObject({
      status: 'AWAITING_PAYMENT',
      payments: [{ reason: 'The bank declined the payment.' }],
    })
    expect((await ask(orders.first, 'payOrder', { orderId: id })).userErrors).toEqual([])
    await declined(2)
    await ask(orders.first, 'payOrder', { orderId: id, paymentReference: 'decline other card' })
    await declined(3)
    await tell(orders.first, 'StockReleased', id)
    const cancelled = await becomes(id, 'CANCELLED')
    expect(cancelled).toMatchObject({
      paymentStatus: 'FAILED',
      cancellation: { reason: 'PAYMENT_DECLINED', byActor: 'payments' },
    })
    expect(cancelled.payments.map(({ reference }: any) => reference)).toEqual([
      'decline',
      'decline',
      'decline other card',
    ])
    expect(typesOf(cancelled)).toEqual([
      'OrderCreated',
      'PaymentRequested',
      'OrderPaymentDeclined',
      'PaymentRequested',
      'OrderPaymentDeclined',
      'PaymentRequested',
      'OrderCancellationRequested',
      'OrderCancelled',
    ])
  })

  test('that is declined may be paid with another card', async () => {
    const id = await reserved('decline')
    await untilLife(orders.first, id, ({ payments }) => payments[0]?.state === 'DECLINED', 'declined')
    await ask(orders.first, 'payOrder', { orderId: id, paymentReference: 'card-3' })
    expect(paymentsOf(await becomes(id, 'CONFIRMED'))).toEqual(['AUTHORIZE DECLINED', 'AUTHORIZE SUCCEEDED'])
  })

  /** The provider knows of the payments of these orders. */
  const untilAsked = (ids: readonly string[]) =>
    until(async () => {
      const { rows } = await sql`
        select from simulated_payments where request ->> 'orderId' = any(${ids}::text[])`.execute(orders.db)
      return rows.length === ids.length
    })

  test('that is not paid in time is cancelled, and what comes late is given free', async () => {
    const id = await reserved('delay:100000s')
    await becomes(id, 'AWAITING_PAYMENT')
    await untilAsked([id])
    await sql`update orders set pay_by = now() - interval '1 second' where id = ${id}`.execute(orders.db)
    await becomes(id, 'CANCELLING')
    await sql`update simulated_payments set answer_at = now() where request ->> 'orderId' = ${id}`.execute(
      orders.db,
    )
    await tell(orders.first, 'StockReleased', id)
    const order = await untilLife(
      orders.first,
      id,
      ({ status, payments }) => status === 'CANCELLED' && payments[1]?.state === 'SUCCEEDED',
      'CANCELLED and voided',
    )
    expect(order).toMatchObject({
      paymentStatus: 'FAILED',
      cancellation: { reason: 'PAYMENT_TIMEOUT', byActor: 'system' },
    })
    expect(paymentsOf(order)).toEqual(['AUTHORIZE FAILED', 'VOID SUCCEEDED'])
  })

  test('that is paid in the same moment as its time runs out has one outcome', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, () => reserved('delay:100000s')))
    await Promise.all(ids.map((id) => becomes(id, 'AWAITING_PAYMENT')))
    await untilAsked(ids)
    await Promise.all([
      sql`update simulated_payments set answer_at = now() where request ->> 'orderId' = any(${ids}::text[])`.execute(
        orders.db,
      ),
      sql`update orders set pay_by = now() - interval '1 ms' where id = any(${ids}::text[])`.execute(
        orders.db,
      ),
    ])
    await Promise.all(Array.from({ length: 4 }, () => timeOutOrders(orders.db, how)))
    for (const id of ids) {
      const order = await untilLife(
        orders.first,
        id,
        ({ status, payments }) =>
          status === 'CONFIRMED' || (status === 'CANCELLING' && payments.at(-1).kind === 'VOID'),
        'either',
      )
      const isPaid = order.status === 'CONFIRMED'
      expect(order.paymentStatus).toBe(isPaid ? 'AUTHORIZED' : 'FAILED')
      expect(order.cancellation?.reason).toBe(isPaid ? undefined : 'PAYMENT_TIMEOUT')
      const sequences = order.statusHistory.map(({ sequence }: any) => sequence)
      expect(sequences).toEqual(sequences.map((_: number, index: number) => index + 1))
    }
  })

  test('that is cancelled while it is being authorized ends cancelled, its money free', async () => {
    const id = await reserved('delay:100000s')
    await becomes(id, 'AWAITING_PAYMENT')
    await untilAsked([id])
    const { userErrors } = await ask(orders.first, 'cancelOrder', { orderId: id })
    expect(userErrors).toEqual([])
    await tell(orders.first, 'StockReleased', id)
    expect(await becomes(id, 'CANCELLED')).toMatchObject({ paymentStatus: 'VOIDED' })
    await until(async () => {
      const { rows } = await sql`
        update simulated_payments set answer_at = now() where request ->> 'orderId' = ${id} returning id`.execute(
        orders.db,
      )
      return rows.length === 1
    })
    const order = await untilLife(
      orders.first,
      id,
      ({ payments }) => payments[1]?.state === 'SUCCEEDED',
      'voided',
    )
    expect(order).toMatchObject({
      status: 'CANCELLED',
      paymentStatus: 'VOIDED',
      amountPaid: { amount: '0.00' },
    })
    expect(paymentsOf(order)).toEqual(['AUTHORIZE FAILED', 'VOID SUCCEEDED'])
  })

  test('that is cancelled after it was authorized gets its money free', async () => {
    const id = await reserved('card-4')
    await becomes(id, 'CONFIRMED')
    await ask(orders.first, 'cancelOrder', { orderId: id })
    await tell(orders.first, 'StockReleased', id)
    const order = await untilLife(orders.first, id, (one) => one.paymentStatus === 'VOIDED', 'VOIDED')
    expect(order.status).toBe('CANCELLED')
    expect(typesOf(order).slice(-3)).toEqual(['OrderCancelled', 'PaymentVoidRequested', 'OrderPaymentVoided'])
  })

  test('whose stock could not be held any longer is cancelled', async () => {
    const id = await reserved('delay:100000s')
    await becomes(id, 'AWAITING_PAYMENT')
    await tell(orders.first, 'StockReservationExpired', id)
    expect(await becomes(id, 'CANCELLING')).toMatchObject({
      cancellation: { reason: 'PAYMENT_TIMEOUT', byActor: 'inventory' },
    })
  })

  test('is paid also when the instance that asked for it dies: the request waits, and is known', async () => {
    const second = await orders.startInstance()
    const id = await reserved('delay:100000s')
    await becomes(id, 'AWAITING_PAYMENT')
    await second.stop()
    // As if the sender had died after it took the request: it is due again, and the provider knows it.
    await until(async () => {
      const { rows } = await sql`select from simulated_payments where request ->> 'orderId' = ${id}`.execute(
        orders.db,
      )
      return rows.length === 1
    })
    await sql`update payment_operations set next_try_at = now() where order_id = ${id}`.execute(orders.db)
    await until(async () => {
      const { rows } = await sql<{ tries: number }>`
        select tries from payment_operations where order_id = ${id}`.execute(orders.db)
      return (rows[0]?.tries ?? 0) >= 2
    })
    await sql`update simulated_payments set answer_at = now() where request ->> 'orderId' = ${id}`.execute(
      orders.db,
    )
    expect(paymentsOf(await becomes(id, 'CONFIRMED'))).toEqual(['AUTHORIZE SUCCEEDED'])
  })
})
