import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createIdempotencyTable, prunedIdempotencyKeys } from '#platform/database/idempotency.ts'
import { pruneOnce } from '#platform/database/pruning.ts'
import { prunedInbox } from '#platform/messaging/inbox.ts'
import { createRoom, type Room } from './relay-fixture.ts'

let room: Room

beforeEach(async () => {
  room = await createRoom()
})
afterEach(() => room.stop())

test('pruning removes what is older than a week and keeps the rest', async () => {
  await sql`
    insert into inbox (queue, message_id, received_at)
    select 'q', day::text, now() - make_interval(days => day, hours => 1) from generate_series(0, 9) as day`.execute(
    room.db,
  )
  expect(await pruneOnce(room.db, prunedInbox)).toBe(3)
  const { rows } = await sql<{ id: string }>`select message_id as id from inbox order by id`.execute(room.db)
  expect(rows.map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4', '5', '6'])
})

test('pruning forgets idempotency keys after a week', async () => {
  await createIdempotencyTable(room.db)
  await sql`
    insert into idempotency_keys (mutation, key, input_hash, created_at)
    select 'm', day::text, '', now() - make_interval(days => day, hours => 1) from generate_series(0, 9) as day`.execute(
    room.db,
  )
  expect(await pruneOnce(room.db, prunedIdempotencyKeys)).toBe(3)
})
