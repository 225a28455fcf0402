import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { currencyExponents } from './currencies.ts'
import { formatMoney, isCurrency, multiplyMoney, parseMoney } from './money.ts'

describe('money', () => {
  it.each([
    ['19.90', 'EUR', 1990n],
    ['19.9', 'EUR', 1990n],
    ['19.9000', 'EUR', 1990n],
    ['7', 'JPY', 7n],
    ['1.234', 'KWD', 1234n],
    ['1.50', 'HUF', 150n],
    ['1.250', 'IQD', 1250n],
    ['1.2345', 'CLF', 12345n],
    ['0', 'EUR', 0n],
  ])('reads %s %s as %s minor units', (amount, currency, minor) => {
    expect(parseMoney(amount, currency)).toEqual({ minor, currency })
  })

  it.each([
    ['19.999', 'EUR'],
    ['1.5', 'JPY'],
    ['-1', 'EUR'],
    ['1e3', 'EUR'],
    ['', 'EUR'],
    ['1', 'ZZZ'],
    ['9999999999999999', 'EUR'],
  ])('refuses %s %s', (amount, currency) => {
    expect(parseMoney(amount, currency)).toBeUndefined()
  })

  it('reads back what it writes, in every exponent', () => {
    const currency = fc.constantFrom(...currencyExponents.keys())
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), currency, (minor, code) => {
        expect(parseMoney(formatMoney({ minor, currency: code }), code)).toEqual({ minor, currency: code })
      }),
    )
  })

  it('multiplies without losing a digit', () => {
    expect(multiplyMoney({ minor: 10n ** 14n + 1n, currency: 'EUR' }, 10_000).minor).toBe(
      1_000_000_000_000_010_000n,
    )
  })

  it('knows the decimals of every currency in use, whatever the runtime thinks of them', () => {
    const of = (exponent: number) =>
      [...currencyExponents].filter(([, decimals]) => decimals === exponent).map(([code]) => code)
    expect([0, 1, 2, 3, 4].map((exponent) => of(exponent).length)).toEqual([17, 0, 140, 7, 2])
    expect([...currencyExponents.keys()].every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
  })

  it('knows currencies', () => {
    expect([isCurrency('EUR'), isCurrency('eur'), isCurrency('XYZ1')]).toEqual([true, false, false])
  })
})
