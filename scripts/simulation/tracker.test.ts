import { describe, expect, it } from 'vitest'
import { Tracker } from './tracker.ts'

const create = () =>
  new Tracker<string>((status, isToBeCancelled) =>
    isToBeCancelled ? status === 'CANCELLED' : status !== 'PENDING',
  )

describe('a followed order', () => {
  it('is final when its final status is seen', async () => {
    const tracker = create()
    const final = tracker.follow('a', false)
    tracker.see('a', 'PENDING')
    expect(tracker.outstanding()).toEqual(['a'])
    tracker.see('a', 'CONFIRMED')
    expect(await final).toMatchObject({ status: 'CONFIRMED' })
    expect(tracker.outstanding()).toEqual([])
  })

  it('is final at once when its final status was seen before its id was known', async () => {
    const tracker = create()
    tracker.see('a', 'CANCELLED')
    expect(await tracker.follow('a', false)).toMatchObject({ status: 'CANCELLED' })
  })

  it('that is to be cancelled is not final when it is confirmed', () => {
    const tracker = create()
    tracker.see('a', 'CONFIRMED')
    void tracker.follow('a', true)
    expect(tracker.outstanding()).toEqual(['a'])
  })
})
