import type { Kysely } from 'kysely'
import { createIdempotencyTable, scopeIdempotencyKeys } from '#platform/database/idempotency.ts'

/** What mutations answered, by the keys of those who called them. */
export async function up(db: Kysely<any>): Promise<void> {
  await createIdempotencyTable(db)
  await scopeIdempotencyKeys(db)
}
