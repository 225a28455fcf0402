import { ok, rejected, type Result } from '#platform/kernel/result.ts'

/** Days in UTC, `2026-03-01`, both included. */
export interface SalesPeriod {
  from: string
  to: string
}

/** Buckets of one grain, both ends included; a month is named by its first day. */
export interface BucketRange extends SalesPeriod {
  grain: 'DAY' | 'MONTH'
}

export const maxPeriodDays = 3_660
const dayMs = 86_400_000

const toTime = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10)
const daysLater = (day: string, days: number): string => toDay(toTime(day) + days * dayMs)

function monthsLater(day: string, months: number): string {
  const date = new Date(toTime(day))
  return toDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
}

/** Checks that a period has a beginning and an end in this order, and is not too long; says what is wrong otherwise. */
export function checkPeriod({ from, to }: SalesPeriod): Result<SalesPeriod, string> {
  const days = (toTime(to) - toTime(from)) / dayMs + 1
  if (days < 1) return rejected('period.to must not be before period.from')
  if (days > maxPeriodDays) return rejected(`a period has at most ${maxPeriodDays} days`)
  return ok({ from, to })
}

/** A period as whole months, and the days before and after them: a year is read as 12 buckets, not as 365. */
export function monthsAndDays({ from, to }: SalesPeriod): BucketRange[] {
  const firstMonth = from.endsWith('-01') ? from : monthsLater(from, 1)
  const afterLastMonth = monthsLater(daysLater(to, 1), 0)
  if (firstMonth >= afterLastMonth) return [{ grain: 'DAY', from, to }]
  const ranges: BucketRange[] = [
    { grain: 'DAY', from, to: daysLater(firstMonth, -1) },
    { grain: 'MONTH', from: firstMonth, to: monthsLater(afterLastMonth, -1) },
    { grain: 'DAY', from: afterLastMonth, to },
  ]
  return ranges.filter((range) => range.from <= range.to)
}

/**
 * How many days what is available lasts at the pace of the last days, one decimal, rounded down; null if nothing left.
 * @param shipped how many pieces left in `days` days
 */
export function daysOfStockLeft(available: number, shipped: bigint, days: number): string | null {
  if (shipped <= 0n) return null
  const tenths = (BigInt(Math.max(0, available)) * BigInt(days) * 10n) / shipped
  return `${tenths / 10n}.${tenths % 10n}`
}
