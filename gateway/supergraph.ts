import type { GraphQLDataSource } from '@apollo/gateway'
import type { Supergraph } from '@apollo/federation-internals'
import type { QueryPlanner } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'

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

/** The supergraph being served: its current version, its subgraphs, and news of a swap. */
export interface LiveSupergraph {
  current(): LoadedSupergraph
  /** Calls back after each successful swap, with the new version. Returns an unsubscribe function. */
  onChange(listener: (next: LoadedSupergraph) => void): () => void
  /** The data source that fetches from a subgraph over HTTP. */
  dataSource(subgraph: string): GraphQLDataSource
  /** HTTP URL of a subgraph; its graphql-transport-ws endpoint is the same URL with the scheme ws(s). */
  url(subgraph: string): string
  stop(): Promise<void>
}
