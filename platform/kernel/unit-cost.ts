import { currencyExponent, isCurrency } from './money.ts'

/** What one piece costs us is an average, finer than the smallest unit of its currency: always four decimals. */
const decimals = 4

/** Reads a decimal such as `11.4325` in ten-thousandths; undefined if it is malformed, negative, finer, or too large. */
export function parseUnitCost(amount: string): bigint | undefined {
  const match = /^(\d{1,14})(?:\.(\d+))?$/.exec(amount)
  if (!match) return undefined
  const [, whole = '', fraction = ''] = match
  if (!/^0*$/.test(fraction.slice(decimals))) return undefined
  return BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
}

/**
 * Writes a cost as it is shown: with at least as many decimals as its currency has, and as many more as it needs.
 * @param cost in ten-thousandths of the currency's unit, not negative
 */
export function formatUnitCost(cost: bigint, currency: string): string {
  const digits = cost.toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, -decimals)
  const exponent = isCurrency(currency) ? currencyExponent(currency) : 0
  const fraction = digits.slice(-decimals)
  const needed = fraction.replace(/0+$/, '').padEnd(Math.min(exponent, decimals), '0')
  return needed === '' ? whole : `${whole}.${needed}`
}
