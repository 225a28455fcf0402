import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  GraphQLError,
  OperationTypeNode,
  parse,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql'
import type { SubscribePayload } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { ConfigError } from '#platform/config.ts'
import {
  currentReadScope,
  parseReadAfter,
  positionHeader,
  readAfterHeader,
  withReadScope,
} from '#platform/database/read-scope.ts'
import { listen, type Listener } from '#platform/http/listener.ts'
import type { Stoppable } from '#platform/messaging/broker.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { continueTrace, withTrace } from '#platform/telemetry/trace.ts'
import { closeToCustomers, type ActorContext, type CustomerAccess } from './access.ts'
import { actorHeader, readActor, type Actor } from './actor.ts'
import { maskError } from './errors.ts'
import { answerOverHttp, BodyTooLarge, readBody } from './http.ts'
import { scalarResolvers } from './scalars.ts'
import { userErrorResolvers } from './user-errors.ts'

const maxBodyBytes = 5_000_000
/** A stop that waits for a client that never hangs up would outlast the patience of whoever stops us. */
const shutdownTimeoutMs = 10_000

export interface SubgraphOptions<Context extends ActorContext> {
  name: string
  /** The subgraph's schema.graphql; schema/shared.graphql is added. */
  schemaFile: URL
  /** Resolvers by type, without those of the shared scalars and user errors. */
  resolvers: object
  /**
   * Makes the context of one request, or of one whole subscription: there a loader must not cache, or a later event
   * would be answered with what an earlier one read.
   */
  context: (kind: 'request' | 'subscription', actor: Actor) => Context
  /** The root fields that customers may use, as staff may use all. */
  openToCustomers: CustomerAccess
  /** Where the database stands, for the answer of a mutation; left out where reads are never behind. */
  position?: (() => Promise<string>) | undefined
  /** Whether this instance can serve; shown at /health/ready. */
  isReady: () => boolean | Promise<boolean>
  host: string
  /** 0 takes a free port. */
  port: number
  logger: Logger
}

export interface RunningSubgraph extends Stoppable {
  /** The GraphQL endpoint over HTTP, and over WebSocket with the scheme ws. */
  url: string
}

function buildSchema(
  options: Pick<SubgraphOptions<never>, 'schemaFile' | 'resolvers' | 'openToCustomers'>,
): GraphQLSchema {
  const shared = readFileSync(new URL('../../schema/shared.graphql', import.meta.url), 'utf8')
  const own = readFileSync(options.schemaFile, 'utf8')
  const resolvers = { ...scalarResolvers, ...userErrorResolvers, ...options.resolvers }
  const schema = buildSubgraphSchema([
    { typeDefs: parse(`${shared}\n${own}`), resolvers: resolvers as never },
  ])
  closeToCustomers(schema, options.openToCustomers)
  return schema
}

/** Starts a subgraph's server: GraphQL over HTTP and graphql-transport-ws at /graphql, health at /health/live and /health/ready. */
export async function startSubgraph<Context extends ActorContext>(
  options: SubgraphOptions<Context>,
): Promise<RunningSubgraph> {
  const { logger } = options
  const schema = buildSchema(options)
  const mask = (formatted: GraphQLFormattedError, error: unknown) => maskError(formatted, error, logger)
  const apollo = new ApolloServer<Context>({
    schema,
    formatError: mask,
    csrfPrevention: false,
    introspection: true,
    stopOnTerminationSignals: false,
    // Cache hints, which no router of ours reads, would put a wrapper around every resolver.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      readScopes(options.position, logger),
    ],
    logger,
  })
  await apollo.start()
  const http = createServer((request, response) => {
    void withTrace(continueTrace(request.headers.traceparent as string | undefined), () =>
      answer(apollo, options, request, response),
    )
  })
  const listener = await listenOrTell(http, options)
  // Not before: it prints whatever keeps the server from listening, with a stack.
  const sockets = new WebSocketServer({ server: http, path: '/graphql', maxPayload: maxBodyBytes })
  const subscriptions = useServer(
    {
      schema,
      // A claim that cannot be read must end its subscription, not the socket of all.
      onSubscribe: (socket, _id, payload) => {
        try {
          claimedActor(socket, payload)
          return undefined
        } catch (error) {
          return [error as GraphQLError]
        }
      },
      context: (socket, _id, payload) => options.context('subscription', claimedActor(socket, payload)),
      onError: (_context, _id, _payload, errors) => errors.map((error) => mask(error.toJSON(), error)),
      onNext: (_context, _id, _payload, _args, result) =>
        result.errors
          ? {
              ...result,
              errors: result.errors.map((error) => mask(error.toJSON(), error) as unknown as GraphQLError),
            }
          : undefined,
    },
    sockets,
  )
  return {
    url: `${listener.url}/graphql`,
    async stop() {
      await subscriptions.dispose()
      await listener.close(shutdownTimeoutMs)
      await apollo.stop()
    },
  }
}

/** Makes a mutation read the truth, and its answer say where the database stands after it. */
function readScopes(position: (() => Promise<string>) | undefined, logger: Logger): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ operation }) {
        currentReadScope().isTruth = operation?.operation === OperationTypeNode.MUTATION
      },
      async willSendResponse({ response }) {
        if (!position || !currentReadScope().isTruth) return
        // What was committed must be answered, also when the database is gone just now.
        const at = await position().catch((error: unknown) => {
          logger.warn({ err: error }, 'the position after a mutation could not be read')
          return 'latest'
        })
        response.http.headers.set(positionHeader, at)
      },
    }),
  }
}

/** One socket may carry the subscriptions of many: each may name its own actor, as the gateway's do. */
function claimedActor(
  { connectionParams }: { readonly connectionParams?: Readonly<Record<string, unknown>> | undefined },
  { extensions }: SubscribePayload,
): Actor {
  return readActor(extensions?.[actorHeader] ?? connectionParams?.[actorHeader])
}

async function listenOrTell(
  http: Server,
  { name, port, host }: Pick<SubgraphOptions<never>, 'name' | 'port' | 'host'>,
): Promise<Listener> {
  try {
    return await listen(http, port, host)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    const message = `${name.toUpperCase()}_PORT: port ${port} is taken by another program`
    throw new ConfigError(message, { cause: error })
  }
}

async function answer<Context extends ActorContext>(
  apollo: ApolloServer<Context>,
  options: SubgraphOptions<Context>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path] = (request.url ?? '/').split('?', 1)
  try {
    if (path === '/health/live') return send(response, 200, { status: 'ok', service: options.name })
    if (path === '/health/ready') {
      const ready = await options.isReady()
      return send(response, ready ? 200 : 503, {
        status: ready ? 'ok' : 'unavailable',
        service: options.name,
      })
    }
    if (path !== '/graphql') return send(response, 404, { error: 'not found: the API is at /graphql' })
    const body = request.method === 'POST' ? parseJson(await readBody(request, maxBodyBytes)) : undefined
    const known = request.headers[readAfterHeader]
    const readAfter = parseReadAfter(typeof known === 'string' ? known : undefined)
    const context = options.context('request', readActor(request.headers[actorHeader]))
    await withReadScope({ isTruth: false, readAfter }, () =>
      answerOverHttp(apollo, context, { request, response, body }),
    )
  } catch (error) {
    if (error instanceof BodyTooLarge) return send(response, 413, { errors: [{ message: error.message }] })
    if (error instanceof SyntaxError)
      return send(response, 400, { errors: [{ message: 'the body is not JSON' }] })
    if (error instanceof GraphQLError) return send(response, 400, { errors: [error] })
    options.logger.error({ err: error }, 'a request failed')
    if (!response.headersSent) send(response, 500, { errors: [{ message: 'Internal server error' }] })
  }
}

function parseJson(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text)
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
