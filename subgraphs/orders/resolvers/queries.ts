import type { Resolvers } from '../generated/graphql.ts'
import { listOrders } from '../queries.ts'
import { createCustomerQueries } from './customers.ts'
import type { ResolverDependencies } from './dependencies.ts'
import { ownOrNone } from './own.ts'

export function createQueries(dependencies: ResolverDependencies): NonNullable<Resolvers['Query']> {
  const { db } = dependencies
  return {
    order: async (_parent, { id }, { actor, loaders }) => ownOrNone(actor, await loaders.order.load(id)),
    orders: (_parent, args) => listOrders(db, args),
    ...createCustomerQueries(dependencies),
  }
}
