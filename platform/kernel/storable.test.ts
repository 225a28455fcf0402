import { expect, test } from 'vitest'
import { isStorable } from './storable.ts'

test.each([
  ['', true],
  ['Käse 🧀', true],
  ['a\0', false],
  ['half \ud83e', false],
  ['\udd80 half', false],
])('%j is kept as it is: %s', (text, expected) => {
  expect(isStorable(text)).toBe(expected)
})
