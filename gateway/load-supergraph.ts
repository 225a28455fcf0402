import { Supergraph } from '@apollo/federation-internals'
import { QueryPlanner } from '@apollo/query-planner'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { Kind, parse } from 'graphql'
import { createHash } from 'node:crypto'

/** One version of the supergraph, with what is needed to plan and execute operations on it. */
export interface LoadedSupergraph {
  /** sha256 of the SDL, hex. */
  version: string
  sdl: string
  /** What clients see: no federation machinery. */
  schema: GraphQLSchema
  supergraph: Supergraph
  /** The full supergraph schema, as executeQueryPlan wants it. */
  supergraphSchema: GraphQLSchema
  planner: QueryPlanner
}

/** A supergraph that cannot be served; the message is one line that says why. */
export class SupergraphError extends Error {
  override name = 'SupergraphError'
}

/** Builds what is needed to serve `sdl`. Throws SupergraphError when it is not a supergraph or needs what we lack. */
export function loadSupergraph(sdl: string): LoadedSupergraph {
  try {
    refuseSecurityFeatures(parse(sdl))
    const supergraph = Supergraph.build(sdl)
    return {
      version: createHash('sha256').update(sdl).digest('hex'),
      sdl,
      schema: supergraph.apiSchema().toGraphQLJSSchema(),
      supergraph,
      supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
      planner: new QueryPlanner(supergraph),
    }
  } catch (error) {
    if (error instanceof SupergraphError) throw error
    const reason = (error as Error).message.replaceAll(/\s+/g, ' ').trim()
    throw new SupergraphError(`not a supergraph that can be served: ${reason}`, { cause: error })
  }
}

// Served without enforcing them, fields meant for a few would be open to all.
function refuseSecurityFeatures(document: DocumentNode): void {
  const isSchema = (kind: string) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION
  const directives = document.definitions.flatMap((definition) =>
    isSchema(definition.kind) && 'directives' in definition ? (definition.directives ?? []) : [],
  )
  const features = directives.filter((directive) =>
    directive.arguments?.some(
      ({ name, value }) => name.value === 'for' && value.kind === Kind.ENUM && value.value === 'SECURITY',
    ),
  )
  const urls = features.flatMap((feature) =>
    (feature.arguments ?? []).flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : [])),
  )
  if (urls.length > 0)
    throw new SupergraphError(`it needs security features not enforced here: ${urls.join(', ')}`)
}
