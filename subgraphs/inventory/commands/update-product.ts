import type { Kysely, Updateable } from 'kysely'
import { parseMoney } from '#platform/kernel/money.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import type { InventoryTables, ProductTable } from '../database.ts'
import { checkProductFields, type ProductFields } from '../domain/product.ts'
import { lockStock, updateLowMarks, type InventoryTransaction } from '../repository.ts'
import { isSkuTaken, lockProduct, saveProduct } from '../repository-products.ts'
import type { ProductRow } from '../rows.ts'
import { productChanged } from './product-changed.ts'
import { lowStock } from './record-stock.ts'

export interface ProductUpdate extends ProductFields {
  id: string
  /** Refuse when the product is at another version. */
  expectedVersion?: number
  active?: boolean
}

/** Changes what is given. An update that changes nothing leaves the version as it is and tells nobody. */
export async function updateProduct(
  db: Kysely<InventoryTables>,
  update: ProductUpdate,
): Promise<Result<ProductRow, Rejection>> {
  const faults = checkProductFields(update)
  if (faults.length > 0) return rejected(...faults)
  try {
    return await db.transaction().execute((tx) => changeProduct(tx, update))
  } catch (error) {
    // Another product took the SKU since we looked.
    if ((error as { constraint?: string }).constraint === 'products_sku_key')
      return rejected(skuTaken(update.sku))
    throw error
  }
}

async function changeProduct(
  tx: InventoryTransaction,
  update: ProductUpdate,
): Promise<Result<ProductRow, Rejection>> {
  await lockStock(tx, [update.id])
  const product = await lockProduct(tx, update.id)
  const refusal = await refuse(tx, product, update)
  if (!product || refusal) return rejected(refusal ?? unknownProduct(update.id, 'id'))
  const changes = changesOf(product, update)
  if (Object.keys(changes).length === 0) return ok(product)
  const saved = await saveProduct(tx, product.id, changes)
  const crossings = await updateLowMarks(tx, [product.id])
  const occurredAt = saved.updatedAt.toISOString()
  const low = crossings.filter(({ isLow }) => isLow).map((crossing) => lowStock(crossing, occurredAt))
  await enqueue(tx, [productChanged(saved), ...low])
  return ok(saved)
}

async function refuse(
  tx: InventoryTransaction,
  product: ProductRow | undefined,
  { id, sku, expectedVersion }: ProductUpdate,
): Promise<Rejection | undefined> {
  if (!product) return unknownProduct(id, 'id')
  if (expectedVersion !== undefined && expectedVersion !== product.version)
    return {
      code: 'VERSION_CONFLICT',
      message: `The product is at version ${product.version}, not ${expectedVersion}: look at it again`,
      path: ['input', 'expectedVersion'],
      currentVersion: product.version,
    }
  if (sku !== undefined && (await isSkuTaken(tx, sku, id))) return skuTaken(sku)
  return undefined
}

/** The columns that get another value. */
function changesOf(product: ProductRow, update: ProductUpdate): Updateable<ProductTable> {
  const { id: _id, expectedVersion: _expectedVersion, price, ...fields } = update
  const money = price && parseMoney(price.amount, price.currencyCode)
  const columns = { ...fields, ...(money && { priceMinor: money.minor, currency: money.currency }) }
  const changed = Object.entries(columns).filter(
    ([column, value]) => value !== undefined && value !== product[column as keyof typeof columns],
  )
  return Object.fromEntries(changed)
}

function skuTaken(sku: string | undefined): Rejection {
  return { code: 'DUPLICATE', message: `SKU ${sku} belongs to another product`, path: ['input', 'sku'] }
}

/** @param field the field of the input that named it */
export function unknownProduct(id: string, field: string): Rejection {
  return { code: 'NOT_FOUND', message: `There is no product with the id ${id}`, path: ['input', field] }
}
