import { EventEmitter } from 'node:events'
import type { Logger } from '#platform/telemetry/logger.ts'
import { currentTrace, toTraceparent } from '#platform/telemetry/trace.ts'
import type { GraphQLDataSource } from '@apollo/gateway'
import type { GraphQLFormattedError } from 'graphql'
import { Pool } from 'undici'
import type { SubgraphFetch, SubgraphResponse } from './apollo.ts'

export interface SubgraphDataSource extends GraphQLDataSource {
  process(options: SubgraphFetch): Promise<SubgraphResponse>
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

/** The deadline of a fetch has passed. */
class TooLate extends Error {
  override name = 'TooLate'
}

const maxResponseBytes = 64 * 1024 * 1024
const probeTimeoutMs = 1_000

/**
 * Fetches from one subgraph over kept-alive connections. Never throws: what fails becomes an error with the code
 * SUBGRAPH_UNAVAILABLE and `extensions.service`, so that the rest of the answer stays.
 */
export function createDataSource(options: DataSourceOptions): SubgraphDataSource {
  const { name, timeoutMs, logger } = options
  const url = new URL(options.url)
  const pool = new Pool(url.origin, { connections: 64, pipelining: 1, maxResponseSize: maxResponseBytes })
  let isDown = false

  const post = async (request: SubgraphFetch['request'], deadline: number): Promise<SubgraphResponse> => {
    const { query, operationName, variables } = request
    const trace = currentTrace()
    // A timeout signal of the language costs as much as the rest of a request: it lives on until collected.
    const signal = new EventEmitter()
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      signal.emit('abort')
    }, deadline)
    try {
      const response = await pool.request({
        method: 'POST',
        path: url.pathname + url.search,
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json;q=0.9',
          ...(trace && { traceparent: toTraceparent(trace) }),
        },
        body: JSON.stringify({ query, operationName, variables }),
        signal,
      })
      return toGraphQLResponse(response.statusCode, await response.body.text())
    } catch (error) {
      throw isLate ? new TooLate(`no answer within ${deadline} ms`, { cause: error }) : error
    } finally {
      clearTimeout(timer)
    }
  }

  const postWithRetry = async (request: SubgraphFetch['request']): Promise<SubgraphResponse> => {
    const started = Date.now()
    try {
      return await post(request, timeoutMs)
    } catch (error) {
      // The subgraph may close an idle connection just as we send on it. Queries go once more; a mutation may already
      // have been executed, so it never does.
      const left = timeoutMs - (Date.now() - started)
      if (left <= 0 || !isConnectionLost(error) || isMutation(request.query)) throw error
      return await post(request, left)
    }
  }

  const unavailable = (error: unknown, fetch: SubgraphFetch): SubgraphResponse => {
    if (!isDown) logger.error({ err: error, service: name, url: url.href }, 'subgraph is unavailable')
    isDown = true
    const path = 'pathInIncomingRequest' in fetch ? fetch.pathInIncomingRequest : undefined
    // '@' stands for "each element of this list": not a path that a client could follow.
    const isPlain = path !== undefined && path.length > 0 && !path.includes('@')
    const isLate = error instanceof TooLate
    const message = `Subgraph "${name}" ${isLate ? `did not answer within ${timeoutMs} ms` : 'is unavailable'}`
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE', service: name }
    return { errors: [{ message, ...(isPlain && { path: [] }), extensions }] }
  }

  return {
    async process(fetch) {
      try {
        const response = await postWithRetry(fetch.request)
        if (isDown) logger.info({ service: name }, 'subgraph is available again')
        isDown = false
        return response
      } catch (error) {
        return unavailable(error, fetch)
      }
    },
    async isReachable() {
      try {
        await post({ query: '{ __typename }' }, Math.min(probeTimeoutMs, timeoutMs))
        return true
      } catch {
        return false
      }
    },
    close: () => pool.destroy(),
  }
}

function toGraphQLResponse(status: number, text: string): SubgraphResponse {
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
