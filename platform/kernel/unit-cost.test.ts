import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUnitCost, parseUnitCost } from './unit-cost.ts'

describe('unit cost', () => {
  it.each([
    ['11.4325', 114_325n],
    ['11.43250', 114_325n],
    ['11', 110_000n],
    ['0', 0n],
    ['99999999999999.9999', 999_999_999_999_999_999n],
  ])('reads %s as %s ten-thousandths', (amount, cost) => {
    expect(parseUnitCost(amount)).toBe(cost)
  })

  it.each(['', '-1', '1e3', '1.', '.5', '1,5', '0.00001', '100000000000000', '٣'])('refuses %j', (amount) => {
    expect(parseUnitCost(amount)).toBeUndefined()
  })

  it.each([
    [114_325n, 'EUR', '11.4325'],
    [114_300n, 'EUR', '11.43'],
    [110_000n, 'EUR', '11.00'],
    [110_000n, 'JPY', '11'],
    [5n, 'JPY', '0.0005'],
    [110_000n, 'KWD', '11.000'],
    [0n, 'EUR', '0.00'],
  ])('writes %s ten-thousandths of %s as %s', (cost, currency, amount) => {
    expect(formatUnitCost(cost, currency)).toBe(amount)
  })

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (cost, currency) => {
          expect(parseUnitCost(formatUnitCost(cost, currency))).toBe(cost)
        },
      ),
    )
  })
})
