import type { Item } from './mix.ts'
import type { OrderOutcome } from './outcome.ts'

/** The stock of one product over all warehouses. */
export interface Stock {
  id: string
  sku: string
  onHand: number
  reserved: number
  unavailable: number
  available: number
}

const shown = 5

function listed(names: readonly string[]): string {
  const more = names.length - shown
  return names.slice(0, shown).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** What is wrong with the final states; empty if every order has the one it must have. */
export function checkOutcomes(outcomes: readonly OrderOutcome[]): string[] {
  const named = (wrong: (outcome: OrderOutcome) => boolean) => outcomes.filter(wrong).map(({ name }) => name)
  const outstanding = named(({ state }) => state === 'outstanding')
  const uncancelled = named(({ state, isToBeCancelled }) => isToBeCancelled && state === 'confirmed')
  return [
    ...(outstanding.length > 0
      ? [`${outstanding.length} without a final state in time: ${listed(outstanding)}`]
      : []),
    ...(uncancelled.length > 0
      ? [`${uncancelled.length} confirmed in spite of their cancellation: ${listed(uncancelled)}`]
      : []),
    ...(outcomes.length > 0 && outcomes.every(({ state }) => state === 'refused')
      ? ['every order was refused']
      : []),
  ]
}

/** How many pieces of each product the confirmed orders hold. */
export function confirmedPieces(outcomes: readonly OrderOutcome[]): Map<string, number> {
  const pieces = new Map<string, number>()
  const confirmed = outcomes.filter(({ state }) => state === 'confirmed')
  for (const { productId, quantity } of confirmed.flatMap<Item>(({ items }) => items))
    pieces.set(productId, (pieces.get(productId) ?? 0) + quantity)
  return pieces
}

/** What is impossible about these levels, whatever was ordered. */
export function checkLevels(stocks: readonly Stock[]): string[] {
  return stocks.flatMap(({ sku, onHand, reserved, unavailable, available }) => {
    if (available < 0 || reserved < 0 || reserved + unavailable > onHand)
      return [`${sku} is oversold: ${onHand} on hand, ${reserved} reserved, ${unavailable} unavailable`]
    if (available !== onHand - reserved - unavailable)
      return [`${sku} does not add up: ${available} available of ${onHand} - ${reserved} - ${unavailable}`]
    return []
  })
}

/** Whether the stock reserved between two readings is what the confirmed orders hold; only right without other traffic. */
export function checkReserved(
  before: readonly Stock[],
  after: readonly Stock[],
  outcomes: readonly OrderOutcome[],
): string[] {
  const pieces = confirmedPieces(outcomes)
  const reservedAfter = new Map(after.map(({ id, reserved }) => [id, reserved]))
  return before.flatMap(({ id, sku, reserved }) => {
    const now = reservedAfter.get(id)
    if (now === undefined) return [`${sku} is gone from the catalogue`]
    const held = pieces.get(id) ?? 0
    if (now - reserved === held) return []
    return [
      `${sku}: ${now - reserved} more reserved than before, but the confirmed orders hold ${held} (--shared-stock if others order too)`,
    ]
  })
}
