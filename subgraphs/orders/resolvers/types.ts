import { toMoneyType } from '#platform/graphql/money.ts'
import { multiplyMoney } from '#platform/kernel/money.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { lineFigures, orderFigures } from './analytics.ts'
import { customerResolvers, orderDetailResolvers } from './customers.ts'
import { lifecycleFields, lifecycleTypes, lineFields } from './lifecycle.ts'
import { ownOrNone } from './own.ts'

export const typeResolvers: Resolvers = {
  ...customerResolvers,
  ...lifecycleTypes,
  OrderConnection: { totalCount: ({ count }) => count() },
  Order: {
    ...orderDetailResolvers,
    ...lifecycleFields,
    __resolveReference: async ({ id }, { actor, loaders }) => ownOrNone(actor, await loaders.order.load(id)),
    figures: orderFigures,
    total: ({ totalMinor, currency }) => toMoneyType({ minor: totalMinor, currency }),
    lines: ({ id, sequence }, _args, { loaders }) => loaders.lines.load({ id, sequence }),
    // As of the order's own sequence: the payload of an event must not tell of later steps.
    statusHistory: async ({ id, sequence }, _args, { loaders }) =>
      (await loaders.history.load(id)).filter((change) => change.sequence <= sequence),
    createdAt: ({ createdAt }) => createdAt.toISOString(),
    updatedAt: ({ updatedAt }) => updatedAt.toISOString(),
  },
  OrderLine: {
    ...lineFields,
    product: ({ productId }) => ({ id: productId }),
    figures: lineFigures,
    unitPrice: ({ unitPriceMinor, currency }) => toMoneyType({ minor: unitPriceMinor, currency }),
    lineTotal: ({ unitPriceMinor, currency, quantity }) =>
      toMoneyType(multiplyMoney({ minor: unitPriceMinor, currency }, quantity)),
  },
  OrderStatusChange: { occurredAt: ({ occurredAt }) => occurredAt.toISOString() },
  OrderStatusEvent: { occurredAt: ({ occurredAt }) => occurredAt.toISOString() },
  OrderCancellation: {
    at: ({ at }) => at.toISOString(),
    shortages: ({ shortages }) => [...shortages],
  },
}
