import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { live, lives, settle, settleByHand, type Life } from '../test/lives.ts'
import { fulfillmentOf, openOf, returnStatusOf, type LineChange } from './lines.ts'
import { orderAt } from './order.ts'
import { dueMinor, settledAmounts } from './payment-sums.ts'

const check = (property: (life: Life) => void) =>
  fc.assert(
    fc.property(lives, (seeds) => property(live(seeds))),
    { numRuns: 700 },
  )

describe('whatever happens to an order, as often and in whichever order', () => {
  test('its sequence has no gap, and each step begins where the one before ended', () => {
    check(({ steps, book }) => {
      expect(steps.map(({ sequence }) => sequence)).toEqual(steps.map((_, index) => index + 2))
      const path = ['PENDING', ...steps.map(({ status }) => status)]
      expect(steps.map(({ previousStatus }) => previousStatus)).toEqual(path.slice(0, -1))
      expect(book.order.sequence).toBe(steps.length + 1)
    })
  })

  test('CANCELLED and COMPLETED are for good', () => {
    check(({ steps }) => {
      const left = steps.filter(
        ({ status, previousStatus }) =>
          (previousStatus === 'CANCELLED' || previousStatus === 'COMPLETED') && status !== previousStatus,
      )
      expect(left).toEqual([])
    })
  })

  test('no piece is shipped, cancelled or returned twice, and the axes follow the lines', () => {
    check(({ book }) => {
      for (const each of book.lines) {
        expect(openOf(each)).toBeGreaterThanOrEqual(0)
        expect(each.returned).toBeLessThanOrEqual(each.shipped)
        expect(each.issued).toBeLessThanOrEqual(each.shipped)
        expect(Math.min(each.shipped, each.cancelled, each.returned)).toBeGreaterThanOrEqual(0)
      }
      expect(book.order.fulfillmentStatus).toBe(fulfillmentOf(book.lines))
      expect(book.order.returnStatus).toBe(returnStatusOf(book.lines))
      const isCancelled = book.order.status === 'CANCELLED' || book.order.status === 'CANCELLING'
      expect(isCancelled && book.order.fulfillmentStatus !== 'UNFULFILLED').toBe(false)
    })
  })

  test('the changes of its steps add up to its lines', () => {
    check(({ first, book, steps }) => {
      const sum = (field: Exclude<keyof LineChange, 'position'>, position: number) =>
        steps
          .flatMap(({ lineChanges }) => lineChanges)
          .filter((change) => change.position === position)
          .reduce((total, change) => total + (change[field] ?? 0), 0)
      for (const each of book.lines)
        for (const field of ['shipped', 'cancelled', 'returned', 'backordered'] as const)
          expect(sum(field, each.position)).toBe(each[field] - (first.lines[0]?.[field] ?? 0))
    })
  })

  test('it looks at any of its steps as it did then', () => {
    check(({ book, steps, orders }) => {
      // Of several steps of one decision only the last is the order after the decision.
      const last = steps.filter(({ sequence }, index) => orders[index]?.order.sequence === sequence)
      const then = orders.filter(({ order }, index) => steps[index]?.sequence === order.sequence)
      expect(last.map((made) => orderAt(book.order, made))).toEqual(then.map(({ order }) => order))
    })
  })

  test('no more is given back than came in; what is kept is what it costs, or nothing once it is cancelled', () => {
    check(({ book: left }) => {
      const book = settle(left)
      const { paidMinor, refundedMinor } = settledAmounts(book.payments)
      const manual = book.payments
        .filter(({ isManual, status }) => isManual && status === 'REQUESTED')
        .reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
      const failed = book.payments.some(({ kind, status }) => kind === 'REFUND' && status === 'FAILED')
      const kept = paidMinor - refundedMinor - manual
      expect(kept).toBeGreaterThanOrEqual(0n)
      const { status } = book.order
      // An order that is still being cancelled keeps its money until its stock is free.
      if (paidMinor === 0n || failed || status === 'CANCELLING') return
      expect(kept).toBe(status === 'CANCELLED' ? 0n : dueMinor(book))
    })
  })

  test('once it is being cancelled no attempt to pay it is left that the provider was not asked for', () => {
    check(({ orders }) => {
      const left = orders
        .filter(({ order: { status } }) => status === 'CANCELLING' || status === 'CANCELLED')
        .flatMap(({ payments }) => payments)
        .filter(({ kind, status, isSent }) => kind === 'AUTHORIZE' && status === 'REQUESTED' && !isSent)
      expect(left).toEqual([])
    })
  })

  test('what was set aside for a cancelled order is given free: by the provider, or by people where it cannot', () => {
    check(({ book: left }) => {
      const { order, payments } = settleByHand(settle(left))
      // An authorization that came too late, or over another amount, is given free whatever becomes of the order.
      const isFree = (authorizationId: string) =>
        payments.some(
          ({ kind, ofId, status }) => kind === 'VOID' && ofId === authorizationId && status === 'SUCCEEDED',
        )
      const voids = payments.filter(({ kind }) => kind === 'VOID')
      expect(voids.filter(({ status }) => status !== 'SUCCEEDED')).toEqual([])
      if (order.status !== 'CANCELLED') return
      const kept = payments.filter(
        ({ id, kind, status }) => kind === 'AUTHORIZE' && status === 'SUCCEEDED' && !isFree(id),
      )
      expect(kept).toEqual([])
      expect(order.paymentStatus).not.toBe('AUTHORIZED')
    })
  })
})
