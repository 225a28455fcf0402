import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  createIdempotencyTable,
  hashInput,
  once,
  scopeIdempotencyKeys,
} from '#platform/database/idempotency.ts'
import { anonymous } from '#platform/graphql/actor.ts'
import { ok, rejected } from '#platform/kernel/result.ts'
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
