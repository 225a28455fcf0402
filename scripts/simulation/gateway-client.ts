import { setTimeout as pause } from 'node:timers/promises'
import { createClient, type Client } from 'graphql-ws'
import { Pool } from 'undici'
import { WebSocket } from 'ws'
import type { TypedDocumentString } from '#schema/client/generated/graphql.ts'
import { CannotRun } from './options.ts'

/** The gateway, or a subgraph behind it, did not answer for now. */
class Unanswered extends Error {
  override name = 'Unanswered'
}

interface GraphQLAnswer<Data> {
  data?: Data | null
  errors?: { message: string; extensions?: { code?: string } }[]
}

const requestTimeoutMs = 15_000

/** A client of the gateway at `url` (its /graphql endpoint), over HTTP and WebSocket. */
export class GatewayClient {
  readonly #url: URL
  readonly #pool: Pool
  readonly #patienceMs: number
  #answeredAt = 0
  #socket: Client | undefined

  /** @param options.patienceMs how long to ask again while nothing is answered */
  constructor(url: string, options: { connections: number; patienceMs: number }) {
    const { connections, patienceMs } = options
    this.#url = new URL(url)
    this.#patienceMs = patienceMs
    this.#pool = new Pool(this.#url.origin, {
      connections,
      headersTimeout: requestTimeoutMs,
      bodyTimeout: requestTimeoutMs,
    })
  }

  /** @throws CannotRun when the gateway cannot be reached or answers no GraphQL */
  async ask<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    try {
      return await this.#askOnce(document, variables)
    } catch (error) {
      throw new CannotRun(`the gateway at ${this.#url.href} cannot be used: ${describe(error)}`, {
        cause: error,
      })
    }
  }

  /**
   * Asks again and again until there is an answer; for operations that carry an idempotency key, or only read.
   * @returns undefined if there is none when `signal` is aborted, or when nobody has had an answer for too long
   */
  async askUntil<Data, Variables>(
    signal: AbortSignal,
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data | undefined> {
    for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 2_000)) {
      try {
        return await this.#askOnce(document, variables)
      } catch {
        // Counted from anyone's last answer: each order waiting on its own would make a dead gateway last for hours.
        if (signal.aborted || performance.now() - this.#answeredAt > this.#patienceMs) return undefined
        await pause(waitMs)
      }
    }
  }

  async #askOnce<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const response = await this.#pool.request({
      method: 'POST',
      path: this.#url.pathname,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: String(document), variables }),
    })
    const text = await response.body.text()
    if (response.statusCode >= 500) throw new Unanswered(`HTTP ${response.statusCode}`)
    let answer: GraphQLAnswer<Data>
    try {
      answer = JSON.parse(text) as GraphQLAnswer<Data>
    } catch (error) {
      throw new Unanswered(`HTTP ${response.statusCode} without JSON`, { cause: error })
    }
    const { data, errors } = answer
    if (!data || errors) throw new Unanswered(errors?.[0]?.message ?? `HTTP ${response.statusCode}`)
    this.#answeredAt = performance.now()
    return data
  }

  /** Subscribes over graphql-transport-ws; connects anew for as long as it is open. Resolves once it is connected. */
  async subscribe<Data>(
    document: TypedDocumentString<Data, Record<string, never>>,
    sink: { next: (data: Data) => void; failed: (reason: string) => void },
  ): Promise<void> {
    const connected = Promise.withResolvers<void>()
    this.#socket ??= createClient({
      url: this.#url.href.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 1_000,
      shouldRetry: () => true,
      retryWait: () => pause(200),
      on: { connected: () => connected.resolve() },
    })
    const timer = setTimeout(
      () => connected.reject(new CannotRun(`no WebSocket connection to ${this.#url.href}`)),
      10_000,
    )
    this.#socket.subscribe<Data>(
      { query: String(document) },
      {
        next: ({ data, errors }) => {
          if (data) sink.next(data)
          if (errors) sink.failed(errors[0]?.message ?? 'an error without a message')
        },
        error: (error) => sink.failed(describe(error)),
        complete: () => {},
      },
    )
    await connected.promise.finally(() => clearTimeout(timer))
  }

  async close(): Promise<void> {
    // It waits for a connection that is being made, and fails with it.
    await Promise.resolve(this.#socket?.dispose()).catch(() => {})
    await this.#pool.destroy()
  }
}

function describe(error: unknown): string {
  if (Array.isArray(error)) return error.map(describe).join('; ')
  if (error instanceof AggregateError) return error.errors.map(describe).join('; ')
  return (error as { message?: string }).message || String(error)
}
