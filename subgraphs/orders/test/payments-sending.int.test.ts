import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { anonymous } from '#platform/graphql/actor.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { advanceOrders } from '../commands/advance-orders.ts'
import { cancelOrder } from '../commands/cancel-order.ts'
import { payOrder } from '../commands/pay-order.ts'
import type { Tables } from '../database.ts'
import type { OrderTrigger } from '../domain/lifecycle.ts'
import { migrations } from '../migrations.ts'
import type { PaymentProvider } from '../payments/provider.ts'
import { sendPayments } from '../payments/sender.ts'
import { findPayments, loadBooks } from '../repository-books.ts'
import { lockOrders, type Db } from '../repository.ts'
import { readSettings } from '../settings.ts'
import { countStaleEvents } from '../stale-events.ts'
import { logger } from './fixture.ts'

describe('what the payment provider is asked for', () => {
  let database: TestDatabase
  let db: Db
  let sent: string[] = []
  let isDown = false

  beforeAll(async () => {
    database = await createTestDatabase()
    db = await openRoom<Tables>({ url: database.url, room: 'orders', migrations, max: 3 })
  })
  afterAll(async () => {
    await db.destroy()
    await database.drop()
  })

  const take = (kind: string) => (asked: { paymentId: string }) => {
    sent.push(`${kind} ${asked.paymentId}`)
    return isDown ? Promise.reject(new Error('down')) : Promise.resolve()
  }
  const provider: PaymentProvider = {
    authorize: take('AUTHORIZE'),
    capture: take('CAPTURE'),
    void: take('VOID'),
    refund: take('REFUND'),
  }
  /** Hands over what is due; answers what that was. */
  const hand = async (): Promise<string[]> => {
    sent = []
    await sendPayments({ db, provider, logger })
    return sent
  }
  const due = (orderId: string) =>
    sql`update payment_operations set next_try_at = now() where order_id = ${orderId} and next_try_at < 'infinity'`.execute(
      db,
    )
  const how = { stale: countStaleEvents(logger), policy: readSettings({}) }
  const tell = (orderId: string, trigger: OrderTrigger) =>
    db
      .transaction()
      .execute((tx) =>
        advanceOrders(tx, how, [{ orderId, trigger, actor: 'payments', cause: crypto.randomUUID() }]),
      )
  let placed = 0
  /** An order of 10.00 that awaits its payment, which nobody has handed over yet. */
  const awaiting = async (): Promise<{ orderId: string; paymentId: string }> => {
    const number = ++placed
    const orderId = `ord_${number}`
    await sql`
      insert into orders (id, status, sequence, currency, total_minor, payment_mode, payment_status, idempotency_key,
        input_hash, created_at, updated_at)
      values (${orderId}, 'PENDING', 1, 'EUR', 1000, 'PREPAID', 'PENDING', ${orderId}, '', now(), now())`.execute(
      db,
    )
    await sql`
      insert into order_lines (order_id, position, id, product_id, sku, name, quantity, unit_price_minor)
      values (${orderId}, 1, ${`oln_${number}`}, 'prd_a', 'A', 'A', 1, 1000)`.execute(db)
    await tell(orderId, { type: 'StockReserved', backordered: [] })
    return { orderId, paymentId: `pay_${number}_1` }
  }
  const cancel = (orderId: string) =>
    cancelOrder(db, anonymous, { orderId, idempotencyKey: crypto.randomUUID() })
  const paymentsOf = (orderId: string) => findPayments(db, [orderId])
  const amount = { minor: 1_000n, currency: 'EUR' }

  test('is no attempt to pay an order that was cancelled before', async () => {
    const { orderId } = await awaiting()
    await cancel(orderId)
    expect(await hand()).toEqual([])
    expect(await paymentsOf(orderId)).toMatchObject([{ status: 'FAILED', isSent: false, settledSequence: 3 }])
  })

  test('is an attempt that was handed over, again, after its order was cancelled', async () => {
    const { orderId, paymentId } = await awaiting()
    expect(await hand()).toEqual([`AUTHORIZE ${paymentId}`])
    await cancel(orderId)
    expect(await paymentsOf(orderId)).toMatchObject([{ status: 'REQUESTED', isSent: true }])
    await due(orderId)
    expect(await hand()).toEqual([`AUTHORIZE ${paymentId}`])
    await tell(orderId, { type: 'PaymentAuthorized', paymentId, amount })
    expect(await hand()).toEqual([`VOID ${paymentId.replace(/1$/, '2')}`])
  })

  test.each([false, true])('is such an attempt for a day, not for ever (down: %s)', async (down) => {
    const { orderId, paymentId } = await awaiting()
    await hand()
    await cancel(orderId)
    const age = (interval: string) =>
      sql`update orders set cancelled_at = now() - ${interval}::interval where id = ${orderId}`.execute(db)
    isDown = down
    try {
      await age('23 hours 59 minutes')
      await due(orderId)
      expect(await hand()).toEqual([`AUTHORIZE ${paymentId}`])
      await age('24 hours 1 minute')
      await due(orderId)
      expect(await hand()).toEqual([`AUTHORIZE ${paymentId}`])
      await due(orderId)
      expect(await hand()).toEqual([])
    } finally {
      isDown = false
    }
    await tell(orderId, { type: 'PaymentAuthorized', paymentId, amount })
    expect(await hand()).toEqual([`VOID ${paymentId.replace(/1$/, '2')}`])
  })

  test('is a void also while another attempt has no answer', async () => {
    const { orderId, paymentId } = await awaiting()
    await hand()
    await tell(orderId, { type: 'PaymentDeclined', paymentId, reason: null })
    await payOrder(db, anonymous, { orderId, idempotencyKey: crypto.randomUUID() })
    const second = paymentId.replace(/1$/, '2')
    expect(await hand()).toEqual([`AUTHORIZE ${second}`])
    await cancel(orderId)
    await tell(orderId, { type: 'PaymentAuthorized', paymentId, amount })
    expect(await hand()).toEqual([`VOID ${paymentId.replace(/1$/, '3')}`])
    await tell(orderId, { type: 'PaymentDeclined', paymentId: second, reason: null })
  })

  test('is nothing of an order that is being decided on: it may be about to be cancelled', async () => {
    const { orderId, paymentId } = await awaiting()
    await db.transaction().execute(async (tx) => {
      await loadBooks(tx, await lockOrders(tx, [orderId]))
      expect(await hand()).toEqual([])
    })
    expect(await hand()).toEqual([`AUTHORIZE ${paymentId}`])
  })
})
