/** An amount as the API gives it: a decimal text and a currency. */
export interface MoneyValue {
  amount: string
  currencyCode: string
}

/** The amount as people of this browser's language write it. */
export function formatMoney({ amount, currencyCode }: MoneyValue): string {
  return new Intl.NumberFormat(undefined, { style: 'currency', currency: currencyCode }).format(
    Number(amount),
  )
}

/**
 * The sum of quantity x price, exact: decimals are added as whole numbers, never as floating point.
 * Null for nothing, or if the currencies differ.
 */
export function sumMoney(lines: readonly { quantity: number; price: MoneyValue }[]): MoneyValue | null {
  const currencyCode = lines[0]?.price.currencyCode
  if (currencyCode === undefined || lines.some(({ price }) => price.currencyCode !== currencyCode))
    return null
  const decimals = Math.max(...lines.map(({ price }) => fractionOf(price.amount).length))
  const units = lines.reduce(
    (sum, { quantity, price }) => sum + BigInt(quantity) * toUnits(price.amount, decimals),
    0n,
  )
  const digits = units.toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return { amount: decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`, currencyCode }
}

function fractionOf(amount: string): string {
  return amount.split('.')[1] ?? ''
}

function toUnits(amount: string, decimals: number): bigint {
  const [whole = '0'] = amount.split('.')
  return BigInt(whole + fractionOf(amount).padEnd(decimals, '0'))
}
