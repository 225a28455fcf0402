import {
  holdsStock,
  reservedOf,
  stateAfter,
  type Portion,
  type Reservation,
  type ReservationLine,
} from './reservation.ts'
import { post, type StockBook } from './stock.ts'

/** What left one warehouse. */
export interface IssuedPortion extends Portion {
  warehouseId: string
  /** What one piece cost us, in ten-thousandths of the unit of the product's currency; null if nobody said. */
  unitCost: bigint | null
}

/** What a shipment asked for beyond what was set aside: it must have left by mistake, for nothing can be sold twice. */
export interface Excess extends Portion {
  issued: number
}

/**
 * Takes a shipment out of the warehouses where it is reserved, R9: the one that it is said to leave first, then the preferred one. Never more than is set aside for
 * the order, and nothing of what is still owed to it.
 * @param shipment.warehouseId the warehouse that it leaves: what is set aside there goes first
 * @param shipment.costs what one piece costs us, by product
 */
export function decideShipment<R extends Reservation>(
  reservation: R,
  shipment: {
    portions: readonly Portion[]
    warehouseId?: string | undefined
    cause: string
    costs: ReadonlyMap<string, bigint | null>
  },
  book: StockBook,
): { reservation: R; issued: IssuedPortion[]; excess: Excess[] } {
  const { portions, warehouseId: from, cause, costs } = shipment
  const missing = new Map(portions.map(({ productId, quantity }) => [productId, quantity]))
  const issued: IssuedPortion[] = []
  const { orderId, state } = reservation
  const taken = new Map<ReservationLine, number>()
  const isPreferred = ({ warehouseId }: ReservationLine) => warehouseId === from
  for (const line of [
    ...reservation.lines.filter(isPreferred),
    ...reservation.lines.filter((other) => !isPreferred(other)),
  ]) {
    const wanted = missing.get(line.productId) ?? 0
    const quantity = holdsStock(state) ? Math.min(wanted, reservedOf(line)) : 0
    taken.set(line, quantity)
    missing.set(line.productId, wanted - quantity)
  }
  const lines = reservation.lines.map((line) => {
    const { productId, warehouseId } = line
    const quantity = taken.get(line) ?? 0
    if (quantity === 0) return line
    const unitCost = costs.get(productId) ?? null
    post(book, line, {
      type: 'SHIP',
      cause,
      orderId,
      unitCost,
      onHandDelta: -quantity,
      reservedDelta: -quantity,
    })
    issued.push({ productId, warehouseId, quantity, unitCost })
    return { ...line, shipped: line.shipped + quantity }
  })
  const excess = portions.flatMap(({ productId, quantity }) => {
    const rest = missing.get(productId) ?? 0
    return rest > 0 ? [{ productId, quantity, issued: quantity - rest }] : []
  })
  // The goods are gone: the order was confirmed, though word of that may still be on its way.
  const next = issued.length > 0 ? stateAfter('COMMITTED', lines) : state
  return { reservation: { ...reservation, state: next, lines }, issued, excess }
}
