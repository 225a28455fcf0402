/** Where the promise of stock to one order stands. */
export type ReservationState =
  'HELD' | 'COMMITTED' | 'PARTIALLY_SHIPPED' | 'SHIPPED' | 'RELEASED' | 'EXPIRED' | 'REJECTED'

/** What was promised of one product from one warehouse. */
export interface ReservationLine {
  productId: string
  warehouseId: string
  /** All that is promised from here, less what was let go: shipped, reserved, or still owed. */
  quantity: number
  /** What of it has left. */
  shipped: number
  /** What of that came back. */
  returned: number
  /** What of it waits for goods to arrive. */
  backordered: number
}

/** The promise of stock to one order. */
export interface Reservation {
  orderId: string
  state: ReservationState
  /** The preferred warehouse first. */
  lines: readonly ReservationLine[]
}

/** What one event asks for of one product, summed over its items. */
export interface Portion {
  productId: string
  quantity: number
}

/** What the order, or the clock, asks of a whole reservation. */
export type ReservationTrigger = 'confirm' | 'release' | 'expire'

/**
 * DOMAIN 2.3, R5 to R8 and R11: the state after each trigger. `release` frees what is held; where nothing is held the
 * answer is an empty release, so that an order that waits for it always gets one. What was let go is confirmed only if there
 * still is enough: see `decideConfirmation`.
 */
const transitions: Record<ReservationState, Record<ReservationTrigger, ReservationState>> = {
  HELD: { confirm: 'COMMITTED', release: 'RELEASED', expire: 'EXPIRED' },
  COMMITTED: { confirm: 'COMMITTED', release: 'RELEASED', expire: 'COMMITTED' },
  PARTIALLY_SHIPPED: { confirm: 'PARTIALLY_SHIPPED', release: 'RELEASED', expire: 'PARTIALLY_SHIPPED' },
  SHIPPED: { confirm: 'SHIPPED', release: 'SHIPPED', expire: 'SHIPPED' },
  RELEASED: { confirm: 'RELEASED', release: 'RELEASED', expire: 'RELEASED' },
  EXPIRED: { confirm: 'COMMITTED', release: 'RELEASED', expire: 'EXPIRED' },
  REJECTED: { confirm: 'REJECTED', release: 'REJECTED', expire: 'REJECTED' },
}

/** The state that follows; the same state means that nothing is to be done. */
export function nextState(state: ReservationState, trigger: ReservationTrigger): ReservationState {
  return transitions[state][trigger]
}

/** Whether stock is set aside, or owed, in this state. */
export function holdsStock(state: ReservationState): boolean {
  return state === 'HELD' || state === 'COMMITTED' || state === 'PARTIALLY_SHIPPED'
}

/** The state that follows from what is left of the lines, of a reservation that holds stock. */
export function stateAfter(state: ReservationState, lines: readonly ReservationLine[]): ReservationState {
  const hasShipped = lines.some(({ shipped }) => shipped > 0)
  if (lines.some((line) => openOf(line) > 0)) return hasShipped ? 'PARTIALLY_SHIPPED' : state
  return hasShipped ? 'SHIPPED' : 'RELEASED'
}

/** What is promised and has not left: reserved or owed. */
export function openOf({ quantity, shipped }: Pick<ReservationLine, 'quantity' | 'shipped'>): number {
  return quantity - shipped
}

/** What a line sets aside in its level. */
export function reservedOf({
  quantity,
  shipped,
  backordered,
}: Pick<ReservationLine, 'quantity' | 'shipped' | 'backordered'>): number {
  return quantity - shipped - backordered
}

/** Sums the items of an event by product; what is no number of pieces counts as none. */
export function portionsOf(items: readonly { product_id: unknown; quantity: number }[]): Portion[] {
  const sums = new Map<string, number>()
  for (const { product_id, quantity } of items) {
    if (!Number.isSafeInteger(quantity) || quantity < 1) continue
    const productId = String(product_id)
    sums.set(productId, (sums.get(productId) ?? 0) + quantity)
  }
  return [...sums].map(([productId, quantity]) => ({ productId, quantity }))
}

/** The sum of some numbers. */
export function total(numbers: Iterable<number>): number {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}
