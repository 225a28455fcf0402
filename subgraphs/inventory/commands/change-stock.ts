import type { Kysely } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { checkIdempotencyKey, once, type Idempotent } from '#platform/database/idempotency.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import type { InventoryTables } from '../database.ts'
import {
  checkStockChange,
  closedWarehouse,
  decideStockChange,
  type StockChange,
} from '../domain/stock-change.ts'
import { levelsOf } from '../domain/stock.ts'
import { findStockedProducts, prepareLevels } from '../repository-levels.ts'
import { findWarehouses } from '../repository-warehouses.ts'
import { lockStock, type InventoryTransaction } from '../repository.ts'
import { patience } from './patience.ts'
import { recordStock } from './record-stock.ts'

/** A change of what lies in one warehouse, as a caller asks for it. */
export type StockChangeInput = StockChange & {
  idempotencyKey: string
  productId: string
  /** The warehouse's code. */
  warehouse: string
  reason: string
}

/** What a change made; survives JSON. */
export interface StockChanged {
  productId: string
  /** Null where the books were right already. */
  movementId: string | null
}

/** Who asks, and by which mutation: each has idempotency keys of its own. */
export interface Caller {
  mutation: string
  actor: string
}

/** Corrects, sets apart, puts back or writes off what lies in a warehouse, once for each idempotency key. */
export async function changeStock(
  db: Kysely<InventoryTables>,
  { mutation, actor }: Caller,
  input: StockChangeInput,
): Promise<Idempotent<StockChanged>> {
  const key = checkIdempotencyKey(input.idempotencyKey)
  const faults = [...(key ? [key] : []), ...checkStockChange(input).map(belowInput)]
  if (faults.length > 0) return rejected(...faults)
  await prepareLevels(db, [input])
  const request = { mutation, actor, key: input.idempotencyKey, input }
  return once(db, request, (tx) => applyChange(tx, input, actor), patience)
}

async function applyChange(
  tx: InventoryTransaction,
  input: StockChangeInput,
  actor: string,
): Promise<Result<StockChanged, Rejection>> {
  const { productId, warehouse: code } = input
  const book = await lockStock(tx, [productId])
  const product = (await findStockedProducts(tx, [productId], [])).byId.get(productId)
  const warehouse = (await findWarehouses(tx, [code])).get(code)
  if (!product || !warehouse)
    return rejected(
      ...(product ? [] : [unknownProduct(productId, ['productId'])]),
      ...(warehouse ? [] : [unknownWarehouse(code, ['warehouse'])]),
    )
  const warehouseId = warehouse.id
  if (!levelsOf(book, productId).some((level) => level.warehouseId === warehouseId))
    return rejected(belowInput(closedWarehouse(`warehouse ${code}`, ['warehouse'])))
  const authorship = { cause: `${input.kind.toLowerCase()}:${uuidv7()}`, actor, sku: product.sku }
  const { refusal } = decideStockChange(book, { ...input, warehouseId }, authorship)
  if (refusal) return rejected(belowInput(refusal))
  const { events, movementIds } = await recordStock(tx, book)
  await enqueue(tx, events)
  return ok({ productId, movementId: movementIds[0] ?? null })
}

/** A refusal whose path was below the input. */
export function belowInput(rejection: Rejection): Rejection {
  return { ...rejection, path: ['input', ...(rejection.path ?? [])] }
}

/** @param place the path below `input` */
export function unknownProduct(name: string, place: readonly string[]): Rejection {
  return { code: 'NOT_FOUND', message: `There is no product ${name}`, path: ['input', ...place] }
}

/** @param place the path below `input` */
export function unknownWarehouse(code: string, place: readonly string[]): Rejection {
  return {
    code: 'NOT_FOUND',
    message: `There is no warehouse with the code ${code}`,
    path: ['input', ...place],
  }
}
