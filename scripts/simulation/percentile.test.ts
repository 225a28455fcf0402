import { describe, expect, it } from 'vitest'
import { percentile } from './percentile.ts'

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => 100 - n)

  it.each([
    [hundred, 0.5, 50],
    [hundred, 0.95, 95],
    [hundred, 0.99, 99],
    [hundred, 1, 100],
    [hundred, 0, 1],
    [[7], 0.99, 7],
    [[3, 10], 0.5, 3],
    [[3, 10], 0.51, 10],
  ])('of %j at %d is %d', (values, share, value) => {
    expect(percentile(values, share)).toBe(value)
  })

  it('of nothing is undefined', () => {
    expect(percentile([], 0.5)).toBeUndefined()
  })
})
