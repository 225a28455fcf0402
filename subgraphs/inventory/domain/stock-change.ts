import type { Rejection } from '#platform/kernel/rejection.ts'
import { checkText, maxStock } from './product.ts'
import { freeOf, levelsOf, post, type StockBook, type StockLevel } from './stock.ts'

/**
 * What somebody wants done to what lies in a warehouse.
 * - `ADJUST`: so many more or, negative, fewer are there.
 * - `COUNT`: so many are there.
 *   `expectedOnHand` is what the books were believed to say: of either it refuses what was based on something else.
 * - `QUARANTINE`: so many are damaged or under inspection. `RELEASE` puts them back on sale, `WRITE_OFF` throws them away.
 */
export type StockChange =
  | { kind: 'ADJUST'; delta: number; expectedOnHand?: number | null | undefined }
  | { kind: 'COUNT'; onHand: number; expectedOnHand?: number | null | undefined }
  | { kind: 'QUARANTINE' | 'RELEASE' | 'WRITE_OFF'; quantity: number }

/** A change with its place and its reason. */
export type StockChangeRequest = StockChange & { productId: string; warehouseId: string; reason: string }

/** All warehouses together hold at most this much of a product: sums must stay whole numbers of 32 bits everywhere. */
export const maxTotal = 2_000_000_000

/** Checks what can be checked without looking at the stock. Paths are below the change itself. */
export function checkStockChange(change: StockChange & { reason: string }): Rejection[] {
  const faults = checkText('reason', change.reason, { min: 1, max: 500 }).map(withoutInput)
  if (change.kind !== 'ADJUST' && change.kind !== 'COUNT')
    return [...faults, ...checkWhole('quantity', change.quantity, 1)]
  const { expectedOnHand } = change
  return [
    ...faults,
    ...(change.kind === 'ADJUST' ? checkDelta(change.delta) : checkWhole('onHand', change.onHand, 0)),
    ...(typeof expectedOnHand === 'number' ? checkWhole('expectedOnHand', expectedOnHand, 0) : []),
  ]
}

function withoutInput(rejection: Rejection): Rejection {
  return { ...rejection, path: rejection.path?.slice(1) ?? [] }
}

function checkDelta(delta: number): Rejection[] {
  if (Number.isInteger(delta) && delta !== 0 && Math.abs(delta) <= maxStock) return []
  const message = 'delta must be a whole number, not 0, of at most 1,000,000,000 either way'
  return [{ code: 'INVALID_QUANTITY', message, path: ['delta'] }]
}

/** Checks a quantity from `min` to what a warehouse holds. */
export function checkWhole(field: string, quantity: number, min: 0 | 1): Rejection[] {
  if (Number.isInteger(quantity) && quantity >= min && quantity <= maxStock) return []
  const message = `${field} must be a whole number from ${min} to 1,000,000,000`
  return [{ code: 'INVALID_QUANTITY', message, path: [field] }]
}

/** Who did it and why, for the ledger. */
export interface Authorship {
  /** What the movement is made for; with product, warehouse and type it is unique in the ledger. */
  cause: string
  actor: string
}

/**
 * Decides one change and posts it to the book, which must hold all levels of the product.
 * @returns why it is refused, with a path below the change; or whether there was anything to post
 */
export function decideStockChange(
  book: StockBook,
  change: StockChangeRequest,
  { sku, cause, actor }: Authorship & { sku: string },
): { refusal: Rejection } | { refusal?: undefined; isPosted: boolean } {
  const { productId, warehouseId, reason } = change
  const level = levelsOf(book, productId).find((candidate) => candidate.warehouseId === warehouseId)
  if (!level) throw new Error(`no level of ${productId} in ${warehouseId} was loaded`)
  const refusal = refuse(book, level, change, sku)
  if (refusal) return { refusal }
  const deltas = deltasOf(level, change)
  if (!deltas.onHandDelta && !deltas.unavailableDelta) return { isPosted: false }
  const type = change.kind === 'ADJUST' || change.kind === 'COUNT' ? 'ADJUSTMENT' : 'DAMAGE'
  post(book, level, { type, cause, actor, reason, ...deltas })
  return { isPosted: true }
}

function deltasOf(
  level: StockLevel,
  change: StockChange,
): { onHandDelta?: number; unavailableDelta?: number } {
  if (change.kind === 'ADJUST') return { onHandDelta: change.delta }
  if (change.kind === 'COUNT') return { onHandDelta: change.onHand - level.onHand }
  const { kind, quantity } = change
  if (kind === 'QUARANTINE') return { unavailableDelta: quantity }
  if (kind === 'RELEASE') return { unavailableDelta: -quantity }
  return { onHandDelta: -quantity, unavailableDelta: -quantity }
}

function refuse(book: StockBook, level: StockLevel, change: StockChange, sku: string): Rejection | undefined {
  switch (change.kind) {
    case 'RELEASE':
    case 'WRITE_OFF':
      return refuseSetApart(level, change.quantity, sku)
    case 'QUARANTINE':
      return refuseTaking(level, change.quantity, sku, 'quantity')
    case 'ADJUST':
      return (
        refuseExpectation(level, change.expectedOnHand, sku) ??
        refuseDelta(book, level, change.delta, { sku, field: 'delta' })
      )
    case 'COUNT':
      return (
        refuseExpectation(level, change.expectedOnHand, sku) ??
        refuseDelta(book, level, change.onHand - level.onHand, { sku, field: 'onHand' })
      )
  }
}

function refuseSetApart(level: StockLevel, quantity: number, sku: string): Rejection | undefined {
  const { unavailable: available } = level
  if (quantity <= available) return undefined
  const message = `Only ${available} of ${sku} are set apart here`
  return short(message, ['quantity'], { sku, requested: quantity, available })
}

function refuseExpectation(
  { onHand }: StockLevel,
  expected: number | null | undefined,
  sku: string,
): Rejection | undefined {
  if (typeof expected !== 'number' || expected === onHand) return undefined
  const message = `There are ${onHand} of ${sku} in the books, not ${expected}: look at it again`
  return { code: 'VERSION_CONFLICT', message, path: ['expectedOnHand'], currentOnHand: onHand }
}

function refuseDelta(
  book: StockBook,
  level: StockLevel,
  delta: number,
  { sku, field }: { sku: string; field: string },
): Rejection | undefined {
  if (delta < 0) return refuseTaking(level, -delta, sku, field)
  return refusePutting(book, level, delta, field)
}

/** Whether so much can be taken: never what is promised or set apart. The sell buffer may be touched, it is there. */
export function refuseTaking(
  level: StockLevel,
  quantity: number,
  sku: string,
  field: string,
): Rejection | undefined {
  const available = freeOf(level)
  if (quantity <= available) return undefined
  const message = `Only ${available} of ${sku} can be taken here: the rest is reserved or unavailable`
  return short(message, [field], { sku, requested: quantity, available })
}

/** Whether so much more has room: in an open warehouse, and in the numbers. */
export function refusePutting(
  book: StockBook,
  level: StockLevel,
  quantity: number,
  field: string,
): Rejection | undefined {
  if (quantity > 0 && book.closed.has(level.warehouseId))
    return closedWarehouse('the warehouse', ['warehouse'])
  const total = levelsOf(book, level.productId).reduce((sum, { onHand }) => sum + onHand, 0)
  if (level.onHand + quantity <= maxStock && total + quantity <= maxTotal) return undefined
  const message = `A warehouse holds at most 1,000,000,000 of a product, and all together 2,000,000,000; there are ${level.onHand} here and ${total} in all now`
  return { code: 'INVALID_QUANTITY', message, path: [field] }
}

/** Nothing may be put into a warehouse that is closed. @param which how the message names it */
export function closedWarehouse(which: string, path: readonly string[]): Rejection {
  const message = `Nothing can be put there: ${which} is closed`
  return { code: 'INVALID_STATE', message, path, current: 'CLOSED', allowed: ['OPEN'] }
}

function short(
  message: string,
  path: readonly string[],
  shortage: { sku: string; requested: number; available: number },
): Rejection {
  return { code: 'INSUFFICIENT_STOCK', message, path, ...shortage }
}
