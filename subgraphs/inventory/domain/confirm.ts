import type { AllocationPolicy } from './allocation.ts'
import { nextState, type Reservation, type ReservationLine } from './reservation.ts'
import { decideReservation, type KnownProduct, type ReservedItem, type ReserveDecision } from './reserve.ts'
import type { StockBook } from './stock.ts'

/** What is needed to reserve once more what had been let go. */
export interface SecondTry {
  /** What the order had asked for. */
  items: readonly ReservedItem[]
  /** Whether something of it was still waited for when it expired. */
  wasOwed: boolean
  /** The event that told of the confirmation. */
  cause: string
  products: ReadonlyMap<string, KnownProduct>
  book: StockBook
  policy?: AllocationPolicy
}

/**
 * Commits a reservation to an order that was confirmed, R5. Where it had expired its stock went back on sale: it is tried
 * again, R8, and lost if there is no longer enough: the order was told what it has, and counts on that. So nothing of it is owed that
 * was not, and what was owed is lost with its turn.
 * @returns `retried` is the new decision, where one was made
 */
export function decideConfirmation<R extends Reservation>(
  reservation: R,
  { items, wasOwed, cause, products, book, policy }: SecondTry,
): { reservation: R; retried?: ReserveDecision } {
  if (reservation.state !== 'EXPIRED')
    return { reservation: { ...reservation, state: nextState(reservation.state, 'confirm') } }
  const { orderId } = reservation
  const wanted = items.map(({ product_id, quantity }) => ({ product_id, quantity }))
  const retried = wasOwed
    ? lostTurn
    : decideReservation({ orderId, messageId: cause, items: wanted }, products, book, policy)
  if (retried.state === 'REJECTED') return { reservation: { ...reservation, state: 'REJECTED' }, retried }
  const lines = mergeLines(reservation.lines, retried.lines)
  return { reservation: { ...reservation, state: 'COMMITTED', lines }, retried }
}

const lostTurn: ReserveDecision = {
  state: 'REJECTED',
  reason: 'What was waited for is promised to others by now',
  shortages: [],
}

/** The new lines take the places of those of the first try, which hold nothing any more. */
function mergeLines(
  old: readonly ReservationLine[],
  fresh: readonly ReservationLine[],
): readonly ReservationLine[] {
  const isReplaced = (line: ReservationLine) =>
    fresh.some(
      ({ productId, warehouseId }) => productId === line.productId && warehouseId === line.warehouseId,
    )
  return [...fresh, ...old.filter((line) => !isReplaced(line))]
}
