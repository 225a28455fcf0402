import type { executeQueryPlan, GraphQLDataSource } from '@apollo/gateway'

/** Names for types that @apollo/gateway uses in its signatures without exporting them. */
export type ExecutionContext = Parameters<typeof executeQueryPlan>[2]
export type PlanResult = Awaited<ReturnType<typeof executeQueryPlan>>
export type SubgraphFetch = Parameters<GraphQLDataSource['process']>[0]
export type SubgraphResponse = Awaited<ReturnType<GraphQLDataSource['process']>>
