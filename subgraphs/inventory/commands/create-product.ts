import type { Kysely } from 'kysely'
import { newId } from '#platform/ids.ts'
import { parseMoney } from '#platform/kernel/money.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import type { InventoryTables } from '../database.ts'
import { checkProductFields, checkProductId, maxStock, type ProductFields } from '../domain/product.ts'
import { post } from '../domain/stock.ts'
import { lockStock, type InventoryTransaction } from '../repository.ts'
import { createLevels, findWarehouses, insertProducts, isSkuTaken } from '../repository-products.ts'
import type { ProductRow } from '../rows.ts'
import { productChanged } from './product-changed.ts'
import { recordStock } from './record-stock.ts'

export interface NewProduct extends Required<ProductFields> {
  /** Generated if absent. */
  id?: string
  initialStock: readonly InitialStock[]
}

interface InitialStock {
  /** The warehouse's code. */
  warehouse: string
  quantity: number
}

/** Adds a product with what is on hand of it. All faults of the input are told at once. */
export async function createProduct(
  db: Kysely<InventoryTables>,
  input: NewProduct,
): Promise<Result<ProductRow, Rejection>> {
  const faults = [
    ...(input.id === undefined ? [] : checkProductId(input.id)),
    ...checkProductFields(input),
    ...checkInitialStock(input.initialStock),
  ]
  if (faults.length > 0) return rejected(...faults)
  return db.transaction().execute((tx) => insertProduct(tx, input))
}

async function insertProduct(
  tx: InventoryTransaction,
  input: NewProduct,
): Promise<Result<ProductRow, Rejection>> {
  const receipts = input.initialStock.filter(({ quantity }) => quantity > 0)
  const warehouses = await findWarehouses(
    tx,
    input.initialStock.map(({ warehouse }) => warehouse),
  )
  const unknown = input.initialStock.flatMap(({ warehouse }, index) =>
    warehouses.has(warehouse)
      ? []
      : [unknownWarehouse(warehouse, ['initialStock', String(index), 'warehouse'])],
  )
  if (unknown.length > 0) return rejected(...unknown)
  const [product] = await insertProducts(tx, [toRow(input, receipts.length === 0)])
  if (!product) return rejected(await duplicate(tx, input))
  await createLevels(tx, product.id)
  const book = await lockStock(tx, [product.id])
  for (const { warehouse, quantity } of receipts)
    post(
      book,
      { productId: product.id, warehouseId: warehouses.get(warehouse)?.id ?? '' },
      {
        type: 'RECEIPT',
        cause: `product:${product.id}`,
        onHandDelta: quantity,
        reason: 'Initial stock',
      },
    )
  const { events } = await recordStock(tx, book)
  await enqueue(tx, [productChanged(product), ...events])
  return ok(product)
}

/** @param isEmpty a product that never had stock has not become low: nothing is reported for it */
function toRow(input: NewProduct, isEmpty: boolean) {
  const { id, initialStock: _initialStock, price, ...fields } = input
  const money = parseMoney(price.amount, price.currencyCode)
  if (!money) throw new Error('a price that was checked cannot be read')
  return {
    ...fields,
    id: id ?? newId('prd'),
    priceMinor: money.minor,
    currency: money.currency,
    active: true,
    version: 1,
    isLow: isEmpty,
  }
}

async function duplicate(tx: InventoryTransaction, { id, sku }: NewProduct): Promise<Rejection> {
  if (await isSkuTaken(tx, sku, undefined))
    return { code: 'DUPLICATE', message: `SKU ${sku} belongs to another product`, path: ['input', 'sku'] }
  return { code: 'DUPLICATE', message: `There is a product with the id ${id} already`, path: ['input', 'id'] }
}

function checkInitialStock(stocks: readonly InitialStock[]): Rejection[] {
  if (stocks.length > 100) {
    const message = 'initialStock takes at most 100 entries'
    return [{ code: 'LIMIT_EXCEEDED', message, path: ['input', 'initialStock'] }]
  }
  const codes = stocks.map(({ warehouse }) => warehouse)
  return stocks.flatMap(({ warehouse, quantity }, index): Rejection[] => {
    const place = ['input', 'initialStock', String(index)]
    const faults: Rejection[] = []
    if (!Number.isInteger(quantity) || quantity < 0 || quantity > maxStock) {
      const message = 'quantity must be a whole number from 0 to 1,000,000,000'
      faults.push({ code: 'INVALID_QUANTITY', message, path: [...place, 'quantity'] })
    }
    if (codes.indexOf(warehouse) < index)
      faults.push({
        code: 'BAD_INPUT',
        message: `warehouse ${warehouse} is named twice`,
        path: [...place, 'warehouse'],
      })
    return faults
  })
}

/** @param place the path below `input` */
export function unknownWarehouse(code: string, place: readonly string[]): Rejection {
  return {
    code: 'NOT_FOUND',
    message: `There is no warehouse with the code ${code}`,
    path: ['input', ...place],
  }
}
