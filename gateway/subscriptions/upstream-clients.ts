import type { Logger } from '#platform/telemetry/logger.ts'
import type { Client } from 'graphql-ws'
import { createClient } from 'graphql-ws'
import type { ClientOptions as SocketOptions, CloseEvent } from 'ws'
import { WebSocket } from 'ws'

export interface UpstreamClient {
  subscribe: Client['subscribe']
  /** How long the present connection has been open, or the last one was; 0 when the last attempt failed. */
  sessionMs(): number
}

export interface UpstreamClients {
  /** The one socket to this address that all subscriptions share; opened when first used. */
  to(url: string): UpstreamClient
  stop(): Promise<void>
}

const handshakeTimeoutMs = 5_000
const keepAliveMs = 10_000

/** @param url of the subgraph over HTTP; its graphql-transport-ws endpoint is the same with the scheme ws(s) */
export function createUpstreamClients(logger: Logger): UpstreamClients {
  const clients = new Map<string, { upstream: UpstreamClient; dispose: () => void | Promise<void> }>()
  return {
    to(url) {
      let entry = clients.get(url)
      if (!entry) {
        entry = connect(url.replace(/^http/, 'ws'), logger)
        clients.set(url, entry)
      }
      return entry.upstream
    },
    async stop() {
      // One that is just failing to connect says so here; it is closed all the same.
      await Promise.allSettled([...clients.values()].map(async ({ dispose }) => dispose()))
      clients.clear()
    },
  }
}

function connect(
  url: string,
  logger: Logger,
): { upstream: UpstreamClient; dispose: () => void | Promise<void> } {
  let openedAt: number | undefined
  let lastSessionMs = 0
  let unanswered: NodeJS.Timeout | undefined
  const client = createClient({
    url,
    webSocketImpl: UpstreamSocket,
    // A subscription is re-established by its owner, who knows the sequence to go on from.
    retryAttempts: 0,
    // The next subscription of a page load needs no new handshake.
    lazyCloseTimeout: 1_000,
    keepAlive: keepAliveMs,
    connectionAckWaitTimeout: handshakeTimeoutMs,
    on: {
      connecting: () => (lastSessionMs = 0),
      connected: () => (openedAt = Date.now()),
      closed: (event) => {
        const { code, reason } = event as CloseEvent
        if (openedAt !== undefined && code !== 1000)
          logger.warn({ url, code, reason }, 'subscriptions lost their subgraph')
        lastSessionMs = sessionMs()
        openedAt = undefined
        clearTimeout(unanswered)
      },
      // A host that vanished without a FIN keeps the socket open for minutes, and its events are missed unnoticed.
      ping: (received) => {
        if (!received) unanswered = setTimeout(() => client.terminate(), handshakeTimeoutMs)
      },
      pong: (received) => {
        if (received) clearTimeout(unanswered)
      },
    },
  })
  const sessionMs = (): number => (openedAt === undefined ? lastSessionMs : Date.now() - openedAt)
  return { upstream: { subscribe: client.subscribe, sessionMs }, dispose: client.dispose }
}

class UpstreamSocket extends WebSocket {
  constructor(address: string, protocols?: string | string[], options?: SocketOptions) {
    super(address, protocols, { ...options, handshakeTimeout: handshakeTimeoutMs, perMessageDeflate: false })
  }
}
