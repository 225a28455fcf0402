import { chooseOffer, type Offer } from './offer.ts'

/** The most pieces that one line may order. */
export const maxQuantity = 1_000_000

/** A product whose available stock fell to its reorder point or below. */
export interface LowStock {
  productId: string
  sku: string
  available: number
  reorderPoint: number
}

/** A purchase order in the making: one product, by one offer. */
export interface ReorderDraft {
  offer: Offer
  quantity: number
  reason: string
}

/**
 * How many to buy: what brings the available stock to twice the reorder point, but at least the offer's minimum, at
 * least one, and at most a million.
 */
export function reorderQuantity(
  stock: Pick<LowStock, 'available' | 'reorderPoint'>,
  minimumQuantity: number,
): number {
  return Math.min(Math.max(2 * stock.reorderPoint - stock.available, minimumQuantity, 1), maxQuantity)
}

/** Decides what to buy for a product that runs low; undefined if no active supplier offers it. */
export function draftReorder(stock: LowStock, offers: readonly Offer[]): ReorderDraft | undefined {
  const offer = chooseOffer(offers)
  if (!offer) return undefined
  return {
    offer,
    quantity: reorderQuantity(stock, offer.minimumQuantity),
    reason: `Available stock of ${stock.sku} fell to ${stock.available}; its reorder point is ${stock.reorderPoint}`,
  }
}
