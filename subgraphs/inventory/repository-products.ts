import { sql } from 'kysely'
import type { Insertable, Updateable } from 'kysely'
import { isStorable } from '#platform/kernel/storable.ts'
import type { ProductTable } from './database.ts'
import type { InventoryTransaction } from './repository.ts'
import { productColumns, type ProductRow } from './rows.ts'

/**
 * Adds products, with nothing in stock; those whose id or SKU is taken are left out. What they have is counted by
 * `updateLowMarks`. @returns the ones that were added
 */
export async function insertProducts(
  tx: InventoryTransaction,
  products: readonly Insertable<ProductTable>[],
): Promise<ProductRow[]> {
  return tx
    .with('added', (db) =>
      db
        .insertInto('products')
        .values([...products])
        .onConflict((conflict) => conflict.doNothing())
        .returning(productColumns),
    )
    .with('counted', (db) =>
      db
        .insertInto('productStock')
        .columns(['productId', 'available'])
        .expression((eb) => eb.selectFrom('added').select(['id', sql.lit(0).as('available')])),
    )
    .selectFrom('added')
    .select(productColumns)
    .execute()
}

/** Locks a product. Lock its stock first: everybody does. */
export async function lockProduct(tx: InventoryTransaction, id: string): Promise<ProductRow | undefined> {
  if (!isStorable(id)) return undefined
  return tx.selectFrom('products').select(productColumns).where('id', '=', id).forUpdate().executeTakeFirst()
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
    .returning(productColumns)
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
