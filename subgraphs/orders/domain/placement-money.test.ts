import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney, parseMoney } from '#platform/kernel/money.ts'
import { checkItems, decidePlacement, type CatalogueProduct } from './placement.ts'

const product = (productId: string, currency: string, priceMinor = 1_990n): CatalogueProduct => ({
  ...{ productId, idIsNumber: false, sku: productId, name: productId, priceMinor, currency },
  ...{ active: true, brand: '', category: '' },
})
const catalogue = new Map(
  [product('eur', 'EUR'), product('yen', 'JPY', 500n), product('dinar', 'KWD', 12_345n)].map((one) => [
    one.productId,
    one,
  ]),
)

/** An amount as people write it, with as many decimals as the currency has, and its value in units of a ten-thousandth. */
const written = (decimals: number) =>
  fc.tuple(fc.nat(9_999_999), fc.nat(10 ** decimals - 1)).map(([whole, fraction]) => ({
    amount: decimals === 0 ? `${whole}` : `${whole}.${String(fraction).padStart(decimals, '0')}`,
    exact: BigInt(whole) * 10_000n + BigInt(fraction) * 10n ** BigInt(4 - decimals),
  }))

test.each([
  ['EUR', 2],
  ['JPY', 0],
  ['KWD', 3],
])(
  'in %s a total is the exact sum of quantity times price as written, to the last digit',
  (currency, decimals) => {
    const item = fc.record({ price: written(decimals), quantity: fc.integer({ min: 1, max: 10_000 }) })
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 100 }), (given) => {
        const items = given.map(({ price, quantity }) => ({
          productId: 'eur',
          quantity,
          unitPrice: { amount: price.amount, currencyCode: currency },
        }))
        const decision = decidePlacement(items, catalogue)
        if (!decision.ok) throw new Error('refused')
        const { lines, totalMinor } = decision.value
        const exact = given.reduce((sum, { price, quantity }) => sum + price.exact * BigInt(quantity), 0n)
        expect(decision.value.currency).toBe(currency)
        expect(totalMinor * 10n ** BigInt(4 - decimals)).toBe(exact)
        expect(lines.reduce((sum, line) => sum + line.unitPriceMinor * BigInt(line.quantity), 0n)).toBe(
          totalMinor,
        )
        expect(parseMoney(formatMoney({ minor: totalMinor, currency }), currency)?.minor).toBe(totalMinor)
      }),
    )
  },
)

test('a price of its own replaces the one of the catalogue, and decides the currency', () => {
  const pounds = { amount: '2.55', currencyCode: 'GBP' }
  expect(
    decidePlacement(
      [
        { productId: 'eur', quantity: 6, unitPrice: pounds },
        { productId: 'yen', quantity: 1, unitPrice: { ...pounds, amount: '0' } },
      ],
      catalogue,
    ),
  ).toMatchObject({ ok: true, value: { currency: 'GBP', totalMinor: 1_530n } })
})

test('an order has one currency, whether of the catalogue or of a price of its own', () => {
  const inPounds = { productId: 'eur', quantity: 1, unitPrice: { amount: '1.00', currencyCode: 'GBP' } }
  for (const other of [
    { productId: 'eur', quantity: 1 },
    { productId: 'yen', quantity: 1 },
  ])
    expect(decidePlacement([inPounds, other], catalogue)).toMatchObject({
      ok: false,
      rejections: [{ code: 'CURRENCY_MISMATCH', path: ['input', 'items', '1', 'productId'] }],
    })
})

test.each([
  { amount: '1.999', currencyCode: 'EUR' },
  { amount: '1.5', currencyCode: 'JPY' },
  { amount: '-1.00', currencyCode: 'EUR' },
  { amount: '1e3', currencyCode: 'EUR' },
  { amount: '1.00', currencyCode: 'ZZZ' },
  { amount: '1.00', currencyCode: 'eur' },
])('a unit price of %j is refused', (unitPrice) => {
  expect(checkItems([{ productId: 'eur', quantity: 1, unitPrice }])).toMatchObject([
    { code: 'BAD_INPUT', path: ['input', 'items', '0', 'unitPrice'] },
  ])
})
