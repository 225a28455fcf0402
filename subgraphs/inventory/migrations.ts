import type { Migration } from 'kysely/migration'
import * as inventory from './migrations/0001-inventory.ts'
import * as search from './migrations/0002-search.ts'

/** Every migration of this room, by name; names sort in the order of their application. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-inventory': inventory,
  '0002-search': search,
}
