import type { Kysely } from 'kysely'
import { transact } from '#platform/database/transact.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import type { InventoryTables } from '../database.ts'
import { checkWhole, closedWarehouse } from '../domain/stock-change.ts'
import { correct, levelsOf } from '../domain/stock.ts'
import { findStockedProducts, prepareLevels } from '../repository-levels.ts'
import { findWarehouses } from '../repository-warehouses.ts'
import { lockStock, type InventoryTransaction } from '../repository.ts'
import { belowInput, unknownProduct, unknownWarehouse } from './change-stock.ts'
import { patience } from './patience.ts'
import { recordStock } from './record-stock.ts'

/** How much of a product a warehouse keeps off sale. */
export interface SellBuffer {
  productId: string
  /** The warehouse's code. */
  warehouse: string
  quantity: number
}

/** Sets what a warehouse keeps off sale of a product, whether it has so much or not. What is promised stays promised. */
export async function setSellBuffer(
  db: Kysely<InventoryTables>,
  input: SellBuffer,
): Promise<Result<{ productId: string }, Rejection>> {
  const faults = checkWhole('quantity', input.quantity, 0).map(belowInput)
  if (faults.length > 0) return rejected(...faults)
  await prepareLevels(db, [input])
  return transact(db, (tx) => apply(tx, input), patience)
}

async function apply(
  tx: InventoryTransaction,
  { productId, warehouse: code, quantity }: SellBuffer,
): Promise<Result<{ productId: string }, Rejection>> {
  const book = await lockStock(tx, [productId])
  const product = (await findStockedProducts(tx, [productId], [])).byId.get(productId)
  const warehouse = (await findWarehouses(tx, [code])).get(code)
  if (!product || !warehouse)
    return rejected(
      ...(product ? [] : [unknownProduct(productId, ['productId'])]),
      ...(warehouse ? [] : [unknownWarehouse(code, ['warehouse'])]),
    )
  const level = levelsOf(book, productId).find(({ warehouseId }) => warehouseId === warehouse.id)
  if (!level) return rejected(belowInput(closedWarehouse(`warehouse ${code}`, ['warehouse'])))
  if (level.sellBuffer === quantity) return ok({ productId })
  correct(book, level, { sellBuffer: quantity })
  const { events } = await recordStock(tx, book)
  await enqueue(tx, events)
  return ok({ productId })
}
