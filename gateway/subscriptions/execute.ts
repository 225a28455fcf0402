import { executeQueryPlan } from '@apollo/gateway'
import type { GraphQLDataSource, ServiceMap } from '@apollo/gateway'
import type { Actor } from '#platform/graphql/actor.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import type { FormattedExecutionResult } from 'graphql'
import { errorsOf, maskErrors } from '../errors.ts'
import { latestPositions } from '../read-positions.ts'
import { requestContext } from '../request-context.ts'
import type { SubscriptionPlan } from './plan.ts'

export interface ExecuteDependencies {
  dataSource(subgraph: string): GraphQLDataSource
  /** Who subscribed. */
  actor: Actor
  logger: Logger
}

/**
 * Makes the client's result of one event: its own fields, and those of other subgraphs joined to them.
 * Never rejects: the fault of a subgraph is a masked error beside the rest of the data.
 * @param event what the owning subgraph sent; it is consumed, its data becomes part of the result
 */
export async function executeEvent(
  plan: SubscriptionPlan,
  event: FormattedExecutionResult,
  variables: Record<string, unknown>,
  { dataSource, actor, logger }: ExecuteDependencies,
): Promise<FormattedExecutionResult> {
  try {
    const result = await executeQueryPlan(
      plan.perEvent,
      services(plan, event, dataSource),
      requestContext({
        loaded: plan.loaded,
        document: plan.document,
        operation: plan.operationContext.operation,
        variables,
        source: plan.text,
        queryHash: plan.text,
        actor,
        positions: latestPositions,
        logger,
      }),
      plan.operationContext,
      plan.loaded.supergraphSchema,
      plan.apiSchema,
    )
    const errors = errorsOf(result)
    const { data } = result
    if (errors.length === 0) return { data: data ?? null }
    return { errors: maskErrors(errors, logger), data: data ?? null }
  } catch (error) {
    return { errors: maskErrors([error], logger), data: null }
  }
}

function services(
  plan: SubscriptionPlan,
  event: FormattedExecutionResult,
  dataSource: ExecuteDependencies['dataSource'],
): ServiceMap {
  let answered = false
  const source = (subgraph: string): GraphQLDataSource => ({
    async process(options) {
      if (!answered && subgraph === plan.primary.serviceName) {
        answered = true
        return { data: event.data ?? null, ...(event.errors ? { errors: event.errors } : {}) }
      }
      return dataSource(subgraph).process(options)
    },
  })
  return new Proxy({}, { get: (_, subgraph) => source(String(subgraph)) })
}
