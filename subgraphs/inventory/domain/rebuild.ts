import { holdsStock, openOf, type ReservationLine, type ReservationState } from './reservation.ts'
import type { StockLevel } from './stock.ts'

/** What the ledger says of an order, a product and a warehouse. */
export interface LedgerLine {
  productId: string
  warehouseId: string
  /** Reserved and not let go. */
  held: number
  /** Waits for goods to arrive. */
  owed: number
  shipped: number
  /** What came back here, of whatever the order shipped. */
  returned: number
}

/** A reservation as it is stored, or as it has to be. */
export interface RebuiltReservation {
  state: ReservationState
  lines: ReservationLine[]
}

/**
 * The reservation that the ledger tells of. Whether an order is confirmed the ledger does not know: what holds stock goes on
 * in the state that it has, unless that is one in which nothing is held.
 * @param stored undefined if there is no such reservation
 */
export function rebuildReservation(
  ledger: readonly LedgerLine[],
  stored: RebuiltReservation | undefined,
): RebuiltReservation {
  const lines = returnsOf(
    ledger.map(({ productId, warehouseId, held, owed, shipped }) => ({
      productId,
      warehouseId,
      quantity: held + owed + shipped,
      shipped,
      returned: storedReturn(stored, productId, warehouseId),
      backordered: owed,
    })),
    ledger,
  )
  return { state: stateOf(stored?.state ?? 'HELD', lines), lines }
}

function stateOf(state: ReservationState, lines: readonly ReservationLine[]): ReservationState {
  const hasShipped = lines.some(({ shipped }) => shipped > 0)
  if (lines.some((line) => openOf(line) > 0)) {
    if (hasShipped) return 'PARTIALLY_SHIPPED'
    if (state === 'PARTIALLY_SHIPPED') return 'COMMITTED'
    return holdsStock(state) ? state : 'HELD'
  }
  // What was let go after a part had left is released.
  if (hasShipped) return state === 'RELEASED' ? state : 'SHIPPED'
  return holdsStock(state) || state === 'SHIPPED' ? 'RELEASED' : state
}

function storedReturn(
  stored: RebuiltReservation | undefined,
  productId: string,
  warehouseId: string,
): number {
  const line = stored?.lines.find((each) => each.productId === productId && each.warehouseId === warehouseId)
  return line?.returned ?? 0
}

/** What comes back may go to another warehouse than it left: of each product only the sum is known. */
function returnsOf(lines: readonly ReservationLine[], ledger: readonly LedgerLine[]): ReservationLine[] {
  const missing = new Map<string, number>()
  for (const { productId, returned } of ledger)
    missing.set(productId, (missing.get(productId) ?? 0) + returned)
  const areRight = [...missing].every(([productId, returned]) => {
    const same = lines.filter((line) => line.productId === productId)
    return (
      same.reduce((sum, line) => sum + line.returned, 0) === returned &&
      same.every((line) => line.returned <= line.shipped)
    )
  })
  if (areRight) return [...lines]
  return lines.map((line) => {
    const returned = Math.min(line.shipped, missing.get(line.productId) ?? 0)
    missing.set(line.productId, (missing.get(line.productId) ?? 0) - returned)
    return { ...line, returned }
  })
}

/** Whether two reservations are the same but for lines that say nothing. */
export function isSameReservation(a: RebuiltReservation, b: RebuiltReservation): boolean {
  return a.state === b.state && keyOf(a.lines) === keyOf(b.lines)
}

function keyOf(lines: readonly ReservationLine[]): string {
  return lines
    .filter(({ quantity }) => quantity !== 0)
    .map((line) =>
      [line.productId, line.warehouseId, line.quantity, line.shipped, line.returned, line.backordered].join(
        '\n',
      ),
    )
    .toSorted()
    .join('\n\n')
}

/** Whether a reservation can be as the ledger says: if not, the ledger itself is damaged. */
export function isPossibleReservation({ lines }: RebuiltReservation): boolean {
  return lines.every(
    ({ quantity, shipped, returned, backordered }) =>
      shipped >= 0 &&
      backordered >= 0 &&
      shipped + backordered <= quantity &&
      returned >= 0 &&
      returned <= shipped,
  )
}

/** Whether a level can be as the ledger says: if not, the ledger itself is damaged. */
export function isPossible(level: StockLevel): boolean {
  const { onHand, reserved, unavailable, backordered, incoming } = level
  return (
    [onHand, reserved, unavailable, backordered, incoming].every((figure) => figure >= 0) &&
    reserved + unavailable <= onHand
  )
}
