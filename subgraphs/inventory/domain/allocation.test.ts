import { describe, expect, test } from 'vitest'
import { allocate, type AllocationPolicy } from './allocation.ts'
import { emptyLevel, openBook, type StockLevel } from './stock.ts'

const level = (productId: string, warehouseId: string, onHand: number): StockLevel => ({
  ...emptyLevel(productId, warehouseId),
  onHand,
})

/** Where three pieces of one product and one of another come from, in the order in which they are taken. */
function taken(policy: AllocationPolicy, levels: StockLevel[], closed: string[] = []): string {
  const portions = [
    { productId: 'x', quantity: 3 },
    { productId: 'y', quantity: 1 },
  ]
  return allocate(portions, openBook(levels, closed), policy)
    .map(({ productId, warehouseId, quantity }) => `${quantity}${productId} from ${warehouseId}`)
    .join(', ')
}

const scattered = [
  level('x', 'a', 2),
  level('x', 'b', 3),
  level('x', 'c', 9),
  level('y', 'a', 1),
  level('y', 'c', 1),
]

describe('stock is taken', () => {
  test.each<[AllocationPolicy, string, string, StockLevel[], string[]?]>([
    ['SINGLE_LOCATION_FIRST', 'from one warehouse that has it all', '3x from c, 1y from c', scattered],
    [
      'SINGLE_LOCATION_FIRST',
      'from one warehouse for each product, if none has it all',
      '3x from b, 1y from a',
      scattered.filter(({ warehouseId }) => warehouseId !== 'c'),
    ],
    [
      'SINGLE_LOCATION_FIRST',
      'from several by priority, if no warehouse has enough',
      '2x from a, 1x from b, 1y from a',
      [level('x', 'a', 2), level('x', 'b', 2), level('y', 'a', 1)],
    ],
    ['SINGLE_LOCATION_FIRST', 'never from a closed warehouse', '3x from b, 1y from a', scattered, ['c']],
    [
      'PRIORITY',
      'by priority, though a later warehouse has it all',
      '2x from a, 1x from b, 1y from a',
      scattered,
    ],
    ['PRIORITY', 'never from a closed warehouse', '3x from b, 1y from c', scattered, ['a']],
    [
      'HIGHEST_STOCK',
      'from the fullest warehouse, by priority among equals',
      '3x from c, 1y from a',
      scattered,
    ],
    [
      'HIGHEST_STOCK',
      'from the fullest first, if none has enough',
      '2x from b, 1x from a, 1y from a',
      [level('x', 'a', 1), level('x', 'b', 2), level('y', 'a', 1)],
    ],
    ['HIGHEST_STOCK', 'never from a closed warehouse', '3x from b, 1y from a', scattered, ['c']],
  ])('%s: %s', (policy, _what, where, levels, closed) => {
    expect(taken(policy, levels, closed)).toBe(where)
  })

  test('leaving what is kept off sale', () => {
    const book = openBook([{ ...level('x', 'a', 5), sellBuffer: 4 }, level('x', 'b', 1)])
    expect(allocate([{ productId: 'x', quantity: 2 }], book, 'HIGHEST_STOCK')).toEqual([
      { productId: 'x', warehouseId: 'a', quantity: 1 },
      { productId: 'x', warehouseId: 'b', quantity: 1 },
    ])
  })
})
