import type { Migration } from 'kysely/migration'
import * as orders from './migrations/0001-orders.ts'
import * as reminders from './migrations/0002-reminders.ts'

/** This room's migrations, oldest first; a published one is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-orders': orders,
  '0002-reminders': reminders,
}
