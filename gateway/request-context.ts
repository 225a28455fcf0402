import type { Actor } from '#platform/graphql/actor.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import type { ExecutionContext } from './apollo.ts'
import type { LoadedSupergraph } from './load-supergraph.ts'
import type { ReadPositions } from './read-positions.ts'

export interface RequestParts {
  loaded: LoadedSupergraph
  document: DocumentNode
  operation: OperationDefinitionNode
  variables: Record<string, unknown>
  source: string
  /** Names the document. */
  queryHash: string
  /** Who asks: every fetch of a subgraph says so. */
  actor: Actor
  /** What the caller knows of; nothing when left out. */
  positions?: ReadPositions
  logger: Logger
}

/** What the data sources know of the request that they fetch for. */
export interface FetchContext {
  actor: Actor
  /** What the caller knows of; a mutation's fetches add to it, so that what is joined to its answer is not older. */
  positions?: ReadPositions
}

/** What executeQueryPlan asks to know of a request; most of it serves plugins of Apollo Server that are not there. */
export function requestContext(parts: RequestParts): ExecutionContext {
  const { loaded, document, operation, variables, source, queryHash, actor, positions, logger } = parts
  const operationName = operation.name?.value
  return {
    request: { query: source, variables, ...(operationName && { operationName }) },
    logger,
    schema: loaded.schema,
    schemaHash: loaded.version as ExecutionContext['schemaHash'],
    context: { actor, ...(positions && { positions }) } satisfies FetchContext,
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
