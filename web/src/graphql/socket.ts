import { type Client, createClient } from 'graphql-ws'
import { backoff } from './backoff.ts'
import { type Connection, trackConnection } from './connection.ts'

const state = trackConnection()
const pongWithinMs = 5_000
let silence: ReturnType<typeof setTimeout> | undefined

/** The one socket of this page. It never gives up: a gateway that restarts is found again. */
export const socket: Client = createClient({
  url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  // Kept open on pages without a subscription too, so that the badge in the header always tells the truth.
  lazy: false,
  onNonLazyError: () => state.lost(),
  keepAlive: 10_000,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  retryWait: (attempt) => new Promise((resolve) => setTimeout(resolve, backoff(attempt))),
  on: {
    connected: () => state.opened(),
    closed: () => {
      clearTimeout(silence)
      state.lost()
    },
    // A machine that slept, or a network that changed, leaves a socket that looks open and brings nothing.
    ping(received) {
      if (!received) silence = setTimeout(() => socket.terminate(), pongWithinMs)
    },
    pong(received) {
      if (received) clearTimeout(silence)
    },
  },
})

/** Whether the socket is open. */
export const connection: Connection = state
