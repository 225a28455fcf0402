import type { Kysely } from 'kysely'
import { checkIdempotencyKey, once, type Idempotent } from '#platform/database/idempotency.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import type { InventoryTables } from '../database.ts'
import { checkAdjustment, refuseAdjustment, type Adjustment } from '../domain/adjustment.ts'
import { levelsOf, post } from '../domain/stock.ts'
import { findKnownProducts, lockStock, type InventoryTransaction } from '../repository.ts'
import { findWarehouses } from '../repository-products.ts'
import { unknownWarehouse } from './create-product.ts'
import { recordStock } from './record-stock.ts'
import { unknownProduct } from './update-product.ts'

export interface StockAdjustment extends Adjustment {
  idempotencyKey: string
  productId: string
  /** The warehouse's code. */
  warehouse: string
}

/** The movement that an adjustment made; survives JSON. */
export interface AdjustmentMade {
  movementId: string
  productId: string
}

/** Changes what is on hand, once for each idempotency key. */
export async function adjustStock(
  db: Kysely<InventoryTables>,
  input: StockAdjustment,
): Promise<Idempotent<AdjustmentMade>> {
  const key = checkIdempotencyKey(input.idempotencyKey)
  const faults = [...(key ? [key] : []), ...checkAdjustment(input)]
  if (faults.length > 0) return rejected(...faults)
  const request = { mutation: 'adjustStock', key: input.idempotencyKey, input }
  return once(db, request, (tx) => applyAdjustment(tx, input))
}

async function applyAdjustment(
  tx: InventoryTransaction,
  { idempotencyKey, productId, warehouse: code, delta, reason }: StockAdjustment,
): Promise<Result<AdjustmentMade, Rejection>> {
  const book = await lockStock(tx, [productId])
  const product = (await findKnownProducts(tx, [productId])).get(productId)
  const warehouse = (await findWarehouses(tx, [code])).get(code)
  if (!product || !warehouse)
    return rejected(
      ...(product ? [] : [unknownProduct(productId, 'productId')]),
      ...(warehouse ? [] : [unknownWarehouse(code, ['warehouse'])]),
    )
  const level = levelsOf(book, productId).find(({ warehouseId }) => warehouseId === warehouse.id)
  if (!level) throw new Error(`product ${productId} has no level in warehouse ${code}`)
  const refusal = refuseAdjustment(level, delta, product.sku)
  if (refusal) return rejected(refusal)
  post(book, level, { type: 'ADJUSTMENT', cause: `adjust:${idempotencyKey}`, onHandDelta: delta, reason })
  const { events, movementIds } = await recordStock(tx, book)
  await enqueue(tx, events)
  return ok({ movementId: movementIds[0] ?? '', productId })
}
