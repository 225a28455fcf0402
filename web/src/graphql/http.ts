import type { TypedDocumentString } from '../generated/graphql.ts'

/** One entry of a GraphQL answer's `errors`. */
export interface GraphError {
  message: string
  path?: readonly (string | number)[]
  extensions?: { code?: string; traceId?: string }
}

/** What a request brought back: its data, and what could not be had of it. */
export interface Answer<Result> {
  data: Result
  errors: readonly GraphError[]
}

/**
 * A request without data. `unanswered` means that nobody knows whether it was carried out: the connection broke, or
 * something between here and the gateway answered in its place. `refused` means that the gateway said no.
 */
export class RequestError extends Error {
  readonly kind: 'unanswered' | 'refused'
  readonly traceId: string | undefined

  constructor(
    kind: 'unanswered' | 'refused',
    message: string,
    options: { traceId?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.traceId = options.traceId
  }
}

const unreachable = 'The server cannot be reached just now.'

/**
 * Sends one query or mutation to the gateway this page came from.
 * @throws RequestError if there is no data; an abort by `signal` throws the signal's own reason.
 */
export async function request<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer<Result>> {
  const body = await post(JSON.stringify({ query: document.toString(), variables }), signal)
  const errors: GraphError[] = body.errors ?? []
  // A subgraph that is down leaves null where its answer would be. If that is all there is, it must not pass for "none".
  const isEmpty = errors.length > 0 && Object.values(body.data ?? {}).every((field) => field === null)
  if (body.data && !isEmpty) return { data: body.data as Result, errors }
  const first = errors[0]
  // A fault inside the gateway may have struck before or after the work was done.
  const fault =
    first?.extensions?.code === 'INTERNAL_SERVER_ERROR' || first?.extensions?.code === 'SUBGRAPH_UNAVAILABLE'
  const traceId = first?.extensions?.traceId
  throw new RequestError(
    fault ? 'unanswered' : 'refused',
    first?.message ?? unreachable,
    traceId ? { traceId } : {},
  )
}

interface Body {
  data?: object | null
  errors?: GraphError[]
}

async function post(body: string, signal?: AbortSignal): Promise<Body> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
      },
      body,
      ...(signal && { signal }),
    })
    const answer: unknown = await response.json()
    if (typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer)) {
      return answer as Body
    }
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new RequestError('unanswered', unreachable, { cause })
  }
  throw new RequestError('unanswered', unreachable)
}
