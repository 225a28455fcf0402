/** Where the live connection stands: never yet open, open, or lost and being sought again. */
export type ConnectionState = 'connecting' | 'live' | 'reconnecting'

/** The state of one connection, for whoever wants to show or follow it. */
export interface Connection {
  current(): ConnectionState
  subscribe(listener: () => void): () => void
}

/** A connection state that its owner moves. */
export interface MutableConnection extends Connection {
  opened(): void
  lost(): void
}

/** Starts out as `connecting`. */
export function trackConnection(): MutableConnection {
  let state: ConnectionState = 'connecting'
  const listeners = new Set<() => void>()
  const become = (next: ConnectionState) => {
    if (next === state) return
    state = next
    for (const listener of listeners) listener()
  }
  return {
    current: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    opened: () => become('live'),
    lost: () => become('reconnecting'),
  }
}
