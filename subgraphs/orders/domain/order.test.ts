import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decide,
  decideCancellation,
  evolve,
  orderAt,
  type OrderState,
  type OrderStatus,
  type OrderTrigger,
  type Transition,
} from './order.ts'

const start = new Date('2026-01-01T00:00:00.000Z')
const now = new Date('2026-01-01T00:00:05.000Z')
const shortages = [{ productId: 'prd_1', sku: 'ONE', requested: 3, available: 1 }]

const triggers: Record<OrderTrigger['type'], OrderTrigger> = {
  StockReserved: { type: 'StockReserved' },
  StockRejected: { type: 'StockRejected', message: 'too few', shortages },
  StockReleased: { type: 'StockReleased' },
  CancelRequested: { type: 'CancelRequested', reason: 'STAFF_REQUEST', message: 'asked for' },
}
const staffRequest = { reason: 'STAFF_REQUEST', message: 'asked for', at: start, shortages: [] } as const

function orderIn(status: OrderStatus): OrderState {
  const isCancelled = status === 'CANCELLING' || status === 'CANCELLED'
  return {
    id: 'ord_1',
    status,
    sequence: 3,
    cancellation: isCancelled ? staffRequest : null,
    updatedAt: start,
  }
}

describe('each status meets each trigger', () => {
  const moves: [OrderStatus, OrderTrigger['type'], OrderStatus, string][] = [
    ['PENDING', 'StockReserved', 'CONFIRMED', 'OrderConfirmed'],
    ['PENDING', 'StockRejected', 'CANCELLED', 'OrderCancelled'],
    ['PENDING', 'CancelRequested', 'CANCELLING', 'OrderCancellationRequested'],
    ['CONFIRMED', 'CancelRequested', 'CANCELLING', 'OrderCancellationRequested'],
    ['CANCELLING', 'StockRejected', 'CANCELLED', 'OrderCancelled'],
    ['CANCELLING', 'StockReleased', 'CANCELLED', 'OrderCancelled'],
  ]
  const stale: [OrderStatus, OrderTrigger['type']][] = [
    ['PENDING', 'StockReleased'],
    ['CONFIRMED', 'StockReserved'],
    ['CONFIRMED', 'StockRejected'],
    ['CONFIRMED', 'StockReleased'],
    ['CANCELLING', 'StockReserved'],
    ['CANCELLING', 'CancelRequested'],
    ['CANCELLED', 'StockReserved'],
    ['CANCELLED', 'StockRejected'],
    ['CANCELLED', 'StockReleased'],
    ['CANCELLED', 'CancelRequested'],
  ]
  test('and no pair is left out', () => {
    expect(new Set([...moves, ...stale].map(([from, trigger]) => `${from} ${trigger}`)).size).toBe(16)
  })
  test.each(stale)('%s, %s: stale', (from, trigger) => {
    expect(decide(orderIn(from), triggers[trigger], now)).toBe('stale')
  })
  test.each(moves)('%s, %s: %s', (from, trigger, to, emits) => {
    const step = decide(orderIn(from), triggers[trigger], now)
    expect(step).toMatchObject({
      orderId: 'ord_1',
      sequence: 4,
      previousStatus: from,
      status: to,
      emits,
      occurredAt: now,
    })
  })
})

test('a rejection by Inventory gives its reason and shortages', () => {
  const step = decide(orderIn('PENDING'), triggers.StockRejected, now)
  expect(step).toMatchObject({
    cancellation: { reason: 'STOCK_REJECTED', message: 'too few', at: now, shortages },
  })
})

test('the reason of a cancellation stays when Inventory rejects afterwards', () => {
  const step = decide(orderIn('CANCELLING'), triggers.StockRejected, now)
  expect(step).toMatchObject({ cancellation: staffRequest })
})

test('time does not run backwards along a history', () => {
  const step = decide(orderIn('PENDING'), triggers.StockReserved, new Date('2025-12-31T23:59:59.000Z'))
  expect(step).toMatchObject({ occurredAt: start })
})

describe('a wish to cancel', () => {
  const wish = { reason: 'STAFF_REQUEST', message: 'asked for' } as const
  test.each(['PENDING', 'CONFIRMED'] as const)('is granted while %s', (status) => {
    expect(decideCancellation(orderIn(status), { ...wish, expectedSequence: 3 }, now)).toMatchObject({
      ok: true,
      value: { status: 'CANCELLING' },
    })
  })
  test.each(['CANCELLING', 'CANCELLED'] as const)('is refused while %s', (status) => {
    expect(decideCancellation(orderIn(status), wish, now)).toMatchObject({
      ok: false,
      rejections: [{ code: 'INVALID_STATE', current: status, allowed: ['PENDING', 'CONFIRMED'] }],
    })
  })
  test('is refused when the order has moved on', () => {
    expect(decideCancellation(orderIn('PENDING'), { ...wish, expectedSequence: 2 }, now)).toMatchObject({
      ok: false,
      rejections: [{ code: 'VERSION_CONFLICT', currentVersion: 3 }],
    })
  })
})

/** Plays triggers on a new order; answers all its steps. */
function play(sequence: readonly OrderTrigger[]): { order: OrderState; steps: Transition[] } {
  let order: OrderState = { ...orderIn('PENDING'), sequence: 1 }
  const steps: Transition[] = []
  for (const trigger of sequence) {
    const step = decide(order, trigger, now)
    if (step === 'stale') continue
    order = evolve(order, step)
    steps.push(step)
  }
  return { order, steps }
}

const anyTriggers = fc.array(fc.constantFrom(...Object.values(triggers)), { maxLength: 20 })

describe('whatever comes, as often and in whichever order', () => {
  test('the sequence has no gap, and each step begins where the one before ended', () => {
    fc.assert(
      fc.property(anyTriggers, (sequence) => {
        const { steps } = play(sequence)
        expect(steps.map((step) => step.sequence)).toEqual(steps.map((_, index) => index + 2))
        const path = ['PENDING', ...steps.map(({ status }) => status)]
        expect(steps.map(({ previousStatus }) => previousStatus)).toEqual(path.slice(0, -1))
      }),
    )
  })

  test('CANCELLED absorbs all that follows', () => {
    fc.assert(
      fc.property(anyTriggers, anyTriggers, (before, after) => {
        const { order } = play(before)
        fc.pre(order.status === 'CANCELLED')
        expect(play([...before, ...after]).order).toEqual(order)
      }),
    )
  })

  test('an order at any of its steps looks as it did then', () => {
    fc.assert(
      fc.property(anyTriggers, (sequence) => {
        const { order, steps } = play(sequence)
        for (const [index, step] of steps.entries()) {
          const then = steps
            .slice(0, index + 1)
            .reduce(evolve<OrderState>, { ...orderIn('PENDING'), sequence: 1 })
          expect(orderAt(order, step)).toEqual(then)
        }
      }),
    )
  })

  // What Inventory can say of one order; StockReleased answers the wish to cancel, so it never comes before it.
  const answers = fc.constantFrom<OrderTrigger['type'][]>(['StockReserved'], ['StockRejected'])
  test('Inventory’s answers and a wish to cancel end in the same status however they interleave', () => {
    const runs = fc.tuple(answers, fc.boolean(), fc.array(fc.nat(), { minLength: 12, maxLength: 12 }))
    fc.assert(
      fc.property(runs, ([decision, isCancelled, order]) => {
        const told: OrderTrigger['type'][] = [...decision, ...decision]
        if (isCancelled) told.push('CancelRequested', 'StockReleased', 'StockReleased')
        const shuffled = told
          .map((type, index) => ({ type, key: order[index] ?? 0 }))
          .sort((a, b) => a.key - b.key)
        const wish = shuffled.findIndex(({ type }) => type === 'CancelRequested')
        const early = shuffled.filter(({ type }, index) => type === 'StockReleased' && index < wish)
        const sequence = [...shuffled.filter((entry) => !early.includes(entry)), ...early]
        const expected = isCancelled || decision.includes('StockRejected') ? 'CANCELLED' : 'CONFIRMED'
        expect(play(sequence.map(({ type }) => triggers[type])).order.status).toBe(expected)
      }),
    )
  })
})
