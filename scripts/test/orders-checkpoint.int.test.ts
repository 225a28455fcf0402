import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openCheckpoint, type ImportRun } from '../orders-import/checkpoint.ts'

let directory: string
let path: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'orders-checkpoint-'))
  path = join(directory, 'orders.csv')
  await writeFile(path, 'Invoice\n1\nC2\nC3')
})
afterEach(() => rm(directory, { recursive: true }))

const open = (change: Partial<ImportRun> = {}) =>
  openCheckpoint(join(directory, 'checkpoint'), {
    ...{ path, source: 'orders.csv', target: 'here', options: 'none', cancelAgain: false },
    ...change,
  })

/** Deals with the whole file: line 3 is cancelled, line 4 is not. */
async function runOnce({ isBrokenOff = false } = {}): Promise<void> {
  const checkpoint = await open()
  checkpoint.noteCancellation(3, true)
  checkpoint.noteCancellation(4, false)
  checkpoint.reach(4)
  if (!isBrokenOff) checkpoint.complete()
}

const summary = ({ line, mayCancel, wasCancelled }: Awaited<ReturnType<typeof open>>) => ({
  line,
  mayCancel,
  cancelled: [3, 4, 5].filter((each) => wasCancelled(each)),
})

test('a run that was broken off is gone on with; with other options, or when all is done, from the beginning', async () => {
  expect(summary(await open())).toEqual({ line: 0, mayCancel: true, cancelled: [] })
  await runOnce({ isBrokenOff: true })
  expect(summary(await open())).toEqual({ line: 4, mayCancel: true, cancelled: [3] })
  const others = { line: 0, mayCancel: true, cancelled: [3] }
  expect(summary(await open({ options: 'others' }))).toEqual(others)
  await runOnce()
  expect(summary(await open())).toEqual(others)
})

test('what was cancelled stays known while a later run begins at the beginning, and what was refused may be done', async () => {
  await runOnce()
  const second = await open()
  second.reach(2)
  expect(summary(await open())).toEqual({ line: 2, mayCancel: true, cancelled: [3] })
  second.noteCancellation(4, true)
  second.reach(4)
  second.complete()
  expect(summary(await open())).toEqual({ line: 0, mayCancel: true, cancelled: [3, 4] })
})

test('of a file that grew, what was cancelled is known', async () => {
  await runOnce()
  await appendFile(path, '\nC4\n')
  expect(summary(await open())).toEqual({ line: 0, mayCancel: true, cancelled: [3] })
  await runOnce({ isBrokenOff: true })
  await appendFile(path, 'C5\n'.repeat(100_000))
  expect(summary(await open())).toEqual({ line: 4, mayCancel: true, cancelled: [3] })
})

test.each([
  ['changed within', () => writeFile(path, 'Invoice\n1\nC7\nC3')],
  ['became shorter', () => writeFile(path, 'Invoice\n1\n')],
  ['goes on in the line that was its last', () => appendFile(path, '0')],
])('nothing is cancelled of a file that %s until it is asked for', async (_name, change) => {
  await runOnce()
  await change()
  const unknown = { line: 0, mayCancel: false, cancelled: [] }
  const second = await open()
  expect(summary(second)).toEqual(unknown)
  second.reach(4)
  second.complete()
  expect(summary(await open())).toEqual(unknown)
  const forced = await open({ cancelAgain: true })
  expect(summary(forced)).toEqual({ line: 0, mayCancel: true, cancelled: [] })
  forced.noteCancellation(3, true)
  forced.reach(3)
  expect(summary(await open())).toEqual({ line: 3, mayCancel: true, cancelled: [3] })
})

test('elsewhere nothing is cancelled; of another source nothing is known', async () => {
  await runOnce()
  expect(summary(await open({ target: 'there' }))).toEqual({ line: 0, mayCancel: false, cancelled: [] })
  expect(summary(await open({ source: 'b.csv' }))).toEqual({ line: 0, mayCancel: true, cancelled: [] })
})
