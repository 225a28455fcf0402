import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPeriod, daysOfStockLeft, monthsAndDays, type BucketRange } from './sales-period.ts'

const day = (grain: 'DAY' | 'MONTH', from: string, to = from): BucketRange => ({ grain, from, to })

describe('a period', () => {
  it.each([
    ['2026-03-05', '2026-03-05', [day('DAY', '2026-03-05')]],
    ['2026-02-01', '2026-02-28', [day('MONTH', '2026-02-01')]],
    ['2024-02-01', '2024-02-28', [day('DAY', '2024-02-01', '2024-02-28')]],
    ['2026-01-01', '2026-12-31', [day('MONTH', '2026-01-01', '2026-12-01')]],
    ['2026-01-31', '2026-02-01', [day('DAY', '2026-01-31', '2026-02-01')]],
    [
      '2025-12-31',
      '2026-03-01',
      [day('DAY', '2025-12-31'), day('MONTH', '2026-01-01', '2026-02-01'), day('DAY', '2026-03-01')],
    ],
  ])('from %s to %s is read as few buckets', (from, to, ranges) => {
    expect(monthsAndDays({ from, to })).toEqual(ranges)
  })

  it('is read as each of its days once, and no other', () => {
    const instant = fc.integer({ min: 0, max: 20_000 }).map((days) => days * 86_400_000)
    const next = (text: string) => new Date(Date.parse(text) + 86_400_000).toISOString().slice(0, 10)
    const allDays = ({ grain, from, to }: BucketRange): string[] => {
      const days: string[] = []
      const isIn = (text: string) => (grain === 'DAY' ? text : `${text.slice(0, 7)}-01`) <= to
      for (let current = from; isIn(current); current = next(current)) days.push(current)
      return days
    }
    fc.assert(
      fc.property(instant, fc.nat({ max: 900 }), (start, length) => {
        const from = new Date(start).toISOString().slice(0, 10)
        const to = new Date(start + length * 86_400_000).toISOString().slice(0, 10)
        const found = monthsAndDays({ from, to }).flatMap(allDays)
        expect(found).toEqual(allDays(day('DAY', from, to)))
      }),
    )
  })

  it('has an end that is not before its beginning, and ten years at most', () => {
    expect(checkPeriod({ from: '2026-01-02', to: '2026-01-01' }).ok).toBe(false)
    expect(checkPeriod({ from: '2026-01-01', to: '2026-01-01' }).ok).toBe(true)
    expect(checkPeriod({ from: '2016-01-01', to: '2026-01-08' }).ok).toBe(false)
  })
})

describe('the days of stock left', () => {
  it.each([
    [100, 90n, 90, '100.0'],
    [100, 300n, 30, '10.0'],
    [10, 7n, 30, '42.8'],
    [0, 7n, 30, '0.0'],
    [-5, 7n, 30, '0.0'],
    [10, 0n, 30, null],
  ])('of %s available after %s shipped in %s days are %s', (available, shipped, days, left) => {
    expect(daysOfStockLeft(available, shipped, days)).toBe(left)
  })
})
