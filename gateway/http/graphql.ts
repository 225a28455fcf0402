import { eventStreamType, graphqlType, jsonType, names, negotiate } from '#platform/http/accept.ts'
import { actorHeader, readActor, type Actor } from '#platform/graphql/actor.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import type { FormattedExecutionResult } from 'graphql'
import { getOperationAST, OperationTypeNode } from 'graphql'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { checkSource } from '../documents.ts'
import { maskErrors } from '../errors.ts'
import type { ExecuteOperation, OperationRequest, OperationResult } from '../operations.ts'
import type { LiveSupergraph } from '../supergraph.ts'
import type { OriginPolicy } from './origin.ts'
import { readParams } from './params.ts'
import { receivePositions, sendPositions } from './read-after.ts'
import { Refusal } from './refusal.ts'

export interface GraphQLHandlerOptions {
  supergraph: LiveSupergraph
  executeOperation: ExecuteOperation
  /** Streams the results of an operation as Server-Sent Events. */
  handleEventStream(
    req: IncomingMessage,
    res: ServerResponse,
    asked: { request: OperationRequest; actor: Actor },
  ): unknown
  origins: OriginPolicy
  logger: Logger
}

export type Handler = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void>

/** GraphQL over HTTP: https://graphql.github.io/graphql-over-http/draft/ */
export function createGraphQLHandler(options: GraphQLHandlerOptions): Handler {
  const { supergraph, executeOperation, origins, logger } = options

  const answer = async (req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> => {
    const { accept } = req.headers
    // A page elsewhere needs a preflight to POST JSON, so only GET is left to check.
    if (req.method === 'GET' && !origins.admits(req)) {
      throw new Refusal(
        403,
        'FORBIDDEN',
        'Requests from this origin are not allowed; CORS_ORIGINS can allow it',
      )
    }
    const request = await readParams(req, url)
    const actor = claimedActor(req)
    const operation = operationType(supergraph, req, request)
    const type = negotiate(accept, [jsonType, graphqlType])
    const isSubscription = operation === OperationTypeNode.SUBSCRIPTION

    if (names(accept, eventStreamType) && (isSubscription || !type)) {
      await options.handleEventStream(req, res, { request, actor })
      return
    }
    if (isSubscription) throw subscriptionRefusal()
    if (!type)
      throw new Refusal(
        406,
        'BAD_REQUEST',
        `Only ${graphqlType}, ${jsonType} and ${eventStreamType} are served`,
      )
    if (req.method === 'GET' && operation === OperationTypeNode.MUTATION) {
      throw new Refusal(405, 'BAD_REQUEST', 'Mutations need POST', { allow: 'POST' })
    }
    const positions = receivePositions(req)
    const executed = await executeOperation(request, actor, positions)
    sendPositions(req, res, positions)
    send(res, statusOf(executed.result, type), type, executed)
  }

  return async (req, res, url) => {
    try {
      await answer(req, res, url)
    } catch (error) {
      const refusal = error instanceof Refusal ? error : undefined
      const errors = maskErrors([refusal ? refusal.toGraphQLError() : error], logger)
      if (res.headersSent) return void res.destroy()
      for (const [name, value] of Object.entries(refusal?.headers ?? {})) res.setHeader(name, value)
      const type = negotiate(req.headers.accept, [jsonType, graphqlType]) ?? jsonType
      send(res, refusal?.status ?? 500, type, { result: { errors } })
    }
  }
}

function claimedActor({ headers }: IncomingMessage): Actor {
  try {
    return readActor(headers[actorHeader])
  } catch (error) {
    throw new Refusal(400, 'BAD_USER_INPUT', (error as Error).message)
  }
}

function subscriptionRefusal(): Refusal {
  return new Refusal(
    406,
    'BAD_REQUEST',
    'Subscriptions need a WebSocket (subprotocol graphql-transport-ws) or the header Accept: text/event-stream',
  )
}

// Most requests are queries by POST: those are recognised without a look into the document.
function operationType(
  supergraph: LiveSupergraph,
  req: IncomingMessage,
  { query, operationName }: OperationRequest,
): OperationTypeNode | undefined {
  if (req.method === 'POST' && !query.includes('subscription')) return undefined
  const { document } = checkSource(supergraph.current(), query)
  return document && getOperationAST(document, operationName)?.operation
}

// A client that knows only application/json takes any status but 200 for a failure of the network (section 6.4.1).
function statusOf(result: FormattedExecutionResult, type: string): number {
  if ('data' in result) return 200
  if (result.errors?.some(({ extensions }) => extensions?.code === 'INTERNAL_SERVER_ERROR')) return 500
  return type === graphqlType ? 400 : 200
}

function send(res: ServerResponse, status: number, type: string, { result, json }: OperationResult): void {
  if (res.destroyed) return
  const body = json ?? JSON.stringify(result)
  res.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  })
  // As a text it goes out in one piece with the head.
  res.end(body)
}
