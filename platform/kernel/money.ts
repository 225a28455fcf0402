import { currencyExponents } from './currencies.ts'

/** An amount in the smallest unit of its currency: 19.90 EUR is `{ minor: 1990n, currency: 'EUR' }`. */
export interface Money {
  minor: bigint
  currency: string
}

/** Whether `code` is a currency of ISO 4217 that is in use. */
export function isCurrency(code: string): boolean {
  return currencyExponents.has(code)
}

/** How many decimals a currency has (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD; 2 for what is none. */
export function currencyExponent(currency: string): number {
  return currencyExponents.get(currency) ?? 2
}

/** Reads a decimal such as `19.90`; undefined if it is malformed, negative, or finer than the currency allows. */
export function parseMoney(amount: string, currency: string): Money | undefined {
  const match = /^(\d{1,15})(?:\.(\d+))?$/.exec(amount)
  if (!match || !isCurrency(currency)) return undefined
  const exponent = currencyExponent(currency)
  const [, whole = '', fraction = ''] = match
  if (fraction.length > exponent && !/^0+$/.test(fraction.slice(exponent))) return undefined
  return { minor: BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, '0')), currency }
}

/** Writes an amount with as many decimals as its currency has. */
export function formatMoney({ minor, currency }: Money): string {
  const exponent = currencyExponent(currency)
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  const text = exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`
  return minor < 0n ? `-${text}` : text
}

/** The price of `quantity` pieces. */
export function multiplyMoney(price: Money, quantity: number): Money {
  return { minor: price.minor * BigInt(quantity), currency: price.currency }
}
