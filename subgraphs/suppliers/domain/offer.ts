import type { Money } from '#platform/kernel/money.ts'

/** What a supplier asks for a product. */
export interface Offer {
  id: string
  productId: string
  supplierId: string
  supplierSku: string
  /** The cost of one. */
  cost: Money
  leadTimeDays: number
  minimumQuantity: number
  /** Whether we buy from this supplier at present. */
  isSupplierActive: boolean
  /** Preferred suppliers have lower numbers. */
  supplierPriority: number
}

/**
 * Sorts offers best first: active suppliers, then by the supplier's priority, cost, lead time and at last id, so that the
 * same offers always come in the same order. Between currencies, where amounts say nothing, the currency's code decides.
 */
export function compareOffers(a: Offer, b: Offer): number {
  return (
    Number(b.isSupplierActive) - Number(a.isSupplierActive) ||
    a.supplierPriority - b.supplierPriority ||
    compare(a.cost.currency, b.cost.currency) ||
    compare(a.cost.minor, b.cost.minor) ||
    a.leadTimeDays - b.leadTimeDays ||
    compare(a.id, b.id)
  )
}

function compare<T extends string | bigint>(a: T, b: T): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The offer to buy by; undefined if no active supplier has one. */
export function chooseOffer(offers: readonly Offer[]): Offer | undefined {
  return offers.filter((offer) => offer.isSupplierActive).toSorted(compareOffers)[0]
}
