import { expect, test } from 'vitest'
import { advance, lastSequence, noTimeline, type OrderStatusEvent } from './order-timeline.ts'

function event(sequence: number, status: OrderStatusEvent['status']): OrderStatusEvent {
  return {
    sequence,
    type: 'OrderCreated',
    status,
    previousStatus: null,
    occurredAt: `2026-03-01T12:00:0${sequence}.000Z`,
    order: {
      id: 'o1',
      orderNumber: 'ORD-1',
      status,
      fulfillmentStatus: 'UNFULFILLED',
      sequence,
      createdAt: '2026-03-01T12:00:01.000Z',
      total: { amount: '1.00', currencyCode: 'EUR' },
      lines: [],
      cancellation: null,
    },
  }
}

const pending = event(1, 'PENDING')
const confirmed = event(2, 'CONFIRMED')
const cancelling = event(3, 'CANCELLING')

test('begins before the first step', () => {
  expect(lastSequence(noTimeline)).toBe(0)
})

test('keeps the steps in order and the order after the last', () => {
  const timeline = [pending, confirmed].reduce(advance, noTimeline)
  expect(timeline.steps.map(({ status }) => status)).toEqual(['PENDING', 'CONFIRMED'])
  expect(timeline.order?.status).toBe('CONFIRMED')
  expect(lastSequence(timeline)).toBe(2)
})

test('shows no step twice when a resumed feed repeats what was seen', () => {
  const timeline = [pending, confirmed, pending, confirmed, cancelling].reduce(advance, noTimeline)
  expect(timeline.steps.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
})

test('does not go back to an older order when an old step comes again', () => {
  const timeline = [pending, confirmed].reduce(advance, noTimeline)
  expect(advance(timeline, pending)).toBe(timeline)
})
