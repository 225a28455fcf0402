import { forgetAll, type Context } from '../context.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { createCustomerMutations } from './customers.ts'
import type { ResolverDependencies } from './dependencies.ts'
import { createLifecycleMutations } from './lifecycle.ts'
import { createPlacementMutations } from './placement.ts'

export function createMutations(dependencies: ResolverDependencies): NonNullable<Resolvers['Mutation']> {
  const mutations = {
    ...createPlacementMutations(dependencies),
    ...createCustomerMutations(dependencies),
    ...createLifecycleMutations(dependencies),
  }
  return Object.fromEntries(
    Object.entries(mutations).map(([name, mutate]) => [name, forgetting(mutate as Mutate)]),
  ) as typeof mutations
}

type Mutate = (parent: unknown, args: unknown, context: Context, info: unknown) => unknown

/**
 * Mutations of one document are carried out one after another, and share a context: without it, each would answer of an
 * order, its customer or its figures what was read for the answer of the one before.
 */
function forgetting(mutate: Mutate): Mutate {
  return (parent, args, context, info) => {
    forgetAll(context)
    return mutate(parent, args, context, info)
  }
}
