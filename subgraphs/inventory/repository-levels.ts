import { sql, type Kysely } from 'kysely'
import { isStorable } from '#platform/kernel/storable.ts'
import type { InventoryTables } from './database.ts'
import { emptyLevel, isOpen, type StockBook } from './domain/stock.ts'
import type { InventoryTransaction } from './repository.ts'

/** Where a level is needed: a product by its id or its SKU, and a warehouse by its code. */
export interface LevelPlace {
  productId?: string | null | undefined
  sku?: string | null | undefined
  /** The warehouse's code. */
  warehouse: string
}

/**
 * Makes the levels that are missing, empty; of places that are not known, or closed, none. To be called before the
 * transaction that puts something there, and committed by itself: whoever locks a product's levels then sees one that
 * everybody else sees too, so that two who put the product somewhere for the first time wait for each other.
 */
export async function prepareLevels(
  db: Kysely<InventoryTables>,
  places: readonly LevelPlace[],
): Promise<void> {
  const storable = places.filter(({ productId, sku, warehouse }) =>
    isStorable(`${productId ?? ''}${sku ?? ''}${warehouse}`),
  )
  if (storable.length === 0) return
  await sql`
    insert into stock_levels (product_id, warehouse_id, on_hand, reserved, unavailable, version)
    select distinct product.id, warehouse.id, 0, 0, 0, 1
    from unnest(
      ${storable.map(({ productId }) => productId ?? null)}::text[],
      ${storable.map(({ sku }) => sku ?? null)}::text[],
      ${storable.map(({ warehouse }) => warehouse)}::text[]
    ) as place (product_id, sku, code)
    join products product on product.id = coalesce(place.product_id, (select id from products where sku = place.sku))
    join warehouses warehouse on warehouse.code = place.code and warehouse.closed_at is null
    where not exists (
      select from stock_levels level where level.product_id = product.id and level.warehouse_id = warehouse.id
    )
    order by 1, 2
    on conflict do nothing`.execute(db)
}

/**
 * Empty levels for new products in the warehouses named, and in the preferred one, so that each has one at least. The
 * products must have been made in this transaction: nobody else knows them yet.
 */
export async function createLevels(
  tx: InventoryTransaction,
  productIds: readonly string[],
  warehouseIds: readonly string[],
): Promise<void> {
  await sql`
    insert into stock_levels (product_id, warehouse_id, on_hand, reserved, unavailable, version)
    select product_id, warehouse.id, 0, 0, 0, 1
    from unnest(${productIds}::text[]) product_id cross join warehouses warehouse
    where warehouse.id = any(${warehouseIds}::text[])
      or warehouse.id = (select id from warehouses where closed_at is null order by priority, id limit 1)
    order by 1, 2`.execute(tx)
}

/**
 * Adds an empty level in the preferred open warehouse for products of a locked book that have none in an open one: what comes
 * back of them would lie where nothing is sold from.
 */
export async function openLevels(tx: InventoryTransaction, book: StockBook): Promise<void> {
  const products = [...book.levels].filter(([, levels]) => !levels.some((level) => isOpen(book, level)))
  if (products.length === 0) return
  const { rows } = await sql<{ productId: string; warehouseId: string; code: string }>`
    insert into stock_levels (product_id, warehouse_id, on_hand, reserved, unavailable, version)
    select product_id, warehouse.id, 0, 0, 0, 1
    from unnest(${products.map(([id]) => id)}::text[]) product_id,
      (select id from warehouses where closed_at is null order by priority, id limit 1) warehouse
    order by 1
    on conflict do nothing
    returning product_id, warehouse_id, (select code from warehouses where id = warehouse_id)`.execute(tx)
  for (const { productId, warehouseId, code } of rows) {
    book.codes.set(warehouseId, code)
    book.levels.get(productId)?.push(emptyLevel(productId, warehouseId))
  }
}

/** A product as whoever changes its stock must know it. */
export interface StockedProduct {
  id: string
  sku: string
}

/** The products of some ids and SKUs. */
export async function findStockedProducts(
  db: Kysely<InventoryTables>,
  ids: readonly string[],
  skus: readonly string[],
): Promise<{ byId: Map<string, StockedProduct>; bySku: Map<string, StockedProduct> }> {
  const { rows } = await sql<StockedProduct>`
    select id, sku from products where id = any(${ids.filter(isStorable)}::text[])
    union
    select id, sku from products where sku = any(${skus.filter(isStorable)}::text[])`.execute(db)
  return {
    byId: new Map(rows.map((row) => [row.id, row])),
    bySku: new Map(rows.map((row) => [row.sku, row])),
  }
}
