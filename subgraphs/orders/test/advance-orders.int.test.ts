import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import {
  brokersFor,
  cancel,
  collect,
  place,
  publish,
  startFixture,
  teachProducts,
  untilStatus,
  type OrdersFixture,
} from './fixture.ts'

describe.each(brokersFor('orders: advance-orders'))('on the %s broker', (on) => {
  let orders: OrdersFixture
  const told: Record<string, any[]> = {}

  beforeAll(async () => {
    orders = await startFixture(on)
    for (const key of ['order.confirmed', 'order.cancellation_requested', 'order.cancelled'])
      told[key] = await collect(orders.first.broker, 'orders', key)
    await teachProducts(orders, { id: 'prd_a' })
  })
  afterAll(() => orders.stop())

  const placeOne = async (): Promise<string> =>
    (await place(orders.first, [{ productId: 'prd_a', quantity: 3 }])).order.id
  const reserved = (id: string) =>
    publish(orders.first.broker, 'StockReserved', {
      order_id: id,
      items: [{ product_id: 'prd_a', quantity: 3 }],
    })
  const released = (id: string) => publish(orders.first.broker, 'StockReleased', { order_id: id, items: [] })
  const rejected = (id: string, more: object = {}) =>
    publish(orders.first.broker, 'StockRejected', { order_id: id, reason: 'Insufficient stock', ...more })
  const eventOf = (key: string, id: string) => until(() => told[key]?.find((event) => event.order_id === id))

  test('StockReserved confirms the order', async () => {
    const id = await placeOne()
    await reserved(id)
    const order = await untilStatus(orders.first, id, 'CONFIRMED')
    expect(order).toMatchObject({ sequence: 2, cancellation: null })
    expect(await eventOf('order.confirmed', id)).toEqual({
      event: 'OrderConfirmed',
      order_id: id,
      sequence: 2,
      occurred_at: order.updatedAt,
    })
  })

  test('StockRejected cancels the order, with every shortage', async () => {
    const id = await placeOne()
    await rejected(id, {
      shortages: [
        { product_id: 7, sku: 'SEVEN', requested: 3, available: 1 },
        { product_id: 'prd_a', requested: 2.5, available: 1e12 },
      ],
    })
    const order = await untilStatus(orders.first, id, 'CANCELLED')
    expect(order.cancellation).toEqual({
      reason: 'STOCK_REJECTED',
      message: 'There was not enough stock for this order.',
      at: order.updatedAt,
      shortages: [
        { productId: '7', sku: 'SEVEN', requested: 3, available: 1 },
        { productId: 'prd_a', sku: null, requested: 2, available: 2 ** 31 - 1 },
      ],
    })
    expect(await eventOf('order.cancelled', id)).toMatchObject({ sequence: 2, reason: 'STOCK_REJECTED' })
  })

  test('the reason of a foreign Inventory is shown as it is, without what cannot be stored', async () => {
    const id = await placeOne()
    await rejected(id, { reason: 'Out of\0 stock until May' })
    const order = await untilStatus(orders.first, id, 'CANCELLED')
    expect(order.cancellation).toMatchObject({ message: 'Out of stock until May', shortages: [] })
  })

  test('an event that comes twice, or late, changes nothing', async () => {
    const id = await placeOne()
    await reserved(id)
    await untilStatus(orders.first, id, 'CONFIRMED')
    const body = { order_id: id, reason: 'Insufficient stock' }
    await publish(orders.first.broker, 'StockReserved', { order_id: id }, crypto.randomUUID())
    await publish(orders.first.broker, 'StockRejected', body, crypto.randomUUID())
    await publish(orders.first.broker, 'StockReleased', { order_id: id, items: [] }, crypto.randomUUID())
    const marker = await placeOne()
    await rejected(marker)
    await untilStatus(orders.first, marker, 'CANCELLED')
    expect(await untilStatus(orders.first, id, 'CONFIRMED')).toMatchObject({ sequence: 2 })
  })

  test('events about orders that are not ours do not hold up those that are', async () => {
    const [first, second] = [await placeOne(), await placeOne()]
    await publish(orders.first.broker, 'StockReserved', { order_id: 12345n })
    await reserved(first)
    await publish(orders.first.broker, 'StockReserved', { order_id: 'ord_\0' })
    await reserved(second)
    for (const id of [first, second])
      expect(await untilStatus(orders.first, id, 'CONFIRMED')).toMatchObject({ sequence: 2 })
  })

  test('cancelling a confirmed order waits for its stock to be free', async () => {
    const id = await placeOne()
    await reserved(id)
    await untilStatus(orders.first, id, 'CONFIRMED')
    const { order, userErrors } = await cancel(orders.first, id, { expectedSequence: 2 })
    expect(userErrors).toEqual([])
    expect(order).toMatchObject({
      status: 'CANCELLING',
      sequence: 3,
      cancellation: { reason: 'STAFF_REQUEST', shortages: [] },
    })
    expect(await eventOf('order.cancellation_requested', id)).toMatchObject({
      sequence: 3,
      reason: 'STAFF_REQUEST',
    })
    await released(id)
    const cancelled = await untilStatus(orders.first, id, 'CANCELLED')
    expect(cancelled.statusHistory.map(({ status }: any) => status)).toEqual([
      'PENDING',
      'CONFIRMED',
      'CANCELLING',
      'CANCELLED',
    ])
    expect(cancelled.cancellation.at).toBe(order.cancellation.at)
  })

  test('cancelling before the stock is decided ends cancelled whichever answer comes', async () => {
    const [first, second] = [await placeOne(), await placeOne()]
    await cancel(orders.first, first)
    await cancel(orders.first, second)
    await reserved(first)
    await released(first)
    await rejected(second)
    for (const id of [first, second]) {
      const order = await untilStatus(orders.first, id, 'CANCELLED')
      expect(order).toMatchObject({ sequence: 3, cancellation: { reason: 'STAFF_REQUEST' } })
    }
  })

  test('cancelling again is refused, unless it is the same request', async () => {
    const id = await placeOne()
    const request = { idempotencyKey: crypto.randomUUID() }
    await cancel(orders.first, id, request)
    expect(await cancel(orders.first, id, request)).toMatchObject({
      replayed: true,
      order: { id, sequence: 2 },
      userErrors: [],
    })
    expect(await cancel(orders.first, id)).toMatchObject({
      order: null,
      userErrors: [
        {
          __typename: 'InvalidStateError',
          code: 'INVALID_STATE',
          current: 'CANCELLING',
          allowed: ['PENDING', 'AWAITING_PAYMENT', 'CONFIRMED'],
        },
      ],
    })
  })

  test('cancelling is refused for a passed sequence, an unknown order and a bad key', async () => {
    const id = await placeOne()
    await reserved(id)
    await untilStatus(orders.first, id, 'CONFIRMED')
    const passed = await cancel(orders.first, id, { expectedSequence: 1 })
    expect(passed.userErrors).toMatchObject([{ __typename: 'VersionConflictError', currentVersion: 2 }])
    for (const unknown of ['ord_none', 'ord_\0'])
      expect((await cancel(orders.first, unknown)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    for (const idempotencyKey of ['short', 'k'.repeat(65), 'nul-\0-inside'])
      expect((await cancel(orders.first, id, { idempotencyKey })).userErrors).toMatchObject([
        { __typename: 'InputError', code: 'BAD_INPUT', path: ['input', 'idempotencyKey'] },
      ])
    expect(await untilStatus(orders.first, id, 'CONFIRMED')).toMatchObject({ sequence: 2 })
  })

  test('20 cancellations at once make one step', async () => {
    const id = await placeOne()
    const payloads = await Promise.all(Array.from({ length: 20 }, () => cancel(orders.first, id)))
    expect(payloads.filter(({ order }) => order !== null)).toHaveLength(1)
    expect(await untilStatus(orders.first, id, 'CANCELLING')).toMatchObject({ sequence: 2 })
  })
})
