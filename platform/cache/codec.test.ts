import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decode, encode } from './codec.ts'

const leaf = fc.oneof(
  fc.string(),
  fc.string().map((text) => `\u0001${text}`),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.bigInt(),
  fc.date({ noInvalidDate: true }),
)
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}))

it('reads back what it wrote, dates and bigints too', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(decode(encode(value))).toEqual(value)
    }),
  )
})

it('keeps what a row holds', () => {
  const row = { priceMinor: 2n ** 60n, createdAt: new Date('2026-01-02T03:04:05.678Z'), imageUrl: null }
  expect(decode(encode([row]))).toEqual([row])
})
