import { sql, type Kysely, type Transaction } from 'kysely'
import type { Rejection } from '#platform/kernel/rejection.ts'
import type { Result } from '#platform/kernel/result.ts'

class RolledBack extends Error {
  readonly rejections: readonly Rejection[]
  constructor(rejections: readonly Rejection[]) {
    super('rejected')
    this.rejections = rejections
  }
}

/** How long each lock is waited for, and the refusal when somebody else holds it for longer. */
export interface Patience {
  lockTimeoutMs: number
  refusal: Rejection
}

/** PostgreSQL's code for a lock that was waited for in vain. */
export const lockNotAvailable = '55P03'

/**
 * Runs `work` in a transaction. A rejection rolls back what was written before it was found.
 * @param patience without it locks are waited for as long as it takes
 */
export async function transact<Value, Tables>(
  db: Kysely<Tables>,
  work: (tx: Transaction<Tables>) => Promise<Result<Value, Rejection>>,
  patience?: Patience,
): Promise<Result<Value, Rejection>> {
  try {
    return await db.transaction().execute(async (tx) => {
      if (patience) await setLockTimeout(tx, patience.lockTimeoutMs)
      const result = await work(tx)
      if (!result.ok) throw new RolledBack(result.rejections)
      return result
    })
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, rejections: error.rejections }
    if (patience && (error as { code?: string }).code === lockNotAvailable)
      return { ok: false, rejections: [patience.refusal] }
    throw error
  }
}

/** How long each lock is waited for until the end of the transaction; 0 for as long as it takes. */
export async function setLockTimeout(tx: Transaction<any>, ms: number): Promise<void> {
  await sql`set local lock_timeout = ${sql.lit(ms)}`.execute(tx)
}
