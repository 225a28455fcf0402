import { sql, type Insertable, type Kysely, type Updateable } from 'kysely'
import { isStorable } from '#platform/kernel/storable.ts'
import { anyOf } from '#platform/database/any-of.ts'
import type { InventoryTables, WarehouseTable } from './database.ts'
import type { WarehouseContents } from './domain/warehouse.ts'
import type { InventoryTransaction } from './repository.ts'
import type { WarehouseRow } from './rows.ts'

/** The warehouses of some codes, by code. */
export async function findWarehouses(
  tx: Kysely<InventoryTables>,
  codes: readonly string[],
): Promise<Map<string, WarehouseRow>> {
  const rows = await tx.selectFrom('warehouses').selectAll().where('code', '=', anyOf(codes)).execute()
  return new Map(rows.map((row) => [row.code, row]))
}

/** Adds a warehouse, after all others unless it has a priority. @returns undefined when its code is taken */
export async function insertWarehouse(
  db: Kysely<InventoryTables>,
  { priority, ...warehouse }: Omit<Insertable<WarehouseTable>, 'priority'> & { priority?: number },
): Promise<WarehouseRow | undefined> {
  const last = sql<number>`(select coalesce(max(priority), 0) + 1 from warehouses)`
  return db
    .insertInto('warehouses')
    .values({ ...warehouse, priority: priority ?? last })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returningAll()
    .executeTakeFirst()
}

/** Locks a warehouse against other changes of its own row. */
export async function lockWarehouse(tx: InventoryTransaction, id: string): Promise<WarehouseRow | undefined> {
  if (!isStorable(id)) return undefined
  return tx.selectFrom('warehouses').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

/** Writes changes to a locked warehouse, with its next version. */
export async function saveWarehouse(
  tx: InventoryTransaction,
  id: string,
  changes: Updateable<WarehouseTable>,
): Promise<WarehouseRow> {
  return tx
    .updateTable('warehouses')
    .set(changes)
    .set({ version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/**
 * Waits until nobody is changing any level, and holds back whoever wants to, until the end of the transaction: whoever
 * locks levels afterwards sees what this transaction did. To be called first, and to be short.
 */
export async function holdAllLevels(tx: InventoryTransaction): Promise<void> {
  await sql`lock table stock_levels in exclusive mode`.execute(tx)
}

/** The products of which something lies in a warehouse. */
export async function findStockedIn(tx: InventoryTransaction, warehouseId: string): Promise<string[]> {
  const { rows } = await sql<{ productId: string }>`
    select product_id from stock_levels where warehouse_id = ${warehouseId} and on_hand > 0`.execute(tx)
  return rows.map(({ productId }) => productId)
}

/** What lies in a warehouse, is promised or owed from there, or is on its way to it. */
export async function contentsOf(tx: InventoryTransaction, warehouseId: string): Promise<WarehouseContents> {
  const { rows } = await sql<Record<keyof WarehouseContents, bigint>>`
    select count(*) as products, coalesce(sum(on_hand), 0)::bigint as on_hand,
      coalesce(sum(reserved), 0)::bigint as reserved, coalesce(sum(backordered), 0)::bigint as backordered,
      coalesce(sum(incoming), 0)::bigint as incoming
    from stock_levels
    where warehouse_id = ${warehouseId}
      and (on_hand > 0 or reserved > 0 or unavailable > 0 or backordered > 0 or incoming > 0)`.execute(tx)
  const { products = 0n, onHand = 0n, reserved = 0n, backordered = 0n, incoming = 0n } = rows[0] ?? {}
  return {
    products: Number(products),
    onHand: Number(onHand),
    reserved: Number(reserved),
    backordered: Number(backordered),
    incoming: Number(incoming),
  }
}
