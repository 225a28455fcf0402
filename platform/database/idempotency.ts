import { createHash } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import { canonicalJson } from '#platform/kernel/canonical-json.ts'
import type { PrunedTable } from './pruning.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import type { Result } from '#platform/kernel/result.ts'
import { isStorable } from '#platform/kernel/storable.ts'

/** A command's outcome, and whether it was carried out now or before. */
export type Idempotent<Value> = Result<{ value: Value; replayed: boolean }, Rejection>

const lockNotAvailable = '55P03'

/** Keys are remembered for a week, as clients are told. */
export const prunedIdempotencyKeys: PrunedTable = { table: 'idempotency_keys', since: 'created_at' }

/** The table behind `once`; called by a room's migration. */
export async function createIdempotencyTable(db: Kysely<any>): Promise<void> {
  await sql`
    create table idempotency_keys (
      mutation text not null,
      key text not null,
      input_hash text not null,
      response jsonb,
      created_at timestamptz not null default now(),
      primary key (mutation, key)
    )`.execute(db)
}

/** sha256 of the input; the order of its fields does not matter. */
export function hashInput(input: unknown): string {
  return createHash('sha256').update(canonicalJson(input)).digest('hex')
}

class RolledBack extends Error {
  readonly rejections: readonly Rejection[]
  constructor(rejections: readonly Rejection[]) {
    super('rejected')
    this.rejections = rejections
  }
}

/** Checks the form of an idempotency key: 8 to 64 characters that can be stored. */
export function checkIdempotencyKey(key: string): Rejection | undefined {
  if (key.length >= 8 && key.length <= 64 && key.trim() !== '' && isStorable(key)) return undefined
  return {
    code: 'BAD_INPUT',
    message:
      'idempotencyKey must have 8 to 64 characters, not all blank and none of them NUL; a UUID does well',
    path: ['input', 'idempotencyKey'],
  }
}

/**
 * Runs `work` in a transaction at most once for each (mutation, key). The same key with the same input answers what was
 * answered first, with `replayed`; with another input it is refused; while the first is still under way it waits up to
 * two seconds. A rejection rolls back and leaves the key free. `Value` must survive JSON.
 */
export async function once<Value, Tables>(
  db: Kysely<Tables>,
  request: { mutation: string; key: string; input: unknown },
  work: (tx: Transaction<Tables>) => Promise<Result<Value, Rejection>>,
): Promise<Idempotent<Value>> {
  const malformed = checkIdempotencyKey(request.key)
  if (malformed) return { ok: false, rejections: [malformed] }
  const inputHash = hashInput(request.input)
  try {
    return await db.transaction().execute(async (tx) => {
      await sql`set local lock_timeout = '2s'`.execute(tx)
      const claimed = await sql`
        insert into idempotency_keys (mutation, key, input_hash)
        values (${request.mutation}, ${request.key}, ${inputHash})
        on conflict do nothing returning key`.execute(tx)
      if (claimed.rows.length === 0) return replay<Value, Tables>(tx, request, inputHash)
      await sql`set local lock_timeout = 0`.execute(tx)
      const result = await work(tx)
      if (!result.ok) throw new RolledBack(result.rejections)
      await sql`
        update idempotency_keys set response = ${JSON.stringify({ value: result.value })}::jsonb
        where mutation = ${request.mutation} and key = ${request.key}`.execute(tx)
      return { ok: true, value: { value: result.value, replayed: false } }
    })
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, rejections: error.rejections }
    if ((error as { code?: string }).code === lockNotAvailable) return { ok: false, rejections: [inProgress] }
    throw error
  }
}

const inProgress: Rejection = {
  code: 'IDEMPOTENCY_IN_PROGRESS',
  message: 'a request with this idempotencyKey is still being carried out: try again in a moment',
  path: ['input', 'idempotencyKey'],
}

async function replay<Value, Tables>(
  tx: Transaction<Tables>,
  request: { mutation: string; key: string },
  inputHash: string,
): Promise<Idempotent<Value>> {
  const { rows } = await sql<{ inputHash: string; response: { value: Value } }>`
    select input_hash, response from idempotency_keys
    where mutation = ${request.mutation} and key = ${request.key}`.execute(tx)
  const [row] = rows
  if (!row) return { ok: false, rejections: [inProgress] }
  if (row.inputHash === inputHash) return { ok: true, value: { value: row.response.value, replayed: true } }
  return {
    ok: false,
    rejections: [
      {
        code: 'IDEMPOTENCY_KEY_REUSED',
        message: 'this idempotencyKey was used with a different input: use a new key for a new request',
        path: ['input', 'idempotencyKey'],
      },
    ],
  }
}
