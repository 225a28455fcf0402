import {
  OrderOfInvoiceDocument,
  OrdersOfInvoiceDocument,
  PlaceOrdersDocument,
  type OrderOfInvoiceQuery,
  type OrdersOfInvoiceQuery,
} from '#schema/client/generated/graphql.ts'
import type { ApiClient } from '../api-client.ts'
import type { Invoice } from './invoices.ts'
import type { HeldLine } from './settle.ts'

/** The note of one order of an invoice. @param part which of its orders, from 1 */
export function noteOf(number: string, part: number, country: string): string {
  return `Invoice ${number}${part > 1 ? `, part ${part}` : ''}${country ? `, ${country}` : ''}`
}

/**
 * The lines of the order of an invoice that was placed with a key. Nobody can be asked for the order of a key, so it is
 * looked for among the orders of the customer (for a guest's invoice: all) at the times of the invoice, by its note.
 * @param key is known to be used: with a free one an order would be placed a second time
 * @returns undefined if there is none: it was placed for another customer, or at other times than the file has now
 */
export async function findHeld(
  api: ApiClient,
  { number, rows }: Invoice,
  { customerId, part, key }: { customerId: string | undefined; part: number; key: string },
): Promise<HeldLine[] | undefined> {
  const times = rows.map(({ at }) => at.getTime())
  const filter = {
    createdAt: {
      gte: new Date(Math.min(...times)).toISOString(),
      lt: new Date(Math.max(...times) + 1).toISOString(),
    },
    ...(customerId === undefined ? {} : { customerId: { eq: customerId } }),
  }
  const note = noteOf(number, part, '')
  for (let after: string | null = null; ;) {
    const { orders }: OrdersOfInvoiceQuery = await api.ask(OrdersOfInvoiceDocument, { filter, after })
    for (const found of orders?.nodes ?? []) {
      if (found.note !== note && !found.note?.startsWith(`${note}, `)) continue
      const { order } = await api.ask(OrderOfInvoiceDocument, { id: found.id })
      if (order && (await hasKey(api, order, key))) return order.lines
    }
    if (!orders?.pageInfo.hasNextPage) return undefined
    after = orders.pageInfo.endCursor ?? null
  }
}

/** Whether it is the order of this key: another source may have an invoice of the same number. Asked for again, it is answered. */
async function hasKey(
  api: ApiClient,
  { id, note, createdAt, customer, lines }: NonNullable<OrderOfInvoiceQuery['order']>,
  idempotencyKey: string,
): Promise<boolean> {
  const order = {
    idempotencyKey,
    items: lines.map(({ productId, quantity, unitPrice: { amount, currencyCode } }) => ({
      ...{ productId, quantity },
      unitPrice: { amount, currencyCode },
    })),
    ...(customer ? { customerId: customer.id } : {}),
    placedAt: createdAt,
    ...(typeof note === 'string' ? { note } : {}),
  }
  const { placeOrders } = await api.ask(PlaceOrdersDocument, { input: { orders: [order] } })
  return placeOrders.results[0]?.order?.id === id
}
