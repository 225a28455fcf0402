import { createClient, type Client } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { TypedDocumentString } from '#schema/client/generated/graphql.ts'

export interface Answer<Data> {
  data?: Data | null
  errors?: {
    message: string
    path?: (string | number)[]
    extensions: { code: string; [key: string]: unknown }
  }[]
}

/** Sends an operation to the gateway at `url`; fails on anything but a GraphQL answer. */
export async function send<Data, Variables>(
  url: string,
  document: TypedDocumentString<Data, Variables> | string,
  variables?: Variables,
): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: String(document), variables }),
  })
  return (await response.json()) as Answer<Data>
}

/** Like `send`, but fails on errors. */
export async function ask<Data, Variables>(
  url: string,
  document: TypedDocumentString<Data, Variables> | string,
  variables?: Variables,
): Promise<Data> {
  const { data, errors } = await send<Data, Variables>(url, document, variables)
  if (errors || !data) throw new Error(`the gateway answered with errors: ${JSON.stringify(errors)}`)
  return data
}

/** A graphql-transport-ws client that reconnects for as long as the test runs. */
export function connect(url: string): Client {
  return createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 100,
    shouldRetry: () => true,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
  })
}

export interface Watch<Data> {
  /** What has come so far. */
  events: Data[]
  errors: unknown[]
  done: () => boolean
  stop: () => void
}

/** Subscribes, and collects what comes. */
export function watch<Data, Variables extends Record<string, unknown>>(
  client: Client,
  document: TypedDocumentString<Data, Variables> | string,
  variables?: Variables,
): Watch<Data> {
  const events: Data[] = []
  const errors: unknown[] = []
  let isDone = false
  const stop = client.subscribe<Data>(
    { query: String(document), ...(variables && { variables }) },
    {
      next: (result) => {
        if (result.data) events.push(result.data)
        if (result.errors) errors.push(...result.errors)
      },
      error: (error) => {
        errors.push(error)
        isDone = true
      },
      complete: () => {
        isDone = true
      },
    },
  )
  return { events, errors, done: () => isDone, stop }
}
