import type { Logger } from '#platform/telemetry/logger.ts'
import { listen } from '#platform/http/listener.ts'
import { stopOnce } from '#platform/stop-once.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { continueTrace, withTrace } from '#platform/telemetry/trace.ts'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import type { GatewayConfig } from './config.ts'
import { createGraphQLHandler } from './http/graphql.ts'
import type { OriginPolicy } from './http/origin.ts'
import { createOriginPolicy } from './http/origin.ts'
import { createPages } from './http/pages.ts'
import { createRouter, urlOf } from './http/router.ts'
import { createExecuteOperation } from './operations.ts'
import { createSubscriptionServer } from './subscriptions/server.ts'
import type { LiveSupergraph } from './supergraph.ts'
import { openSupergraph } from './supergraph.ts'

export interface GatewayOptions extends GatewayConfig {
  logger?: Logger
  /** Pause between two looks at the supergraph file, 500 ms unless told. */
  watchEveryMs?: number
}

export interface Gateway {
  /** Without a trailing slash, such as `http://127.0.0.1:4000`. */
  url: string
  port: number
  supergraph: LiveSupergraph
  /** Finishes what is under way, within the shutdown timeout. May be called again. */
  stop(): Promise<void>
}

/**
 * Serves a supergraph over HTTP, WebSocket and Server-Sent Events on one port.
 * Throws ConfigError when there is no supergraph to serve, and the system's error when the port cannot be had.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { host, shutdownTimeoutMs, logger = createLogger('gateway', options.logLevel) } = options
  const supergraph = await openSupergraph({
    path: options.supergraphPath,
    urls: options.subgraphUrls,
    timeoutMs: options.subgraphTimeoutMs,
    watchEveryMs: options.watchEveryMs,
    logger,
  })
  const executeOperation = createExecuteOperation(supergraph, logger)
  const subscriptions = createSubscriptionServer({ supergraph, executeOperation, logger })
  const origins = createOriginPolicy(options.corsOrigins)
  const handleEventStream = subscriptions.handleEventStream.bind(subscriptions)
  const state = { isDraining: false }
  const route = createRouter({
    graphql: createGraphQLHandler({ supergraph, executeOperation, handleEventStream, origins, logger }),
    pages: createPages(options.webRoot),
    origins,
    supergraph,
    state,
  })
  const server = createServer((req, res) => {
    if (state.isDraining) res.setHeader('connection', 'close')
    void withTrace(continueTrace(traceparentOf(req)), () => route(req, res))
  })
  // Longer than the idle time of usual load balancers: else they send requests on connections we are closing.
  server.keepAliveTimeout = 65_000
  server.requestTimeout = 30_000
  server.on('upgrade', (req, socket: Socket, head) => {
    // Without a listener, a reset by the client would end the process.
    socket.on('error', () => socket.destroy())
    const refusal = upgradeRefusal(req, origins)
    if (refusal)
      return void socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
    withTrace(continueTrace(traceparentOf(req)), () => subscriptions.handleUpgrade(req, socket, head))
  })

  const listener = await listen(server, options.port, host).catch(async (error: unknown) => {
    await supergraph.stop()
    throw error
  })
  const { port, url } = listener

  const stop = async (): Promise<void> => {
    state.isDraining = true
    const started = Date.now()
    await subscriptions.drain(shutdownTimeoutMs / 2)
    await listener.close(shutdownTimeoutMs - (Date.now() - started))
    await supergraph.stop()
  }
  logger.info({ host, port, version: supergraph.current().version }, 'gateway ready')
  return { url, port, supergraph, stop: stopOnce(stop) }
}

function upgradeRefusal(req: IncomingMessage, origins: OriginPolicy): string | undefined {
  if (urlOf(req)?.pathname !== '/graphql') return '404 Not Found'
  return origins.admits(req) ? undefined : '403 Forbidden'
}

function traceparentOf(req: IncomingMessage): string | undefined {
  const { traceparent } = req.headers
  return typeof traceparent === 'string' ? traceparent : undefined
}
