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
import { levelsOf, type StockBook } from '../domain/stock.ts'
import { findStockedProducts, prepareLevels } from '../repository-levels.ts'
import { findWarehouses } from '../repository-warehouses.ts'
import { lockStock, type InventoryTransaction } from '../repository.ts'
import type { Caller } from './change-stock.ts'
import { patience } from './patience.ts'
import { recordStock } from './record-stock.ts'

export const maxRows = 1_000

/** One row: a product by its id or its SKU (exactly one), and either a delta or a count. */
export interface AdjustmentRow {
  productId?: string | null | undefined
  sku?: string | null | undefined
  /** The warehouse's code. */
  warehouse: string
  delta?: number | null | undefined
  onHand?: number | null | undefined
  expectedOnHand?: number | null | undefined
  reason: string
}

export interface BulkAdjustment {
  idempotencyKey: string
  /** `REJECT_ALL`: one faulty row, and nothing is done. `SKIP_INVALID`: what can be done is done. */
  onError: 'REJECT_ALL' | 'SKIP_INVALID'
  rows: readonly AdjustmentRow[]
}

/** What became of one row; survives JSON. */
export interface RowOutcome {
  index: number
  /** Null where it was refused, or the books were right already. */
  movementId: string | null
  /** Why it was refused; paths are below `input`. */
  rejections: readonly Rejection[]
}

/**
 * Adjusts up to 1,000 places in one transaction, each row on what the rows before it left. A refusal of the whole carries
 * the faults of all rows, each at its row.
 */
export async function bulkAdjustStock(
  db: Kysely<InventoryTables>,
  { mutation, actor }: Caller,
  input: BulkAdjustment,
): Promise<Idempotent<RowOutcome[]>> {
  const key = checkIdempotencyKey(input.idempotencyKey)
  const { rows } = input
  if (rows.length < 1 || rows.length > maxRows) {
    const message = 'bulkAdjustStock takes 1 to 1,000 rows'
    return rejected(...(key ? [key] : []), { code: 'LIMIT_EXCEEDED', message, path: ['input', 'rows'] })
  }
  if (key) return rejected(key)
  await prepareLevels(db, rows)
  const request = { mutation, actor, key: input.idempotencyKey, input }
  return once(db, request, (tx) => applyRows(tx, input, actor), patience)
}

async function applyRows(
  tx: InventoryTransaction,
  { onError, rows }: BulkAdjustment,
  actor: string,
): Promise<Result<RowOutcome[], Rejection>> {
  const places = await findPlaces(tx, rows)
  const book = await lockStock(
    tx,
    places.flatMap(({ productId }) => productId ?? []),
  )
  const batch = uuidv7()
  const decided = places.map((place, index) =>
    decideRow(book, place, { cause: `bulk:${batch}:${index}`, actor }, index),
  )
  const rejections = decided.flatMap((row) => row.rejections)
  if (onError === 'REJECT_ALL' && rejections.length > 0) return rejected(...rejections)
  const { events, movementIds } = await recordStock(tx, book)
  await enqueue(tx, events)
  return ok(
    decided.map(({ movement, ...row }) => ({
      ...row,
      movementId: movement === undefined ? null : (movementIds[movement] ?? null),
    })),
  )
}

/** A row with what it names; what is not known is absent. */
interface Place {
  row: AdjustmentRow
  productId?: string | undefined
  sku?: string | undefined
  warehouseId?: string | undefined
}

async function findPlaces(tx: InventoryTransaction, rows: readonly AdjustmentRow[]): Promise<Place[]> {
  const { byId, bySku } = await findStockedProducts(
    tx,
    rows.flatMap(({ productId }) => productId ?? []),
    rows.flatMap(({ sku }) => sku ?? []),
  )
  const warehouses = await findWarehouses(
    tx,
    rows.map(({ warehouse }) => warehouse),
  )
  return rows.map((row) => {
    const { productId, sku } = row
    const byBoth = typeof productId === 'string' && typeof sku === 'string'
    const product = byBoth ? undefined : (byId.get(productId ?? '') ?? bySku.get(sku ?? ''))
    return { row, productId: product?.id, sku: product?.sku, warehouseId: warehouses.get(row.warehouse)?.id }
  })
}

interface DecidedRow {
  index: number
  /** Its place among the book's movements. */
  movement?: number
  rejections: Rejection[]
}

function decideRow(
  book: StockBook,
  { row, productId, sku, warehouseId }: Place,
  authorship: { cause: string; actor: string },
  index: number,
): DecidedRow {
  const refuse = (...rejections: Rejection[]): DecidedRow => ({
    index,
    rejections: rejections.map((rejection) => ({
      ...rejection,
      path: ['input', 'rows', String(index), ...(rejection.path ?? [])],
    })),
  })
  const change = readChange(row)
  const faults = [
    ...('fault' in change ? [change.fault] : checkStockChange({ ...change, reason: row.reason })),
    ...(productId === undefined ? [unknownRowProduct(row)] : []),
    ...(warehouseId === undefined ? [unknownRowWarehouse(row)] : []),
  ]
  if (faults.length > 0 || 'fault' in change || productId === undefined || warehouseId === undefined)
    return refuse(...faults)
  if (!levelsOf(book, productId).some((level) => level.warehouseId === warehouseId))
    return refuse(closedWarehouse(`warehouse ${row.warehouse}`, ['warehouse']))
  const movement = book.movements.length
  const request = { ...change, productId, warehouseId, reason: row.reason }
  const decision = decideStockChange(book, request, { ...authorship, sku: sku ?? '' })
  if (decision.refusal) return refuse(decision.refusal)
  return { index, rejections: [], ...(decision.isPosted && { movement }) }
}

function readChange({ delta, onHand, expectedOnHand }: AdjustmentRow): StockChange | { fault: Rejection } {
  if (typeof delta === 'number' && typeof onHand !== 'number')
    return { kind: 'ADJUST', delta, expectedOnHand }
  if (typeof onHand === 'number' && typeof delta !== 'number')
    return { kind: 'COUNT', onHand, expectedOnHand }
  return { fault: { code: 'BAD_INPUT', message: 'give either delta or onHand', path: ['delta'] } }
}

function unknownRowProduct({ productId, sku }: AdjustmentRow): Rejection {
  const isById = typeof productId === 'string'
  if (isById === (typeof sku === 'string'))
    return { code: 'BAD_INPUT', message: 'give either productId or sku', path: ['sku'] }
  const message = `There is no product with the ${isById ? `id ${productId}` : `SKU ${sku}`}`
  return { code: 'NOT_FOUND', message, path: [isById ? 'productId' : 'sku'] }
}

function unknownRowWarehouse({ warehouse }: AdjustmentRow): Rejection {
  return {
    code: 'NOT_FOUND',
    message: `There is no warehouse with the code ${warehouse}`,
    path: ['warehouse'],
  }
}
