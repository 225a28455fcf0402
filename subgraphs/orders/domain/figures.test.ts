import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf, resultsOf, sumFigures, type LineProgress } from './figures.ts'

const fresh: LineProgress = {
  quantity: 3,
  unitPriceMinor: 1000n,
  cancelled: 0,
  shipped: 0,
  returned: 0,
  restocked: 0,
  costed: 0,
  issuedCost: 0n,
}
const amounts = (line: Partial<LineProgress>, currency = 'EUR') => {
  const { expectedRevenue, revenue, cost, profit, margin } = resultsOf(
    figuresOf({ ...fresh, ...line }),
    currency,
  )
  return [expectedRevenue.minor, revenue.minor, cost?.minor ?? null, profit?.minor ?? null, margin]
}

describe('the figures of a line', () => {
  it.each([
    ['before anything is shipped', {}, [3000n, 0n, null, null, null]],
    ['when part is cancelled', { cancelled: 1 }, [2000n, 0n, null, null, null]],
    ['when part is shipped and its cost not known', { shipped: 2 }, [3000n, 2000n, null, null, null]],
    [
      'when part is shipped and its cost known',
      { shipped: 2, costed: 2, issuedCost: 120_000n },
      [3000n, 2000n, 1200n, 800n, '0.4000'],
    ],
    [
      'when the cost of a part of it is known: profit is that of this part',
      { shipped: 3, costed: 1, issuedCost: 60_000n },
      [3000n, 3000n, 600n, 400n, '0.4000'],
    ],
    [
      'when one piece came back and is on sale again',
      { shipped: 3, costed: 3, issuedCost: 180_000n, returned: 1, restocked: 1 },
      [2000n, 2000n, 1200n, 800n, '0.4000'],
    ],
    [
      'when one piece came back damaged: its cost stays',
      { shipped: 3, costed: 3, issuedCost: 180_000n, returned: 1 },
      [2000n, 2000n, 1800n, 200n, '0.1000'],
    ],
    [
      'when all came back damaged: a loss, and no margin',
      { shipped: 3, costed: 3, issuedCost: 180_000n, returned: 3 },
      [0n, 0n, 1800n, -1800n, null],
    ],
    [
      'when more came back than has a known cost',
      { shipped: 3, costed: 1, issuedCost: 60_000n, returned: 2, restocked: 2 },
      [1000n, 1000n, 0n, 0n, null],
    ],
    [
      'with a cost finer than the currency: half a cent is rounded up, once',
      { shipped: 3, costed: 3, issuedCost: 50n },
      [3000n, 3000n, 1n, 3000n, '0.9998'],
    ],
    [
      'with a loss of half a cent: rounded like a gain',
      { unitPriceMinor: 0n, shipped: 3, costed: 3, issuedCost: 50n },
      [0n, 0n, 1n, -1n, null],
    ],
  ])('%s', (_name, line, expected) => {
    expect(amounts(line)).toEqual(expected)
  })

  it('keep to the decimals of the currency', () => {
    expect(amounts({ shipped: 3, costed: 3, issuedCost: 14_999n }, 'JPY').slice(2)).toEqual([
      1n,
      2999n,
      '0.9995',
    ])
    expect(amounts({ shipped: 3, costed: 3, issuedCost: 14_995n }, 'KWD').slice(2)).toEqual([
      1500n,
      1501n,
      '0.5002',
    ])
  })
})

const progress = fc
  .record({
    quantity: fc.integer({ min: 1, max: 10_000 }),
    unitPriceMinor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    parts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
    pieceCost: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    spare: fc.bigInt({ min: 0n, max: 10_000n }),
  })
  .map(({ quantity, unitPriceMinor, parts: [a, b, c, d, e], pieceCost, spare }): LineProgress => {
    const part = (of: number, share = 0) => Math.floor(of * share)
    const shipped = part(quantity, a)
    const returned = part(shipped, b)
    const costed = part(shipped, d)
    return {
      quantity,
      unitPriceMinor,
      shipped,
      cancelled: part(quantity - shipped, c),
      returned,
      restocked: part(returned, e),
      costed,
      issuedCost: costed === 0 ? 0n : BigInt(costed) * pieceCost + spare,
    }
  })

describe('any figures', () => {
  it('add up to the same, in whatever groups they are added', () => {
    fc.assert(
      fc.property(fc.array(progress, { maxLength: 30 }), fc.nat({ max: 30 }), (lines, cut) => {
        const all = lines.map(figuresOf)
        const inParts = sumFigures([sumFigures(all.slice(cut)), sumFigures(all.slice(0, cut))])
        expect(sumFigures(all)).toEqual(inParts)
        // Rounded once, at the end: the amounts of the sum are those of the exact sum, not a sum of rounded ones.
        expect(resultsOf(sumFigures(all), 'EUR')).toEqual(resultsOf(inParts, 'EUR'))
      }),
    )
  })

  it('account for every piece and every cent', () => {
    fc.assert(
      fc.property(progress, (line) => {
        const figures = figuresOf(line)
        const open = line.quantity - line.cancelled - line.shipped
        expect(figures.expectedMinor - figures.revenueMinor).toBe(line.unitPriceMinor * BigInt(open))
        expect(figures.uncostedMinor).toBeLessThanOrEqual(figures.revenueMinor)
        expect(figures.uncostedUnits).toBeGreaterThanOrEqual(0n)
        expect(figures.cost).toBeGreaterThanOrEqual(0n)
        expect(figures.cost).toBeLessThanOrEqual(line.issuedCost)
        expect(figures.cost === 0n || line.restocked < line.costed).toBe(true)
      }),
    )
  })

  it('have a profit that is revenue less cost, to half of the smallest unit for each rounding', () => {
    fc.assert(
      fc.property(progress, fc.constantFrom('EUR', 'JPY', 'KWD'), (line, currency) => {
        const figures = figuresOf({ ...line, costed: line.shipped, issuedCost: line.shipped ? 77_777n : 0n })
        const { revenue, cost, profit } = resultsOf(figures, currency)
        const difference = revenue.minor - (cost?.minor ?? revenue.minor) - (profit?.minor ?? 0n)
        expect(profit === null).toBe(line.shipped === 0)
        expect(difference >= -1n && difference <= 1n).toBe(true)
      }),
    )
  })
})
