import { operationFromDocument } from '@apollo/federation-internals'
import { buildOperationContext } from '@apollo/gateway'
import type { FetchNode, QueryPlan } from '@apollo/query-planner'
import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { getOperationAST, Kind, OperationTypeNode } from 'graphql'
import { callerError } from './errors.ts'
import type { LoadedSupergraph } from './load-supergraph.ts'
import { compileShape, type Shape } from './shape.ts'

/** One operation of a document, with all that can be known of it before its variables are. */
export interface PlannedOperation {
  document: DocumentNode
  operation: OperationDefinitionNode
  /** Asks for the schema alone. */
  isIntrospection: boolean
  context: ReturnType<typeof buildOperationContext>
  plan: QueryPlan
  /** Present when one fetch may answer it without any shaping. */
  direct?: DirectFetch
}

export interface DirectFetch {
  fetch: FetchNode
  /** Of the answer. */
  shape: Shape
}

/**
 * Plans an operation of a valid document, once for as long as the document is remembered.
 * @throws OPERATION_RESOLUTION_FAILURE when there is none of that name, BAD_REQUEST for a subscription
 */
export function planOperation(
  loaded: LoadedSupergraph,
  { document, operations }: { document: DocumentNode; operations: Map<string, PlannedOperation> },
  name: string | null | undefined,
): PlannedOperation {
  const key = name ?? ''
  const known = operations.get(key)
  if (known) return known
  const made = planned(loaded, document, selectOperation(document, name))
  operations.set(key, made)
  return made
}

function planned(
  loaded: LoadedSupergraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): PlannedOperation {
  const operationName = operation.name?.value
  const context = buildOperationContext({
    schema: loaded.schema,
    operationDocument: document,
    operationName,
  })
  // Federation's own reading of documents lacks the newest introspection fields, such as isOneOf.
  if (isIntrospection(operation))
    return { document, operation, context, isIntrospection: true, plan: { kind: 'QueryPlan' } }
  const plan = loaded.planner.buildQueryPlan(
    operationFromDocument(loaded.supergraph.apiSchema(), document, { operationName }),
  )
  const fetch = onlyFetch(plan)
  const shape = fetch && compileShape(loaded.schema, document, operation)
  const direct = shape && { direct: { fetch, shape } }
  return { document, operation, context, isIntrospection: false, plan, ...direct }
}

function onlyFetch({ node }: QueryPlan): FetchNode | undefined {
  if (node?.kind !== 'Fetch' || node.requires) return undefined
  const rewrites = [node.inputRewrites, node.outputRewrites, node.contextRewrites]
  return rewrites.some((some) => some && some.length > 0) ? undefined : node
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
