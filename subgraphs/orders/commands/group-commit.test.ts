import { expect, test } from 'vitest'
import { groupCommit } from './group-commit.ts'

const never = () => false

test('calls of the same turn share one batch, and each gets its own answer', async () => {
  const batches: number[][] = []
  const double = groupCommit((inputs: readonly number[]) => {
    batches.push([...inputs])
    return Promise.resolve(inputs.map((input) => input * 2))
  }, never)
  expect(await Promise.all([double(1), double(2), double(3)])).toEqual([2, 4, 6])
  expect(batches).toEqual([[1, 2, 3]])
})

test('calls that come while a batch is under way form the next one', async () => {
  const batches: number[][] = []
  let finishFirst = () => {}
  const first = new Promise<void>((resolve) => (finishFirst = resolve))
  const call = groupCommit(async (inputs: readonly number[]) => {
    batches.push([...inputs])
    if (batches.length === 1) await first
    return inputs
  }, never)
  const one = call(1)
  await new Promise((resolve) => setImmediate(resolve))
  const others = [call(2), call(3)]
  finishFirst()
  expect(await Promise.all([one, ...others])).toEqual([1, 2, 3])
  expect(batches).toEqual([[1], [2, 3]])
})

test('one bad input fails alone', async () => {
  const call = groupCommit((inputs: readonly number[]) => {
    if (inputs.includes(2)) return Promise.reject(new Error('two is bad'))
    return Promise.resolve(inputs)
  }, never)
  const outcomes = await Promise.allSettled([call(1), call(2), call(3)])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('a fault common to all is not tried once for each', async () => {
  let runs = 0
  const call = groupCommit(
    (_inputs: readonly number[]): Promise<number[]> => {
      runs += 1
      return Promise.reject(new Error('connection lost'))
    },
    () => true,
  )
  const outcomes = await Promise.allSettled([call(1), call(2)])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(runs).toBe(1)
})
