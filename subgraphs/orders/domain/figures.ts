import { currencyExponent, type Money } from '#platform/kernel/money.ts'

/** What became of an order line so far. */
export interface LineProgress {
  quantity: number
  unitPriceMinor: bigint
  cancelled: number
  shipped: number
  returned: number
  /** How many of the returned pieces are on sale again; the others are damaged. */
  restocked: number
  /** How many of the shipped pieces have a known cost. */
  costed: number
  /** What those had cost us together, in ten-thousandths of the currency's unit. */
  issuedCost: bigint
}

/** What was sold, and what is left of it: of a line, an order, or any number of orders of one currency. Exact sums. */
export interface Figures {
  units: bigint
  cancelledUnits: bigint
  shippedUnits: bigint
  returnedUnits: bigint
  /** How many of the shipped pieces have a known cost. */
  costedUnits: bigint
  /** How many pieces of `revenueMinor` have no known cost. */
  uncostedUnits: bigint
  /** What it comes to when all that is not cancelled is shipped and stays with the customer. */
  expectedMinor: bigint
  /** What was shipped and not returned. */
  revenueMinor: bigint
  /** The part of `revenueMinor` whose cost is not known. */
  uncostedMinor: bigint
  /** What the shipped pieces had cost, less those that are on sale again; in ten-thousandths of the currency's unit. */
  cost: bigint
}

/** One rounding per line, of the cost of restocked pieces, so that sums of lines are exact in whatever way they are added. */
export function figuresOf(line: LineProgress): Figures {
  const { quantity, unitPriceMinor: price, cancelled, shipped, returned, costed } = line
  const times = (units: number) => price * BigInt(units)
  // What came back is taken from the pieces whose cost is known first.
  const uncosted = Math.min(shipped - costed, shipped - returned)
  return {
    units: BigInt(quantity),
    cancelledUnits: BigInt(cancelled),
    shippedUnits: BigInt(shipped),
    returnedUnits: BigInt(returned),
    costedUnits: BigInt(costed),
    uncostedUnits: BigInt(uncosted),
    expectedMinor: times(quantity - cancelled - returned),
    revenueMinor: times(shipped - returned),
    uncostedMinor: times(uncosted),
    cost: line.issuedCost - costOfRestocked(line),
  }
}

/** The restocked share of what the line's pieces had cost, half of a ten-thousandth rounded up. */
function costOfRestocked({ restocked, costed, issuedCost }: LineProgress): bigint {
  if (costed === 0) return 0n
  const pieces = BigInt(Math.min(restocked, costed))
  return divideHalfUp(issuedCost * pieces, BigInt(costed))
}

const nothing: Figures = {
  units: 0n,
  cancelledUnits: 0n,
  shippedUnits: 0n,
  returnedUnits: 0n,
  costedUnits: 0n,
  uncostedUnits: 0n,
  expectedMinor: 0n,
  revenueMinor: 0n,
  uncostedMinor: 0n,
  cost: 0n,
}

/** The sum of figures of one currency. */
export function sumFigures(all: readonly Figures[]): Figures {
  const sum = { ...nothing }
  for (const figures of all) for (const key of Object.keys(sum) as (keyof Figures)[]) sum[key] += figures[key]
  return sum
}

/** What figures come to in money, each amount rounded once, half up; null where no cost is known yet. */
export interface Results {
  expectedRevenue: Money
  revenue: Money
  cost: Money | null
  /** Of the pieces whose cost is known. */
  profit: Money | null
  /** Profit as a share of the revenue it is of, four decimals: `0.3725`; null also where that revenue is nothing. */
  margin: string | null
}

export function resultsOf(figures: Figures, currency: string): Results {
  const { expectedMinor, revenueMinor, uncostedMinor, costedUnits, cost } = figures
  const money = (minor: bigint): Money => ({ minor, currency })
  const known = { expectedRevenue: money(expectedMinor), revenue: money(revenueMinor) }
  if (costedUnits === 0n) return { ...known, cost: null, profit: null, margin: null }
  const scale = 10n ** BigInt(4 - currencyExponent(currency))
  const costedRevenue = (revenueMinor - uncostedMinor) * scale
  const profit = costedRevenue - cost
  return {
    ...known,
    cost: money(divideHalfUp(cost, scale)),
    profit: money(divideHalfUp(profit, scale)),
    margin: costedRevenue === 0n ? null : formatRatio(divideHalfUp(profit * 10_000n, costedRevenue)),
  }
}

/** @param ratio in ten-thousandths */
function formatRatio(ratio: bigint): string {
  const digits = (ratio < 0n ? -ratio : ratio).toString().padStart(5, '0')
  return `${ratio < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}

/** Half is rounded away from zero, so that a loss is rounded like a gain. @param divisor positive */
function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend
  const rounded = (2n * magnitude + divisor) / (2n * divisor)
  return dividend < 0n ? -rounded : rounded
}
