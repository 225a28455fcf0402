import type { Portion } from './reservation.ts'
import { availableOf, isOpen, levelsOf, type StockBook, type StockLevel } from './stock.ts'

/**
 * From which warehouses an order is served.
 * - `SINGLE_LOCATION_FIRST`: one warehouse for the whole order if one has it all, so that it ships in one parcel; else one for
 *   each product where possible; else several, by priority.
 * - `PRIORITY`: the warehouse of the highest priority gives what it has, then the next.
 * - `HIGHEST_STOCK`: the warehouse with the most available gives first, by priority among equals.
 */
export const allocationPolicies = ['SINGLE_LOCATION_FIRST', 'PRIORITY', 'HIGHEST_STOCK'] as const

export type AllocationPolicy = (typeof allocationPolicies)[number]

/** How much is taken of a product where. */
export interface Pick {
  productId: string
  warehouseId: string
  quantity: number
}

/**
 * Chooses where portions are taken from. There must be enough of each; warehouses that are closed are never chosen.
 * @param portions each product once
 */
export function allocate(portions: readonly Portion[], book: StockBook, policy: AllocationPolicy): Pick[] {
  const whole = policy === 'SINGLE_LOCATION_FIRST' ? wholeOrderWarehouse(portions, book) : undefined
  return portions.flatMap(({ productId, quantity }) => {
    const levels = preferredLevels(book, productId, policy)
    const single =
      whole ??
      (policy === 'SINGLE_LOCATION_FIRST'
        ? levels.find((level) => availableOf(level) >= quantity)?.warehouseId
        : undefined)
    return single === undefined ? split(levels, quantity) : [{ productId, warehouseId: single, quantity }]
  })
}

/** The levels of a product in open warehouses, in the order in which a policy empties them. */
export function preferredLevels(
  book: StockBook,
  productId: string,
  policy: AllocationPolicy,
): readonly StockLevel[] {
  const levels = levelsOf(book, productId).filter((level) => isOpen(book, level))
  if (policy !== 'HIGHEST_STOCK') return levels
  return levels.sort((a, b) => availableOf(b) - availableOf(a))
}

function wholeOrderWarehouse(portions: readonly Portion[], book: StockBook): string | undefined {
  const [first] = portions
  return levelsOf(book, first?.productId ?? '')
    .filter((level) => isOpen(book, level))
    .map(({ warehouseId }) => warehouseId)
    .find((warehouse) =>
      portions.every(({ productId, quantity }) =>
        levelsOf(book, productId).some(
          (level) => level.warehouseId === warehouse && availableOf(level) >= quantity,
        ),
      ),
    )
}

function split(levels: readonly StockLevel[], quantity: number): Pick[] {
  const picks: Pick[] = []
  let missing = quantity
  for (const level of levels) {
    const taken = Math.min(missing, availableOf(level))
    if (taken > 0) picks.push({ productId: level.productId, warehouseId: level.warehouseId, quantity: taken })
    missing -= taken
  }
  return picks
}
