import { expect, test } from 'vitest'
import { isWhole, matchOrder, type Candidate, type CandidateLine } from './match.ts'

const line = (id: string, quantity: number, more: Partial<CandidateLine> = {}): CandidateLine => ({
  ...{
    id,
    productId: 'prd_a',
    quantity,
    shippedQuantity: 0,
    cancelledQuantity: 0,
    unitPrice: { amount: '2.55' },
  },
  ...more,
})
const order = (id: string, ...lines: CandidateLine[]): Candidate => ({ id, status: 'CONFIRMED', lines })
const wanted = { productId: 'prd_a', quantity: 3, price: '2.55' }
const matched = (orders: readonly Candidate[]) => {
  const match = matchOrder(orders, wanted)
  return match && [match.order.id, ...match.portions.map(({ lineId, quantity }) => `${lineId} ${quantity}`)]
}

test('the latest order that has as much is meant', () => {
  expect(
    matched([order('small', line('1', 2)), order('late', line('2', 3)), order('early', line('3', 9))]),
  ).toEqual(['late', '2 3'])
})

test('an order at the price of the cancellation goes before a later one at another', () => {
  const dear = { unitPrice: { amount: '4.00' } }
  expect(matched([order('dear', line('1', 5, dear)), order('same', line('2', 5))])).toEqual(['same', '2 3'])
  expect(matched([order('dear', line('1', 5, dear))])).toEqual(['dear', '1 3'])
})

test('what was shipped or cancelled is left, and lines are taken together', () => {
  const rest = order('rest', line('1', 5, { shippedQuantity: 2, cancelledQuantity: 2 }), line('2', 2))
  expect(matched([rest])).toEqual(['rest', '1 1', '2 2'])
  expect(matched([order('less', line('1', 5, { shippedQuantity: 3 }))])).toBeUndefined()
})

test('an order that is cancelled, or has another product, is never meant', () => {
  expect(matched([{ ...order('gone', line('1', 5)), status: 'CANCELLED' }])).toBeUndefined()
  expect(matched([order('other', line('1', 5, { productId: 'prd_b' }))])).toBeUndefined()
})

test('an order of which nothing would be left is cancelled as a whole', () => {
  const both = order('both', line('1', 5), line('2', 2, { cancelledQuantity: 2 }))
  expect(isWhole(both, [{ lineId: '1', quantity: 5 }])).toBe(true)
  expect(isWhole(both, [{ lineId: '1', quantity: 4 }])).toBe(false)
})
