import type { Logger } from '#platform/telemetry/logger.ts'
import type { ServiceMap } from '@apollo/gateway'
import { buildOperationContext, executeQueryPlan } from '@apollo/gateway'
import { operationFromDocument } from '@apollo/federation-internals'
import type { QueryPlan } from '@apollo/query-planner'
import type { DocumentNode, FormattedExecutionResult, OperationDefinitionNode } from 'graphql'
import { executeSync, getOperationAST, getVariableValues, Kind, OperationTypeNode } from 'graphql'
import type { PlanResult } from './apollo.ts'
import type { CheckedDocument } from './documents.ts'
import { checkSource } from './documents.ts'
import { callerError, errorsOf, maskErrors, withCode } from './errors.ts'
import type { LoadedSupergraph } from './load-supergraph.ts'
import { createRecent, type Recent } from './recent.ts'
import { requestContext } from './request-context.ts'
import type { LiveSupergraph } from './supergraph.ts'

export interface OperationRequest {
  query: string
  operationName?: string | null
  variables?: Record<string, unknown> | null
}

/**
 * Executes a query or mutation. Never rejects: errors come masked and coded in the result, which lacks `data` when
 * nothing was executed.
 */
export type ExecuteOperation = (request: OperationRequest) => Promise<FormattedExecutionResult>

/** Executes operations on the version of the supergraph that is current when they arrive, from end to end. */
export function createExecuteOperation(live: LiveSupergraph, logger: Logger): ExecuteOperation {
  return async (request) => {
    const supergraph = live.current()
    try {
      const checked = checkSource(supergraph, request.query)
      if (!checked.document || checked.errors.length > 0)
        return { errors: maskErrors(checked.errors, logger) }
      const result = await execute(live, supergraph, checked, checked.document, request, logger)
      const errors = errorsOf(result)
      return {
        ...(errors.length > 0 && { errors: maskErrors(errors, logger) }),
        ...(result.data !== undefined && { data: result.data }),
      }
    } catch (error) {
      return { errors: maskErrors([error], logger) }
    }
  }
}

async function execute(
  live: LiveSupergraph,
  supergraph: LoadedSupergraph,
  checked: CheckedDocument,
  document: DocumentNode,
  request: OperationRequest,
  logger: Logger,
): Promise<PlanResult> {
  const operation = selectOperation(document, request.operationName)
  const variables = request.variables ?? {}
  const coerced = getVariableValues(supergraph.schema, operation.variableDefinitions ?? [], variables)
  if (coerced.errors) return { errors: coerced.errors.map((error) => withCode(error, 'BAD_USER_INPUT')) }

  if (isIntrospection(operation)) {
    // Federation's own reading of documents lacks the newest introspection fields, such as isOneOf.
    return executeSync({
      schema: supergraph.schema,
      document,
      operationName: operation.name?.value,
      variableValues: variables,
    })
  }
  const version = stateOf(live, supergraph)
  const operationName = operation.name?.value
  const plan = planOf(version, supergraph, checked, document, operationName)
  const context = { schema: supergraph.schema, operationDocument: document, operationName }
  return executeQueryPlan(
    plan,
    version.services,
    requestContext({
      loaded: supergraph,
      document,
      operation,
      variables,
      source: request.query,
      queryHash: checked.hash,
      logger,
    }),
    buildOperationContext(context),
    supergraph.supergraphSchema,
    supergraph.supergraph.apiSchema(),
  )
}

function selectOperation(document: DocumentNode, name: string | null | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name)
  if (!operation) {
    const message = name
      ? `The document has no operation named "${name}"`
      : 'The document has several operations: name one'
    throw callerError('OPERATION_RESOLUTION_FAILURE', message)
  }
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    throw callerError(
      'BAD_REQUEST',
      'Subscriptions need a WebSocket (graphql-transport-ws) or text/event-stream',
    )
  }
  return operation
}

function isIntrospection({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.every(
    (field) => field.kind === Kind.FIELD && field.name.value.startsWith('__'),
  )
}

/** What is remembered for one version of the supergraph, and forgotten with it. */
interface VersionState {
  /** Bound to the version, so that a swap does not take a subgraph away from an operation under way. */
  services: ServiceMap
  plans: Recent<QueryPlan>
}

const maxPlans = 1_000
const states = new WeakMap<LoadedSupergraph, VersionState>()

function stateOf(live: LiveSupergraph, supergraph: LoadedSupergraph): VersionState {
  const known = states.get(supergraph)
  if (known) return known
  const names = supergraph.supergraph.subgraphsMetadata().map(({ name }) => name)
  const services = Object.fromEntries(names.map((name) => [name, live.dataSource(name)]))
  const state: VersionState = { services, plans: createRecent(maxPlans) }
  states.set(supergraph, state)
  return state
}

function planOf(
  state: VersionState,
  { supergraph, planner }: LoadedSupergraph,
  checked: CheckedDocument,
  document: DocumentNode,
  operationName: string | undefined,
): QueryPlan {
  const key = `${checked.hash} ${operationName ?? ''}`
  const known = state.plans.get(key)
  if (known) return known
  const plan = planner.buildQueryPlan(
    operationFromDocument(supergraph.apiSchema(), document, { operationName }),
  )
  state.plans.set(key, plan)
  return plan
}
