import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { after, decodeCursor, encodeCursor, InvalidCursor } from './cursor.ts'

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

  it('takes every whole number of 64 bits', () => {
    for (const value of ['9223372036854775807', '-9223372036854775808'])
      expect(() => after(sql.ref('total'), 'bigint', { value, id: '1' }, 'ASC')).not.toThrow()
  })

  it.each([
    ['text', 'a\0b', '1'],
    ['text', 'a', '1\0'],
    ['timestamptz', 'yesterday', '1'],
    ['timestamptz', '2026-13-01T00:00:00.000Z', '1'],
    ['timestamptz', '2026-02-30T00:00:00.000Z', '1'],
    ['timestamptz', '0000-01-01T00:00:00.000Z', '1'],
    ['timestamptz', '+010000-01-01T00:00:00.000Z', '1'],
    ['bigint', '1.5', '1'],
    ['bigint', '9223372036854775808', '1'],
  ] as const)('of %s with value %j and id %j is refused before PostgreSQL fails on it', (cast, value, id) => {
    expect(() => after(sql.ref('name'), cast, { value, id }, 'ASC')).toThrow(InvalidCursor)
  })
})
