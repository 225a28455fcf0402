import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import {
  brokersFor,
  cancel,
  collect,
  place,
  publish,
  startFixture,
  subscribe,
  teachProducts,
  untilStatus,
  type Instance,
  type OrdersFixture,
  type Subscriber,
} from './fixture.ts'
import { ask, placeWith, tell, untilLife } from './lifecycle-fixture.ts'

const changed = `subscription ($id: ID!, $after: Int) {
  orderStatusChanged(orderId: $id, afterSequence: $after) {
    sequence status previousStatus occurredAt
    order {
      id status sequence updatedAt cancellation { reason shortages { productId } }
      statusHistory { sequence } lines { quantity product { id } }
    }
  }
}`
const allChanges = 'subscription { orderStatusChanges { sequence status order { id status } } }'

const sequences = ({ results }: Subscriber) => results.map(({ data }) => data?.orderStatusChanged.sequence)

/** The steps of one order that a subscriber to all of them was told. */
const seenBy = ({ results }: Subscriber, id: string): number[] =>
  results
    .map(({ data }) => data?.orderStatusChanges)
    .filter(({ order }) => order.id === id)
    .map(({ sequence }) => sequence)

describe.each(brokersFor('orders: live'))('on the %s broker', (on) => {
  let orders: OrdersFixture
  let second: Instance

  beforeAll(async () => {
    orders = await startFixture(on)
    second = await orders.startInstance()
    await teachProducts(orders, { id: 'prd_a' }, { id: 7n })
  })
  afterAll(() => orders.stop())

  const placeOne = async (): Promise<string> =>
    (await place(orders.first, [{ productId: 'prd_a', quantity: 3 }])).order.id
  const reserved = (id: string) => publish(orders.first.broker, 'StockReserved', { order_id: id })
  const released = (id: string) => publish(orders.first.broker, 'StockReleased', { order_id: id, items: [] })
  /** Leads an order through PENDING, CONFIRMED, CANCELLING, CANCELLED. */
  const lead = async (id: string): Promise<void> => {
    await reserved(id)
    await untilStatus(orders.first, id, 'CONFIRMED')
    await cancel(orders.first, id)
    await released(id)
  }
  const follow = (id: string, after?: number, instance = orders.first) =>
    subscribe(instance, changed, { id, ...(after === undefined ? {} : { after }) })

  test('without afterSequence the current state comes first, then every change', async () => {
    const id = await placeOne()
    await reserved(id)
    await untilStatus(orders.first, id, 'CONFIRMED')
    const subscriber = follow(id)
    await until(() => subscriber.results.length === 1)
    expect(subscriber.results[0]?.data?.orderStatusChanged).toMatchObject({
      sequence: 2,
      status: 'CONFIRMED',
      previousStatus: 'PENDING',
    })
    await cancel(orders.first, id)
    await released(id)
    await until(() => subscriber.results.length === 3)
    expect(sequences(subscriber)).toEqual([2, 3, 4])
    expect(subscriber.hasEnded()).toBe(false)
    await subscriber.leave()
  })

  test('each event carries the order as it was right after it', async () => {
    const id = await placeOne()
    await lead(id)
    await untilStatus(orders.first, id, 'CANCELLED')
    const subscriber = follow(id, 0)
    await until(() => subscriber.results.length === 4)
    const events = subscriber.results.map(({ data }) => data?.orderStatusChanged)
    for (const event of events) {
      const { sequence, status, occurredAt: updatedAt } = event
      expect(event.order).toMatchObject({ id, sequence, status, updatedAt })
      expect(event.order.statusHistory).toHaveLength(sequence)
      expect(event.order.lines).toEqual([{ quantity: 3, product: { id: 'prd_a' } }])
    }
    const reasons = events.map(({ order }) => order.cancellation?.reason ?? null)
    expect(reasons).toEqual([null, null, 'STAFF_REQUEST', 'STAFF_REQUEST'])
    await subscriber.leave()
  })

  test('pushes every step, each with the order as it was right after it', async () => {
    const items = [
      { productId: 'prd_a', quantity: 4 },
      { productId: '7', quantity: 2 },
    ]
    const id = await placeWith(orders.first, { items })
    await tell(orders.first, 'StockReserved', id)
    const { lines } = await untilLife(orders.first, id, ({ status }) => status === 'CONFIRMED', 'CONFIRMED')
    const document = `subscription ($id: ID!) { orderStatusChanged(orderId: $id, afterSequence: 1) {
      sequence type status previousStatus actor
      order { sequence fulfillmentStatus returnStatus shipments { id } returns { state }
        lines { shippedQuantity cancelledQuantity returnedQuantity } } } }`
    const watching = subscribe(orders.first, document, { id })
    await until(() => watching.results.length === 1)
    await ask(orders.first, 'shipOrder', { orderId: id, items: [{ lineId: lines[0].id, quantity: 3 }] })
    await ask(orders.first, 'cancelOrderLines', {
      orderId: id,
      items: [{ lineId: lines[1].id, quantity: 1 }],
    })
    const asked = await ask(orders.first, 'requestReturn', {
      orderId: id,
      items: [{ lineId: lines[0].id, quantity: 2 }],
    })
    await ask(orders.first, 'approveReturn', { returnId: asked.return.id })
    await ask(orders.first, 'receiveReturn', {
      returnId: asked.return.id,
      items: [{ lineId: lines[0].id, quantity: 2, disposition: 'RESTOCK' }],
    })
    await until(() => watching.results.length === 6)
    const late = subscribe(orders.first, document, { id })
    await until(() => late.results.length === 6)
    const events = (results: typeof watching.results) =>
      results.map(({ data }: any) => data.orderStatusChanged)
    expect(events(late.results)).toEqual(events(watching.results))
    const pieces = ([shipped, cancelled, returned]: number[], [s = 0, c = 0, r = 0]: number[] = []) => [
      { shippedQuantity: shipped, cancelledQuantity: cancelled, returnedQuantity: returned },
      { shippedQuantity: s, cancelledQuantity: c, returnedQuantity: r },
    ]
    expect(
      events(late.results).map(({ type, order, sequence }: any) => [
        sequence,
        type,
        order.fulfillmentStatus,
        order.returnStatus,
        order.shipments.length,
        order.returns.map(({ state }: any) => state).join(),
        order.lines,
      ]),
    ).toEqual([
      [2, 'OrderConfirmed', 'UNFULFILLED', 'NONE', 0, '', pieces([0, 0, 0])],
      [3, 'OrderShipped', 'PARTIALLY_FULFILLED', 'NONE', 1, '', pieces([3, 0, 0])],
      [4, 'OrderLinesCancelled', 'PARTIALLY_FULFILLED', 'NONE', 1, '', pieces([3, 0, 0], [0, 1, 0])],
      [5, 'ReturnRequested', 'PARTIALLY_FULFILLED', 'NONE', 1, 'REQUESTED', pieces([3, 0, 0], [0, 1, 0])],
      [6, 'ReturnApproved', 'PARTIALLY_FULFILLED', 'NONE', 1, 'APPROVED', pieces([3, 0, 0], [0, 1, 0])],
      [7, 'ReturnReceived', 'PARTIALLY_FULFILLED', 'PARTIAL', 1, 'RECEIVED', pieces([3, 0, 2], [0, 1, 0])],
    ])
    await watching.leave()
    await late.leave()
  })

  test('afterSequence resumes there, and waits for what lies beyond the present', async () => {
    const id = await placeOne()
    const resumed = follow(id, 1)
    const ahead = follow(id, 3)
    await lead(id)
    await until(() => resumed.results.length === 3 && ahead.results.length === 1)
    expect(sequences(resumed)).toEqual([2, 3, 4])
    expect(sequences(ahead)).toEqual([4])
    await Promise.all([resumed.leave(), ahead.leave()])
  })

  test('subscribers of another instance see every change', async () => {
    const id = await placeOne()
    const subscriber = follow(id, 0, second)
    await until(() => subscriber.results.length === 1)
    await lead(id)
    await until(() => subscriber.results.length === 4)
    expect(sequences(subscriber)).toEqual([1, 2, 3, 4])
    await subscriber.leave()
  })

  test('subscribing while 20 orders change misses and repeats nothing', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, placeOne))
    const leading = ids.map(lead)
    const subscribers = ids.flatMap((id, index) =>
      [orders.first, second].map((instance) => follow(id, index % 3 === 0 ? undefined : 0, instance)),
    )
    await Promise.all(leading)
    await until(() => subscribers.every((subscriber) => sequences(subscriber).at(-1) === 4))
    for (const subscriber of subscribers) {
      const seen = sequences(subscriber)
      expect(seen).toEqual([1, 2, 3, 4].slice(4 - seen.length))
    }
    await Promise.all(subscribers.map((subscriber) => subscriber.leave()))
  })

  test('what a feed missed while it was interrupted is told once it is back', async () => {
    let hears = true
    let closeGap = () => {}
    const deaf = await orders.startInstance((broker) => ({
      ...broker,
      feed: (options) => {
        closeGap = options.onGap
        return broker.feed({ ...options, onMessage: (message) => hears && options.onMessage(message) })
      },
    }))
    const id = await placeOne()
    const one = follow(id, 0, deaf)
    const all = subscribe(deaf, allChanges)
    await placeUntilSeen([all])
    await until(() => one.results.length === 1)
    hears = false
    await lead(id)
    await untilStatus(orders.first, id, 'CANCELLED')
    const missed = await placeOne()
    hears = true
    closeGap()
    await until(() => one.results.length === 4)
    expect(sequences(one)).toEqual([1, 2, 3, 4])
    await until(() => seenBy(all, id).at(-1) === 4 && seenBy(all, missed).length === 1)
    expect(new Set(seenBy(all, id)).size).toBe(seenBy(all, id).length)
    await Promise.all([one.leave(), all.leave()])
    await deaf.stop()
  })

  test('a message doubled or out of order on the exchange changes nothing', async () => {
    const id = await placeOne()
    const subscriber = follow(id, 0)
    await until(() => subscriber.results.length === 1)
    const all = subscribe(orders.first, allChanges)
    await placeUntilSeen([all])
    for (const sequence of [4, 2, 2, 9e15])
      await publish(orders.first.broker, 'OrderConfirmed', { order_id: id, sequence })
    for (const order_id of [12345n, 'ord_\0'])
      await publish(orders.first.broker, 'OrderCreated', { order_id, items: [] })
    await lead(id)
    await until(() => subscriber.results.length === 4)
    expect(sequences(subscriber)).toEqual([1, 2, 3, 4])
    await until(() => seenBy(all, id).at(-1) === 4)
    await Promise.all([subscriber.leave(), all.leave()])
  })

  test('all orders are followed from now on, each gapless', async () => {
    const heard = await Promise.all(
      [orders.first, second].map(({ broker }) => collect(broker, 'orders', 'order.created')),
    )
    const earlier = await placeOne()
    await until(() => heard.every((bodies) => bodies.some(({ order_id }) => order_id === earlier)))
    const subscribers = [subscribe(orders.first, allChanges), subscribe(second, allChanges)]
    await placeUntilSeen(subscribers)
    const ids = await Promise.all(Array.from({ length: 10 }, placeOne))
    await Promise.all(ids.map(lead))
    for (const subscriber of subscribers)
      for (const id of ids) {
        await until(() => seenBy(subscriber, id).length >= 4)
        expect(seenBy(subscriber, id)).toEqual([1, 2, 3, 4])
      }
    for (const subscriber of subscribers) expect(seenBy(subscriber, earlier)).toEqual([])
    await Promise.all(subscribers.map((subscriber) => subscriber.leave()))
  })

  /** A subscription to what comes from now on says nothing when it begins: places orders until it tells of one. */
  async function placeUntilSeen(subscribers: Subscriber[]): Promise<void> {
    await until(
      async () => {
        const id = await placeOne()
        await until(
          () =>
            subscribers.every(({ results }) =>
              results.some(({ data }) => data?.orderStatusChanges.order.id === id),
            ),
          { timeoutMs: 500 },
        )
        return true
      },
      { timeoutMs: 20_000 },
    )
  }

  test('an unknown order and a negative afterSequence are refused', async () => {
    for (const [subscriber, code] of [
      [follow('ord_none'), 'NOT_FOUND'],
      [follow('ord_\0'), 'NOT_FOUND'],
      [follow(await placeOne(), -1), 'BAD_USER_INPUT'],
    ] as const) {
      await until(() => subscriber.hasEnded())
      expect(subscriber.results).toMatchObject([{ errors: [{ extensions: { code } }] }])
      await subscriber.leave()
    }
  })
})
