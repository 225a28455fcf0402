import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkItems, decidePlacement, type CatalogueProduct } from './placement.ts'

const product = (productId: string, more: Partial<CatalogueProduct> = {}): [string, CatalogueProduct] => [
  productId,
  {
    productId,
    idIsNumber: false,
    sku: `SKU-${productId}`,
    name: productId,
    priceMinor: 250n,
    currency: 'EUR',
    active: true,
    brand: 'Brewline',
    category: 'Coffee',
    ...more,
  },
]
const catalogue = new Map([
  product('a'),
  product('b', { priceMinor: 0n }),
  product('gone', { active: false }),
  product('yen', { currency: 'JPY' }),
  product('dear', { priceMinor: 2n ** 62n }),
])
const item = (productId: string, quantity = 1) => ({ productId, quantity })

describe('the number of items', () => {
  test.each([1, 100])('%i is accepted', (count) => {
    expect(checkItems(Array.from({ length: count }, () => item('a')))).toEqual([])
  })
  test('0 is refused', () => {
    expect(checkItems([])).toMatchObject([{ code: 'BAD_INPUT' }])
  })
  test('101 is refused, once', () => {
    expect(checkItems(Array.from({ length: 101 }, () => item('a', 0)))).toMatchObject([
      { code: 'LIMIT_EXCEEDED' },
    ])
  })
})

describe('a quantity', () => {
  test.each([1, 10_000])('of %d is accepted', (quantity) => {
    expect(checkItems([item('a', quantity)])).toEqual([])
  })
  test.each([0, -1, 10_001, 1.5, NaN, Infinity])('of %d is refused', (quantity) => {
    expect(checkItems([item('a'), item('a', quantity)])).toMatchObject([
      { code: 'INVALID_QUANTITY', path: ['input', 'items', '1', 'quantity'] },
    ])
  })
})

describe('the catalogue', () => {
  test('refuses unknown, discontinued and foreign-currency products, all at once', () => {
    const items = ['a', 'none', 'gone', 'yen'].map((id) => item(id))
    expect(decidePlacement(items, catalogue)).toMatchObject({
      ok: false,
      rejections: [
        { code: 'NOT_FOUND', path: ['input', 'items', '1', 'productId'] },
        { code: 'INVALID_STATE', path: ['input', 'items', '2', 'productId'] },
        { code: 'CURRENCY_MISMATCH', path: ['input', 'items', '3', 'productId'] },
      ],
    })
  })
  test('refuses a total that 64 bits cannot hold', () => {
    expect(decidePlacement([item('dear', 2)], catalogue)).toMatchObject({
      ok: false,
      rejections: [{ code: 'LIMIT_EXCEEDED' }],
    })
    expect(decidePlacement([item('dear', 1)], catalogue)).toMatchObject({ ok: true })
  })
})

test('lines are kept as given; the demand has each product once; both add up', () => {
  const items = fc.array(
    fc.record({ productId: fc.constantFrom('a', 'b'), quantity: fc.integer({ min: 1, max: 10_000 }) }),
    { minLength: 1, maxLength: 100 },
  )
  fc.assert(
    fc.property(items, (given) => {
      const decision = decidePlacement(given, catalogue)
      if (!decision.ok) throw new Error('refused')
      const { lines, demand, totalMinor } = decision.value
      expect(lines.map(({ productId, quantity }) => ({ productId, quantity }))).toEqual(given)
      const sum = (entries: { quantity: number }[]) =>
        entries.reduce((total, line) => total + line.quantity, 0)
      for (const { product: of, quantity } of demand)
        expect(quantity).toBe(sum(given.filter(({ productId }) => productId === of.productId)))
      expect(new Set(demand.map(({ product: of }) => of.productId)).size).toBe(demand.length)
      expect(totalMinor).toBe(250n * BigInt(sum(given.filter(({ productId }) => productId === 'a'))))
    }),
  )
})

test('two items of one product may not ask for more together than one may', () => {
  const pieces = (quantity: number) => ({ productId: 'prd_a', quantity })
  expect(checkItems([pieces(6_000), pieces(4_000)])).toEqual([])
  expect(checkItems([pieces(6_000), pieces(4_001)])).toMatchObject([
    { code: 'INVALID_QUANTITY', path: ['input', 'items', '1', 'quantity'] },
  ])
})
