import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashInput } from '#platform/database/idempotency.ts'
import { until } from '#platform/testing/until.ts'
import { lockOrders, type Tx } from '../repository.ts'
import { insertOrders } from '../repository-placement.ts'
import { place, send, startFixture, teachProducts, type OrdersFixture } from './fixture.ts'
import { ask, placeWith, tell, untilLife } from './lifecycle-fixture.ts'

let orders: OrdersFixture
const items = [{ productId: 'prd_a', quantity: 1 }]

beforeAll(async () => {
  orders = await startFixture()
  await teachProducts(orders, { id: 'prd_a' })
})
afterAll(() => orders.stop())

const codes = (payload: any) => payload.userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`)

/** What `run` answers, and after how many milliseconds. */
async function timed<T>(run: Promise<T>): Promise<{ answer: T; took: number }> {
  const began = Date.now()
  return { answer: await run, took: Date.now() - began }
}

describe('while an order is being placed with a key', () => {
  /** Places an order as another instance would that has not committed yet. */
  async function placeElsewhere(tx: Tx, id: string, idempotencyKey: string): Promise<void> {
    const now = new Date()
    const line = { id: `oln_${id}`, ...items[0], sku: 'SKU', name: 'Product', unitPriceMinor: 1_000n }
    const order = { currency: 'EUR', totalMinor: 1_000n, createdAt: now, recordedAt: now, details: null }
    const by = { customerId: null, paymentMode: 'NONE', paymentReference: null, traceId: null } as const
    await insertOrders(tx, [
      {
        ...order,
        ...by,
        id,
        idempotencyKey,
        inputHash: hashInput({ items }),
        actor: 'staff:anonymous',
        lines: [{ ...line, productId: 'prd_a', quantity: 1, brand: '', category: '', onShortage: 'REJECT' }],
      },
    ])
  }

  test('the same order waits two seconds and is refused; once that is placed it is answered', async () => {
    const key = crypto.randomUUID()
    await orders.db.transaction().execute(async (tx) => {
      await placeElsewhere(tx, 'ord_elsewhere', key)
      const { answer, took } = await timed(place(orders.first, items, key))
      expect(answer).toMatchObject({ order: null, replayed: false })
      expect(codes(answer)).toEqual(['IDEMPOTENCY_IN_PROGRESS input.idempotencyKey'])
      expect(took).toBeGreaterThan(1_900)
      expect(took).toBeLessThan(5_000)
    })
    expect(await place(orders.first, items, key)).toMatchObject({
      replayed: true,
      userErrors: [],
      order: { id: 'ord_elsewhere' },
    })
  })

  test('the same order is placed if the other is given up in time', async () => {
    const key = crypto.randomUUID()
    let placing: Promise<any> | undefined
    const given = orders.db.transaction().execute(async (tx) => {
      await placeElsewhere(tx, 'ord_given_up', key)
      placing = place(orders.first, items, key)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      throw new Error('given up')
    })
    await expect(given).rejects.toThrow('given up')
    expect(await placing).toMatchObject({ replayed: false, userErrors: [], order: { status: 'PENDING' } })
  })

  test('others are placed beside it, and need not wait for it', async () => {
    const key = crypto.randomUUID()
    await orders.db.transaction().execute(async (tx) => {
      await placeElsewhere(tx, 'ord_beside', key)
      const inputs = [key, ...[1, 2, 3].map(() => crypto.randomUUID())].map((idempotencyKey) => ({
        idempotencyKey,
        items,
      }))
      const together = send(
        orders.first.service,
        `mutation ($orders: [PlaceOrderInput!]!) { placeOrders(input: { orders: $orders }) {
          placed results { order { status } userErrors { code path } } } }`,
        { orders: inputs },
      )
      let isAnswered = false
      const answered = together.then(({ data }) => {
        isAnswered = true
        return data.placeOrders
      })
      const alone = await place(orders.first, items)
      expect([alone.userErrors, isAnswered]).toEqual([[], false])
      const { placed, results } = await answered
      expect(placed).toBe(3)
      expect(results.map(codes)).toEqual([
        ['IDEMPOTENCY_IN_PROGRESS input.orders.0.idempotencyKey'],
        [],
        [],
        [],
      ])
    })
  })
})

describe('a key of', () => {
  interface Target {
    orderId: string
    lineId: string
    returnId: string
    paymentId: string
  }

  /** An order as far as it must be for each mutation: paid, shipped but for one piece, and with a return in a state. */
  async function prepare(state: 'none' | 'REQUESTED' | 'APPROVED'): Promise<Target> {
    const { first } = orders
    const input = { items: [{ productId: 'prd_a', quantity: 4 }], paymentMode: 'INVOICE' }
    const orderId = await placeWith(first, input)
    await tell(first, 'StockReserved', orderId)
    const { lines } = await untilLife(first, orderId, ({ status }) => status === 'CONFIRMED', 'CONFIRMED')
    const target = { orderId, lineId: lines[0].id, returnId: '', paymentId: '' }
    if (state === 'none') return target
    await ask(first, 'shipOrder', { orderId, items: [{ lineId: target.lineId, quantity: 3 }] })
    const asked = await ask(first, 'requestReturn', {
      orderId,
      items: [{ lineId: target.lineId, quantity: 2 }],
    })
    const returnId = asked.return.id
    if (state === 'APPROVED') await ask(first, 'approveReturn', { returnId })
    return { ...target, returnId }
  }

  /** An order that was paid and of which one piece was cancelled: its refund is up to people. */
  async function prepareRefund(): Promise<Target> {
    const target = await prepare('none')
    const { orderId, lineId } = target
    await ask(orders.first, 'recordPayment', { orderId })
    await ask(orders.first, 'cancelOrderLines', { orderId, items: [{ lineId, quantity: 1 }] })
    const { payments } = await untilLife(
      orders.first,
      orderId,
      ({ payments: all }) => all.some(({ kind }: any) => kind === 'REFUND'),
      'with a refund',
    )
    return { ...target, paymentId: payments.find(({ kind }: any) => kind === 'REFUND').id }
  }

  /** An order whose first payment was declined. */
  async function prepareAttempt(): Promise<Target> {
    const { first } = orders
    const input = { items, paymentMode: 'PREPAID', paymentReference: 'decline' }
    const orderId = await placeWith(first, input)
    await tell(first, 'StockReserved', orderId)
    const isDeclined = ({ payments }: any) => payments[0]?.state === 'DECLINED'
    const { lines } = await untilLife(first, orderId, isDeclined, 'declined')
    return { orderId, lineId: lines[0].id, returnId: '', paymentId: '' }
  }

  /** The mutation, what it is tried on, what is asked first, and what then with the same key. */
  type Case = [
    string,
    () => Promise<Target>,
    (target: Target) => object,
    (target: Target, other: Target) => object,
  ]
  const ofLine = (quantity: number) => (target: Target) => ({
    orderId: target.orderId,
    items: [{ lineId: target.lineId, quantity }],
  })
  const ofOrder = ({ orderId }: Target) => ({ orderId })
  const ofReturn = ({ returnId }: Target) => ({ returnId })
  const received = (disposition: string) => (target: Target) => ({
    returnId: target.returnId,
    items: [{ lineId: target.lineId, quantity: 1, disposition }],
  })
  const cases: Case[] = [
    [
      'cancelOrder',
      () => prepare('none'),
      ofOrder,
      (target) => ({ ...ofOrder(target), expectedSequence: 2 }),
    ],
    ['cancelOrderLines', () => prepare('none'), ofLine(1), ofLine(2)],
    ['shipOrder', () => prepare('none'), ofLine(1), ofLine(2)],
    [
      'recordPayment',
      () => prepare('none'),
      ofOrder,
      (target) => ({ ...ofOrder(target), reference: 'other' }),
    ],
    [
      'requestReturn',
      () => prepare('REQUESTED'),
      ofLine(1),
      (target) => ({ ...ofLine(1)(target), reason: 'worn' }),
    ],
    ['receiveReturn', () => prepare('APPROVED'), received('RESTOCK'), received('DAMAGED')],
    ['approveReturn', () => prepare('REQUESTED'), ofReturn, (_target, other) => ofReturn(other)],
    [
      'payOrder',
      prepareAttempt,
      (target) => ({ ...ofOrder(target), paymentReference: 'card' }),
      (target) => ({ ...ofOrder(target), paymentReference: 'other card' }),
    ],
    [
      'recordRefund',
      prepareRefund,
      (target) => ({ ...ofOrder(target), paymentId: target.paymentId }),
      (_target, other) => ({ ...ofOrder(other), paymentId: other.paymentId }),
    ],
    [
      'rejectReturn',
      () => prepare('REQUESTED'),
      (target) => ({ ...ofReturn(target), reason: 'worn' }),
      (target) => ({ ...ofReturn(target), reason: 'late' }),
    ],
  ]
  test.each(cases)(
    '%s that was used is refused for anything else',
    async (mutation, made, input, another) => {
      const [target, other] = await Promise.all([made(), made()])
      const idempotencyKey = crypto.randomUUID()
      const done = await ask(orders.first, mutation, { ...input(target), idempotencyKey })
      expect([done.userErrors, done.replayed]).toEqual([[], false])
      const refused = await ask(orders.first, mutation, { ...another(target, other), idempotencyKey })
      expect(refused).toMatchObject({ order: null, replayed: false })
      expect(codes(refused)).toEqual(['IDEMPOTENCY_KEY_REUSED input.idempotencyKey'])
      const again = await ask(orders.first, mutation, { ...input(target), idempotencyKey })
      expect(again).toMatchObject({ replayed: true, userErrors: [], order: { id: done.order.id } })
    },
  )

  test('shipOrder that is being carried out is refused after two seconds, then answered', async () => {
    const target = await prepare('none')
    const input = { ...ofLine(1)(target), idempotencyKey: crypto.randomUUID() }
    let first: ReturnType<typeof ask> | undefined
    await orders.db.transaction().execute(async (tx) => {
      await lockOrders(tx, [target.orderId])
      first = ask(orders.first, 'shipOrder', input)
      await until(async () => {
        const { rows } = await sql`
          select from pg_locks join pg_stat_activity using (pid) where datname = current_database() and not granted`.execute(
          orders.db,
        )
        return rows.length === 1
      })
      const { answer, took } = await timed(ask(orders.first, 'shipOrder', input))
      expect(answer).toMatchObject({ order: null, shipment: null, replayed: false })
      expect(codes(answer)).toEqual(['IDEMPOTENCY_IN_PROGRESS input.idempotencyKey'])
      expect(took).toBeGreaterThan(1_900)
      expect(took).toBeLessThan(5_000)
    })
    const done = await first
    expect([done?.userErrors, done?.replayed]).toEqual([[], false])
    const again = await ask(orders.first, 'shipOrder', input)
    expect(again).toMatchObject({ replayed: true, userErrors: [], shipment: done?.shipment })
    expect(again.order.shipments).toHaveLength(1)
  })
})
