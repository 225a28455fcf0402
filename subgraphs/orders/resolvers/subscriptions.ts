import { GraphQLError } from 'graphql'
import { badUserInput } from '#platform/graphql/errors.ts'
import type { Resolvers } from '../generated/graphql.ts'
import type { LiveOrders } from '../live/live-orders.ts'
import { demandOwn } from './own.ts'
import type { StatusEvent } from '../repository-history.ts'

export function createSubscriptions(live: LiveOrders): NonNullable<Resolvers['Subscription']> {
  const resolve = (event: StatusEvent) => event
  return {
    orderStatusChanged: {
      subscribe: async (_parent, { orderId, afterSequence }, { actor, loaders }) => {
        if (typeof afterSequence === 'number' && afterSequence < 0)
          throw badUserInput('afterSequence must be 0 or more')
        const order = await loaders.order.load(orderId)
        if (!order)
          throw new GraphQLError('there is no order with this id', { extensions: { code: 'NOT_FOUND' } })
        demandOwn(actor, order.customerId, 'this is somebody else’s order')
        return live.ofOrder({ orderId, sequence: afterSequence ?? order.sequence - 1 })
      },
      resolve,
    },
    orderStatusChanges: { subscribe: () => live.ofAll(), resolve },
  }
}
