import { anonymous } from '#platform/graphql/actor.ts'
import { until } from '#platform/testing/until.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { GraphQLError } from 'graphql'
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql'
import type { Client, ClientOptions } from 'graphql-ws'
import { createClient } from 'graphql-ws'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { WebSocket } from 'ws'
import type { OperationRequest } from '../operations.ts'
import { createExecuteOperation } from '../operations.ts'
import type { SubscriptionLimits, SubscriptionServer } from '../subscriptions/server.ts'
import { createSubscriptionServer } from '../subscriptions/server.ts'
import { openSupergraph } from '../supergraph.ts'
import type { SubgraphDefinition, TestGraph } from './fixture.ts'
import { startSubgraphs } from './fixture.ts'
import type { Change, Feed, History } from './subscription-feeds.ts'
import { createFeed, createHistory } from './subscription-feeds.ts'

export const ordersSdl = `
  type Query { order(id: ID!): Order }
  type Mutation { rename(id: ID!, to: String!): Order }
  type Subscription {
    orderStatusChanged(orderId: ID!, afterSequence: Int, note: NoteInput): StatusChange
    ticks(symbol: String! = "A"): Tick!
    refused: Tick
  }
  input NoteInput { prefix: String!, tags: [String!] = [] }
  type StatusChange { sequence: Int! status: String! note(prefix: String = ""): String order: Order! broken: String strict: Strict! }
  type Strict { never: String! }
  type Order @key(fields: "id") { id: ID! customer: String! lines: [Line!]! }
  type Line { quantity: Int! product: Product! }
  type Product @key(fields: "id", resolvable: false) { id: ID! }
  type Tick { value: Int! }
`

const inventorySdl = `
  type Query { product(id: ID!): Product }
  type Product @key(fields: "id") { id: ID! sku: String! name(upper: Boolean = false): String! fragile: String }
`

export interface Shop {
  graph: TestGraph
  /** The history of the order of this id, with its subscribers at the orders subgraph. */
  order(id: string): History
  ticks: Feed<number>
  ordersResolvers: SubgraphDefinition['resolvers']
  inventoryResolvers: SubgraphDefinition['resolvers']
}

/** Two subgraphs: orders with its subscriptions, and inventory that joins the products of an order. */
export async function startShop(): Promise<Shop> {
  const histories = new Map<string, History>()
  const order = (id: string): History => {
    const history = histories.get(id) ?? createHistory()
    histories.set(id, history)
    return history
  }
  const ticks = createFeed<number>()
  const [orders, inventory] = [ordersSubgraph(order, ticks), inventorySubgraph()]
  const graph = await startSubgraphs([orders, inventory])
  return { graph, order, ticks, ordersResolvers: orders.resolvers, inventoryResolvers: inventory.resolvers }
}

function ordersSubgraph(order: Shop['order'], ticks: Feed<number>): SubgraphDefinition {
  const toOrder = (id: string) => ({
    id,
    customer: `customer of ${id}`,
    lines: [1, 2].map((n) => ({ quantity: n, product: { id: `P${n}` } })),
  })
  type Source = Change & { orderId: string; prefix: string }
  const resolvers = {
    Query: { order: (_: unknown, { id }: { id: string }) => toOrder(id) },
    Mutation: {
      rename: (_: unknown, { id, to }: { id: string; to: string }) => ({ ...toOrder(id), customer: to }),
    },
    Subscription: {
      orderStatusChanged: {
        subscribe: (_: unknown, args: { orderId: string; afterSequence?: number | null }) =>
          order(args.orderId).subscribe(args.afterSequence),
        resolve: (change: Change, args: { orderId: string; note?: { prefix: string; tags: string[] } }) => ({
          ...change,
          orderId: args.orderId,
          prefix: (args.note?.prefix ?? '') + (args.note?.tags.join('+') ?? ''),
        }),
      },
      ticks: {
        subscribe: () => ticks.subscribe([]),
        resolve: (value: number) => ({ value }),
      },
      refused: {
        subscribe: () => {
          throw new GraphQLError('not for you', { extensions: { code: 'FORBIDDEN' } })
        },
      },
    },
    StatusChange: {
      note: ({ prefix, note }: Source, args: { prefix: string }) => args.prefix + prefix + (note ?? ''),
      order: ({ orderId }: Source) => toOrder(orderId),
      broken: () => {
        throw new GraphQLError('cannot say', { extensions: { code: 'NOT_FOUND' } })
      },
      strict: () => ({}),
    },
    Order: { __resolveReference: ({ id }: { id: string }) => toOrder(id) },
  }
  return { name: 'orders', typeDefs: ordersSdl, resolvers: resolvers as SubgraphDefinition['resolvers'] }
}

function inventorySubgraph(): SubgraphDefinition {
  const toProduct = (id: string) => ({ id, sku: `SKU-${id}` })
  const resolvers = {
    Query: { product: (_: unknown, { id }: { id: string }) => toProduct(id) },
    Product: {
      __resolveReference: ({ id }: { id: string }) => toProduct(id),
      name: ({ id }: { id: string }, { upper }: { upper: boolean }) =>
        upper ? `PRODUCT ${id}` : `product ${id}`,
      fragile: ({ id }: { id: string }) => {
        if (id === 'P2') throw new GraphQLError('nobody knows', { extensions: { code: 'NOT_FOUND' } })
        return 'yes'
      },
    },
  }
  return {
    name: 'inventory',
    typeDefs: inventorySdl,
    resolvers: resolvers as SubgraphDefinition['resolvers'],
  }
}

export interface SubscriptionGateway {
  url: string
  server: SubscriptionServer
  /** Puts another supergraph in place, and waits until it is served. */
  swap(sdl: string): Promise<void>
  /** Replaces the file of the supergraph. */
  write(sdl: string): Promise<void>
  stop(): Promise<void>
}

/** Serves the shop's subscriptions on a free port. */
export async function startSubscriptionGateway(
  shop: Shop,
  limits: Partial<SubscriptionLimits> = {},
): Promise<SubscriptionGateway> {
  const directory = await mkdtemp(join(tmpdir(), 'subscriptions-'))
  const path = join(directory, 'supergraph.graphql')
  await writeFile(path, shop.graph.compose())
  const logger = createLogger('gateway', 'silent')
  const supergraph = await openSupergraph({ path, urls: {}, timeoutMs: 2_000, logger, watchEveryMs: 20 })
  const executeOperation = createExecuteOperation(supergraph, logger)
  const server = createSubscriptionServer({ supergraph, executeOperation, logger, ...limits })
  const http = createServer((req, res) => {
    const params = new URL(req.url ?? '/', 'http://localhost').searchParams
    const answer = (request: OperationRequest): void =>
      server.handleEventStream(req, res, { request, actor: anonymous })
    if (req.method === 'POST') void text(req).then((body) => answer(JSON.parse(body)))
    else answer({ query: params.get('query') ?? '' })
  })
  http.on('upgrade', (req, socket, head) => server.handleUpgrade(req, socket, head))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  const write = async (sdl: string): Promise<void> => {
    await writeFile(`${path}.next`, sdl)
    await rename(`${path}.next`, path)
  }
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    server,
    write,
    async swap(sdl) {
      await write(sdl)
      await until(() => supergraph.current().sdl === sdl, { what: 'the swap' })
    },
    async stop() {
      await server.drain(0)
      const closed = new Promise((resolve) => http.close(resolve))
      http.closeAllConnections()
      await closed
      await supergraph.stop()
      await rm(directory, { recursive: true })
    },
  }
}

/** A graphql-transport-ws client that doesn't connect again by itself. */
export function connect(gateway: { url: string }, options: Partial<ClientOptions> = {}): Client {
  const url = gateway.url.replace('http', 'ws')
  return createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, ...options })
}

export interface Received {
  results: FormattedExecutionResult[]
  /** `data` of each result. */
  readonly data: unknown[]
  /** From an `error` message: the operation was refused or ended. */
  errors: readonly GraphQLFormattedError[] | undefined
  /** The close code, if the socket went. */
  closed: number | undefined
  completed: boolean
  cancel(): void
}

/** Collects what an operation receives. */
export function receive(client: Client, query: string, variables: Record<string, unknown> = {}): Received {
  const received: Received = {
    results: [],
    get data() {
      return received.results.map(({ data }) => data)
    },
    errors: undefined,
    closed: undefined,
    completed: false,
    cancel: () => {},
  }
  received.cancel = client.subscribe(
    { query, variables },
    {
      next: (result) => received.results.push(result as FormattedExecutionResult),
      error(error) {
        if (Array.isArray(error)) received.errors = error as GraphQLFormattedError[]
        else received.closed = (error as { code?: number }).code ?? -1
      },
      complete: () => (received.completed = true),
    },
  )
  return received
}
