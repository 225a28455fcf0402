import { GraphQLError } from 'graphql'
import { badUserInput } from '#platform/graphql/errors.ts'
import { toMoneyType } from '#platform/graphql/money.ts'
import { multiplyMoney } from '#platform/kernel/money.ts'
import { cancelOrder } from './commands/cancel-order.ts'
import type { PlaceOrder } from './commands/place-order.ts'
import type { Resolvers } from './generated/graphql.ts'
import type { LiveOrders } from './live/live-orders.ts'
import { listOrders } from './queries.ts'
import type { Db, StatusEvent } from './repository.ts'

export interface ResolverDependencies {
  db: Db
  placeOrder: PlaceOrder
  live: LiveOrders
  /** Called after each commit that changed an order. */
  onCommit: (orderId: string) => void
}

/** The GraphQL edge of Orders. */
export function createResolvers(dependencies: ResolverDependencies): Resolvers {
  return {
    Query: createQueries(dependencies),
    Mutation: createMutations(dependencies),
    Subscription: createSubscriptions(dependencies.live),
    OrderConnection: { totalCount: ({ count }) => count() },
    ...typeResolvers,
  }
}

function createQueries({ db }: ResolverDependencies): NonNullable<Resolvers['Query']> {
  return {
    order: (_parent, { id }, { loaders }) => loaders.order.load(id),
    orders: (_parent, args) => listOrders(db, args),
  }
}

function createMutations(dependencies: ResolverDependencies): NonNullable<Resolvers['Mutation']> {
  const { db, placeOrder, onCommit } = dependencies
  return {
    placeOrder: async (_parent, { input }) => {
      const { idempotencyKey, items } = input
      const outcome = await placeOrder({
        idempotencyKey,
        items: items.map(({ productId, quantity }) => ({ productId, quantity })),
      })
      if (outcome.ok) return { ...outcome.value, userErrors: [] }
      return { order: null, replayed: false, userErrors: [...outcome.rejections] }
    },
    cancelOrder: async (_parent, { input }, { loaders }) => {
      const outcome = await cancelOrder(db, input)
      if (!outcome.ok) return { order: null, replayed: false, userErrors: [...outcome.rejections] }
      const { value, replayed } = outcome.value
      onCommit(value.orderId)
      const order = await loaders.order.clear(value.orderId).load(value.orderId)
      return { order, replayed, userErrors: [] }
    },
  }
}

function createSubscriptions(live: LiveOrders): NonNullable<Resolvers['Subscription']> {
  const resolve = (event: StatusEvent) => event
  return {
    orderStatusChanged: {
      subscribe: async (_parent, { orderId, afterSequence }, { loaders }) => {
        if (typeof afterSequence === 'number' && afterSequence < 0)
          throw badUserInput('afterSequence must be 0 or more')
        const order = await loaders.order.load(orderId)
        if (!order)
          throw new GraphQLError('there is no order with this id', { extensions: { code: 'NOT_FOUND' } })
        return live.ofOrder({ orderId, sequence: afterSequence ?? order.sequence - 1 })
      },
      resolve,
    },
    orderStatusChanges: { subscribe: () => live.ofAll(), resolve },
  }
}

const typeResolvers: Resolvers = {
  Order: {
    __resolveReference: ({ id }, { loaders }) => loaders.order.load(id),
    total: ({ totalMinor, currency }) => toMoneyType({ minor: totalMinor, currency }),
    lines: ({ id }, _args, { loaders }) => loaders.lines.load(id),
    // As of the order's own sequence: the payload of an event must not tell of later steps.
    statusHistory: async ({ id, sequence }, _args, { loaders }) =>
      (await loaders.history.load(id)).filter((change) => change.sequence <= sequence),
    createdAt: ({ createdAt }) => createdAt.toISOString(),
    updatedAt: ({ updatedAt }) => updatedAt.toISOString(),
  },
  OrderLine: {
    product: ({ productId }) => ({ id: productId }),
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
