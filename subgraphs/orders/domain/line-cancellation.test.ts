import { describe, expect, test } from 'vitest'
import { bookIn, by, line, now, policy, shipment } from '../test/books.ts'
import type { Decision, OrderBook } from './book.ts'
import { decideEvent } from './lifecycle.ts'
import { shippableOf, type LinePortion } from './lines.ts'
import { decideLineCancellation } from './shipment.ts'

const cancelLines = (book: OrderBook, items: LinePortion[]) =>
  decideLineCancellation(book, { lineCancellationId: 'lcn_1', items }, by)
const granted = (result: ReturnType<typeof cancelLines>): Decision => {
  if (!result.ok) throw new Error(JSON.stringify(result.rejections))
  return result.value
}

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
