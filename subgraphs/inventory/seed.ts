import type { Insertable } from 'kysely'
import { openRoom } from '#platform/database/room.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import { seedCatalogue, seedCategories, seedWarehouses } from '#schema/seed/catalogue.ts'
import { productChanged } from './commands/product-changed.ts'
import { recordStock } from './commands/record-stock.ts'
import type { InventoryTables, ProductTable } from './database.ts'
import { post } from './domain/stock.ts'
import { migrations } from './migrations.ts'
import { insertCategories } from './repository-categories.ts'
import { ensureNamed } from './repository-names.ts'
import { createLevels } from './repository-levels.ts'
import { insertProducts } from './repository-products.ts'
import { lockStock, type InventoryTransaction } from './repository.ts'

const room = 'inventory'

/**
 * Fills the catalogue with the demonstration's warehouses, products and stock. Idempotent: what is there stays as it is.
 * The events go out as soon as an instance of Inventory runs.
 * @returns how many products were added
 */
export async function seedInventory(options: { databaseUrl: string }): Promise<{ products: number }> {
  await using db = await openRoom<InventoryTables>({ url: options.databaseUrl, room, migrations, max: 1 })
  return { products: await db.transaction().execute(insertCatalogue) }
}

async function insertCatalogue(tx: InventoryTransaction): Promise<number> {
  await tx
    .insertInto('warehouses')
    .values(seedWarehouses.map((warehouse, index) => ({ ...warehouse, priority: index + 1 })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const rows = await toRows(tx)
  const added = await insertProducts(tx, rows)
  const addedIds = new Set(added.map(({ id }) => id))
  await createLevels(
    tx,
    [...addedIds],
    seedWarehouses.map(({ id }) => id),
  )
  const book = await lockStock(tx, addedIds)
  for (const { id, stock } of seedCatalogue.filter((product) => addedIds.has(product.id)))
    for (const warehouse of seedWarehouses)
      post(
        book,
        { productId: id, warehouseId: warehouse.id },
        {
          type: 'RECEIPT',
          cause: 'seed',
          onHandDelta: stock[warehouse.code],
          reason: 'First stock',
        },
      )
  const { events } = await recordStock(tx, book)
  await enqueue(tx, [...added.map(productChanged), ...events])
  return added.length
}

/** The products, under brands and categories that are made if need be. */
async function toRows(tx: InventoryTransaction): Promise<Insertable<ProductTable>[]> {
  const brands = await ensureNamed(
    tx,
    'brands',
    seedCatalogue.map(({ brand }) => brand),
  )
  const departments = await ensureNamed(
    tx,
    'categories',
    seedCategories.map(({ department }) => department),
  )
  await insertCategories(
    tx,
    seedCategories.map(({ name, department }) => ({ name, parentId: departments.get(department)?.id ?? '' })),
  )
  const categories = await ensureNamed(
    tx,
    'categories',
    seedCategories.map(({ name }) => name),
  )
  return seedCatalogue.map(({ stock: _stock, costMinor, ...product }) => ({
    ...product,
    brandId: brands.get(product.brand)?.id ?? null,
    categoryId: categories.get(product.category)?.id ?? null,
    // Of a currency with two decimals to ten-thousandths of its unit.
    cost: costMinor * 100n,
    active: true,
    version: 1,
    isLow: false,
  }))
}
