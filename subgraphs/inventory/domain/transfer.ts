import type { Rejection } from '#platform/kernel/rejection.ts'
import { maxStock } from './product.ts'
import { closedWarehouse, refuseTaking, type Authorship } from './stock-change.ts'
import { levelsOf, post, type StockBook } from './stock.ts'

/** Goods on their way from one warehouse to another. */
export interface Transfer {
  from: string
  to: string
  reason: string
  /** Each product once. */
  lines: readonly { productId: string; quantity: number }[]
}

/**
 * Moves all lines or none. What is promised or set apart stays where it is.
 * @param skus by product
 * @returns why it is refused, each with a path below the input
 */
export function decideTransfer(
  book: StockBook,
  { from, to, reason, lines }: Transfer,
  { skus, cause, actor }: Authorship & { skus: ReadonlyMap<string, string> },
): Rejection[] {
  const places = lines.map(({ productId, quantity }) => ({
    quantity,
    source: levelIn(book, productId, from),
    target: levelIn(book, productId, to),
  }))
  if (book.closed.has(to)) return [closedWarehouse('the warehouse', ['to'])]
  const refusals = places.flatMap(({ source, target, quantity }, index): Rejection[] => {
    const path = ['lines', String(index), 'quantity']
    const refusal = refuseTaking(source, quantity, skus.get(source.productId) ?? '', 'quantity')
    if (refusal) return [{ ...refusal, path }]
    if (target.onHand + quantity <= maxStock) return []
    const message = `A warehouse holds at most 1,000,000,000 of a product; there are ${target.onHand} there now`
    return [{ code: 'INVALID_QUANTITY', message, path }]
  })
  if (refusals.length > 0) return refusals
  for (const { source, target, quantity } of places) {
    post(book, source, { type: 'TRANSFER_OUT', cause, actor, reason, onHandDelta: -quantity })
    post(book, target, { type: 'TRANSFER_IN', cause, actor, reason, onHandDelta: quantity })
  }
  return []
}

function levelIn(book: StockBook, productId: string, warehouseId: string) {
  const level = levelsOf(book, productId).find((candidate) => candidate.warehouseId === warehouseId)
  if (!level) throw new Error(`no level of ${productId} in ${warehouseId} was loaded`)
  return level
}
