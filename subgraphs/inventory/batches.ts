import type { Kysely } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import type { InventoryTables } from './database.ts'
import type { ProductRow, ReservationLineRow, StockLevelRow, WarehouseRow } from './rows.ts'

type Db = Kysely<InventoryTables>

/** Rows by one of their texts, in the order of the keys; null where there is none. */
function inOrder<Row>(
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  return keys.map((key) => byKey.get(key) ?? null)
}

export async function productsById(db: Db, ids: readonly string[]): Promise<(ProductRow | null)[]> {
  const rows = await db.selectFrom('products').selectAll().where('id', '=', anyOf(ids)).execute()
  return inOrder(ids, rows, ({ id }) => id)
}

export async function productsBySku(db: Db, skus: readonly string[]): Promise<(ProductRow | null)[]> {
  const rows = await db.selectFrom('products').selectAll().where('sku', '=', anyOf(skus)).execute()
  return inOrder(skus, rows, ({ sku }) => sku)
}

export async function warehousesById(db: Db, ids: readonly string[]): Promise<(WarehouseRow | null)[]> {
  const rows = await db.selectFrom('warehouses').selectAll().where('id', '=', anyOf(ids)).execute()
  return inOrder(ids, rows, ({ id }) => id)
}

export async function warehousesByCode(db: Db, codes: readonly string[]): Promise<(WarehouseRow | null)[]> {
  const rows = await db.selectFrom('warehouses').selectAll().where('code', '=', anyOf(codes)).execute()
  return inOrder(codes, rows, ({ code }) => code)
}

/** The levels of each product, the preferred warehouse first. */
export async function levelsByProduct(db: Db, productIds: readonly string[]): Promise<StockLevelRow[][]> {
  const rows = await db
    .selectFrom('stockLevels')
    .innerJoin('warehouses', 'warehouses.id', 'stockLevels.warehouseId')
    .selectAll('stockLevels')
    .where('productId', '=', anyOf(productIds))
    .orderBy('warehouses.priority')
    .execute()
  const byProduct = Map.groupBy(rows, ({ productId }) => productId)
  return productIds.map((id) => byProduct.get(id) ?? [])
}

/** What each reservation holds. */
export async function linesByReservation(
  db: Db,
  reservationIds: readonly string[],
): Promise<ReservationLineRow[][]> {
  const rows = await db
    .selectFrom('reservationLines')
    .selectAll()
    .where('reservationId', '=', anyOf(reservationIds))
    .orderBy('productId')
    .orderBy('warehouseId')
    .execute()
  const byReservation = Map.groupBy(rows, ({ reservationId }) => reservationId)
  return reservationIds.map((id) => byReservation.get(id) ?? [])
}
