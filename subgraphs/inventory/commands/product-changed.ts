import { formatMoney } from '#platform/kernel/money.ts'
import { formatUnitCost } from '#platform/kernel/unit-cost.ts'
import { outgoing, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import { ProductChanged } from '#schema/events/inventory.ts'
import type { ProductRow } from '../rows.ts'

/** Tells the catalogue entry of a product as it now is. */
export function productChanged(product: ProductRow): OutgoingEvent {
  const { priceMinor, currency, cost } = product
  return outgoing(ProductChanged, {
    product_id: product.id,
    sku: product.sku,
    name: product.name,
    price: { amount: formatMoney({ minor: priceMinor, currency }), currency },
    active: product.active,
    brand: product.brand,
    category: product.category,
    ...(cost !== null && { cost: { amount: formatUnitCost(cost, currency), currency } }),
    allow_backorder: product.allowBackorder,
    version: product.version,
    occurred_at: product.updatedAt.toISOString(),
  })
}
