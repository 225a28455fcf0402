import type { Resolvers } from '../generated/graphql.ts'
import { analyticsTypes, createAnalyticsQueries } from './analytics.ts'
import type { ResolverDependencies } from './dependencies.ts'
import { createMutations } from './mutations.ts'
import { createQueries } from './queries.ts'
import { createSubscriptions } from './subscriptions.ts'
import { typeResolvers } from './types.ts'

/** The GraphQL edge of Orders. */
export function createResolvers(dependencies: ResolverDependencies): Resolvers {
  return {
    Query: { ...createQueries(dependencies), ...createAnalyticsQueries(dependencies.db) },
    Mutation: createMutations(dependencies),
    Subscription: createSubscriptions(dependencies.live),
    ...typeResolvers,
    ...analyticsTypes,
  }
}
