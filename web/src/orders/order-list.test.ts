import { expect, test } from 'vitest'
import type { OrderSummaryFragment } from '../generated/graphql.ts'
import { hear, type Heard, upToDate } from './order-list.ts'

const nothing: Heard = new Map()
const order = (id: string, second: number, sequence = 1): OrderSummaryFragment => ({
  id,
  orderNumber: `ORD-${id}`,
  status: sequence === 1 ? 'PENDING' : 'CONFIRMED',
  sequence,
  createdAt: `2026-03-01T12:00:0${second}.000Z`,
  total: { amount: '1.00', currencyCode: 'EUR' },
  lines: [],
})
const brief = (orders: readonly OrderSummaryFragment[]) => orders.map(({ id, status }) => `${id} ${status}`)

test('shows the later state of an order on the page', () => {
  const heard = hear(nothing, order('a', 1, 2))
  expect(brief(upToDate([order('a', 1)], heard, true))).toEqual(['a CONFIRMED'])
})

test('keeps the page when what was heard is older', () => {
  const heard = hear(nothing, order('a', 1, 1))
  expect(brief(upToDate([order('a', 1, 2)], heard, true))).toEqual(['a CONFIRMED'])
})

test('ignores a late report of an earlier state', () => {
  const heard = hear(hear(nothing, order('a', 1, 2)), order('a', 1, 1))
  expect(heard.get('a')?.status).toBe('CONFIRMED')
})

test('puts new orders on top, newest first', () => {
  const heard = [order('b', 2), order('c', 3)].reduce(hear, nothing)
  expect(brief(upToDate([order('a', 1)], heard, true))).toEqual(['c PENDING', 'b PENDING', 'a PENDING'])
})

test('leaves orders older than the page, and orders of other pages, where they are', () => {
  expect(upToDate([order('b', 2)], hear(nothing, order('a', 1, 2)), true)).toHaveLength(1)
  expect(upToDate([order('a', 1)], hear(nothing, order('b', 2)), false)).toHaveLength(1)
})
