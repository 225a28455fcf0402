import { expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { createBatcher } from './batcher.ts'

/** A handler whose batches end when the test says so. */
function gated() {
  const batches: number[][] = []
  const ends: (() => void)[] = []
  const handle = (batch: number[]) => {
    batches.push(batch)
    return new Promise<void>((resolve) => ends.push(resolve))
  }
  return { batches, handle, end: () => ends.shift()?.() }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a full batch goes at once; what comes meanwhile makes the next', async () => {
  const { batches, handle, end } = gated()
  const batcher = createBatcher({ size: 2, lingerMs: 60_000, handle })
  for (const item of [1, 2, 3, 4, 5]) batcher.push(item)
  expect(batches).toEqual([[1, 2]])
  end()
  await settled()
  expect(batches).toEqual([
    [1, 2],
    [3, 4],
  ])
  end()
  await settled()
  expect(batches).toEqual([[1, 2], [3, 4], [5]])
})

test('a single item goes after the linger time', async () => {
  const { batches, handle } = gated()
  createBatcher({ size: 10, lingerMs: 0, handle }).push(1)
  expect(batches).toEqual([])
  await until(() => batches.length > 0)
  expect(batches).toEqual([[1]])
})

test('an eager one lets a single item go at once, and waits for more only after a batch of several', async () => {
  const { batches, handle, end } = gated()
  const batcher = createBatcher({ size: 10, lingerMs: 60_000, isEager: true, handle })
  batcher.push(1)
  await settled()
  expect(batches).toEqual([[1]])
  end()
  await settled()
  batcher.push(2)
  batcher.push(3)
  await settled()
  expect(batches).toEqual([[1], [2, 3]])
  end()
  await settled()
  batcher.push(4)
  await settled()
  expect(batches).toEqual([[1], [2, 3]])
  await batcher.stop()
})

test('stop waits for the batch in hand and starts no other', async () => {
  const { batches, handle, end } = gated()
  const batcher = createBatcher({ size: 1, lingerMs: 0, handle })
  batcher.push(1)
  batcher.push(2)
  const stopped = batcher.stop()
  batcher.push(3)
  end()
  await stopped
  await settled()
  expect(batches).toEqual([[1]])
})
