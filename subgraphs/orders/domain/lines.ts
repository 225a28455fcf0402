import type { Axes } from './axes.ts'

/** What becomes of a line that is short: the order is rejected, or what is missing waits for goods to arrive. */
export type OnShortage = 'REJECT' | 'BACKORDER'

/** One product of an order and what became of its pieces. */
export interface Line {
  id: string
  position: number
  productId: string
  sku: string
  quantity: number
  unitPriceMinor: bigint
  shipped: number
  cancelled: number
  /** Of those shipped. */
  returned: number
  /**
   * What waits for goods to arrive. Negative while the news of their arrival is ahead of the news that they were waited
   * for, which come in different queues: the sum is right once both are in.
   */
  backordered: number
  /** Of those shipped: what Inventory says has left. */
  issued: number
  /** Of those issued: whose cost is known. */
  costed: number
  /** What the costed ones had cost, in ten-thousandths of the unit of the order's currency. */
  issuedCost: bigint
}

/** So much of one line. */
export interface LinePortion {
  lineId: string
  quantity: number
}

/** So much of one product. */
export interface Portion {
  productId: string
  quantity: number
}

/** By how much a step changed a line. */
export interface LineChange {
  position: number
  shipped?: number
  cancelled?: number
  returned?: number
  backordered?: number
}

/** What is neither shipped nor cancelled. */
export function openOf({
  quantity,
  shipped,
  cancelled,
}: Pick<Line, 'quantity' | 'shipped' | 'cancelled'>): number {
  return quantity - shipped - cancelled
}

/** What is reserved and can be shipped now. */
export function shippableOf(line: Line): number {
  return Math.max(0, openOf(line) - Math.max(0, line.backordered))
}

/** What one piece had cost, in ten-thousandths, half rounded up: the mean over those whose cost is known; null if none is. */
export function unitCostOf({ costed, issuedCost }: Pick<Line, 'costed' | 'issuedCost'>): bigint | null {
  if (costed === 0) return null
  const pieces = BigInt(costed)
  return (2n * issuedCost + pieces) / (2n * pieces)
}

export function fulfillmentOf(lines: readonly Line[]): Axes['fulfillmentStatus'] {
  if (lines.every(({ shipped }) => shipped === 0)) return 'UNFULFILLED'
  return lines.every((line) => openOf(line) === 0) ? 'FULFILLED' : 'PARTIALLY_FULFILLED'
}

export function returnStatusOf(lines: readonly Line[]): Axes['returnStatus'] {
  if (lines.every(({ returned }) => returned === 0)) return 'NONE'
  return lines.every(({ shipped, returned }) => shipped === returned) ? 'FULL' : 'PARTIAL'
}

/** The price of what was cancelled and of what came back, exactly. */
export function takenBackMinor(lines: readonly Line[]): bigint {
  return lines.reduce(
    (sum, { unitPriceMinor, cancelled, returned }) => sum + unitPriceMinor * BigInt(cancelled + returned),
    0n,
  )
}

/** The price of portions of lines, exactly. */
export function priceOf(lines: readonly Line[], portions: readonly LinePortion[]): bigint {
  return portions.reduce((sum, { lineId, quantity }) => {
    const line = lines.find(({ id }) => id === lineId)
    return sum + (line?.unitPriceMinor ?? 0n) * BigInt(quantity)
  }, 0n)
}

/** The lines after changes, and both derived axes. */
export function changeLines(
  lines: readonly Line[],
  changes: readonly LineChange[],
): { lines: Line[]; axes: Pick<Axes, 'fulfillmentStatus' | 'returnStatus'> } {
  const changed = lines.map((line) => {
    const of = changes.filter(({ position }) => position === line.position)
    return of.length === 0 ? line : of.reduce(applyChange, line)
  })
  return {
    lines: changed,
    axes: { fulfillmentStatus: fulfillmentOf(changed), returnStatus: returnStatusOf(changed) },
  }
}

function applyChange(line: Line, change: LineChange): Line {
  return {
    ...line,
    shipped: line.shipped + (change.shipped ?? 0),
    cancelled: line.cancelled + (change.cancelled ?? 0),
    returned: line.returned + (change.returned ?? 0),
    backordered: line.backordered + (change.backordered ?? 0),
  }
}

/** Sums portions of lines by product, in the order of the lines. */
export function byProduct(lines: readonly Line[], portions: readonly LinePortion[]): Portion[] {
  const sums = new Map<string, number>()
  for (const line of lines)
    for (const { lineId, quantity } of portions)
      if (lineId === line.id) sums.set(line.productId, (sums.get(line.productId) ?? 0) + quantity)
  return [...sums].map(([productId, quantity]) => ({ productId, quantity }))
}

/** Says of which lines pieces are waited for: those of the last lines, so that the first can be shipped. */
export function backorder(lines: readonly Line[], portions: readonly Portion[]): LineChange[] {
  return portions.flatMap(({ productId, quantity }) => {
    const of = lines.filter((line) => line.productId === productId).toReversed()
    return spread(of, quantity, (line) => openOf(line) - line.backordered, 'backordered', 1)
  })
}

/** Says for which lines pieces came in: the first that wait. What nobody is known to wait for yet counts for the last. */
export function fill(lines: readonly Line[], portions: readonly Portion[]): LineChange[] {
  return portions.flatMap(({ productId, quantity }) => {
    const of = lines.filter((line) => line.productId === productId)
    const changes = spread(of, quantity, ({ backordered }) => backordered, 'backordered', -1)
    const rest = quantity + changes.reduce((sum, { backordered = 0 }) => sum + backordered, 0)
    const last = of.at(-1)
    return rest > 0 && last ? [...changes, { position: last.position, backordered: -rest }] : changes
  })
}

/**
 * Says for which lines pieces are waited for no longer, since they were cancelled: first those of which more is waited for than
 * is still open. A line that keeps such a surplus would leave another of its product free to ship what is not there.
 */
export function release(lines: readonly Line[], portions: readonly Portion[]): LineChange[] {
  return portions.flatMap(({ productId, quantity }) => {
    const of = lines.filter((line) => line.productId === productId)
    const surplus = spread(of, quantity, (line) => line.backordered - openOf(line), 'backordered', -1)
    const left = quantity + surplus.reduce((sum, { backordered = 0 }) => sum + backordered, 0)
    const trimmed = changeLines(of, surplus).lines
    const after = changeLines(trimmed, fill(trimmed, [{ productId, quantity: left }])).lines
    return of.flatMap((line, index) => {
      const backordered = (after[index] as Line).backordered - line.backordered
      return backordered === 0 ? [] : [{ position: line.position, backordered }]
    })
  })
}

/** Spreads a quantity over lines as far as each takes it. */
function spread(
  lines: readonly Line[],
  quantity: number,
  roomOf: (line: Line) => number,
  field: 'backordered',
  sign: 1 | -1,
): LineChange[] {
  let rest = quantity
  return lines.flatMap((line) => {
    const part = Math.min(rest, Math.max(0, roomOf(line)))
    rest -= part
    return part > 0 ? [{ position: line.position, [field]: sign * part }] : []
  })
}
