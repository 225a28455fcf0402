import { portionsOf, type Portion, type Reservation, type ReservationLine } from './reservation.ts'
import { isOpen, levelsOf, post, type StockBook } from './stock.ts'

export type Disposition = 'RESTOCK' | 'DAMAGED'

/** Some pieces of one product that came back. */
export interface ReturnedPortion extends Portion {
  disposition: Disposition
}

/** What was put into one warehouse. */
export interface PlacedReturn extends ReturnedPortion {
  warehouseId: string
  unitCost: bigint | null
}

/**
 * Takes returned goods in, R10: to be sold again, or kept apart. Never more than was shipped and has not come back. They go to
 * the warehouse that they left, or, where that is closed, to the preferred one.
 * @param received.portions each pair of product and disposition once
 */
export function decideReturn<R extends Reservation>(
  reservation: R,
  received: {
    portions: readonly ReturnedPortion[]
    cause: string
    costs: ReadonlyMap<string, bigint | null>
  },
  book: StockBook,
): { reservation: R; placed: PlacedReturn[] } {
  const lines: ReservationLine[] = reservation.lines.map((line) => ({ ...line }))
  const placed = new Map<string, PlacedReturn>()
  for (const { productId, quantity, disposition } of received.portions) {
    let missing = quantity
    for (const line of lines) {
      if (line.productId !== productId) continue
      const taken = Math.min(missing, line.shipped - line.returned)
      if (taken === 0) continue
      missing -= taken
      line.returned += taken
      const warehouseId = homeOf(line, book)
      const key = `${productId}\n${warehouseId}\n${disposition}`
      const known = placed.get(key)
      const unitCost = received.costs.get(productId) ?? null
      if (known) known.quantity += taken
      else placed.set(key, { productId, warehouseId, quantity: taken, disposition, unitCost })
    }
  }
  for (const place of placed.values()) postReturn(book, place, received.cause, reservation.orderId)
  return { reservation: { ...reservation, lines }, placed: [...placed.values()] }
}

function homeOf(line: ReservationLine, book: StockBook): string {
  if (isOpen(book, line)) return line.warehouseId
  const open = levelsOf(book, line.productId).find((level) => isOpen(book, level))
  return (open ?? line).warehouseId
}

function postReturn(book: StockBook, place: PlacedReturn, cause: string, orderId: string): void {
  const { quantity: onHandDelta, unitCost, disposition } = place
  const entry = { cause, orderId, unitCost, onHandDelta }
  if (disposition === 'RESTOCK') post(book, place, { ...entry, type: 'RETURN' })
  else post(book, place, { ...entry, type: 'DAMAGE', unavailableDelta: onHandDelta })
}

/**
 * Whether what came back is covered by what the order is known to have shipped: word of a return may overtake that of its
 * shipment, and then has to wait for it.
 * @param asked what all shipments known so far asked for, less what the returns before this one took
 */
export function isCovered(portions: readonly Portion[], asked: ReadonlyMap<string, number>): boolean {
  const wanted = new Map<string, number>()
  for (const { productId, quantity } of portions)
    wanted.set(productId, (wanted.get(productId) ?? 0) + quantity)
  return [...wanted].every(([productId, quantity]) => quantity <= (asked.get(productId) ?? 0))
}

/** Sums the items of a return by product and disposition; what is no number of pieces counts as none. */
export function returnedPortionsOf(
  items: readonly { product_id: unknown; quantity: number; disposition: Disposition }[],
): ReturnedPortion[] {
  return [...Map.groupBy(items, ({ disposition }) => disposition)].flatMap(([disposition, same]) =>
    portionsOf(same).map((portion) => ({ ...portion, disposition })),
  )
}
