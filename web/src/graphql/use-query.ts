import { useCallback, useEffect, useState } from 'react'
import type { TypedDocumentString } from '../generated/graphql.ts'
import { type GraphError, request } from './http.ts'
import { connection } from './socket.ts'

/** What a query has brought so far. `data` stays while it is asked again, with `loading` true. */
export interface QueryState<Result> {
  data: Result | undefined
  errors: readonly GraphError[]
  failure: Error | undefined
  loading: boolean
  refetch(): void
}

/**
 * Asks the query, and again whenever its variables change, `refetch` is called, or the connection comes back after a
 * failure. Variables are compared by value.
 */
export function useQuery<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): QueryState<Result> {
  const [state, setState] = useState<Omit<QueryState<Result>, 'refetch'>>({
    data: undefined,
    errors: [],
    failure: undefined,
    loading: true,
  })
  const [asked, setAsked] = useState(0)
  const refetch = useCallback(() => setAsked((count) => count + 1), [])
  const key = JSON.stringify(variables)

  useEffect(() => {
    const abort = new AbortController()
    setState((before) => ({ ...before, failure: undefined, loading: true }))
    request(document, JSON.parse(key) as Variables, abort.signal).then(
      ({ data, errors }) => setState({ data, errors, failure: undefined, loading: false }),
      (failure: Error) => {
        // The answer to an earlier question must not replace the answer to a later one.
        if (!abort.signal.aborted) setState((before) => ({ ...before, failure, loading: false }))
      },
    )
    return () => abort.abort()
  }, [document, key, asked])

  const failed = state.failure !== undefined
  useEffect(() => {
    if (!failed) return
    return connection.subscribe(() => {
      if (connection.current() === 'live') refetch()
    })
  }, [failed, refetch])

  return { ...state, refetch }
}
