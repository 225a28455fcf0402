import { describe, expect, it } from 'vitest'
import type { Offer } from './offer.ts'
import { draftReorder, reorderQuantity } from './reorder.ts'

const offer: Offer = {
  id: 'off_1',
  productId: 'prd_1',
  supplierId: 'sup_1',
  supplierSku: 'S-1',
  cost: { minor: 450n, currency: 'EUR' },
  leadTimeDays: 5,
  minimumQuantity: 12,
  isSupplierActive: true,
  supplierPriority: 1,
}

describe('the quantity to reorder', () => {
  it.each([
    {
      what: 'brings stock to twice the reorder point',
      available: 3,
      reorderPoint: 10,
      minimum: 1,
      quantity: 17,
    },
    { what: 'counts stock at the reorder point', available: 10, reorderPoint: 10, minimum: 1, quantity: 10 },
    { what: 'is at least the offer’s minimum', available: 3, reorderPoint: 10, minimum: 50, quantity: 50 },
    { what: 'is one when nothing is kept in stock', available: 0, reorderPoint: 0, minimum: 1, quantity: 1 },
    { what: 'makes up for stock below zero', available: -5, reorderPoint: 10, minimum: 1, quantity: 25 },
    {
      what: 'never exceeds a million',
      available: 0,
      reorderPoint: 2_000_000_000,
      minimum: 1,
      quantity: 1_000_000,
    },
  ])('$what', ({ available, reorderPoint, minimum, quantity }) => {
    expect(reorderQuantity({ available, reorderPoint }, minimum)).toBe(quantity)
  })
})

describe('a reorder', () => {
  const stock = { productId: 'prd_1', sku: 'MUG-1', available: 4, reorderPoint: 10 }

  it('is drafted by the best offer, with its reason', () => {
    expect(draftReorder(stock, [offer])).toEqual({
      offer,
      quantity: 16,
      reason: 'Available stock of MUG-1 fell to 4; its reorder point is 10',
    })
  })

  it('is not drafted when no active supplier offers the product', () => {
    expect(draftReorder(stock, [{ ...offer, isSupplierActive: false }])).toBeUndefined()
  })
})
