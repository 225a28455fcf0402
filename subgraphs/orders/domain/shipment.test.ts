import { describe, expect, test } from 'vitest'
import { bookIn, by, line, now, policy } from '../test/books.ts'
import type { Decision, OrderBook } from './book.ts'
import { decideEvent, type OrderTrigger } from './lifecycle.ts'
import { unitCostOf, type LinePortion } from './lines.ts'
import { decideShipment } from './shipment.ts'

const ship = (book: OrderBook, items?: LinePortion[], shipmentId = 'shp_1') =>
  decideShipment(book, { shipmentId, items, carrier: 'DHL', trackingNumber: 'T-1' }, by)
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
