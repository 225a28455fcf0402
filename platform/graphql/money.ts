import { formatMoney, type Money } from '#platform/kernel/money.ts'

/** An amount as the type Money of schema/shared.graphql shows it. */
export function toMoneyType(money: Money): { amount: string; currencyCode: string } {
  return { amount: formatMoney(money), currencyCode: money.currency }
}
