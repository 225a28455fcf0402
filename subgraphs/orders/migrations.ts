import type { Migration } from 'kysely/migration'
import * as orders from './migrations/0001-orders.ts'

/** This room's migrations, oldest first; a published one is never changed. */
export const migrations: Readonly<Record<string, Migration>> = { '0001-orders': orders }
