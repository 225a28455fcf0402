import { sql, type Kysely } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { InventoryTables } from './database.ts'
import { availableOf } from './domain/stock.ts'
import type { LevelState, ReservationRow } from './rows.ts'

type Db = Kysely<InventoryTables>

/** The reservation of an order. */
export async function findReservation(db: Db, orderId: string): Promise<ReservationRow | undefined> {
  if (!isStorable(orderId)) return undefined
  return db.selectFrom('reservations').selectAll().where('orderId', '=', orderId).executeTakeFirst()
}

/**
 * The levels of the named SKUs as they are, or of every SKU those that changed since a time. A change bears the instant at which its
 * transaction began: those of an import that ended since are told however long it took, and so are those of whoever waited for it.
 */
export async function findLevels(
  db: Db,
  which: { skus: readonly string[] } | { changedSince: Date },
): Promise<LevelState[]> {
  const condition =
    'skus' in which
      ? sql<boolean>`product.sku = ${anyOf(which.skus)}`
      : sql<boolean>`level.changed_at >= (
          select least(${which.changedSince}, min(applied_at)) from stock_imports where finished_at >= ${which.changedSince})`
  const rows = await db
    .selectFrom('stockLevels as level')
    .innerJoin('products as product', 'product.id', 'level.productId')
    .innerJoin('warehouses as warehouse', 'warehouse.id', 'level.warehouseId')
    .select([
      'level.productId',
      'level.onHand',
      'level.reserved',
      'level.unavailable',
      'level.sellBuffer',
      'level.backordered',
      'level.incoming',
      'level.version',
      'level.warehouseId',
    ])
    .select(['product.sku', 'warehouse.code as warehouseCode', 'level.changedAt'])
    .where(condition)
    .orderBy('product.sku')
    .orderBy('warehouse.priority')
    .execute()
  return rows.map(({ changedAt, ...level }) => ({
    ...level,
    available: availableOf(level),
    occurredAt: changedAt.toISOString(),
  }))
}
