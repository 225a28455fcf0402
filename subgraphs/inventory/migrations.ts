import type { Migration } from 'kysely/migration'
import * as inventory from './migrations/0001-inventory.ts'
import * as search from './migrations/0002-search.ts'
import * as stockAxes from './migrations/0003-stock-axes.ts'
import * as catalogue from './migrations/0004-catalogue.ts'
import * as reservations from './migrations/0005-reservations.ts'
import * as warehouses from './migrations/0006-warehouses.ts'
import * as idempotencyScope from './migrations/0007-idempotency-scope.ts'
import * as changeNotices from './migrations/0008-change-notices.ts'
import * as ledgerByType from './migrations/0009-ledger-by-type.ts'
import * as warehousePages from './migrations/0010-warehouse-pages.ts'
import * as importEnds from './migrations/0011-import-ends.ts'

/** Every migration of this room, by name; names sort in the order of their application. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-inventory': inventory,
  '0002-search': search,
  '0003-stock-axes': stockAxes,
  '0004-catalogue': catalogue,
  '0005-reservations': reservations,
  '0006-warehouses': warehouses,
  '0007-idempotency-scope': idempotencyScope,
  '0008-change-notices': changeNotices,
  '0009-ledger-by-type': ledgerByType,
  '0010-warehouse-pages': warehousePages,
  '0011-import-ends': importEnds,
}
