import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse, type GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { ConfigError } from '#platform/config.ts'
import { listen, type Listener } from '#platform/http/listener.ts'
import type { Stoppable } from '#platform/messaging/broker.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { continueTrace, withTrace } from '#platform/telemetry/trace.ts'
import { maskError } from './errors.ts'
import { answerOverHttp, BodyTooLarge, readBody } from './http.ts'
import { scalarResolvers } from './scalars.ts'
import { userErrorResolvers } from './user-errors.ts'

const maxBodyBytes = 5_000_000
/** A stop that waits for a client that never hangs up would outlast the patience of whoever stops us. */
const shutdownTimeoutMs = 10_000

export interface SubgraphOptions<Context extends object> {
  name: string
  /** The subgraph's schema.graphql; schema/shared.graphql is added. */
  schemaFile: URL
  /** Resolvers by type, without those of the shared scalars and user errors. */
  resolvers: object
  /**
   * Makes the context of one request, or of one whole subscription: there a loader must not cache, or a later event
   * would be answered with what an earlier one read.
   */
  context: (kind: 'request' | 'subscription') => Context
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

function buildSchema(options: Pick<SubgraphOptions<object>, 'schemaFile' | 'resolvers'>): GraphQLSchema {
  const shared = readFileSync(new URL('../../schema/shared.graphql', import.meta.url), 'utf8')
  const own = readFileSync(options.schemaFile, 'utf8')
  const resolvers = { ...scalarResolvers, ...userErrorResolvers, ...options.resolvers }
  return buildSubgraphSchema([{ typeDefs: parse(`${shared}\n${own}`), resolvers: resolvers as never }])
}

/** Starts a subgraph's server: GraphQL over HTTP and graphql-transport-ws at /graphql, health at /health/live and /health/ready. */
export async function startSubgraph<Context extends object>(
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
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginInlineTraceDisabled()],
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
      context: () => options.context('subscription'),
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

async function listenOrTell(
  http: Server,
  { name, port, host }: Pick<SubgraphOptions<object>, 'name' | 'port' | 'host'>,
): Promise<Listener> {
  try {
    return await listen(http, port, host)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    const message = `${name.toUpperCase()}_PORT: port ${port} is taken by another program`
    throw new ConfigError(message, { cause: error })
  }
}

async function answer<Context extends object>(
  apollo: ApolloServer<Context>,
  options: SubgraphOptions<Context>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
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
    await answerOverHttp(apollo, options.context('request'), { request, response, body })
  } catch (error) {
    if (error instanceof BodyTooLarge) return send(response, 413, { errors: [{ message: error.message }] })
    if (error instanceof SyntaxError)
      return send(response, 400, { errors: [{ message: 'the body is not JSON' }] })
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
