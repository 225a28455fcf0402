import { randomKey } from '../basket/submission.ts'

/** Stands in the tabs where an id belongs that is not known yet. */
export const missingId = '"…"'

/** The tabs that a newcomer finds: the life of an order, in four documents. */
export function mainFlow(productId: string | undefined): { query: string }[] {
  return [
    { query: products },
    { query: placeOrder(productId) },
    { query: statusChanges },
    { query: orderWithOffers },
  ]
}

/** The document with the order's id where it was missing; undefined if none was missing. */
export function withOrderId(document: string, orderId: string): string | undefined {
  const filled = document.replaceAll(
    /\b(orderId|order\(id): "…"/g,
    (_, place: string) => `${place}: "${orderId}"`,
  )
  return filled === document ? undefined : filled
}

const products = `# 1 of 4: what there is to order.
# Ctrl-Enter runs it; the book on the left
# is the documentation of the whole schema.
query Products {
  products(first: 20) {
    nodes {
      id
      sku
      name
      price { amount currencyCode }
      stock { onHand reserved available }
    }
  }
}
`

const placeOrder = (productId: string | undefined) => `# 2 of 4: place an order. The answer comes at
# once, PENDING; then its stock is reserved.
# The same idempotencyKey gives the same order:
# change it to place another.
mutation PlaceOrder {
  placeOrder(
    input: {
      idempotencyKey: "${randomKey()}"
      items: [{ productId: ${productId ? JSON.stringify(productId) : missingId}, quantity: 2 }]
    }
  ) {
    order { id orderNumber status sequence }
    userErrors { code message path }
  }
}
`

const statusChanges = `# 3 of 4: watch it. This stays open and shows
# each step as it happens. The order placed in
# tab 2 is filled in; or paste another's id.
# afterSequence: 0 begins with its first step;
# to resume, give the last sequence you saw.
subscription OrderStatus {
  orderStatusChanged(orderId: "…", afterSequence: 0) {
    sequence
    status
    previousStatus
    occurredAt
    order {
      id
      total { amount currencyCode }
      lines { quantity product { sku name } }
      cancellation { reason message shortages { productId requested available } }
    }
  }
}
`

const orderWithOffers = `# 4 of 4: one order over three subgraphs:
# products come from Inventory, their offers
# from Suppliers, all else from Orders.
query OrderWithOffers {
  order(id: "…") {
    orderNumber
    status
    statusHistory { sequence status occurredAt }
    lines {
      quantity
      lineTotal { amount currencyCode }
      product {
        sku
        name
        stock { available }
        offers { supplier { name } cost { amount currencyCode } leadTimeDays }
      }
    }
  }
}
`
