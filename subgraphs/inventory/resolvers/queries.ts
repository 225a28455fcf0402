import { badUserInput } from '#platform/graphql/errors.ts'
import type { QueryResolvers } from '../generated/graphql.ts'
import { findReservation, listProducts, listWarehouses } from '../queries.ts'

export const Query: QueryResolvers = {
  product: (_parent, { id, sku }, context) => {
    if (typeof id === 'string' && typeof sku !== 'string') return context.products.load(id)
    if (typeof sku === 'string' && typeof id !== 'string') return context.productsBySku.load(sku)
    throw badUserInput('give either id or sku')
  },
  products: (_parent, request, context) => listProducts(context.db, request),
  warehouses: (_parent, _args, context) => listWarehouses(context.db),
  reservation: async (_parent, { orderId }, context) => (await findReservation(context.db, orderId)) ?? null,
}
