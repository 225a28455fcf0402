import { actorHeader, type Actor } from '#platform/graphql/actor.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { handleProtocols } from 'graphql-ws'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { receivePositions } from '../http/read-after.ts'
import type { ExecuteOperation, OperationRequest } from '../operations.ts'
import type { LiveSupergraph } from '../supergraph.ts'
import type { BufferLimits, Connection, LagCounters } from './connection.ts'
import type { EventStream } from './event-stream.ts'
import { openEventStream } from './event-stream.ts'
import { createHub } from './hub.ts'
import { serveSockets } from './sockets.ts'

export interface SubscriptionServerOptions extends Partial<SubscriptionLimits> {
  supergraph: LiveSupergraph
  executeOperation: ExecuteOperation
  logger: Logger
}

export interface SubscriptionLimits extends BufferLimits {
  connectionInitTimeoutMs: number
  /** A socket that leaves a ping unanswered for this long is cut; event streams get a comment as often. */
  keepAliveMs: number
  /** Bytes of one message from a client. */
  maxPayloadBytes: number
  maxOperationsPerSocket: number
  /** How long a subgraph may be away before its subscriptions end with SUBGRAPH_UNAVAILABLE. */
  unavailableAfterMs: number
  /** Events of one feed that may wait to be joined. */
  maxWaiting: number
}

export interface SubscriptionServer {
  /** Takes over an upgrade request: graphql-transport-ws, for every kind of operation. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Answers an operation as Server-Sent Events; the request's body has been read already. */
  handleEventStream(
    req: IncomingMessage,
    res: ServerResponse,
    asked: { request: OperationRequest; actor: Actor },
  ): void
  /** Refuses new clients, then closes the open ones spread over `windowMs` (sockets with 1012), then every upstream. */
  drain(windowMs: number): Promise<void>
  stats(): SubscriptionStats
}

export interface SubscriptionStats extends LagCounters {
  sockets: number
  eventStreams: number
  /** Upstream subscriptions. */
  feeds: number
  /** Subscriptions of clients. */
  members: number
  /** Events executed, and what they became: one delivery per subscriber. */
  events: number
  deliveries: number
}

const defaults: SubscriptionLimits = {
  connectionInitTimeoutMs: 3_000,
  keepAliveMs: 12_000,
  maxPayloadBytes: 1_048_576,
  maxOperationsPerSocket: 100,
  maxBufferedBytes: 1_048_576,
  maxBufferedMessages: 1_000,
  unavailableAfterMs: 60_000,
  maxWaiting: 1_000,
}

/** Serves subscriptions, and other operations sent the same way, over WebSocket and Server-Sent Events. */
export function createSubscriptionServer(options: SubscriptionServerOptions): SubscriptionServer {
  const { supergraph, executeOperation, logger } = options
  const limits = { ...defaults, ...options }
  const counters: LagCounters = { tooSlow: 0, replaced: 0 }
  const hub = createHub(limits)
  const shared = { supergraph, hub, executeOperation, logger, limits, counters }
  const serve = serveSockets(shared)
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxPayloadBytes,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols,
  })
  const sockets = new Map<WebSocket, Connection>()
  const streams = new Map<ServerResponse, EventStream>()
  let draining = false

  const keepAlive = setInterval(() => {
    pingAll(sockets)
    for (const stream of streams.values()) stream.keepAlive()
  }, limits.keepAliveMs).unref()

  return {
    handleUpgrade(req, socket, head) {
      if (draining) return refuseUpgrade(socket)
      webSockets.handleUpgrade(req, socket, head, (opened) => {
        sockets.set(opened, serve(opened, req.headers[actorHeader], receivePositions(req)))
        opened.once('close', () => sockets.delete(opened))
      })
    },
    handleEventStream(req, res, asked) {
      if (draining) return void res.writeHead(503, { 'retry-after': '1' }).end()
      streams.set(res, openEventStream(shared, req, res, asked))
      res.once('close', () => streams.delete(res))
    },
    async drain(windowMs) {
      draining = true
      const closing = [
        ...[...sockets.values()].map((connection) => () => connection.close(1012, 'Service restart')),
        ...[...streams.values()].map((stream) => () => stream.close()),
      ]
      await spread(closing, windowMs)
      await closed(sockets, streams)
      clearInterval(keepAlive)
      webSockets.close()
      await hub.stop()
    },
    stats: () => ({ sockets: sockets.size, eventStreams: streams.size, ...hub.stats(), ...counters }),
  }
}

function pingAll(sockets: Map<WebSocket, Connection>): void {
  for (const [socket, connection] of sockets) {
    if (!connection.isAlive) {
      socket.terminate()
      continue
    }
    connection.isAlive = false
    socket.ping()
  }
}

function refuseUpgrade(socket: Duplex): void {
  socket.end(
    'HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\nRetry-After: 1\r\n\r\n',
  )
}

// All at once, every client would be back at the next instance in the same millisecond.
async function spread(actions: (() => void)[], windowMs: number): Promise<void> {
  const everyMs = windowMs / Math.max(1, actions.length)
  const started = Date.now()
  for (const [index, action] of actions.entries()) {
    const wait = started + index * everyMs - Date.now()
    if (wait >= 1) await new Promise((resolve) => setTimeout(resolve, wait))
    action()
  }
}

/** Waits for the closing handshakes; those that don't answer are cut by their own timers. */
async function closed(
  sockets: Map<WebSocket, Connection>,
  streams: Map<ServerResponse, EventStream>,
): Promise<void> {
  const gone = (emitter: WebSocket | ServerResponse): Promise<void> =>
    new Promise((resolve) => void emitter.once('close', () => resolve()))
  await Promise.all([...sockets.keys(), ...streams.keys()].map(gone))
}
