import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor, InvalidCursor } from './cursor.ts'

describe('cursor', () => {
  it('reads back what it wrote, whatever the values', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (value, id) => {
        expect(decodeCursor('NAME ASC', encodeCursor('NAME ASC', { value, id }))).toEqual({ value, id })
      }),
    )
  })

  it('refuses a cursor of a list in another order', () => {
    const cursor = encodeCursor('NAME ASC', { value: 'a', id: '1' })
    expect(() => decodeCursor('NAME DESC', cursor)).toThrow(InvalidCursor)
  })

  it.each(['', 'x', 'bnVsbA', 'WzEsMiwzXQ'])('refuses %j', (cursor) => {
    expect(() => decodeCursor('NAME ASC', cursor)).toThrow(InvalidCursor)
  })
})
