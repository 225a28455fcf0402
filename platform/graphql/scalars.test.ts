import { describe, expect, it } from 'vitest'
import { scalarResolvers } from './scalars.ts'

describe('DateTime', () => {
  const read = (text: unknown) => scalarResolvers.DateTime.parseValue(text)

  it.each([
    '2026-03-01T12:00:00.000Z',
    '2026-03-01T12:00:00Z',
    '2028-02-29T23:59:59.123456789+14:00',
    '2026-03-01T12:00:00-09:30',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
  ])('takes %s as it is', (text) => {
    expect(read(text)).toBe(text)
  })

  it.each([
    ['a day that is not', '2026-02-30T00:00:00Z'],
    ['a month that is not', '2026-13-01T00:00:00Z'],
    ['the hour 24', '2026-01-01T24:00:00Z'],
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['the year 0', '0000-06-01T00:00:00Z'],
    ['the year 0 by its offset', '0001-01-01T00:00:00+01:00'],
    ['the year 10000 by its offset', '9999-12-31T23:59:59-01:00'],
    ['an offset of nowhere', '2026-01-01T00:00:00+16:00'],
    ['an offset of 60 minutes', '2026-01-01T00:00:00+01:60'],
    ['more digits than PostgreSQL reads', `2026-01-01T00:00:00.${'1'.repeat(200)}Z`],
    ['a day', '2026-01-01'],
    ['no offset', '2026-01-01T00:00:00'],
    ['a number', 1_767_225_600_000],
  ])('refuses %s', (_what, value) => {
    expect(() => read(value)).toThrow('DateTime must look like')
  })
})
