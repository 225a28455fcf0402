import { sql } from 'kysely'
import type { Insertable, Updateable } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { ProductTable } from './database.ts'
import type { InventoryTransaction } from './repository.ts'
import type { ProductRow, WarehouseRow } from './rows.ts'

/** Adds products; those whose id or SKU is taken are left out. @returns the ones that were added */
export async function insertProducts(
  tx: InventoryTransaction,
  products: readonly Insertable<ProductTable>[],
): Promise<ProductRow[]> {
  return tx
    .insertInto('products')
    .values([...products])
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .execute()
}

/** Locks a product. Lock its stock first: everybody does. */
export async function lockProduct(tx: InventoryTransaction, id: string): Promise<ProductRow | undefined> {
  if (!isStorable(id)) return undefined
  return tx.selectFrom('products').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Writes changes to a locked product, with its next version. */
export async function saveProduct(
  tx: InventoryTransaction,
  id: string,
  changes: Updateable<ProductTable>,
): Promise<ProductRow> {
  return tx
    .updateTable('products')
    .set(changes)
    .set({ version: sql<number>`version + 1`, updatedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Whether a SKU belongs to another product. */
export async function isSkuTaken(
  tx: InventoryTransaction,
  sku: string,
  exceptId: string | undefined,
): Promise<boolean> {
  const row = await tx.selectFrom('products').select('id').where('sku', '=', sku).executeTakeFirst()
  return row !== undefined && row.id !== exceptId
}

/** An empty level in every warehouse for each product that lacks one. */
export async function createMissingLevels(tx: InventoryTransaction): Promise<void> {
  await sql`
    insert into stock_levels (product_id, warehouse_id, on_hand, reserved, unavailable, version)
    select product.id, warehouse.id, 0, 0, 0, 1 from products product cross join warehouses warehouse
    order by 1, 2
    on conflict do nothing`.execute(tx)
}

/** An empty level in every warehouse for one new product. */
export async function createLevels(tx: InventoryTransaction, productId: string): Promise<void> {
  await sql`
    insert into stock_levels (product_id, warehouse_id, on_hand, reserved, unavailable, version)
    select ${productId}::text, id, 0, 0, 0, 1 from warehouses`.execute(tx)
}

/** The warehouses of some codes, by code. */
export async function findWarehouses(
  tx: InventoryTransaction,
  codes: readonly string[],
): Promise<Map<string, WarehouseRow>> {
  const rows = await tx.selectFrom('warehouses').selectAll().where('code', '=', anyOf(codes)).execute()
  return new Map(rows.map((row) => [row.code, row]))
}
