import { anonymous, type Actor } from '#platform/graphql/actor.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import type { ServiceMap } from '@apollo/gateway'
import { executeQueryPlan } from '@apollo/gateway'
import type { FormattedExecutionResult } from 'graphql'
import { executeSync, getVariableValues } from 'graphql'
import type { PlanResult } from './apollo.ts'
import type { SubgraphAnswer } from './data-source.ts'
import { checkSource } from './documents.ts'
import { errorsOf, maskErrors, withCode } from './errors.ts'
import type { LoadedSupergraph } from './load-supergraph.ts'
import { planOperation, type DirectFetch, type PlannedOperation } from './planned.ts'
import { readPositions, type ReadPositions } from './read-positions.ts'
import { requestContext } from './request-context.ts'
import type { LiveSupergraph } from './supergraph.ts'

export interface OperationRequest {
  query: string
  operationName?: string | null
  variables?: Record<string, unknown> | null
}

export interface OperationResult {
  /** Errors are masked and coded; without `data` when nothing was executed. */
  result: FormattedExecutionResult
  /** The result as JSON, where it is there already. */
  json?: string
}

/**
 * Executes a query or mutation, for staff without a name unless told who acts. Never rejects.
 * @param positions what the caller knows of; afterwards also of what a mutation wrote
 */
export type ExecuteOperation = (
  request: OperationRequest,
  actor?: Actor,
  positions?: ReadPositions,
) => Promise<OperationResult>

/** Executes operations on the version of the supergraph that is current when they arrive, from end to end. */
export function createExecuteOperation(live: LiveSupergraph, logger: Logger): ExecuteOperation {
  return async (request, actor = anonymous, positions = readPositions()) => {
    const supergraph = live.current()
    try {
      const checked = checkSource(supergraph, request.query)
      const { document } = checked
      if (!document || checked.errors.length > 0) return failed(checked.errors, logger)
      const planned = planOperation(
        supergraph,
        { document, operations: checked.operations },
        request.operationName,
      )
      const variables = request.variables ?? {}
      const declared = planned.operation.variableDefinitions ?? []
      const coerced = getVariableValues(supergraph.schema, declared, variables)
      if (coerced.errors)
        return failed(
          coerced.errors.map((error) => withCode(error, 'BAD_USER_INPUT')),
          logger,
        )
      return await execute({
        supergraph,
        services: servicesOf(live, supergraph),
        planned,
        variables,
        source: request.query,
        queryHash: checked.hash,
        actor,
        positions,
        logger,
      })
    } catch (error) {
      return failed([error], logger)
    }
  }
}

function failed(errors: readonly unknown[], logger: Logger): OperationResult {
  return { result: { errors: maskErrors(errors, logger) } }
}

interface Execution {
  supergraph: LoadedSupergraph
  services: Services
  planned: PlannedOperation
  variables: Record<string, unknown>
  source: string
  queryHash: string
  actor: Actor
  positions: ReadPositions
  logger: Logger
}

async function execute(execution: Execution): Promise<OperationResult> {
  const { supergraph, services, planned, variables, logger } = execution
  const { document, operation, direct } = planned
  if (planned.isIntrospection) {
    const operationName = operation.name?.value
    return shown(
      executeSync({ schema: supergraph.schema, document, operationName, variableValues: variables }),
      logger,
    )
  }
  if (!direct) return shown(await executePlan(execution, services), logger)
  const answer = await fetchDirectly(direct, execution)
  const ready = answer.text === undefined ? undefined : readyAnswer(direct, answer.data, answer.text)
  if (ready) return ready
  // Asked again, a mutation would be executed twice.
  const answered: ServiceMap = { [direct.fetch.serviceName]: { process: async () => answer } }
  return shown(await executePlan(execution, answered), logger)
}

function readyAnswer({ shape }: DirectFetch, data: unknown, text: string): OperationResult | undefined {
  if (shape.isAnswer(data)) return { result: { data: data as Record<string, unknown> }, json: text }
  const arranged = shape.arrange(data)
  return arranged && { result: { data: arranged } }
}

function fetchDirectly(
  { fetch }: DirectFetch,
  { services, variables: given, actor, positions }: Execution,
): Promise<SubgraphAnswer> {
  const variables: Record<string, unknown> = {}
  for (const name of fetch.variableUsages ?? []) {
    if (Object.hasOwn(given, name) && given[name] !== undefined) variables[name] = given[name]
  }
  const service = services[fetch.serviceName]
  if (!service) throw new Error(`no subgraph is named "${fetch.serviceName}"`)
  return service.process({
    request: { query: fetch.operation, operationName: fetch.operationName, variables },
    context: { actor, positions },
  })
}

function executePlan(execution: Execution, services: ServiceMap): Promise<PlanResult> {
  const { supergraph, planned, variables, source, queryHash, actor, positions, logger } = execution
  const { document, operation, plan, context } = planned
  return executeQueryPlan(
    plan,
    services,
    requestContext({
      loaded: supergraph,
      document,
      operation,
      variables,
      source,
      queryHash,
      actor,
      positions,
      logger,
    }),
    context,
    supergraph.supergraphSchema,
    supergraph.supergraph.apiSchema(),
  )
}

function shown(result: PlanResult, logger: Logger): OperationResult {
  const errors = errorsOf(result)
  return {
    result: {
      ...(errors.length > 0 && { errors: maskErrors(errors, logger) }),
      ...(result.data !== undefined && { data: result.data }),
    },
  }
}

type Services = Record<string, ReturnType<LiveSupergraph['dataSource']>>

const services = new WeakMap<LoadedSupergraph, Services>()

/** Bound to the version, so that a swap does not take a subgraph away from an operation under way. */
function servicesOf(live: LiveSupergraph, supergraph: LoadedSupergraph): Services {
  const known = services.get(supergraph)
  if (known) return known
  const names = supergraph.supergraph.subgraphsMetadata().map(({ name }) => name)
  const bound = Object.fromEntries(names.map((name) => [name, live.dataSource(name)]))
  services.set(supergraph, bound)
  return bound
}
