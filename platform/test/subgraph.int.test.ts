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
    context: () => ({}),
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
    context: () => ({}),
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
