import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatPosition, parsePosition } from './position.ts'

it.each([
  ['0/0', 0n],
  ['0/16B3748', 0x16b3748n],
  ['16/B374D848', 0x16b374d848n],
  ['FFFFFFFF/FFFFFFFF', (1n << 64n) - 1n],
])('reads %s', (text, position) => {
  expect(parsePosition(text)).toBe(position)
  expect(formatPosition(position)).toBe(text)
})

it.each(['', '0', '/', '0/', '0/123456789', 'x/0', '0/0 ', '-1/0', '0/0,0/0'])('refuses %j', (text) => {
  expect(parsePosition(text)).toBeUndefined()
})

it('reads back what it wrote', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), (position) => {
      expect(parsePosition(formatPosition(position))).toBe(position)
    }),
  )
})
