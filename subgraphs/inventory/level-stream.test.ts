import { expect, test } from 'vitest'
import { openLevelStream } from './level-stream.ts'
import type { LiveStock } from './live-stock.ts'
import type { LevelState } from './rows.ts'

function level(version: number, more: Partial<LevelState> = {}): LevelState {
  const occurredAt = '2026-03-01T12:00:00.000Z'
  const amounts = {
    onHand: version,
    reserved: 0,
    unavailable: 0,
    sellBuffer: 0,
    available: version,
    backordered: 0,
    incoming: 0,
  }
  return { productId: '1', sku: 'ONE', warehouseCode: 'A', ...amounts, version, occurredAt, ...more }
}

function liveStock() {
  const watchers = new Set<(level: LevelState) => void>()
  const live: LiveStock = {
    watch: (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    stop: async () => undefined,
  }
  return { live, watchers, tell: (state: LevelState) => watchers.forEach((watcher) => watcher(state)) }
}

test('gives the present first and then each later change once, also one that came while the present was read', async () => {
  const { live, tell } = liveStock()
  const current = async () => {
    tell(level(4))
    tell(level(5))
    return [level(4)]
  }
  const stream = await openLevelStream(live, { skus: ['ONE'], current })
  tell(level(5))
  tell(level(3))
  tell(level(6))
  tell(level(1, { sku: 'OTHER', productId: '2' }))
  tell(level(1, { warehouseCode: 'B' }))
  const versions = []
  for (let count = 0; count < 4; count++) versions.push((await stream.next()).value.version)
  expect(versions).toEqual([4, 5, 6, 1])
  await stream.return?.()
})

test('a reader who waits is let go when the stream is returned, and nothing watches on', async () => {
  const { live, watchers } = liveStock()
  const stream = await openLevelStream(live, { skus: [], current: async () => [] })
  const waiting = stream.next()
  await stream.return?.()
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(watchers.size).toBe(0)
})

test('a fault of the first read leaves no watcher behind', async () => {
  const { live, watchers } = liveStock()
  const current = () => Promise.reject(new Error('the database is down'))
  await expect(openLevelStream(live, { skus: ['ONE'], current })).rejects.toThrow('the database is down')
  expect(watchers.size).toBe(0)
})

test('a reader who is too slow misses states in between, not the latest of each level', async () => {
  const { live, tell } = liveStock()
  const stream = await openLevelStream(live, { skus: [], current: async () => [] })
  for (let version = 1; version <= 5_000; version++) {
    tell(level(version))
    tell(level(version, { warehouseCode: 'B' }))
  }
  const read: LevelState[] = []
  while (read.filter(({ version }) => version === 5_000).length < 2) read.push((await stream.next()).value)
  expect(read.length).toBeLessThan(2_000)
  await stream.return?.()
})
