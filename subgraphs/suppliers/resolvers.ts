import { multiplyMoney } from '#platform/kernel/money.ts'
import { pageSize } from '#platform/graphql/connection.ts'
import { toMoneyType } from '#platform/graphql/money.ts'
import { listPurchaseOrders, listSuppliers } from './queries.ts'
import type { Context } from './context.ts'
import type { Resolvers } from './generated/graphql.ts'
import type { SupplierRow } from './rows.ts'

async function supplierOf(row: { supplierId: string }, context: Context): Promise<SupplierRow> {
  const supplier = await context.suppliers.load(row.supplierId)
  if (!supplier) throw new Error(`supplier ${row.supplierId} is referred to but missing`)
  return supplier
}

export const resolvers: Resolvers = {
  Query: {
    supplier: (_root, { id }, context) => context.suppliers.load(id),
    suppliers: (_root, args, context) => listSuppliers(context.db, args),
    purchaseOrders: (_root, args, context) => listPurchaseOrders(context.db, args),
  },
  Product: {
    __resolveReference: ({ id }) => ({ id }),
    offers: ({ id }, _args, context) => context.offersOfProduct.load(id),
  },
  Supplier: {
    __resolveReference: ({ id }, context) => context.suppliers.load(id),
    offers: async ({ id }, { first, after }, context) => {
      pageSize(first)
      const page = await context.offerPages.load({ supplierId: id, first, after })
      return { ...page, count: () => context.offerCounts.load(id) }
    },
  },
  Offer: {
    supplier: (offer, _args, context) => supplierOf(offer, context),
    product: ({ productId }) => ({ id: productId }),
    cost: ({ cost }) => toMoneyType(cost),
  },
  PurchaseOrder: {
    __resolveReference: ({ id }, context) => context.purchaseOrders.load(id),
    supplier: (order, _args, context) => supplierOf(order, context),
    lines: ({ id }, _args, context) => context.lines.load(id),
    total: async ({ id, currency }, _args, context) => {
      const costs = (await context.lines.load(id)).map(
        ({ unitCostMinor, quantity }) => multiplyMoney({ minor: unitCostMinor, currency }, quantity).minor,
      )
      return toMoneyType({ minor: costs.reduce((sum, cost) => sum + cost, 0n), currency })
    },
    createdAt: ({ createdAt }) => createdAt.toISOString(),
  },
  PurchaseOrderLine: {
    product: ({ productId }) => ({ id: productId }),
    unitCost: ({ unitCostMinor, currency }) => toMoneyType({ minor: unitCostMinor, currency }),
  },
  SupplierConnection: { totalCount: (page) => page.count() },
  OfferConnection: { totalCount: (page) => page.count() },
  PurchaseOrderConnection: { totalCount: (page) => page.count() },
}
