import type { Kysely, Updateable } from 'kysely'
import { transact } from '#platform/database/transact.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import type { InventoryTables, ProductTable } from '../database.ts'
import { checkProductFields, refuseCostCurrency, type ProductFields } from '../domain/product.ts'
import { withMainImage } from '../domain/product-details.ts'
import { lockStock, updateLowMarks, type InventoryTransaction } from '../repository.ts'
import { isSkuTaken, lockProduct, saveProduct } from '../repository-products.ts'
import type { ProductRow } from '../rows.ts'
import { patience } from './patience.ts'
import { columnsOf, resolveNames } from './product-columns.ts'
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
    return await transact(db, (tx) => changeProduct(tx, update), patience)
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
  const names = await resolveNames(tx, update)
  if (!names.ok) return names
  const changes = changesOf(product, { ...newColumns(product, update), ...names.value })
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
  update: ProductUpdate,
): Promise<Rejection | undefined> {
  const { id, sku, expectedVersion } = update
  if (!product) return unknownProduct(id, 'id')
  if (expectedVersion !== undefined && expectedVersion !== product.version)
    return {
      code: 'VERSION_CONFLICT',
      message: `The product is at version ${product.version}, not ${expectedVersion}: look at it again`,
      path: ['input', 'expectedVersion'],
      currentVersion: product.version,
    }
  const mismatch = refuseCurrency(product, update)
  if (mismatch) return mismatch
  if (sku !== undefined && (await isSkuTaken(tx, sku, id))) return skuTaken(sku)
  return undefined
}

/** Price and cost end up in one currency, or it is refused. */
function refuseCurrency(product: ProductRow, { price, cost }: ProductUpdate): Rejection | undefined {
  const currency = price?.currencyCode ?? product.currency
  if (cost) return refuseCostCurrency(cost, currency)
  if (cost === null || product.cost === null || currency === product.currency) return undefined
  const message = `The product's cost is in ${product.currency}: give it in ${currency} too, or as null`
  return { code: 'CURRENCY_MISMATCH', message, path: ['input', 'price', 'currencyCode'] }
}

function newColumns(product: ProductRow, update: ProductUpdate): Updateable<ProductTable> {
  const { active, imageUrl } = update
  const images = imageUrl === undefined ? update.images : withMainImage(product.images, imageUrl)
  return { ...columnsOf({ ...update, ...(images && { images }) }), ...(active !== undefined && { active }) }
}

/** The columns that get another value. */
function changesOf(product: ProductRow, columns: Updateable<ProductTable>): Updateable<ProductTable> {
  const stored: Updateable<ProductTable> = {
    ...product,
    attributes: JSON.stringify(product.attributes),
    images: JSON.stringify(product.images),
  }
  const changed = Object.entries(columns).filter(
    ([column, value]) => value !== stored[column as keyof typeof columns],
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
