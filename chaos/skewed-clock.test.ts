import { afterEach, describe, expect, it } from 'vitest'
import { skewClock } from './skewed-clock.ts'

const RealDate = Date

describe('a clock that is off', () => {
  afterEach(() => {
    globalThis.Date = RealDate
  })

  it('tells another time to whoever asks for now, and the same for a given time', () => {
    skewClock(3_600_000)
    expect(Date.now() - RealDate.now()).toBeCloseTo(3_600_000, -3)
    expect(new Date().getTime() - RealDate.now()).toBeCloseTo(3_600_000, -3)
    expect(new Date('2026-01-02T03:04:05Z').toISOString()).toBe('2026-01-02T03:04:05.000Z')
    expect(new RealDate()).toBeInstanceOf(Date)
  })
})
