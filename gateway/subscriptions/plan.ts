import { buildOperationContext } from '@apollo/gateway'
import { operationFromDocument } from '@apollo/federation-internals'
import type { Schema } from '@apollo/federation-internals'
import type { FetchNode, QueryPlan } from '@apollo/query-planner'
import type { DocumentNode } from 'graphql'
import { GraphQLError, print, separateOperations, stripIgnoredCharacters } from 'graphql'
import type { LoadedSupergraph } from '../load-supergraph.ts'
import type { StartAfter } from './resume.ts'
import { makeResumable, sequenceAlias } from './resume.ts'

/** How one subscription operation is served on one version of the supergraph. */
export interface SubscriptionPlan {
  loaded: LoadedSupergraph
  /** The client's operation and the fragments it uses. */
  document: DocumentNode
  operationName: string | undefined
  /** Equal for operations that differ only in layout, or in the `afterSequence` they give. */
  text: string
  /** Names of the variables that make a difference to the events. */
  variableNames: string[]
  operationContext: ReturnType<typeof buildOperationContext>
  apiSchema: Schema
  /** The subscription that the owning subgraph is sent. */
  primary: FetchNode
  /** What is executed for each event: the primary fetch, answered by the event, then the fetches that join the rest. */
  perEvent: QueryPlan
  /** Present when a lost upstream can be resumed from the last sequence. */
  startAfter: StartAfter | undefined
}

/**
 * Plans a subscription that is valid against `loaded.schema`.
 * Throws a GraphQLError when the planner cannot give it exactly one root fetch.
 */
export function planSubscription(
  loaded: LoadedSupergraph,
  whole: DocumentNode,
  operationName: string | undefined,
): SubscriptionPlan {
  const document = separateOperations(whole)[operationName ?? ''] ?? whole
  const resumable = makeResumable(loaded.schema, document)
  const planned = resumable && plan(loaded, resumable.document)
  // A sequence that another subgraph owns comes only with the joined fields, too late to resume from.
  if (resumable && planned?.primary.operation.includes(sequenceAlias))
    return assemble(loaded, document, operationName, {
      ...planned,
      text: normalise(resumable.document),
      startAfter: resumable.startAfter,
    })
  const text = normalise(document)
  return assemble(loaded, document, operationName, { ...plan(loaded, document), text, startAfter: undefined })
}

type Planned = Pick<SubscriptionPlan, 'primary' | 'perEvent'>

function assemble(
  loaded: LoadedSupergraph,
  document: DocumentNode,
  operationName: string | undefined,
  planned: Planned & Pick<SubscriptionPlan, 'text' | 'startAfter'>,
): SubscriptionPlan {
  const operationContext = buildOperationContext({ schema: loaded.schema, operationDocument: document })
  const declared = operationContext.operation.variableDefinitions ?? []
  const variableNames = declared
    .map(({ variable }) => variable.name.value)
    .filter((variable) => new RegExp(`\\$${variable}\\b`).test(planned.text))
    .sort()
  const apiSchema = loaded.supergraph.apiSchema()
  return { loaded, document, operationName, operationContext, apiSchema, variableNames, ...planned }
}

// The planner yields a subscription as {primary, rest}, which the gateway refuses to execute. As a sequence of the two it
// is a query whose first fetch the event itself answers.
function plan(loaded: LoadedSupergraph, document: DocumentNode): Planned {
  const operation = operationFromDocument(loaded.supergraph.apiSchema(), document, { validate: false })
  const { node } = buildPlan(loaded, operation)
  if (node?.kind !== 'Subscription') throw badRequest('A subscription must select one root field.')
  const { primary, rest } = node
  const nodes = rest ? [primary, rest] : [primary]
  return { primary, perEvent: { kind: 'QueryPlan', node: { kind: 'Sequence', nodes } } }
}

function buildPlan(loaded: LoadedSupergraph, operation: ReturnType<typeof operationFromDocument>): QueryPlan {
  try {
    return loaded.planner.buildQueryPlan(operation)
  } catch (cause) {
    // The planner has no subscription whose root field is conditional: it asserts a single plain fetch at the top.
    throw badRequest('This subscription cannot be planned: its root field must not be conditional.', cause)
  }
}

function badRequest(message: string, cause?: unknown): GraphQLError {
  const originalError = cause instanceof Error ? cause : undefined
  return new GraphQLError(message, { originalError, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })
}

function normalise(document: DocumentNode): string {
  return stripIgnoredCharacters(print(document))
}
