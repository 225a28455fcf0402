import { expect, test } from 'vitest'
import { availableOf, learn, type Levels, type LevelReport, standingOf } from './stock.ts'

const none: Levels = new Map()
const report = (sku: string, code: string, available: number, version: number): LevelReport => ({
  sku,
  available,
  version,
  warehouse: { code },
})

test('sums a SKU over its warehouses', () => {
  const levels = [report('A', 'N', 3, 1), report('A', 'S', 4, 1), report('B', 'N', 9, 1)].reduce(learn, none)
  expect(availableOf(levels, 'A')).toBe(7)
})

test('takes the newest version, whichever comes first', () => {
  const reports = [report('A', 'N', 3, 2), report('A', 'N', 5, 1)]
  expect(availableOf(reports.reduce(learn, none), 'A')).toBe(3)
  expect(availableOf(reports.toReversed().reduce(learn, none), 'A')).toBe(3)
})

test('changes nothing for a level already known', () => {
  const levels = learn(none, report('A', 'N', 3, 2))
  expect(learn(levels, report('A', 'N', 3, 2))).toBe(levels)
})

test('knows nothing of a SKU it has not heard of', () => {
  expect(availableOf(none, 'A')).toBeNull()
})

test('is low at the reorder point and out at zero', () => {
  expect([6, 5, 1, 0].map((available) => standingOf(available, 5))).toEqual(['in-stock', 'low', 'low', 'out'])
})
