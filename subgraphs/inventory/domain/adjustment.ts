import type { Rejection } from '#platform/kernel/rejection.ts'
import { checkText, maxStock } from './product.ts'
import { availableOf, type StockLevel } from './stock.ts'

/** A correction of what is on hand, as a caller asks for it. */
export interface Adjustment {
  delta: number
  reason: string
}

/** Checks what can be checked without looking at the stock. */
export function checkAdjustment({ delta, reason }: Adjustment): Rejection[] {
  const faults = checkText('reason', reason, { min: 1, max: 500 })
  if (Number.isInteger(delta) && delta !== 0 && Math.abs(delta) <= maxStock) return faults
  const message = 'delta must be a whole number, not 0, of at most 1,000,000,000 either way'
  return [...faults, { code: 'INVALID_QUANTITY', message, path: ['input', 'delta'] }]
}

/** Whether a level can take a change of what is on hand. Never below what is promised or cannot be sold. */
export function refuseAdjustment(level: StockLevel, delta: number, sku: string): Rejection | undefined {
  const path = ['input', 'delta']
  const available = availableOf(level)
  if (available + delta < 0) {
    const message = `Only ${available} of ${sku} can be taken here: the rest is reserved or unavailable`
    return { code: 'INSUFFICIENT_STOCK', message, path, sku, requested: -delta, available }
  }
  if (level.onHand + delta <= maxStock) return undefined
  const message = `A warehouse holds at most 1,000,000,000 of a product; there are ${level.onHand} now`
  return { code: 'INVALID_QUANTITY', message, path }
}
