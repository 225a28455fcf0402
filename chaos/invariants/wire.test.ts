import { describe, expect, it } from 'vitest'
import type { SeenEvent } from '../tap.ts'
import type { StoredOrder } from './histories.ts'
import { checkHistories } from './histories.ts'
import { checkFeeds } from './feeds.ts'
import { checkWire } from './wire.ts'

const order: StoredOrder = {
  id: 'o',
  status: 'CONFIRMED',
  sequence: 2,
  steps: [
    { sequence: 1, status: 'PENDING' },
    { sequence: 2, status: 'CONFIRMED' },
  ],
  isReminded: false,
}
const orders = new Map([['o', order]])
const decisions = [{ orderId: 'o', type: 'StockReserved' }]
const created: SeenEvent = { messageId: '1', type: 'OrderCreated', orderId: 'o', sequence: 1 }
const reserved: SeenEvent = { messageId: '2', type: 'StockReserved', orderId: 'o', sequence: undefined }
const confirmed: SeenEvent = { messageId: '3', type: 'OrderConfirmed', orderId: 'o', sequence: 2 }

const rules = (events: SeenEvent[]) => checkWire(orders, decisions, events).map(({ rule }) => rule)

describe('the wire against the database', () => {
  it('agrees when each step was told once', () => {
    expect(rules([created, reserved, confirmed])).toEqual([])
  })
  it('misses the event of a step, and of a decision', () => {
    expect(rules([created, reserved])).toEqual(['unsent'])
    expect(rules([created, confirmed])).toEqual(['unsent'])
  })
  it('finds a decision that was told twice', () => {
    expect(rules([created, reserved, { ...reserved, messageId: '4' }, confirmed])).toEqual(['told-twice'])
  })
  it('lets an order that waited long be told again', () => {
    const again = [
      { ...created, messageId: '4' },
      { ...reserved, messageId: '5' },
    ]
    const reminded = new Map([['o', { ...order, isReminded: true }]])
    expect(checkWire(reminded, decisions, [created, ...again, reserved, confirmed])).toEqual([])
    expect(rules([created, ...again, reserved, confirmed])).toEqual(['told-twice', 'told-twice'])
  })
  it('finds events of steps, decisions and orders that are not there', () => {
    const more: SeenEvent[] = [
      { messageId: '5', type: 'OrderCancelled', orderId: 'o', sequence: 3 },
      { messageId: '6', type: 'StockRejected', orderId: 'o', sequence: undefined },
      { messageId: '7', type: 'OrderCreated', orderId: 'nobody', sequence: 1 },
    ]
    expect(rules([created, reserved, confirmed, ...more])).toEqual(['unfounded', 'unfounded', 'unfounded'])
  })
})

describe('the history of an order', () => {
  const found = (changes: Partial<StoredOrder>, cancelled: string[] = []) =>
    checkHistories([{ ...order, ...changes }], new Set(cancelled)).map(({ rule }) => rule)

  it('is right when it goes from PENDING to one end without a gap', () => {
    expect(found({})).toEqual([])
  })
  it('is wrong without an end', () => {
    expect(found({ status: 'PENDING', sequence: 1, steps: order.steps.slice(0, 1) })).toEqual(['undecided'])
  })
  it('is wrong with a gap, a second end, or an end that it does not tell', () => {
    expect(
      found({ steps: order.steps.map((step) => ({ ...step, sequence: step.sequence * 2 - 1 })) }),
    ).toEqual(['history'])
    expect(found({ sequence: 3, steps: [...order.steps, { sequence: 3, status: 'CONFIRMED' }] })).toEqual([
      'history',
    ])
    expect(found({ steps: order.steps.slice(0, 1) })).toEqual(['history'])
  })
  it('is wrong when a cancellation was accepted and the order stands', () => {
    expect(found({}, ['o'])).toEqual(['history'])
  })
})

describe('the feed of a subscriber', () => {
  it('must be the history, no more and no less', () => {
    const saw = (...events: { sequence: number; status: string }[]) =>
      checkFeeds(orders, new Map([['o', events]])).length
    const [first, second] = order.steps as [StoredOrder['steps'][number], StoredOrder['steps'][number]]
    expect(saw(first, second)).toBe(0)
    expect([saw(first), saw(second), saw(second, first), saw(first, second, second)]).toEqual([1, 1, 1, 1])
  })
})
