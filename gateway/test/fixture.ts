import { composeServices } from '@apollo/composition'
import type { GraphQLSchemaModule } from '@apollo/subgraph'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLSchema } from 'graphql'
import { parse } from 'graphql'
import { createHandler } from 'graphql-http/lib/use/http'
import { useServer } from 'graphql-ws/use/ws'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

type Resolvers = NonNullable<GraphQLSchemaModule['resolvers']>

export interface SubgraphDefinition {
  name: string
  /** Federation 2 SDL; the `@link` line is added when it is missing. */
  typeDefs: string
  resolvers: Resolvers
}

export interface TestSubgraph {
  readonly name: string
  /** `http://127.0.0.1:<port>/graphql`; graphql-transport-ws is served at the same address. */
  readonly url: string
  /** HTTP requests received since the first start. */
  readonly requests: number
  /** Open WebSockets. */
  readonly sockets: number
  /** Answers HTTP requests instead of the schema, when set. */
  intercept: ((req: IncomingMessage, res: ServerResponse) => void) | undefined
  /** Replaces schema and resolvers from the next request and socket on. */
  redefine(definition: Omit<SubgraphDefinition, 'name'>): void
  /** Breaks every connection and frees the port. */
  stop(): Promise<void>
  /** Listens again, on the same port. */
  start(): Promise<void>
}

export interface TestGraph {
  subgraphs: Record<string, TestSubgraph>
  /** The supergraph SDL composed of what the subgraphs serve now. */
  compose(): string
  stop(): Promise<void>
}

const federationLink =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@override", "@interfaceObject"])\n'

/** Starts each subgraph on a free port. */
export async function startSubgraphs(definitions: SubgraphDefinition[]): Promise<TestGraph> {
  const running = await Promise.all(definitions.map(startSubgraph))
  const subgraphs = Object.fromEntries(running.map((subgraph) => [subgraph.name, subgraph]))
  return {
    subgraphs,
    compose: () => compose(running),
    stop: async () => void (await Promise.all(running.map((subgraph) => subgraph.stop()))),
  }
}

interface Composable extends TestSubgraph {
  typeDefs(): string
}

function compose(subgraphs: Composable[]): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map((subgraph) => ({
      name: subgraph.name,
      url: subgraph.url,
      typeDefs: parse(subgraph.typeDefs()),
    })),
  )
  if (!supergraphSdl)
    throw new Error(`the test's subgraphs do not compose: ${errors?.map((e) => e.message).join('; ')}`)
  return supergraphSdl
}

async function startSubgraph(definition: SubgraphDefinition): Promise<Composable> {
  let typeDefs = ''
  let schema: GraphQLSchema
  let server: Server | undefined
  let webSockets: WebSocketServer | undefined
  let port = 0
  let requests = 0

  const define = (next: Omit<SubgraphDefinition, 'name'>): void => {
    typeDefs = next.typeDefs.includes('@link') ? next.typeDefs : federationLink + next.typeDefs
    schema = buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: next.resolvers }])
  }
  define(definition)
  const answer = createHandler({ schema: () => schema, context: (request) => ({ headers: request.headers }) })

  const subgraph: Composable = {
    name: definition.name,
    intercept: undefined,
    get url() {
      return `http://127.0.0.1:${port}/graphql`
    },
    get requests() {
      return requests
    },
    get sockets() {
      return webSockets?.clients.size ?? 0
    },
    typeDefs: () => typeDefs,
    redefine: define,
    async start() {
      const http = createServer((req, res) => {
        requests += 1
        if (subgraph.intercept) subgraph.intercept(req, res)
        else void answer(req, res)
      })
      webSockets = new WebSocketServer({ server: http, path: '/graphql' })
      useServer({ schema: () => schema }, webSockets)
      port = await listen(http, port)
      server = http
    },
    async stop() {
      const http = server
      server = undefined
      if (!http) return
      for (const socket of webSockets?.clients ?? []) socket.terminate()
      webSockets?.close()
      const closed = new Promise<void>((resolve) => http.close(() => resolve()))
      http.closeAllConnections()
      await closed
    },
  }
  await subgraph.start()
  return subgraph
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
