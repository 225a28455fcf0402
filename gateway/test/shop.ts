import { GraphQLError } from 'graphql'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Gateway, GatewayOptions } from '../service.ts'
import { startGateway } from '../service.ts'
import type { SubgraphDefinition, TestGraph } from './fixture.ts'
import { startSubgraphs } from './fixture.ts'

const names: Record<string, string> = { '1': 'Kettle', '2': 'Teapot' }

export const catalogue = {
  name: 'catalogue',
  typeDefs: `
    type Query {
      product(id: ID!): Product
      products: [Product!]!
      never: String
      fault: String
      refused: String
      uncoded: String
      missing: String!
    }
    type Mutation { rename(id: ID!, name: String!): Product }
    type Subscription { renamed: Product }
    type Product @key(fields: "id") { id: ID! name: String! related: [Product!]! }
  `,
  resolvers: {
    Query: {
      product: (_: unknown, { id }: { id: string }) => ({ id }),
      products: () => Object.keys(names).map((id) => ({ id })),
      never: () => new Promise(() => {}),
      fault() {
        throw new GraphQLError('select * from secrets', {
          extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['at secret.ts:1'], sql: 'select' },
        })
      },
      refused() {
        throw new GraphQLError('Not for you', {
          extensions: { code: 'FORBIDDEN', stacktrace: ['at secret.ts:1'] },
        })
      },
      uncoded() {
        throw new Error('connect ECONNREFUSED 10.0.0.7:5432')
      },
      missing: () => null,
    },
    Mutation: { rename: (_: unknown, { id }: { id: string }) => ({ id }) },
    Product: {
      name: ({ id }: { id: string }) => names[id] ?? `Product ${id}`,
      related: () => Object.keys(names).map((id) => ({ id })),
    },
  },
} satisfies SubgraphDefinition

export const stock = {
  name: 'stock',
  typeDefs: `
    type Query { warehouse: String }
    type Product @key(fields: "id") { id: ID! available: Int }
  `,
  resolvers: {
    Query: { warehouse: () => 'North' },
    Product: { available: ({ id }: { id: string }) => Number(id) * 10 },
  },
} satisfies SubgraphDefinition

export interface Shop {
  graph: TestGraph
  gateway: Gateway
  /** What the gateway logged, parsed. */
  logs: Record<string, unknown>[]
  /** Puts a new supergraph into place by an atomic rename. */
  publish(sdl: string): Promise<void>
  supergraphPath: string
  post(
    query: string,
    more?: { variables?: object; operationName?: string; headers?: object },
  ): Promise<Answer>
  stop(): Promise<void>
}

export interface Answer {
  status: number
  body: {
    data?: Record<string, unknown> | null
    errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[]
  }
  text: string
  headers: Headers
}

/** Two subgraphs and a gateway before them. */
export async function startShop(options: Partial<GatewayOptions> = {}): Promise<Shop> {
  const graph = await startSubgraphs([catalogue, stock])
  const directory = await mkdtemp(join(tmpdir(), 'gateway-test-'))
  const supergraphPath = join(directory, 'supergraph.graphql')
  await writeFile(supergraphPath, graph.compose())
  const logs: Record<string, unknown>[] = []
  const logger = pino({ level: 'info' }, { write: (line: string) => void logs.push(JSON.parse(line)) })
  const gateway = await startGateway({
    port: 0,
    host: '127.0.0.1',
    supergraphPath,
    subgraphUrls: {},
    subgraphTimeoutMs: 5_000,
    corsOrigins: [],
    shutdownTimeoutMs: 5_000,
    logLevel: 'info',
    logger,
    watchEveryMs: 20,
    ...options,
  })
  return {
    graph,
    gateway,
    logs,
    supergraphPath,
    async publish(sdl) {
      await writeFile(`${supergraphPath}.next`, sdl)
      await rename(`${supergraphPath}.next`, supergraphPath)
    },
    post: (query, { headers, ...more } = {}) => post(gateway.url, { query, ...more }, headers),
    async stop() {
      await gateway.stop()
      await graph.stop()
      await rm(directory, { recursive: true })
    },
  }
}

async function post(url: string, body: object, headers: object = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, body: JSON.parse(text), text, headers: response.headers }
}
