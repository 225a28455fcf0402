import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ConfigError } from '#platform/config.ts'
import { startSubgraph } from '#platform/graphql/subgraph.ts'
import { listen, type Listener } from '#platform/http/listener.ts'
import { silent } from './broker-adapters.ts'

let directory: string
let other: Listener

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'subgraph-'))
  await writeFile(join(directory, 'schema.graphql'), 'type Query { answer: Int }')
  other = await listen(createServer(), 0, '127.0.0.1')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await other.close(0)
  await rm(directory, { recursive: true })
})

test('a subgraph whose port is taken names its variable and prints nothing else', async () => {
  const printed = vi.spyOn(console, 'error').mockReturnValue(undefined)
  const starting = startSubgraph({
    name: 'orders',
    schemaFile: pathToFileURL(join(directory, 'schema.graphql')),
    resolvers: {},
    context: (_kind, actor) => ({ actor }),
    openToCustomers: {},
    isReady: () => true,
    host: '127.0.0.1',
    port: other.port,
    logger: silent,
  })
  await expect(starting).rejects.toThrow(
    new ConfigError(`ORDERS_PORT: port ${other.port} is taken by another program`),
  )
  expect(printed).not.toHaveBeenCalled()
})

test('a stop lets the request under way finish, and does not wait for its client to hang up', async () => {
  const arrived = Promise.withResolvers<void>()
  const release = Promise.withResolvers<number>()
  const answer = () => {
    arrived.resolve()
    return release.promise
  }
  const subgraph = await startSubgraph({
    name: 'orders',
    schemaFile: pathToFileURL(join(directory, 'schema.graphql')),
    resolvers: { Query: { answer } },
    context: (_kind, actor) => ({ actor }),
    openToCustomers: {},
    isReady: () => true,
    host: '127.0.0.1',
    port: 0,
    logger: silent,
  })
  const agent = new Agent({ keepAlive: true })
  const body = new Promise<string>((resolve, reject) => {
    const headers = { 'content-type': 'application/json' }
    const sent = request(subgraph.url, { agent, method: 'POST', headers }, (response) => {
      text(response).then(resolve, reject)
    })
    sent.on('error', reject).end('{"query":"{ answer }"}')
  })
  await arrived.promise
  const stopped = subgraph.stop()
  release.resolve(42)
  expect(await body).toContain('42')
  const before = Date.now()
  await stopped
  // Node keeps an idle connection for five seconds more.
  expect(Date.now() - before).toBeLessThan(2_000)
  agent.destroy()
})

/** One trace for all, since errors name it. */
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
const accepted = [undefined, 'application/json', 'application/graphql-response+json, application/json;q=0.9']
const asked: [string, object][] = [
  ['a query', { query: '{ answer }' }],
  ['a query with variables', { query: 'query Q($n: Int) { answer(n: $n) }', variables: { n: 7 } }],
  ['one of two', { query: 'query A { answer } query B { other: answer }', operationName: 'B' }],
  ['none of two', { query: 'query A { answer } query B { other: answer }' }],
  ['a wrong variable', { query: 'query Q($n: Int) { answer(n: $n) }', variables: { n: 'x' } }],
  ['a syntax error', { query: '{ answer' }],
  ['an unknown field', { query: '{ question }' }],
  ['a fault', { query: '{ answer(n: 13) }' }],
  ['nulls for what is left out', { query: '{ answer }', variables: null, operationName: null }],
  ['no query', { query: '' }],
  ['variables that are a list', { query: '{ answer }', variables: [] }],
]

test('a request is answered alike, whether or not it needs all of the reading of HTTP', async () => {
  const schemaFile = join(directory, 'schema.graphql')
  await writeFile(schemaFile, 'type Query { answer(n: Int): Int }')
  const answer = (_: unknown, { n = 42 }: { n?: number }) => {
    if (n === 13) throw new Error('of bad luck')
    return n
  }
  const subgraph = await startSubgraph({
    name: 'orders',
    schemaFile: pathToFileURL(schemaFile),
    resolvers: { Query: { answer } },
    context: (_kind, actor) => ({ actor }),
    openToCustomers: { Query: ['answer'] },
    isReady: () => true,
    host: '127.0.0.1',
    port: 0,
    logger: silent,
  })
  const ask = async (body: object, accept: string | undefined) => {
    const response = await fetch(subgraph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(accept && { accept }), traceparent },
      body: JSON.stringify(body),
    })
    return [response.status, response.headers.get('content-type'), await response.json()]
  }
  try {
    for (const accept of accepted) {
      for (const [what, body] of asked) {
        // Extensions, even none, are left to Apollo Server's own reading.
        expect([what, ...(await ask(body, accept))]).toEqual([
          what,
          ...(await ask({ ...body, extensions: {} }, accept)),
        ])
      }
    }
    const [status, , result] = await ask({ query: '{ answer }' }, undefined)
    expect([status, result]).toEqual([200, { data: { answer: 42 } }])
  } finally {
    await subgraph.stop()
  }
})
