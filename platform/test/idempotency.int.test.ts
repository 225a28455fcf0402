import { sql, type Transaction } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createIdempotencyTable,
  hashInput,
  once,
  scopeIdempotencyKeys,
} from '#platform/database/idempotency.ts'
import { anonymous } from '#platform/graphql/actor.ts'
import { ok, rejected } from '#platform/kernel/result.ts'
import { until } from '#platform/testing/until.ts'
import { createRoom, type Room } from './relay-fixture.ts'

let room: Room

beforeEach(async () => {
  room = await createRoom()
  await createIdempotencyTable(room.db)
})
afterEach(() => room.stop())

const request = { mutation: 'ship', key: 'key-00001', input: { order: 1 } }

test('a key is that of one actor and one mutation', async () => {
  await scopeIdempotencyKeys(room.db)
  let done = 0
  const run = (more: { actor?: string; mutation?: string; input?: unknown }) =>
    once(room.db, { ...request, actor: 'staff:anonymous', ...more }, async () => ok(++done))
  expect(await run({ actor: 'staff:jo' })).toEqual(ok({ value: 1, replayed: false }))
  expect(await run({ actor: 'staff:jo' })).toEqual(ok({ value: 1, replayed: true }))
  expect(await run({ actor: 'customer:cus_1', input: { order: 2 } })).toEqual(
    ok({ value: 2, replayed: false }),
  )
  expect(await run({ actor: 'staff:jo', mutation: 'cancel' })).toEqual(ok({ value: 3, replayed: false }))
  expect(await run({ actor: 'staff:jo', input: { order: 2 } })).toMatchObject({
    rejections: [{ code: 'IDEMPOTENCY_KEY_REUSED' }],
  })
  expect(await run({})).toEqual(ok({ value: 4, replayed: false }))
})

test('what was remembered before keys were scoped is that of staff without a name', async () => {
  await sql`
    insert into idempotency_keys (mutation, key, input_hash, response)
    values (${request.mutation}, ${request.key}, ${hashInput(request.input)}, '{"value": "then"}')`.execute(
    room.db,
  )
  await scopeIdempotencyKeys(room.db)
  const work = async () => ok('now')
  expect(await once(room.db, { ...request, actor: anonymous.text }, work)).toEqual(
    ok({ value: 'then', replayed: true }),
  )
  expect(await once(room.db, { ...request, actor: 'staff:jo' }, work)).toEqual(
    ok({ value: 'now', replayed: false }),
  )
})

test('a refusal leaves the key free', async () => {
  await scopeIdempotencyKeys(room.db)
  const refusal = { code: 'NOT_FOUND', message: 'gone' } as const
  const ask = { ...request, actor: 'staff:jo' }
  expect(await once(room.db, ask, async () => rejected(refusal))).toEqual(rejected(refusal))
  expect(await once(room.db, ask, async () => ok('now'))).toEqual(ok({ value: 'now', replayed: false }))
})

describe('while a request is under way', () => {
  const ask = { ...request, actor: 'staff:jo' }
  /** What the first request waits for, in a transaction of the test's own. */
  const wait = async (tx: Transaction<any>) => {
    await sql`select pg_advisory_xact_lock(1)`.execute(tx)
  }
  /** Waits until so many requests wait for a lock. */
  const untilWaiting = (count: number) =>
    until(async () => {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        room.db,
      )
      return rows.length === count
    })
  /** Another with the same key; answers what it was told, and after how many milliseconds. */
  async function askAgain(input: object = request.input) {
    const began = Date.now()
    const answer = await once(room.db, { ...ask, input }, async () => ok('second'))
    return { answer, took: Date.now() - began }
  }
  const inProgress = {
    ok: false,
    rejections: [{ code: 'IDEMPOTENCY_IN_PROGRESS', path: ['input', 'idempotencyKey'] }],
  }

  beforeEach(() => scopeIdempotencyKeys(room.db))

  test('the same one waits two seconds and is refused; once the first is done it gets its answer', async () => {
    let first: Promise<unknown> | undefined
    await room.db.transaction().execute(async (tx) => {
      await wait(tx)
      first = once(room.db, ask, async (held) => {
        await wait(held)
        return ok('first')
      })
      await untilWaiting(1)
      const refused = await Promise.all([askAgain(), askAgain({ order: 2 })])
      for (const { answer, took } of refused) {
        expect(answer).toMatchObject(inProgress)
        expect(took).toBeGreaterThan(1_900)
        expect(took).toBeLessThan(5_000)
      }
      // The key of somebody else is another key.
      expect(await once(room.db, { ...ask, actor: 'staff:al' }, async () => ok('mine'))).toEqual(
        ok({ value: 'mine', replayed: false }),
      )
    })
    expect(await first).toEqual(ok({ value: 'first', replayed: false }))
    expect((await askAgain()).answer).toEqual(ok({ value: 'first', replayed: true }))
  })

  test.each([
    ['gets the answer of the first, if that ends in time', true, ok({ value: 'first', replayed: true })],
    ['is carried out, if the first is refused in time', false, ok({ value: 'second', replayed: false })],
  ])('the same one waits, and %s', async (_what, isDone, expected) => {
    let both: Promise<unknown>[] = []
    await room.db.transaction().execute(async (tx) => {
      await wait(tx)
      const first = once(room.db, ask, async (held) => {
        await wait(held)
        return isDone ? ok('first') : rejected({ code: 'NOT_FOUND', message: 'gone' })
      })
      await untilWaiting(1)
      both = [first, askAgain().then(({ answer }) => answer)]
      await untilWaiting(2)
    })
    expect((await Promise.all(both))[1]).toEqual(expected)
  })
})
