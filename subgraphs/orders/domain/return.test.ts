import { describe, expect, test } from 'vitest'
import { bookIn, by, line, now, payment, policy, shipment, start } from '../test/books.ts'
import type { Decision, OrderBook } from './book.ts'
import { decideEvent } from './lifecycle.ts'
import {
  decideReceipt,
  decideReturnRequest,
  decideReturnReview,
  returnableOf,
  returnStateAt,
  type ReceivedItem,
} from './return.ts'

const dayMs = 86_400_000

function shippedBook(
  status: 'CONFIRMED' | 'COMPLETED' = 'COMPLETED',
  more: Partial<OrderBook> = {},
): OrderBook {
  const lines = [line(1, { shipped: 10 }), line(2, { shipped: 4 })]
  const parts = { lines, shipments: [shipment('shp_1', [{ lineId: 'oln_1', quantity: 10 }])] }
  return bookIn(status, { fulfillmentStatus: 'PARTIALLY_FULFILLED' }, { ...parts, ...more })
}
const request = (book: OrderBook, quantity: number, when = by, returnId = 'ret_1') =>
  decideReturnRequest(book, { returnId, items: [{ lineId: 'oln_1', quantity }], reason: 'too small' }, when)
const review = (book: OrderBook, decision: 'APPROVED' | 'REJECTED', returnId = 'ret_1') =>
  decideReturnReview(book, { returnId, decision, note: decision === 'REJECTED' ? 'worn' : null }, by)
const receive = (book: OrderBook, items: ReceivedItem[]) =>
  decideReceipt(book, { returnId: 'ret_1', items }, by)
const granted = (result: ReturnType<typeof receive>): Decision => {
  if (!result.ok) throw new Error(JSON.stringify(result.rejections))
  return result.value
}
const approved = (book = shippedBook(), quantity = 5): OrderBook =>
  granted(review(granted(request(book, quantity)).book, 'APPROVED')).book

describe('a return', () => {
  test('names each line at most once for each state it comes back in', () => {
    const item = { lineId: 'oln_1', quantity: 1, disposition: 'RESTOCK' } as const
    const many = (count: number) => Array.from({ length: count }, () => item)
    const codes = (result: ReturnType<typeof receive>) =>
      result.ok ? [] : [...new Set(result.rejections.map(({ code }) => code))]
    expect(codes(receive(approved(), many(201)))).toEqual(['LIMIT_EXCEEDED'])
    expect(codes(receive(approved(), many(200)))).toEqual(['INSUFFICIENT_STOCK'])
    const asked = (items: ReceivedItem[]) =>
      decideReturnRequest(shippedBook(), { returnId: 'ret_1', items, reason: null }, by)
    expect(codes(asked(many(101)))).toEqual(['LIMIT_EXCEEDED'])
    expect(codes(asked(many(100)))).toEqual(['INSUFFICIENT_STOCK'])
  })

  test('is asked for, agreed to, received in two states, and in the warehouse again', () => {
    const asked = granted(request(shippedBook(), 5))
    expect(asked.steps).toMatchObject([
      {
        status: 'COMPLETED',
        previousStatus: 'COMPLETED',
        event: {
          type: 'ReturnRequested',
          returnId: 'ret_1',
          items: [{ productId: 'prd_1', quantity: 5 }],
        },
      },
    ])
    const agreed = granted(review(asked.book, 'APPROVED'))
    expect(agreed.steps).toMatchObject([{ event: { type: 'ReturnApproved', returnId: 'ret_1' } }])
    const received = granted(
      receive(agreed.book, [
        { lineId: 'oln_1', quantity: 3, disposition: 'RESTOCK' },
        { lineId: 'oln_1', quantity: 1, disposition: 'DAMAGED' },
      ]),
    )
    expect(received.steps).toMatchObject([
      {
        returnStatus: 'PARTIAL',
        event: {
          type: 'ReturnReceived',
          items: [
            { productId: 'prd_1', quantity: 3, disposition: 'RESTOCK' },
            { productId: 'prd_1', quantity: 1, disposition: 'DAMAGED' },
          ],
        },
        lineChanges: [{ position: 1, returned: 4 }],
      },
    ])
    expect(received.book.returns).toMatchObject([
      {
        requestedBy: 'staff:eve',
        reason: 'too small',
        decision: 'APPROVED',
        receivedSequence: 6,
        lines: [{ lineId: 'oln_1', quantity: 5, restocked: 3, damaged: 1 }],
      },
    ])
    const [made] = received.book.returns
    expect([4, 5, 6].map((sequence) => returnStateAt(made!, sequence))).toEqual([
      'REQUESTED',
      'APPROVED',
      'RECEIVED',
    ])
    const stocked = decideEvent(received.book, { type: 'StockReturned', returnId: 'ret_1' }, by, policy)
    expect(stocked).toMatchObject({ steps: [], book: { returns: [{ restockedAt: now }] } })
    if (stocked === 'stale') throw new Error('stale')
    expect(decideEvent(stocked.book, { type: 'StockReturned', returnId: 'ret_1' }, by, policy)).toBe('stale')
  })

  test('of all that was shipped is a full one', () => {
    const lines = [line(1, { shipped: 10 })]
    const items: ReceivedItem[] = [{ lineId: 'oln_1', quantity: 10, disposition: 'RESTOCK' }]
    const { book } = granted(receive(approved(shippedBook('COMPLETED', { lines }), 10), items))
    expect(book.order.returnStatus).toBe('FULL')
  })

  test('can be asked for while part of the order is still to be shipped', () => {
    expect(request(shippedBook('CONFIRMED'), 1).ok).toBe(true)
  })

  test('cannot be of more than was shipped, less what came back and what is under way', () => {
    const lines = [line(1, { shipped: 10, returned: 2 }), line(2)]
    const first = granted(request(shippedBook('COMPLETED', { lines }), 5)).book
    expect(returnableOf(first.lines[0]!, first.returns)).toBe(3)
    expect(request(first, 4, by, 'ret_2')).toMatchObject({
      rejections: [{ code: 'INSUFFICIENT_STOCK', requested: 4, available: 3 }],
    })
    const refused = granted(review(first, 'REJECTED')).book
    expect(request(refused, 8, by, 'ret_2').ok).toBe(true)
  })

  test.each([
    [30 * dayMs, true],
    [30 * dayMs + 1, false],
  ])('%i ms after the last shipment: %s', (afterMs, isAllowed) => {
    const when = { ...by, now: new Date(start.getTime() + afterMs) }
    expect(request(shippedBook(), 1, when).ok).toBe(isAllowed)
  })

  test.each(['PENDING', 'AWAITING_PAYMENT', 'CANCELLING', 'CANCELLED'] as const)(
    'is refused while %s',
    (status) => {
      expect(request(bookIn(status), 1)).toMatchObject({
        rejections: [{ code: 'INVALID_STATE', current: status, allowed: ['CONFIRMED', 'COMPLETED'] }],
      })
    },
  )

  test('is refused before anything was shipped', () => {
    expect(request(bookIn('CONFIRMED'), 1)).toMatchObject({
      rejections: [{ code: 'INVALID_STATE', current: 'UNFULFILLED' }],
    })
  })

  test('is decided once, and received only when agreed to, once', () => {
    const asked = granted(request(shippedBook(), 5)).book
    const item: ReceivedItem = { lineId: 'oln_1', quantity: 1, disposition: 'RESTOCK' }
    expect(receive(asked, [item])).toMatchObject({
      rejections: [{ code: 'INVALID_STATE', current: 'REQUESTED', allowed: ['APPROVED'] }],
    })
    const refused = granted(review(asked, 'REJECTED'))
    expect(refused.steps).toMatchObject([{ event: { type: 'ReturnRejected', reason: 'worn' } }])
    expect(review(refused.book, 'APPROVED')).toMatchObject({
      rejections: [{ code: 'INVALID_STATE', current: 'REJECTED', allowed: ['REQUESTED'] }],
    })
    const received = granted(receive(approved(), [item])).book
    expect(receive(received, [item])).toMatchObject({
      rejections: [{ code: 'INVALID_STATE', current: 'RECEIVED', allowed: ['APPROVED'] }],
    })
    expect(review(received, 'REJECTED', 'ret_none')).toMatchObject({ rejections: [{ code: 'NOT_FOUND' }] })
  })

  test('brings no more than was agreed to, in all states together', () => {
    const items: ReceivedItem[] = [
      { lineId: 'oln_1', quantity: 3, disposition: 'RESTOCK' },
      { lineId: 'oln_1', quantity: 3, disposition: 'DAMAGED' },
    ]
    expect(receive(approved(), items)).toMatchObject({
      rejections: [{ code: 'INSUFFICIENT_STOCK', requested: 6, available: 5 }],
    })
    const other: ReceivedItem[] = [{ lineId: 'oln_2', quantity: 1, disposition: 'RESTOCK' }]
    expect(receive(approved(), other)).toMatchObject({ rejections: [{ available: 0 }] })
  })

  test('pays back the price of what came, no more than was paid', () => {
    const capture = payment(1, { kind: 'CAPTURE', status: 'SUCCEEDED', settledSequence: 3, settledAt: start })
    const paid = shippedBook('COMPLETED', { payments: [{ ...capture, amountMinor: 600n }] })
    const book = { ...paid, order: { ...paid.order, paymentMode: 'PREPAID', paymentStatus: 'PAID' } as const }
    const two = granted(receive(approved(book), [{ lineId: 'oln_1', quantity: 2, disposition: 'RESTOCK' }]))
    expect(two.steps.at(-1)).toMatchObject({ event: { type: 'RefundRequested', amountMinor: 500n } })
    const five = granted(receive(approved(book), [{ lineId: 'oln_1', quantity: 5, disposition: 'RESTOCK' }]))
    expect(five.steps.at(-1)).toMatchObject({ event: { type: 'RefundRequested', amountMinor: 600n } })
  })

  test('pays back nothing of what was never paid here', () => {
    const item: ReceivedItem = { lineId: 'oln_1', quantity: 2, disposition: 'RESTOCK' }
    expect(granted(receive(approved(), [item])).steps).toHaveLength(1)
  })
})
