import {
  holdsStock,
  nextState,
  openOf,
  reservedOf,
  stateAfter,
  type Portion,
  type Reservation,
  type ReservationLine,
} from './reservation.ts'
import { post, type StockBook } from './stock.ts'

/** A reservation after part of it was let go, and what that was, by product. */
export interface ReleaseDecision<R extends Reservation = Reservation> {
  reservation: R
  released: ReleasedPortion[]
}

/** What was let go of one product. */
export interface ReleasedPortion extends Portion {
  /** How many of them were still owed; the others were set aside. */
  backordered: number
}

/**
 * Lets go of all that a reservation holds, R6; where nothing is held nothing is done, R11. What was shipped stays on its lines,
 * for it may come back.
 * @param cause the event that asked
 */
export function decideRelease<R extends Reservation>(
  reservation: R,
  cause: string,
  book: StockBook,
): ReleaseDecision<R> {
  const state = nextState(reservation.state, 'release')
  return letGo({ ...reservation, state }, openPortions(reservation), { type: 'RELEASE', cause }, book)
}

/** Puts what is held for an order that nobody confirmed in time back on sale, R7. */
export function decideExpiry<R extends Reservation>(
  reservation: R,
  cause: string,
  book: StockBook,
): ReleaseDecision<R> {
  const state = nextState(reservation.state, 'expire')
  if (state === reservation.state) return { reservation, released: [] }
  return letGo({ ...reservation, state }, openPortions(reservation), { type: 'EXPIRE', cause }, book)
}

/**
 * Lets go of some pieces of a reservation, R6: of what is owed first, then of what is reserved, the least preferred warehouse
 * first. Never more than has not been shipped.
 */
export function decideLineRelease<R extends Reservation>(
  reservation: R,
  portions: readonly Portion[],
  cause: string,
  book: StockBook,
): ReleaseDecision<R> {
  if (!holdsStock(reservation.state)) return { reservation, released: [] }
  const decision = letGo(reservation, portions, { type: 'RELEASE', cause }, book)
  const { lines } = decision.reservation
  return {
    ...decision,
    reservation: { ...decision.reservation, state: stateAfter(reservation.state, lines) },
  }
}

function openPortions({ lines }: Reservation): Portion[] {
  return lines.map((line) => ({ productId: line.productId, quantity: openOf(line) }))
}

function letGo<R extends Reservation>(
  reservation: R,
  portions: readonly Portion[],
  { type, cause }: { type: 'RELEASE' | 'EXPIRE'; cause: string },
  book: StockBook,
): ReleaseDecision<R> {
  const wanted = new Map<string, number>()
  for (const { productId, quantity } of portions)
    wanted.set(productId, (wanted.get(productId) ?? 0) + quantity)
  const cuts = reservation.lines.map(() => ({ owed: 0, reserved: 0 }))
  const cut = (part: 'owed' | 'reserved', amountOf: (line: ReservationLine) => number) => {
    for (let index = reservation.lines.length - 1; index >= 0; index--) {
      const line = reservation.lines[index] as ReservationLine
      const taken = Math.min(wanted.get(line.productId) ?? 0, amountOf(line))
      wanted.set(line.productId, (wanted.get(line.productId) ?? 0) - taken)
      ;(cuts[index] as { owed: number; reserved: number })[part] = taken
    }
  }
  cut('owed', ({ backordered }) => backordered)
  cut('reserved', reservedOf)
  const released = new Map<string, ReleasedPortion>()
  const lines = reservation.lines.map((line, index) => {
    const { owed, reserved } = cuts[index] as { owed: number; reserved: number }
    if (owed + reserved === 0) return line
    const { orderId } = reservation
    post(book, line, { type, cause, orderId, reservedDelta: -reserved, backorderedDelta: -owed })
    const { productId } = line
    const sum = released.get(productId) ?? { productId, quantity: 0, backordered: 0 }
    const quantity = sum.quantity + owed + reserved
    released.set(productId, { productId, quantity, backordered: sum.backordered + owed })
    return { ...line, quantity: line.quantity - owed - reserved, backordered: line.backordered - owed }
  })
  return {
    reservation: { ...reservation, lines },
    released: [...released.values()],
  }
}
