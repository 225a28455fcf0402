import { describe, expect, it } from 'vitest'
import { chooseOffer, compareOffers, type Offer } from './offer.ts'

function offer(id: string, change: Partial<Offer> = {}): Offer {
  return {
    id,
    productId: 'prd_1',
    supplierId: `sup_${id}`,
    supplierSku: `S-${id}`,
    cost: { minor: 1000n, currency: 'EUR' },
    leadTimeDays: 7,
    minimumQuantity: 1,
    isSupplierActive: true,
    supplierPriority: 1,
    ...change,
  }
}

const cost = (minor: bigint, currency = 'EUR') => ({ cost: { minor, currency } })

describe('the chosen offer', () => {
  it.each<[string, Offer[], string]>([
    [
      'is the preferred supplier’s, though dearer',
      [offer('a', { supplierPriority: 2, ...cost(1n) }), offer('b')],
      'b',
    ],
    ['is the cheaper one at equal priority', [offer('a'), offer('b', cost(999n))], 'b'],
    ['is the quicker one at equal cost', [offer('a'), offer('b', { leadTimeDays: 6 })], 'b'],
    ['is the smaller id when all else is equal', [offer('b'), offer('a')], 'a'],
    [
      'is never that of a supplier we do not buy from',
      [offer('a', { isSupplierActive: false, supplierPriority: 0 }), offer('b')],
      'b',
    ],
    ['does not compare amounts of two currencies', [offer('a', cost(1n, 'JPY')), offer('b', cost(9n))], 'b'],
  ])('%s', (_fact, offers, chosen) => {
    expect(chooseOffer(offers)?.id).toBe(chosen)
  })

  it('is none when no supplier is active', () => {
    expect(chooseOffer([offer('a', { isSupplierActive: false })])).toBeUndefined()
    expect(chooseOffer([])).toBeUndefined()
  })

  it('does not depend on the order in which offers are read', () => {
    const offers = [offer('c', { supplierPriority: 2 }), offer('a', cost(5n)), offer('b', cost(5n))]
    expect(offers.toSorted(compareOffers).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(
      offers
        .toReversed()
        .toSorted(compareOffers)
        .map(({ id }) => id),
    ).toEqual(['a', 'b', 'c'])
  })
})
