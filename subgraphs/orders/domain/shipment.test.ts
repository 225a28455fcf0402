import { describe, expect, test } from 'vitest'
import { bookIn, by, line, now, policy, shipment } from '../test/books.ts'
import type { Decision, OrderBook } from './book.ts'
import { decideEvent, type OrderTrigger } from './lifecycle.ts'
import { shippableOf, unitCostOf, type LinePortion } from './lines.ts'
import { decideLineCancellation, decideShipment } from './shipment.ts'

const ship = (book: OrderBook, items?: LinePortion[], shipmentId = 'shp_1') =>
  decideShipment(book, { shipmentId, items, carrier: 'DHL', trackingNumber: 'T-1' }, by)
const cancelLines = (book: OrderBook, items: LinePortion[]) =>
  decideLineCancellation(book, { lineCancellationId: 'lcn_1', items }, by)
const granted = (result: ReturnType<typeof ship>): Decision => {
  if (!result.ok) throw new Error(JSON.stringify(result.rejections))
  return result.value
}
const issued = (shipmentId: string, items: [string, number, bigint?, string?][]): OrderTrigger => ({
  type: 'StockIssued',
  shipmentId,
  items: items.map(([productId, quantity, amount, currency = 'EUR']) => ({
    productId,
    quantity,
    unitCost: amount === undefined ? undefined : { amount, currency },
  })),
})
const take = (book: OrderBook, trigger: OrderTrigger): Decision => {
  const outcome = decideEvent(book, trigger, by, policy)
  if (outcome === 'stale') throw new Error('stale')
  return outcome
}

describe('a shipment', () => {
  test('takes all that can be shipped, if nothing is named', () => {
    const lines = [
      line(1, { cancelled: 2, shipped: 3 }),
      line(2, { backordered: 4 }),
      line(3, { shipped: 10 }),
    ]
    const { book, steps } = granted(ship(bookIn('CONFIRMED', {}, { lines })))
    expect(book.shipments).toMatchObject([
      {
        id: 'shp_1',
        sequence: 4,
        carrier: 'DHL',
        trackingNumber: 'T-1',
        actor: 'staff:eve',
        shippedAt: now,
        issuedAt: null,
        lines: [
          { lineId: 'oln_1', quantity: 5 },
          { lineId: 'oln_2', quantity: 6 },
        ],
      },
    ])
    expect(steps).toMatchObject([
      {
        status: 'CONFIRMED',
        previousStatus: 'CONFIRMED',
        fulfillmentStatus: 'PARTIALLY_FULFILLED',
        event: {
          type: 'OrderShipped',
          shipmentId: 'shp_1',
          items: [
            { productId: 'prd_1', quantity: 5 },
            { productId: 'prd_2', quantity: 6 },
          ],
        },
        lineChanges: [
          { position: 1, shipped: 5 },
          { position: 2, shipped: 6 },
        ],
      },
    ])
  })

  test('takes part, and a line that is named twice as the sum', () => {
    const { book } = granted(
      ship(bookIn('CONFIRMED'), [
        { lineId: 'oln_2', quantity: 1 },
        { lineId: 'oln_2', quantity: 2 },
      ]),
    )
    expect(book.lines.map(({ shipped }) => shipped)).toEqual([0, 3])
    expect(book.shipments[0]?.lines).toEqual([{ lineId: 'oln_2', quantity: 3 }])
    expect(book.order.fulfillmentStatus).toBe('PARTIALLY_FULFILLED')
  })

  test('tells the sum of two lines of one product', () => {
    const lines = [line(1, { productId: 'prd_x' }), line(2, { productId: 'prd_x' })]
    const { steps } = granted(ship(bookIn('CONFIRMED', {}, { lines })))
    expect(steps).toMatchObject([{ event: { items: [{ productId: 'prd_x', quantity: 20 }] } }])
  })

  test.each(['PENDING', 'AWAITING_PAYMENT', 'CANCELLING', 'CANCELLED', 'COMPLETED'] as const)(
    'is refused while %s',
    (status) => {
      expect(ship(bookIn(status))).toMatchObject({
        rejections: [{ code: 'INVALID_STATE', current: status, allowed: ['CONFIRMED'] }],
      })
    },
  )

  test('is refused when all is shipped or cancelled, or all that is left waits for goods', () => {
    const fulfilled = bookIn(
      'CONFIRMED',
      { fulfillmentStatus: 'FULFILLED' },
      { lines: [line(1, { shipped: 10 })] },
    )
    expect(ship(fulfilled)).toMatchObject({
      rejections: [{ code: 'INVALID_STATE', current: 'FULFILLED' }],
    })
    const waiting = bookIn('CONFIRMED', {}, { lines: [line(1, { shipped: 4, backordered: 6 })] })
    expect(ship(waiting)).toMatchObject({ rejections: [{ code: 'INVALID_STATE', current: 'BACKORDERED' }] })
  })

  test('of more than can be shipped is refused, with every fault', () => {
    const lines = [line(1, { shipped: 2, cancelled: 1, backordered: 3 }), line(2)]
    const asked = [
      { lineId: 'oln_1', quantity: 5 },
      { lineId: 'oln_none', quantity: 1 },
      { lineId: 'oln_2', quantity: 0 },
      { lineId: 'oln_2', quantity: 1.5 },
    ]
    expect(ship(bookIn('CONFIRMED', {}, { lines }), asked)).toMatchObject({
      rejections: [
        {
          code: 'INSUFFICIENT_STOCK',
          sku: 'SKU-1',
          requested: 5,
          available: 4,
          path: ['input', 'items', '0', 'quantity'],
        },
        { code: 'NOT_FOUND', path: ['input', 'items', '1', 'lineId'] },
        { code: 'INVALID_QUANTITY', path: ['input', 'items', '2', 'quantity'] },
        { code: 'INVALID_QUANTITY', path: ['input', 'items', '3', 'quantity'] },
      ],
    })
    expect(ship(bookIn('CONFIRMED'), [])).toMatchObject({ rejections: [{ code: 'BAD_INPUT' }] })
  })

  test('cannot be split so as to take more than there is', () => {
    const asked = [
      { lineId: 'oln_1', quantity: 6 },
      { lineId: 'oln_1', quantity: 5 },
    ]
    expect(ship(bookIn('CONFIRMED'), asked)).toMatchObject({
      rejections: [{ code: 'INSUFFICIENT_STOCK', requested: 11, available: 10 }],
    })
  })
})

describe('what left the warehouses', () => {
  const shipped = (): OrderBook => granted(ship(bookIn('CONFIRMED'))).book

  test('completes the order, and its cost is kept', () => {
    const { book, steps } = take(
      shipped(),
      issued('shp_1', [
        ['prd_1', 7, 20_000n],
        ['prd_1', 3, 30_001n],
        ['prd_2', 10],
      ]),
    )
    expect(steps.map(({ type }) => type)).toEqual(['OrderCompleted'])
    expect(book.order.status).toBe('COMPLETED')
    expect(book.shipments[0]?.issuedAt).toEqual(now)
    expect(book.lines.map(unitCostOf)).toEqual([23_000n, null])
    expect(book.lines).toMatchObject([
      { issued: 10, costed: 10, issuedCost: 230_003n },
      { issued: 10, costed: 0, issuedCost: 0n },
    ])
  })

  test('twice is stale', () => {
    const { book } = take(shipped(), issued('shp_1', [['prd_1', 10, 20_000n]]))
    expect(decideEvent(book, issued('shp_1', [['prd_1', 10, 20_000n]]), by, policy)).toBe('stale')
  })

  test('in another currency has no known cost', () => {
    const { book } = take(shipped(), issued('shp_1', [['prd_1', 10, 20_000n, 'USD']]))
    expect(book.lines[0]).toMatchObject({ issued: 10, costed: 0 })
  })

  test('completes only once every shipment has left', () => {
    const first = granted(ship(bookIn('CONFIRMED'), [{ lineId: 'oln_1', quantity: 10 }])).book
    const both = granted(ship(first, undefined, 'shp_2')).book
    const half = take(both, issued('shp_2', [['prd_2', 10]]))
    expect(half.steps).toEqual([])
    expect(half.book.order.status).toBe('CONFIRMED')
    expect(take(half.book, issued('shp_1', [['prd_1', 10]])).book.order.status).toBe('COMPLETED')
  })

  test('is spread over the lines of its shipment, two of one product too', () => {
    const lines = [line(1, { productId: 'prd_x' }), line(2, { productId: 'prd_x' })]
    const { book } = granted(ship(bookIn('CONFIRMED', {}, { lines })))
    const after = take(
      book,
      issued('shp_1', [
        ['prd_x', 15, 10_000n],
        ['prd_x', 5, 20_000n],
      ]),
    ).book
    expect(after.lines.map(({ issued: left }) => left)).toEqual([10, 10])
    expect(after.lines.map(unitCostOf)).toEqual([10_000n, 15_000n])
  })

  test('takes no piece for one of another shipment of the same line', () => {
    const lines = [line(1, { productId: 'prd_x' }), line(2, { productId: 'prd_x' })]
    const some = [1, 2].map((n) => ({ lineId: `oln_${n}`, quantity: 5 }))
    const first = granted(ship(bookIn('CONFIRMED', {}, { lines }), some)).book
    const second = granted(ship(first, [{ lineId: 'oln_1', quantity: 5 }], 'shp_2')).book
    const half = take(second, issued('shp_1', [['prd_x', 10, 10_000n]])).book
    expect(half.lines.map(({ issued: left }) => left)).toEqual([5, 5])
    const after = take(half, issued('shp_2', [['prd_x', 5, 20_000n]])).book
    expect(after.lines.map(({ issued: left }) => left)).toEqual([10, 5])
    expect(after.lines.map(unitCostOf)).toEqual([15_000n, 10_000n])
  })
})

describe('a cancellation of lines', () => {
  test('leaves it to Inventory how much of it waited for goods, and ships no more than there is until then', () => {
    const lines = [line(1, { backordered: 4 }), line(2)]
    const decision = granted(
      cancelLines(bookIn('CONFIRMED', {}, { lines }), [{ lineId: 'oln_1', quantity: 6 }]),
    )
    expect(decision.book.lines[0]).toMatchObject({ cancelled: 6, backordered: 4 })
    expect(shippableOf(decision.book.lines[0]!)).toBe(0)
    expect(decision.steps).toMatchObject([
      {
        event: {
          type: 'OrderLinesCancelled',
          lineCancellationId: 'lcn_1',
          items: [{ productId: 'prd_1', quantity: 6 }],
        },
        lineChanges: [{ position: 1, cancelled: 6 }],
      },
    ])
    const items = [{ productId: 'prd_1', quantity: 4 }]
    const told = decideEvent(decision.book, { type: 'BackorderReleased', items }, by, policy)
    if (told === 'stale') throw new Error('stale')
    expect(shippableOf(told.book.lines[0]!)).toBe(4)
  })

  test('of two lines of a product that both wait leaves neither of them anything to ship', () => {
    const waiting = [
      line(1, { productId: 'prd_x', quantity: 4, backordered: 4 }),
      line(2, { productId: 'prd_x', quantity: 1, backordered: 1 }),
    ]
    const portions = [
      { lineId: 'oln_1', quantity: 2 },
      { lineId: 'oln_2', quantity: 1 },
    ]
    const cancelled = granted(cancelLines(bookIn('CONFIRMED', {}, { lines: waiting }), portions))
    const items = [{ productId: 'prd_x', quantity: 3 }]
    const told = decideEvent(cancelled.book, { type: 'BackorderReleased', items }, by, policy)
    if (told === 'stale') throw new Error('stale')
    expect(told.book.lines.map(({ backordered }) => backordered)).toEqual([2, 0])
    expect(told.book.lines.map(shippableOf)).toEqual([0, 0])
  })

  test('of the rest completes an order whose shipments have left, and only then', () => {
    const lines = [line(1, { shipped: 10 }), line(2)]
    const rest = [{ lineId: 'oln_2', quantity: 10 }]
    const parts = { lines, shipments: [shipment('shp_1', [{ lineId: 'oln_1', quantity: 10 }])] }
    const waiting = granted(cancelLines(bookIn('CONFIRMED', {}, parts), rest))
    expect(waiting.book.order).toMatchObject({ status: 'CONFIRMED', fulfillmentStatus: 'FULFILLED' })
    const left = { ...parts, shipments: parts.shipments.map((one) => ({ ...one, issuedAt: now })) }
    const complete = granted(cancelLines(bookIn('CONFIRMED', {}, left), rest))
    expect(complete.steps.map(({ type }) => type)).toEqual(['OrderLinesCancelled', 'OrderCompleted'])
    expect(complete.book.order.status).toBe('COMPLETED')
  })

  test('of everything is refused: that is what cancelOrder is for', () => {
    const all = [
      { lineId: 'oln_1', quantity: 10 },
      { lineId: 'oln_2', quantity: 10 },
    ]
    expect(cancelLines(bookIn('CONFIRMED'), all)).toMatchObject({
      rejections: [{ code: 'BAD_INPUT', path: ['input', 'items'] }],
    })
  })

  test('of what was shipped or cancelled is refused', () => {
    const lines = [line(1, { shipped: 3, cancelled: 2 }), line(2)]
    expect(cancelLines(bookIn('CONFIRMED', {}, { lines }), [{ lineId: 'oln_1', quantity: 6 }])).toMatchObject(
      {
        rejections: [{ code: 'INSUFFICIENT_STOCK', requested: 6, available: 5 }],
      },
    )
  })

  test.each(['PENDING', 'AWAITING_PAYMENT', 'CANCELLING', 'CANCELLED', 'COMPLETED'] as const)(
    'is refused while %s',
    (status) => {
      expect(cancelLines(bookIn(status), [{ lineId: 'oln_1', quantity: 1 }])).toMatchObject({
        rejections: [{ code: 'INVALID_STATE', current: status, allowed: ['CONFIRMED'] }],
      })
    },
  )

  test('is refused when the order has moved on', () => {
    const request = {
      lineCancellationId: 'lcn_1',
      expectedSequence: 1,
      items: [{ lineId: 'oln_1', quantity: 1 }],
    }
    expect(decideLineCancellation(bookIn('CONFIRMED'), request, by)).toMatchObject({
      rejections: [{ code: 'VERSION_CONFLICT' }],
    })
  })
})
