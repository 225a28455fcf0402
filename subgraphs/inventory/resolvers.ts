import type { Resolvers } from './generated/graphql.ts'
import { Mutation } from './resolvers/mutations.ts'
import { Query } from './resolvers/queries.ts'
import { Subscription } from './resolvers/subscriptions.ts'
import { types } from './resolvers/types.ts'

/** Inventory's resolvers by type. */
export const resolvers: Resolvers = { Query, Mutation, Subscription, ...types }
