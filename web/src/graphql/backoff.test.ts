import { expect, test } from 'vitest'
import { backoff } from './backoff.ts'

test('waits longer with each failure, up to five seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((attempt) => backoff(attempt, () => 1))).toEqual([
    250, 500, 1000, 2000, 4000, 5000, 5000,
  ])
})

test('spreads the waits over the upper half', () => {
  expect(backoff(2, () => 0)).toBe(500)
  expect(backoff(2, () => 0.5)).toBe(750)
})
