import { nextState, type ReservationState } from './reservation.ts'
import type { HeldLine } from './reserve.ts'
import { post, type StockBook } from './stock.ts'

/** A reservation as it is when its order is to be let go. */
export interface ReleasableReservation {
  orderId: string
  state: ReservationState
  lines: readonly HeldLine[]
}

/**
 * Frees what a reservation holds, R6; where nothing is held nothing is done, R11.
 * @param cause the event that asked
 * @returns the new state, and whether stock was freed
 */
export function decideRelease(
  reservation: ReleasableReservation,
  cause: string,
  book: StockBook,
): { state: ReservationState; isFreed: boolean } {
  const state = nextState(reservation.state, 'release')
  const isFreed = state !== reservation.state
  if (!isFreed) return { state, isFreed }
  for (const line of reservation.lines)
    post(book, line, {
      type: 'RELEASE',
      cause,
      reservedDelta: -line.quantity,
      orderId: reservation.orderId,
    })
  return { state, isFreed }
}
