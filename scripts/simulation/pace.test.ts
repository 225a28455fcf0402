import { describe, expect, it } from 'vitest'
import { runPaced } from './pace.ts'

describe('pacing', () => {
  it('at a rate starts each task when it is due, without waiting for those before', async () => {
    const dues: number[] = []
    const startedAt = performance.now()
    const done = Promise.withResolvers<void>()
    await runPaced([1, 2, 3, 4, 5], { rate: 500, concurrency: 1 }, async (task, dueAt) => {
      dues.push(Math.round(dueAt - startedAt))
      if (task === 5) done.resolve()
      await done.promise
    })
    expect(dues.map((due) => due - (dues[0] ?? 0))).toEqual([0, 2, 4, 6, 8])
  })

  it('without a rate has as many at work as told, and no more', async () => {
    let atWork = 0
    let most = 0
    await runPaced(Array.from({ length: 20 }), { rate: 0, concurrency: 3 }, async () => {
      most = Math.max(most, ++atWork)
      await Promise.resolve()
      atWork--
    })
    expect(most).toBe(3)
  })

  it.each([0, 1000])('at rate %d passes on a failure and starts nothing more', async (rate) => {
    const started: number[] = []
    const running = runPaced([1, 2, 3, 4], { rate, concurrency: 1 }, async (task) => {
      started.push(task)
      await Promise.resolve()
      if (task === 2) throw new Error('broken')
    })
    await expect(running).rejects.toThrow('broken')
    expect(started).toEqual([1, 2])
  })
})
