import type { Logger } from '#platform/telemetry/logger.ts'
import { actorHeader, anonymous, readActor, type Actor } from '#platform/graphql/actor.ts'
import { continueTrace, withTrace } from '#platform/telemetry/trace.ts'
import type { ExecutionArgs, ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql'
import type { Context, Server } from 'graphql-ws'
import { CloseCode, makeServer } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { callerError, maskErrors } from '../errors.ts'
import type { ExecuteOperation, OperationRequest } from '../operations.ts'
import type { ReadPositions } from '../read-positions.ts'
import type { LiveSupergraph } from '../supergraph.ts'
import type { BufferLimits, Connection, LagCounters } from './connection.ts'
import { createConnection } from './connection.ts'
import type { Hub } from './hub.ts'
import type { Operation } from './operation.ts'
import { prepareOperation } from './operation.ts'

export interface SocketOptions {
  supergraph: LiveSupergraph
  hub: Hub
  executeOperation: ExecuteOperation
  logger: Logger
  limits: BufferLimits & { connectionInitTimeoutMs: number; maxOperationsPerSocket: number }
  counters: LagCounters
}

interface Extra {
  connection: Connection
  /** What the handshake said about who acts. */
  claim: unknown
  actor: Actor
  /** What the client knows of: what it wrote over this socket, too. */
  positions: ReadPositions
}
type SocketContext = Context<Record<string, unknown>, Extra>

interface OperationContext {
  operation: Operation
  request: OperationRequest
  id: string
  context: SocketContext
}

/** Why a subscription ended: errors that are masked already. */
class SubscriptionFailed extends Error {
  readonly errors: readonly GraphQLFormattedError[]
  constructor(errors: readonly GraphQLFormattedError[]) {
    super('The subscription ended with an error')
    this.errors = errors
  }
}

/**
 * Serves graphql-transport-ws on sockets that are open already. Returns what to call with each of them, and with what its
 * handshake said about who acts: a browser cannot say it there, and says it as a connection parameter.
 */
export function serveSockets(
  options: SocketOptions,
): (socket: WebSocket, claim: unknown, positions: ReadPositions) => Connection {
  const server = createProtocol(options)
  return (socket, claim, positions) => accept(socket, { claim, positions }, server, options)
}

function accept(
  socket: WebSocket,
  handshake: Pick<Extra, 'claim' | 'positions'>,
  server: Server<Extra>,
  { limits, counters, logger }: SocketOptions,
): Connection {
  let closed: ((code?: number, reason?: string) => Promise<void>) | undefined
  const release = (code?: number, reason?: string): void => {
    const once = closed
    closed = undefined
    once?.(code, reason).catch((err: unknown) => logger.error({ err }, 'a closed socket was not cleaned up'))
  }
  // A slow socket may take seconds to close. Its subscriptions end now, or the hub would go on filling it.
  const connection = createConnection(socket, limits, counters, () => release())
  closed = server.opened(
    {
      protocol: socket.protocol,
      send: connection.send,
      close: (code = CloseCode.InternalServerError, reason = '') => connection.close(code, reason),
      onMessage(handle) {
        socket.on('message', (data: Buffer) => {
          withTrace(continueTrace(), () => handle(data.toString())).catch((err: unknown) => {
            logger.error({ err }, 'a WebSocket message was not handled')
            connection.close(CloseCode.InternalServerError, 'Internal server error')
          })
        })
      },
    },
    { ...handshake, connection, actor: anonymous },
  )
  socket.on('pong', () => (connection.isAlive = true))
  // A broken frame or an oversized message: the socket closes by itself, with the right code.
  socket.on('error', (err) => logger.debug({ err }, 'WebSocket error'))
  socket.once('close', (code, reason) => release(code, String(reason)))
  return connection
}

function createProtocol(options: SocketOptions): Server<Extra> {
  const { logger, limits } = options
  return makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: limits.connectionInitTimeoutMs,
    onConnect({ extra, connectionParams }) {
      extra.connection.wantsLatestOnly = connectionParams?.delivery === 'LATEST'
      try {
        extra.actor = readActor(connectionParams?.[actorHeader] ?? extra.claim)
        return true
      } catch (error) {
        extra.connection.close(CloseCode.BadRequest, (error as Error).message)
        return false
      }
    },
    // A syntax error left to the library would close the socket, and with it all other operations.
    onSubscribe: (context, id, request) => prepare(options, context, id, request),
    execute: async (args) => {
      const { request, context } = args.contextValue as OperationContext
      const { actor, positions } = context.extra
      const known = String(positions)
      const { result } = await options.executeOperation(request, actor, positions)
      const readAfter = String(positions)
      // Messages have no headers: a client that reads over HTTP what it wrote here gives this back as one.
      return { ...result, ...(readAfter !== known && { extensions: { readAfter } }) } as ExecutionResult
    },
    subscribe: (args) => subscribe(options, args.contextValue as OperationContext),
    onNext: (_, _id, _request, _args, result) => result,
    onError(_, _id, _request, errors) {
      const cause = errors[0]?.originalError
      return cause instanceof SubscriptionFailed ? cause.errors : maskErrors(errors, logger)
    },
  })
}

function prepare(
  { supergraph, limits }: SocketOptions,
  context: SocketContext,
  id: string,
  request: OperationRequest,
): ExecutionArgs | readonly GraphQLError[] {
  if (Object.keys(context.subscriptions).length > limits.maxOperationsPerSocket) {
    const limit = limits.maxOperationsPerSocket
    return [
      callerError('TOO_MANY_OPERATIONS', `A socket carries at most ${limit} operations at a time`, { limit }),
    ]
  }
  const loaded = supergraph.current()
  const operation = prepareOperation(loaded, request)
  if (!('kind' in operation)) return operation
  const contextValue: OperationContext = { operation, request, id, context }
  return {
    schema: loaded.schema,
    document: operation.document,
    operationName: request.operationName,
    variableValues: request.variables,
    contextValue,
  }
}

/**
 * Starts a subscription whose events go to the socket directly: as one string for all subscribers, where the library
 * would serialize each event for each of them. The library is given a stream without events, which ends when they do.
 */
function subscribe(
  { hub, logger }: SocketOptions,
  started: OperationContext,
): AsyncGenerator<ExecutionResult> {
  const { operation, request, id, context } = started
  const { connection, actor } = context.extra
  if (operation.kind !== 'subscription') throw new Error(`a ${operation.kind} is no subscription`)
  const { plan } = operation
  const ended = { done: true, value: undefined } as const
  const { promise, resolve, reject } = Promise.withResolvers<IteratorReturnResult<undefined>>()

  const joined = hub.join(
    { plan, variables: request.variables ?? {}, actor },
    {
      next: (payload) => connection.next(id, payload, plan.startAfter !== undefined),
      failed(errors) {
        connection.flush(id)
        reject(new SubscriptionFailed(errors))
      },
      completed() {
        connection.flush(id)
        resolve(ended)
      },
    },
  )
  if (typeof joined !== 'function') reject(new SubscriptionFailed(maskErrors(joined, logger)))
  const stop = async (): Promise<IteratorReturnResult<undefined>> => {
    if (typeof joined === 'function') joined()
    resolve(ended)
    return ended
  }
  return {
    next: () => promise,
    return: stop,
    throw: stop,
    [Symbol.asyncIterator]() {
      return this
    },
    [Symbol.asyncDispose]: async () => void (await stop()),
  }
}
