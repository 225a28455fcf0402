import { expect, test } from 'vitest'
import { sumMoney } from './money.ts'

const eur = (amount: string) => ({ amount, currencyCode: 'EUR' })

test('adds decimals exactly', () => {
  const lines = [
    { quantity: 3, price: eur('0.10') },
    { quantity: 1, price: eur('0.2') },
  ]
  expect(sumMoney(lines)).toEqual(eur('0.50'))
})

test('adds currencies without decimals', () => {
  expect(sumMoney([{ quantity: 2, price: { amount: '1500', currencyCode: 'JPY' } }])).toEqual({
    amount: '3000',
    currencyCode: 'JPY',
  })
})

test('has no sum for nothing, nor over two currencies', () => {
  expect(sumMoney([])).toBeNull()
  expect(
    sumMoney([
      { quantity: 1, price: eur('1.00') },
      { quantity: 1, price: { amount: '1.00', currencyCode: 'USD' } },
    ]),
  ).toBeNull()
})
