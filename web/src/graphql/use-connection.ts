import { useSyncExternalStore } from 'react'
import type { ConnectionState } from './connection.ts'
import { connection } from './socket.ts'

/** Where the page's live connection stands. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.current)
}
