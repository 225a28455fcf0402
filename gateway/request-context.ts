import type { Logger } from '#platform/telemetry/logger.ts'
import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import type { ExecutionContext } from './apollo.ts'
import type { LoadedSupergraph } from './load-supergraph.ts'

export interface RequestParts {
  loaded: LoadedSupergraph
  document: DocumentNode
  operation: OperationDefinitionNode
  variables: Record<string, unknown>
  source: string
  /** Names the document. */
  queryHash: string
  logger: Logger
}

/** What executeQueryPlan asks to know of a request; most of it serves plugins of Apollo Server that are not there. */
export function requestContext(parts: RequestParts): ExecutionContext {
  const { loaded, document, operation, variables, source, queryHash, logger } = parts
  const operationName = operation.name?.value
  return {
    request: { query: source, variables, ...(operationName && { operationName }) },
    logger,
    schema: loaded.schema,
    schemaHash: loaded.version as ExecutionContext['schemaHash'],
    context: {},
    cache: { get: async () => undefined, set: async () => {}, delete: async () => {} },
    queryHash,
    document,
    source,
    operationName: operationName ?? null,
    operation,
    // executeQueryPlan writes into it as soon as a subgraph reports an error.
    metrics: {},
    overallCachePolicy: undefined,
  }
}
