import type { DocumentNode } from 'graphql'
import { GraphQLError, parse, validate } from 'graphql'
import { createHash } from 'node:crypto'
import { callerError, withCode } from './errors.ts'
import { checkDocument, maxTokens } from './limits.ts'
import type { LoadedSupergraph } from './load-supergraph.ts'
import type { PlannedOperation } from './planned.ts'
import { createRecent, type Recent } from './recent.ts'

/** A document checked against one version of the supergraph: without errors it may be planned and executed. */
export interface CheckedDocument {
  /** sha256 of the source, hex. */
  hash: string
  /** Missing only when the source does not parse. */
  document?: DocumentNode
  errors: readonly GraphQLError[]
  /** Its operations by name, '' for the only one, as they are asked for. */
  operations: Map<string, PlannedOperation>
}

const maxCached = 1_000
// A long string literal is one token: the token limit alone would let the cache hold a thousand megabytes.
const maxCachedLength = 32_768
const caches = new WeakMap<LoadedSupergraph, Recent<CheckedDocument>>()

/**
 * Parses a document, applies the limits and validates it; valid ones are remembered per supergraph version.
 * Every error has a code: GRAPHQL_PARSE_FAILED, COST_LIMIT_EXCEEDED or GRAPHQL_VALIDATION_FAILED.
 */
export function checkSource(supergraph: LoadedSupergraph, source: string): CheckedDocument {
  const cache = caches.get(supergraph) ?? createRecent<CheckedDocument>(maxCached)
  caches.set(supergraph, cache)
  const known = cache.get(source)
  if (known) return known
  const hash = createHash('sha256').update(source).digest('hex')
  const checked = { hash, operations: new Map(), ...check(supergraph, source) }
  if (checked.errors.length === 0 && source.length <= maxCachedLength) cache.set(source, checked)
  return checked
}

function check(supergraph: LoadedSupergraph, source: string): Omit<CheckedDocument, 'hash' | 'operations'> {
  let document: DocumentNode
  try {
    document = parse(source, { maxTokens })
  } catch (error) {
    return { errors: [asCoded(error, 'GRAPHQL_PARSE_FAILED')] }
  }
  const exceeded = checkDocument(document)
  if (exceeded.length > 0) return { document, errors: exceeded }
  try {
    const errors = validate(supergraph.schema, document)
    return { document, errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) }
  } catch (error) {
    // validate() throws for a variable in @include or @skip at the root of a subscription.
    return { document, errors: [asCoded(error, 'GRAPHQL_VALIDATION_FAILED')] }
  }
}

function asCoded(error: unknown, code: string): GraphQLError {
  if (error instanceof GraphQLError) return withCode(error, code)
  return callerError(code, 'The document could not be checked')
}
