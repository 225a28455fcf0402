import { expect, test } from 'vitest'
import { type BasketLine, changeBasket, wholeNumber } from './basket.ts'

const product = (productId: string) => ({
  productId,
  sku: `SKU-${productId}`,
  name: `Product ${productId}`,
  price: { amount: '2.50', currencyCode: 'EUR' },
})
const quantities = (lines: readonly BasketLine[]) => lines.map((line) => [line.productId, line.quantity])
const two = changeBasket(changeBasket([], { type: 'add', product: product('a') }), {
  type: 'add',
  product: product('b'),
})

test('adds a product as a line of one', () => {
  expect(quantities(two)).toEqual([
    ['a', '1'],
    ['b', '1'],
  ])
})

test('counts a product that is added again', () => {
  expect(quantities(changeBasket(two, { type: 'add', product: product('a') }))[0]).toEqual(['a', '2'])
})

test('starts at one again when the field held no number', () => {
  const unclear = changeBasket(two, { type: 'set', productId: 'a', quantity: '' })
  expect(quantities(changeBasket(unclear, { type: 'add', product: product('a') }))[0]).toEqual(['a', '1'])
})

test('removes one line and empties all', () => {
  expect(quantities(changeBasket(two, { type: 'remove', productId: 'a' }))).toEqual([['b', '1']])
  expect(changeBasket(two, { type: 'empty' })).toEqual([])
})

test('reads whole numbers only', () => {
  expect(['3', ' 12 ', '0', '-1', '', '1.5', '1e3', '99999999999'].map(wholeNumber)).toEqual([
    3,
    12,
    0,
    -1,
    null,
    null,
    null,
    null,
  ])
})
