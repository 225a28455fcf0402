import type { DocumentNode } from 'graphql'
import { GraphQLError, getOperationAST } from 'graphql'
import { checkSource } from '../documents.ts'
import { callerError } from '../errors.ts'
import type { OperationRequest } from '../operations.ts'
import type { LoadedSupergraph } from '../load-supergraph.ts'
import { createRecent, type Recent } from '../recent.ts'
import type { SubscriptionPlan } from './plan.ts'
import { planSubscription } from './plan.ts'

export type Operation =
  | { kind: 'subscription'; document: DocumentNode; plan: SubscriptionPlan }
  | { kind: 'query' | 'mutation'; document: DocumentNode }

const maxCached = 1_000
const caches = new WeakMap<LoadedSupergraph, Recent<SubscriptionPlan>>()

/** Checks an operation and, if it is a subscription, plans it. Returns the errors of one that cannot be served. */
export function prepareOperation(
  loaded: LoadedSupergraph,
  { query, operationName }: OperationRequest,
): Operation | readonly GraphQLError[] {
  const { document, hash, errors } = checkSource(loaded, query)
  if (!document || errors.length > 0) return errors
  const definition = getOperationAST(document, operationName)
  if (!definition) {
    const message = operationName
      ? `Unknown operation named "${operationName}"`
      : 'Name the operation to execute'
    return [callerError('OPERATION_RESOLUTION_FAILURE', message)]
  }
  if (definition.operation !== 'subscription') return { kind: definition.operation, document }
  try {
    return {
      kind: 'subscription',
      document,
      plan: cachedPlan(loaded, document, hash, definition.name?.value),
    }
  } catch (error) {
    if (error instanceof GraphQLError) return [error]
    throw error
  }
}

function cachedPlan(
  loaded: LoadedSupergraph,
  document: DocumentNode,
  hash: string,
  name: string | undefined,
): SubscriptionPlan {
  const cache = caches.get(loaded) ?? createRecent<SubscriptionPlan>(maxCached)
  caches.set(loaded, cache)
  const key = `${name ?? ''} ${hash}`
  const plan = cache.get(key) ?? planSubscription(loaded, document, name)
  cache.set(key, plan)
  return plan
}
