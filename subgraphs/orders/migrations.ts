import type { Migration } from 'kysely/migration'
import * as orders from './migrations/0001-orders.ts'
import * as reminders from './migrations/0002-reminders.ts'
import * as lifecycle from './migrations/0003-lifecycle.ts'
import * as customers from './migrations/0004-customers.ts'
import * as analytics from './migrations/0005-analytics.ts'
import * as customerTimes from './migrations/0006-customer-times.ts'
import * as currency from './migrations/0007-orders-by-currency.ts'
import * as sumsInParts from './migrations/0008-sums-in-parts.ts'

/** This room's migrations, oldest first; a published one is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-orders': orders,
  '0002-reminders': reminders,
  '0003-lifecycle': lifecycle,
  '0004-customers': customers,
  '0005-analytics': analytics,
  '0006-customer-times': customerTimes,
  '0007-orders-by-currency': currency,
  '0008-sums-in-parts': sumsInParts,
}
