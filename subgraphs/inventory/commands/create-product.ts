import type { Insertable, Kysely } from 'kysely'
import { transact } from '#platform/database/transact.ts'
import { newId } from '#platform/ids.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import type { InventoryTables, ProductTable } from '../database.ts'
import {
  checkProductFields,
  checkProductId,
  maxStock,
  refuseCostCurrency,
  type ProductFields,
} from '../domain/product.ts'
import { withMainImage } from '../domain/product-details.ts'
import { closedWarehouse, maxTotal } from '../domain/stock-change.ts'
import { post } from '../domain/stock.ts'
import { lockStock, type InventoryTransaction } from '../repository.ts'
import { createLevels } from '../repository-levels.ts'
import { insertProducts, isSkuTaken } from '../repository-products.ts'
import { findWarehouses } from '../repository-warehouses.ts'
import type { ProductRow } from '../rows.ts'
import { unknownWarehouse } from './change-stock.ts'
import { patience } from './patience.ts'
import { columnsOf, resolveNames } from './product-columns.ts'
import { productChanged } from './product-changed.ts'
import { recordStock } from './record-stock.ts'

export interface NewProduct extends ProductFields {
  /** Generated if absent. */
  id?: string
  sku: string
  name: string
  price: { amount: string; currencyCode: string }
  initialStock: readonly InitialStock[]
}

interface InitialStock {
  /** The warehouse's code. */
  warehouse: string
  quantity: number
}

/**
 * Adds a product with what is on hand of it. All faults of the input are told at once.
 * @param actor who adds it, for the ledger: `staff:<name>`
 */
export async function createProduct(
  db: Kysely<InventoryTables>,
  actor: string,
  input: NewProduct,
): Promise<Result<ProductRow, Rejection>> {
  const faults = [
    ...(input.id === undefined ? [] : checkProductId(input.id)),
    ...checkProductFields(input),
    ...checkInitialStock(input.initialStock),
  ]
  const mismatch = input.cost && refuseCostCurrency(input.cost, input.price.currencyCode)
  if (faults.length > 0 || mismatch) return rejected(...faults, ...(mismatch ? [mismatch] : []))
  return transact(db, (tx) => insertProduct(tx, actor, input), patience)
}

async function insertProduct(
  tx: InventoryTransaction,
  actor: string,
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
  const closed = refuseClosed(input.initialStock, ({ warehouse }) =>
    Boolean(warehouses.get(warehouse)?.closedAt),
  )
  if (closed.length > 0) return rejected(...closed)
  const names = await resolveNames(tx, input)
  if (!names.ok) return names
  const [product] = await insertProducts(tx, [{ ...toRow(input, receipts.length === 0), ...names.value }])
  if (!product) return rejected(await duplicate(tx, input))
  await createLevels(
    tx,
    [product.id],
    [...warehouses.values()].map(({ id }) => id),
  )
  const book = await lockStock(tx, [product.id])
  // One of the warehouses may have been closed while we waited for it.
  const closedSince = refuseClosed(input.initialStock, ({ warehouse }) =>
    book.closed.has(warehouses.get(warehouse)?.id ?? ''),
  )
  if (closedSince.length > 0) return rejected(...closedSince)
  for (const { warehouse, quantity } of receipts)
    post(
      book,
      { productId: product.id, warehouseId: warehouses.get(warehouse)?.id ?? '' },
      {
        type: 'RECEIPT',
        cause: `product:${product.id}`,
        actor,
        onHandDelta: quantity,
        reason: 'Initial stock',
      },
    )
  const { events } = await recordStock(tx, book)
  await enqueue(tx, [productChanged(product), ...events])
  return ok(product)
}

function refuseClosed(
  stocks: readonly InitialStock[],
  isClosed: (stock: InitialStock) => boolean,
): Rejection[] {
  return stocks.flatMap((stock, index) =>
    isClosed(stock)
      ? [
          closedWarehouse(`warehouse ${stock.warehouse}`, [
            'input',
            'initialStock',
            String(index),
            'warehouse',
          ]),
        ]
      : [],
  )
}

/** @param isEmpty a product that never had stock has not become low: nothing is reported for it */
function toRow(input: NewProduct, isEmpty: boolean): Insertable<ProductTable> {
  const { id, imageUrl } = input
  const images = typeof imageUrl === 'string' ? withMainImage([], imageUrl) : (input.images ?? [])
  const nothing = { description: '', brand: '', category: '', reorderPoint: 0 }
  const columns = columnsOf({ ...input, images }) as Insertable<ProductTable>
  return { ...nothing, ...columns, id: id ?? newId('prd'), active: true, version: 1, isLow: isEmpty }
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
  if (stocks.reduce((sum, { quantity }) => sum + quantity, 0) > maxTotal) {
    const message = 'All warehouses together hold at most 2,000,000,000 of a product'
    return [{ code: 'INVALID_QUANTITY', message, path: ['input', 'initialStock'] }]
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
