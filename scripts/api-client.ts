import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'undici'
import { actorHeader } from '#platform/graphql/actor.ts'
import { readAfterHeader } from '#platform/database/read-scope.ts'
import type { TypedDocumentString } from '#schema/client/generated/graphql.ts'
import { CommandRefused } from './command-line.ts'

interface GraphQLAnswer<Data> {
  data?: Data | null
  errors?: { message: string; extensions?: { code?: string } }[]
}

/** What may be better in a moment: no answer, or one that says so. */
class Passing extends Error {
  override name = 'Passing'
}

const passingCodes = new Set(['SUBGRAPH_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED'])
const requestTimeoutMs = 60_000

/** Asks the public API of a running Stockgraph, and reads nothing older than what it wrote. */
export interface ApiClient {
  /**
   * Asks, and again for as long as it is told to be patient: for what reads, or carries a key of its own.
   * @param isPassing whether an answer may be better in a moment, such as one with IDEMPOTENCY_IN_PROGRESS
   * @throws CommandRefused when the API does not answer in that time, or refuses
   */
  ask<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
    isPassing?: (data: Data) => boolean,
  ): Promise<Data>
  close(): Promise<void>
}

/** @param options.url of the gateway's GraphQL endpoint */
export function createApiClient(options: { url: string; actor: string; patienceMs: number }): ApiClient {
  const url = new URL(options.url)
  const pool = new Pool(url.origin, {
    connections: 4,
    headersTimeout: requestTimeoutMs,
    bodyTimeout: requestTimeoutMs,
  })
  // Left out, a read replica that lags would not know what this client has just placed.
  let readAfter: string | undefined
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    [actorHeader]: options.actor,
  }

  const askOnce = async <Data>(body: string): Promise<Data> => {
    const response = await pool.request({
      method: 'POST',
      path: url.pathname,
      headers: readAfter === undefined ? headers : { ...headers, [readAfterHeader]: readAfter },
      body,
    })
    const text = await response.body.text()
    const position = response.headers[readAfterHeader]
    if (typeof position === 'string') readAfter = position
    if (response.statusCode >= 500) throw new Passing(`HTTP ${response.statusCode}`)
    const { data, errors } = readAnswer<Data>(text, response.statusCode)
    const [error] = errors ?? []
    if (data && !error) return data
    const said = error?.message ?? `HTTP ${response.statusCode} without data`
    if (!error || passingCodes.has(error.extensions?.code ?? '')) throw new Passing(said)
    throw new CommandRefused(`the API refuses: ${said}`)
  }

  return {
    async ask<Data, Variables>(
      document: TypedDocumentString<Data, Variables>,
      variables: Variables,
      isPassing?: (data: Data) => boolean,
    ) {
      const body = JSON.stringify({ query: String(document), variables })
      const deadline = Date.now() + options.patienceMs
      for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, 2_000)) {
        try {
          const data = await askOnce<Data>(body)
          if (isPassing?.(data)) throw new Passing('an earlier request is still being carried out')
          return data
        } catch (error) {
          if (error instanceof CommandRefused) throw error
          if (Date.now() + waitMs > deadline)
            throw new CommandRefused(`${url.href} cannot be used: ${describe(error)}`, { cause: error })
          await pause(waitMs)
        }
      }
    },
    close: () => pool.destroy(),
  }
}

function readAnswer<Data>(text: string, status: number): GraphQLAnswer<Data> {
  try {
    return JSON.parse(text) as GraphQLAnswer<Data>
  } catch (error) {
    throw new CommandRefused(`the server answers HTTP ${status} with something that is not GraphQL`, {
      cause: error,
    })
  }
}

function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join('; ')
  return (error as { message?: string }).message || String(error)
}
