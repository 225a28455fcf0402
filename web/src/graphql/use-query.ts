import { useCallback, useEffect, useState } from 'react'
import type { TypedDocumentString } from '../generated/graphql.ts'
import { type GraphError, request } from './http.ts'
import { connection } from './socket.ts'

/** What a query has brought so far. `data` and `failure` stay while it is asked again, with `loading` true. */
export interface QueryState<Result> {
  data: Result | undefined
  errors: readonly GraphError[]
  failure: Error | undefined
  loading: boolean
  refetch(): void
}

/** The connection tells when the gateway is back; that a subgraph behind it is, nothing tells. */
const askAgainMs = 5_000

interface Settled<Result> {
  /** Which asking this settled. */
  asking: string
  data: Result | undefined
  errors: readonly GraphError[]
  failure: Error | undefined
}

/**
 * Asks the query, and again whenever its variables change or `refetch` is called; after a failure also every few seconds
 * and when the connection comes back. Variables are compared by value.
 */
export function useQuery<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): QueryState<Result> {
  const [settled, settle] = useState<Settled<Result>>()
  const [times, setTimes] = useState(0)
  const refetch = useCallback(() => setTimes((count) => count + 1), [])
  const key = JSON.stringify(variables)
  const asking = `${times} ${key}`

  useEffect(() => {
    const abort = new AbortController()
    request(document, JSON.parse(key) as Variables, abort.signal).then(
      ({ data, errors }) => settle({ asking, data, errors, failure: undefined }),
      (failure: Error) => {
        // The failure of an earlier question must not replace the answer to a later one.
        if (abort.signal.aborted) return
        settle((before) => ({ asking, data: before?.data, errors: [], failure }))
      },
    )
    return () => abort.abort()
  }, [document, key, asking])

  const loading = settled?.asking !== asking
  const failed = settled?.failure !== undefined && !loading
  useEffect(() => {
    if (!failed) return
    const timer = setTimeout(refetch, askAgainMs)
    const unsubscribe = connection.subscribe(() => {
      if (connection.current() === 'live') refetch()
    })
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [failed, refetch])

  return {
    data: settled?.data,
    errors: settled?.errors ?? [],
    failure: settled?.failure,
    loading,
    refetch,
  }
}
