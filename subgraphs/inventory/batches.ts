import type { Kysely } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { allByKey, oneByKey } from '#platform/database/by-key.ts'
import type { InventoryTables } from './database.ts'
import {
  productColumns,
  type ProductRow,
  type ReservationLineRow,
  type ReservationStepRow,
  type StockLevelRow,
  type WarehouseRow,
} from './rows.ts'

type Db = Kysely<InventoryTables>

export async function productsById(db: Db, ids: readonly string[]): Promise<(ProductRow | null)[]> {
  const rows = await db.selectFrom('products').select(productColumns).where('id', '=', anyOf(ids)).execute()
  return oneByKey(ids, rows, ({ id }) => id)
}

export async function productsBySku(db: Db, skus: readonly string[]): Promise<(ProductRow | null)[]> {
  const rows = await db.selectFrom('products').select(productColumns).where('sku', '=', anyOf(skus)).execute()
  return oneByKey(skus, rows, ({ sku }) => sku)
}

export async function warehousesById(db: Db, ids: readonly string[]): Promise<(WarehouseRow | null)[]> {
  const rows = await db.selectFrom('warehouses').selectAll().where('id', '=', anyOf(ids)).execute()
  return oneByKey(ids, rows, ({ id }) => id)
}

export async function warehousesByCode(db: Db, codes: readonly string[]): Promise<(WarehouseRow | null)[]> {
  const rows = await db.selectFrom('warehouses').selectAll().where('code', '=', anyOf(codes)).execute()
  return oneByKey(codes, rows, ({ code }) => code)
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
  return allByKey(productIds, rows, ({ productId }) => productId)
}

/** What each reservation holds, or has shipped. */
export async function linesByReservation(
  db: Db,
  reservationIds: readonly string[],
): Promise<ReservationLineRow[][]> {
  const rows = await db
    .selectFrom('reservationLines')
    .selectAll()
    .where('reservationId', '=', anyOf(reservationIds))
    .where('quantity', '>', 0)
    .orderBy('productId')
    .orderBy('warehouseId')
    .execute()
  return allByKey(reservationIds, rows, ({ reservationId }) => reservationId)
}

/** What the reservation of each order was asked for after it was decided, in the order of arrival. */
export async function stepsByOrder(db: Db, orderIds: readonly string[]): Promise<ReservationStepRow[][]> {
  const rows = await db
    .selectFrom('reservationSteps')
    .selectAll()
    .where('orderId', '=', anyOf(orderIds))
    .orderBy('recordedAt')
    .orderBy('id')
    .execute()
  return allByKey(orderIds, rows, ({ orderId }) => orderId)
}
