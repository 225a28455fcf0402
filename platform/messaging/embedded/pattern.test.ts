import { expect, test } from 'vitest'
import { patternToRegex } from './pattern.ts'

const matches = (pattern: string, key: string) => new RegExp(patternToRegex(pattern)).test(`.${key}`)

test.each([
  ['order.created', 'order.created', true],
  ['order.created', 'order.created.eu', false],
  ['order.created', 'order_created', false],
  ['order.*', 'order.created', true],
  ['order.*', 'order', false],
  ['order.*', 'order.created.eu', false],
  ['*.created', 'order.created', true],
  ['order.#', 'order', true],
  ['order.#', 'order.created.eu', true],
  ['order.#', 'orders.created', false],
  ['#', '', true],
  ['#', 'a.b.c', true],
  ['#.eu', 'eu', true],
  ['#.eu', 'order.created.eu', true],
  ['a.#.z', 'a.z', true],
  ['a.#.z', 'a.b.c.z', true],
])('pattern %s against %s: %s', (pattern, key, expected) => {
  expect(matches(pattern, key)).toBe(expected)
})
