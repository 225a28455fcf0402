import { actorHeader, anonymous } from '#platform/graphql/actor.ts'
import { positionHeader, readAfterHeader } from '#platform/database/read-scope.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { currentTrace, toTraceparent } from '#platform/telemetry/trace.ts'
import type { GraphQLDataSource } from '@apollo/gateway'
import type { GraphQLFormattedError } from 'graphql'
import type { SubgraphFetch, SubgraphResponse } from './apollo.ts'
import type { FetchContext } from './request-context.ts'
import { createSubgraphClient, TooLate } from './subgraph-client.ts'

/** What a subgraph answered. */
export type SubgraphAnswer = SubgraphResponse & {
  /** The text of the answer, when it is `{"data":{…}}` and nothing else. */
  text?: string
}

/** What the data source looks at of a fetch. */
export interface SubgraphRequest {
  request: SubgraphFetch['request']
  /** Where the answer belongs in the client's; '@' stands for each element of a list. */
  pathInIncomingRequest?: (string | number)[]
  /** What the request is that this fetch serves; anybody's when left out. */
  context?: Partial<FetchContext>
}

export interface SubgraphDataSource extends GraphQLDataSource {
  process(options: SubgraphRequest): Promise<SubgraphAnswer>
  /** Whether the subgraph answers `{ __typename }` within a second. */
  isReachable(): Promise<boolean>
  close(): Promise<void>
}

export interface DataSourceOptions {
  name: string
  /** Where the subgraph serves GraphQL by POST. */
  url: string
  /** Deadline of one fetch, its retry included. */
  timeoutMs: number
  logger: Logger
}

const probeTimeoutMs = 1_000

/**
 * Fetches from one subgraph over kept-alive connections. Never throws: what fails becomes an error with the code
 * SUBGRAPH_UNAVAILABLE and `extensions.service`, so that the rest of the answer stays.
 */
export function createDataSource(options: DataSourceOptions): SubgraphDataSource {
  const { name, timeoutMs, logger } = options
  const url = new URL(options.url)
  const client = createSubgraphClient(url)
  let isDown = false

  const post = async ({ request, context }: SubgraphRequest, deadlineMs: number): Promise<SubgraphAnswer> => {
    const { actor = anonymous, positions } = context ?? {}
    const readAfter = positions?.of(name)
    const { query, operationName, variables } = request
    const trace = currentTrace()
    const headers = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...(trace && { traceparent: toTraceparent(trace) }),
      ...(actor !== anonymous && { [actorHeader]: actor.text }),
      ...(readAfter !== undefined && { [readAfterHeader]: readAfter }),
    }
    const {
      status,
      headers: answered,
      text,
    } = await client.post(JSON.stringify({ query, operationName, variables }), headers, deadlineMs)
    const position = answered[positionHeader]
    if (typeof position === 'string') positions?.note(name, position)
    return toGraphQLResponse(status, text)
  }

  const postWithRetry = async (fetch: SubgraphRequest): Promise<SubgraphAnswer> => {
    const started = Date.now()
    try {
      return await post(fetch, timeoutMs)
    } catch (error) {
      // The subgraph may close an idle connection just as we send on it. Queries go once more; a mutation may already
      // have been executed, so it never does.
      const left = timeoutMs - (Date.now() - started)
      if (left <= 0 || !isConnectionLost(error) || isMutation(fetch.request.query)) throw error
      return await post(fetch, left)
    }
  }

  const unavailable = (error: unknown, fetch: SubgraphRequest): SubgraphAnswer => {
    if (!isDown) logger.error({ err: error, service: name, url: url.href }, 'subgraph is unavailable')
    isDown = true
    const path = fetch.pathInIncomingRequest
    // With '@' it is no path that a client could follow.
    const isPlain = path !== undefined && path.length > 0 && !path.includes('@')
    const isLate = error instanceof TooLate
    const message = `Subgraph "${name}" ${isLate ? `did not answer within ${timeoutMs} ms` : 'is unavailable'}`
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE', service: name }
    return { errors: [{ message, ...(isPlain && { path: [] }), extensions }] }
  }

  return {
    async process(fetch) {
      try {
        const response = await postWithRetry(fetch)
        if (isDown) logger.info({ service: name }, 'subgraph is available again')
        isDown = false
        return response
      } catch (error) {
        return unavailable(error, fetch)
      }
    },
    async isReachable() {
      try {
        await post({ request: { query: '{ __typename }' } }, Math.min(probeTimeoutMs, timeoutMs))
        return true
      } catch {
        return false
      }
    },
    close: () => client.close(),
  }
}

function toGraphQLResponse(status: number, text: string): SubgraphAnswer {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (cause) {
    throw new Error(`the subgraph answered HTTP ${status} with something that is not JSON`, { cause })
  }
  if (!isRecord(body)) throw notGraphQL(status)
  const { data, errors, extensions } = body
  const hasErrors = Array.isArray(errors) && errors.length > 0 && errors.every(isGraphQLError)
  if (!hasErrors && !isRecord(data)) throw notGraphQL(status)
  if (isRecord(data) && Object.keys(body).length === 1) return { data, text }
  return {
    data: isRecord(data) ? data : null,
    ...(hasErrors && { errors }),
    ...(isRecord(extensions) && { extensions }),
  }
}

function notGraphQL(status: number): Error {
  return new Error(`the subgraph answered HTTP ${status} with JSON that is not a GraphQL response`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isGraphQLError(value: unknown): value is GraphQLFormattedError {
  return isRecord(value) && typeof value.message === 'string'
}

function isMutation(query: string | undefined): boolean {
  return /^\s*mutation\b/.test(query ?? '')
}

function isConnectionLost(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE'
}
