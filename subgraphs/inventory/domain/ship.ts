import { holdsStock, reservedOf, stateAfter, type Portion, type Reservation } from './reservation.ts'
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
 * Takes a shipment out of the warehouses where it is reserved, the preferred one first, R9. Never more than is set aside for
 * the order, and nothing of what is still owed to it.
 * @param shipment.costs what one piece costs us, by product
 */
export function decideShipment<R extends Reservation>(
  reservation: R,
  shipment: { portions: readonly Portion[]; cause: string; costs: ReadonlyMap<string, bigint | null> },
  book: StockBook,
): { reservation: R; issued: IssuedPortion[]; excess: Excess[] } {
  const { portions, cause, costs } = shipment
  const missing = new Map(portions.map(({ productId, quantity }) => [productId, quantity]))
  const issued: IssuedPortion[] = []
  const { orderId, state } = reservation
  const lines = reservation.lines.map((line) => {
    const { productId, warehouseId } = line
    const wanted = missing.get(productId) ?? 0
    const quantity = holdsStock(state) ? Math.min(wanted, reservedOf(line)) : 0
    if (quantity === 0) return line
    missing.set(productId, wanted - quantity)
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
