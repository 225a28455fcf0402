import type { Migration } from 'kysely/migration'
import * as suppliers from './migrations/0001-suppliers.ts'

/** In the order of their names; forward only. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-suppliers': suppliers,
}
