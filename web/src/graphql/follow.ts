import type { Client } from 'graphql-ws'
import type { TypedDocumentString } from '../generated/graphql.ts'
import { backoff } from './backoff.ts'
import type { GraphError } from './http.ts'

/** Codes that trying again cannot change. */
const final = new Set([
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'NOT_FOUND',
  'UNAUTHENTICATED',
])

/** Who listens to a subscription. */
export interface Follower<Result> {
  next(data: Result): void
  /** The server refused for good; nothing more comes. */
  refused(message: string): void
}

/**
 * Keeps a subscription up until the returned function is called: over lost connections (the client's own retries), and
 * over a server that ends it or fails, with growing waits.
 * @param variables asked for anew each time the subscription is sent, so that it can resume where it stopped.
 */
export function follow<Result, Variables>(
  client: Pick<Client, 'subscribe'>,
  document: TypedDocumentString<Result, Variables>,
  variables: () => Variables,
  follower: Follower<Result>,
): () => void {
  let stopped = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsubscribe: () => void = () => {}
  const again = () => {
    if (stopped || timer !== undefined) return
    timer = setTimeout(start, backoff(failures++))
  }
  const start = () => {
    timer = undefined
    const payload = {
      query: document.toString(),
      // After a reconnect the client sends this same object again. Were the variables fixed here, it would ask from the
      // beginning, and a reader would see every step twice.
      get variables() {
        return variables() as Record<string, unknown>
      },
    }
    unsubscribe = client.subscribe<Result>(payload, {
      next({ data }) {
        if (stopped) return
        if (data) {
          failures = 0
          follower.next(data)
        } else {
          // An event that came to nothing is a step not seen: it is asked for again.
          unsubscribe()
          again()
        }
      },
      error(error) {
        const refusal = refusalOf(error)
        if (stopped) return
        if (refusal) follower.refused(refusal.message)
        else again()
      },
      complete: again,
    })
  }
  start()
  return () => {
    stopped = true
    clearTimeout(timer)
    unsubscribe()
  }
}

function refusalOf(error: unknown): GraphError | undefined {
  if (!Array.isArray(error)) return undefined
  return (error as GraphError[]).find(({ extensions }) => final.has(extensions?.code ?? ''))
}
