import { createHash } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import { canonicalJson } from '#platform/kernel/canonical-json.ts'
import type { PrunedTable } from './pruning.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import { lockNotAvailable, setLockTimeout, transact, type Patience } from './transact.ts'

/** A command's outcome, and whether it was carried out now or before. */
export type Idempotent<Value> = Result<{ value: Value; replayed: boolean }, Rejection>

/** How long the same request is waited for. */
export const keyTimeoutMs = 2_000
/** Staff without a name, as platform/graphql/actor.ts has it. */
const nobody = 'staff:anonymous'

export interface IdempotentRequest {
  /** Who acts, `staff:<name>` or `customer:<id>`: a key of somebody else is another key. */
  actor: string
  mutation: string
  key: string
  input: unknown
}

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

/** Gives each principal keys of their own; what is remembered so far is that of staff without a name. */
export async function scopeIdempotencyKeys(db: Kysely<any>): Promise<void> {
  await sql`
    alter table idempotency_keys
      add column principal text not null default ${sql.lit(nobody)},
      drop constraint idempotency_keys_pkey,
      add primary key (principal, mutation, key)`.execute(db)
}

/** sha256 of the input; the order of its fields does not matter. */
export function hashInput(input: unknown): string {
  return createHash('sha256').update(canonicalJson(input)).digest('hex')
}

/** Checks the form of an idempotency key: 8 to 64 characters that can be stored. */
export function checkIdempotencyKey(key: string): Rejection | undefined {
  if (key.length >= 8 && key.length <= 64 && key.trim() !== '' && isStorable(key)) return undefined
  return {
    code: 'BAD_INPUT',
    message:
      'idempotencyKey must have 8 to 64 characters, not all blank, none of them NUL or half a surrogate pair; a UUID does well',
    path: ['input', 'idempotencyKey'],
  }
}

/**
 * Runs `work` in a transaction at most once for each (actor, mutation, key). The same key with the same input answers what was
 * answered first, with `replayed`; with another input it is refused; while the first is still under way it waits up to
 * two seconds. A rejection rolls back and leaves the key free. `Value` must survive JSON.
 * @param patience for the locks of `work`; without it they are waited for as long as it takes
 */
export async function once<Value, Tables>(
  db: Kysely<Tables>,
  request: IdempotentRequest,
  work: (tx: Transaction<Tables>) => Promise<Result<Value, Rejection>>,
  patience?: Patience,
): Promise<Idempotent<Value>> {
  const malformed = checkIdempotencyKey(request.key)
  if (malformed) return { ok: false, rejections: [malformed] }
  const inputHash = hashInput(request.input)
  const { actor, mutation, key } = request
  let refusal: Rejection | undefined = inProgress
  try {
    return await transact(db, async (tx) => {
      await setLockTimeout(tx, keyTimeoutMs)
      const claimed = await sql`
        insert into idempotency_keys (principal, mutation, key, input_hash)
        values (${actor}, ${mutation}, ${key}, ${inputHash})
        on conflict do nothing returning key`.execute(tx)
      if (claimed.rows.length === 0) return replay<Value, Tables>(tx, { actor, mutation, key }, inputHash)
      refusal = patience?.refusal
      await setLockTimeout(tx, patience?.lockTimeoutMs ?? 0)
      const result = await work(tx)
      if (!result.ok) return result
      await sql`
        update idempotency_keys set response = ${JSON.stringify({ value: result.value })}::jsonb
        where principal = ${actor} and mutation = ${mutation} and key = ${key}`.execute(tx)
      return ok({ value: result.value, replayed: false })
    })
  } catch (error) {
    if (refusal && (error as { code?: string }).code === lockNotAvailable) return rejected(refusal)
    throw error
  }
}

/** The refusal of a request whose like was waited for in vain. */
export const inProgress: Rejection = {
  code: 'IDEMPOTENCY_IN_PROGRESS',
  message: 'a request with this idempotencyKey is still being carried out: try again in a moment',
  path: ['input', 'idempotencyKey'],
}

async function replay<Value, Tables>(
  tx: Transaction<Tables>,
  { actor, mutation, key }: { actor: string; mutation: string; key: string },
  inputHash: string,
): Promise<Idempotent<Value>> {
  const { rows } = await sql<{ inputHash: string; response: { value: Value } }>`
    select input_hash, response from idempotency_keys
    where principal = ${actor} and mutation = ${mutation} and key = ${key}`.execute(tx)
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
