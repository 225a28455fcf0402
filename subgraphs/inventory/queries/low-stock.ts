import { sql, type Kysely } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { badUserInput } from '#platform/graphql/errors.ts'
import type { InventoryTables } from '../database.ts'
import { maxStock } from '../domain/product.ts'
import type { LowStockState, ProductPage } from '../rows.ts'
import { listProducts } from './product-list.ts'

type Db = Kysely<InventoryTables>

/** A page of the products on sale that are low, the fewest available first. @throws BAD_USER_INPUT, InvalidCursor */
export async function listLowStock(
  db: Db,
  request: { threshold?: number | null | undefined; first: number; after?: string | null | undefined },
): Promise<ProductPage> {
  const { threshold, first, after } = request
  if (typeof threshold === 'number' && (threshold < 0 || threshold > maxStock))
    throw badUserInput('threshold must be from 0 to 1,000,000,000')
  const low =
    typeof threshold === 'number'
      ? { available: { lte: threshold } }
      : { stockStatus: { in: ['LOW', 'OUT_OF_STOCK'] as const } }
  return listProducts(db, { first, after, filter: { ...low, isActive: true }, orderBy: { field: 'STOCK' } })
}

/** Of the named SKUs, or of all that became low since a time, those that are low; not those that never had stock, or are off sale. */
export async function findLowStock(
  db: Db,
  which: { skus: readonly string[] } | { changedSince: Date },
): Promise<LowStockState[]> {
  const condition =
    'skus' in which
      ? sql<boolean>`product.sku = ${anyOf(which.skus)}`
      : sql<boolean>`product.low_since >= ${which.changedSince}`
  const { rows } = await sql<Omit<LowStockState, 'occurredAt'> & { lowSince: Date }>`
    select product.id as product_id, product.sku, stock.available, product.reorder_point,
      product.low_stock_crossing as version, product.low_since
    from products product join product_stock stock on stock.product_id = product.id
    where product.is_low and product.active and product.low_stock_crossing > 0 and ${condition}
    order by product.low_since, product.id`.execute(db)
  return rows.map(({ lowSince, ...state }) => ({ ...state, occurredAt: lowSince.toISOString() }))
}
