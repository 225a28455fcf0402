import type { Migration } from 'kysely/migration'
import * as suppliers from './migrations/0001-suppliers.ts'
import * as idempotency from './migrations/0002-idempotency.ts'

/** In the order of their names; forward only. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-suppliers': suppliers,
  '0002-idempotency': idempotency,
}
