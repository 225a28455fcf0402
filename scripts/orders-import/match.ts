/** An order that a cancellation may be about. */
export interface Candidate {
  id: string
  status: string
  lines: readonly CandidateLine[]
}

export interface CandidateLine {
  id: string
  productId: string
  quantity: number
  shippedQuantity: number
  cancelledQuantity: number
  unitPrice: { amount: string }
}

export interface Portion {
  lineId: string
  quantity: number
}

/** So much of a product, at the price of the file. */
export interface Wanted {
  productId: string
  quantity: number
  price: string
}

/** Of an order that is cancelled, or being so, nothing is left to cancel. */
export function isGone({ status }: Pick<Candidate, 'status'>): boolean {
  return status === 'CANCELLING' || status === 'CANCELLED'
}

/** What a cancellation is about. */
export interface Match {
  order: Candidate
  portions: Portion[]
  /** At the price of the cancellation: no earlier order can be meant rather than this one. */
  isExact: boolean
}

/**
 * Which order a cancellation is about, of those before it, latest first: the latest that still has as much of the product,
 * if possible at its price.
 */
export function matchOrder(orders: readonly Candidate[], wanted: Wanted): Match | undefined {
  const matches = orders
    .filter((order) => !isGone(order))
    .flatMap((order) => {
      const own = order.lines.filter(({ productId }) => productId === wanted.productId)
      const priced = own.filter(({ unitPrice }) => Number(unitPrice.amount) === Number(wanted.price))
      const exact = portionsOf(priced, wanted.quantity)
      const portions = exact ?? portionsOf(own, wanted.quantity)
      return portions ? [{ order, portions, isExact: exact !== undefined }] : []
    })
  return matches.find(({ isExact }) => isExact) ?? matches[0]
}

/** So much of some lines, the first ones first; undefined when they hold less. */
function portionsOf(lines: readonly CandidateLine[], quantity: number): Portion[] | undefined {
  let left = quantity
  const portions = lines.flatMap((line): Portion[] => {
    const take = Math.min(left, line.quantity - line.shippedQuantity - line.cancelledQuantity)
    if (take <= 0) return []
    left -= take
    return [{ lineId: line.id, quantity: take }]
  })
  return left === 0 ? portions : undefined
}

/** Whether nothing of an order would be left: such an order is cancelled as a whole. */
export function isWhole({ lines }: Candidate, portions: readonly Portion[]): boolean {
  return lines.every(({ id, quantity, cancelledQuantity }) => {
    const more = portions.find(({ lineId }) => lineId === id)?.quantity ?? 0
    return quantity === cancelledQuantity + more
  })
}
