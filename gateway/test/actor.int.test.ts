import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { createClient, type Client } from 'graphql-ws'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { ActorContext } from '#platform/graphql/access.ts'
import { actorHeader } from '#platform/graphql/actor.ts'
import { startSubgraph, type RunningSubgraph } from '#platform/graphql/subgraph.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { startGateway, type Gateway } from '../service.ts'

const logger = createLogger('gateway', 'silent')
const sdl = {
  names: `
    type Query { first: Thing, secret: String }
    type Mutation { act: String }
    type Subscription { things: Thing, secrets: Thing }
    type Thing @key(fields: "id") { id: ID! asked: String }
  `,
  joins: 'type Query { second: String } type Thing @key(fields: "id") { id: ID! joined: String }',
}
const asked = (_parent: unknown, _args: unknown, { actor }: ActorContext) => actor.text
const things = {
  async *subscribe() {
    yield 1
    await new Promise((resolve) => setImmediate(resolve))
    yield 2
  },
  resolve: (id: number) => ({ id }),
}
const resolvers = {
  names: {
    Query: { first: () => ({ id: 1 }), secret: asked },
    Mutation: { act: asked },
    Subscription: { things, secrets: things },
    Thing: { asked },
  },
  joins: { Query: { second: asked }, Thing: { joined: asked } },
}
const openToCustomers = {
  names: { Query: ['first'], Subscription: ['things'] },
  joins: { Query: ['second'] },
}

let directory: string
const subgraphs: RunningSubgraph[] = []
let gateway: Gateway

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'actor-'))
  const shared = await readFile(new URL('../../schema/shared.graphql', import.meta.url), 'utf8')
  const services = []
  for (const name of ['names', 'joins'] as const) {
    const file = join(directory, `${name}.graphql`)
    await writeFile(file, sdl[name])
    const subgraph = await startSubgraph<ActorContext>({
      name,
      schemaFile: pathToFileURL(file),
      resolvers: resolvers[name],
      context: (_kind, actor) => ({ actor }),
      openToCustomers: openToCustomers[name],
      isReady: () => true,
      host: '127.0.0.1',
      port: 0,
      logger,
    })
    subgraphs.push(subgraph)
    services.push({ name, url: subgraph.url, typeDefs: parse(`${shared}\n${sdl[name]}`) })
  }
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(errors?.join())
  const supergraphPath = join(directory, 'supergraph.graphql')
  await writeFile(supergraphPath, supergraphSdl)
  gateway = await startGateway({
    ...{ port: 0, host: '127.0.0.1', supergraphPath, subgraphUrls: {}, subgraphTimeoutMs: 5_000 },
    ...{ corsOrigins: [], shutdownTimeoutMs: 5_000, logLevel: 'silent', logger },
  })
})
afterAll(async () => {
  await gateway.stop()
  await Promise.all(subgraphs.map((subgraph) => subgraph.stop()))
  await rm(directory, { recursive: true })
})

async function post(query: string, actor?: string, accept = 'application/json') {
  const headers = { 'content-type': 'application/json', accept, ...(actor && { [actorHeader]: actor }) }
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  })
  return { status: response.status, text: await response.text() }
}

function connect(connectionParams: Record<string, unknown>, headers: Record<string, string> = {}): Client {
  class Socket extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols, { headers })
    }
  }
  const url = `${gateway.url.replace('http', 'ws')}/graphql`
  return createClient({ url, webSocketImpl: Socket, retryAttempts: 0, connectionParams })
}

async function results(client: Client, query: string): Promise<unknown[]> {
  const received = []
  for await (const result of client.iterate({ query })) received.push(result)
  await client.dispose()
  return received
}

const actor = 'customer:cus_1'
const whole = '{ first { asked joined } second }'

test.each([actor, 'staff:jo', undefined])('every fetch of a query by %s says so', async (claim) => {
  const text = claim ?? 'staff:anonymous'
  expect(JSON.parse((await post(whole, claim)).text)).toEqual({
    data: { first: { asked: text, joined: text }, second: text },
  })
  expect(JSON.parse((await post('{ second }', claim)).text)).toEqual({ data: { second: text } })
})

test('a mutation says who acts; what is not open to customers is FORBIDDEN to them', async () => {
  expect(JSON.parse((await post('mutation { act }', 'staff:jo')).text)).toEqual({ data: { act: 'staff:jo' } })
  for (const query of ['mutation { act }', '{ secret }'])
    expect(JSON.parse((await post(query, actor)).text).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ])
})

test('who cannot be read is refused before anything is executed', async () => {
  const { status, text } = await post('mutation { act }', 'root')
  expect(status).toBe(400)
  expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] })
  await expect(results(connect({ [actorHeader]: 'root' }), whole)).rejects.toMatchObject({ code: 4400 })
  const direct = await fetch(subgraphs[0]!.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [actorHeader]: 'root' },
    body: '{"query":"{ secret }"}',
  })
  expect(direct.status).toBe(400)
})

test('a WebSocket names its actor by connection parameter or by header, for queries and for each event', async () => {
  const event = { data: { things: { asked: actor, joined: actor } } }
  for (const client of [connect({ [actorHeader]: actor }), connect({}, { [actorHeader]: actor })])
    expect(await results(client, 'subscription { things { asked joined } }')).toEqual([event, event])
  expect(await results(connect({ [actorHeader]: actor }), whole)).toEqual([
    { data: { first: { asked: actor, joined: actor }, second: actor } },
  ])
})

test('customers at the same time get each their own, over the one socket to the subgraph', async () => {
  const customers = ['customer:cus_1', 'customer:cus_2', 'customer:cus_3']
  const received = await Promise.all(
    customers.map((name) => results(connect({ [actorHeader]: name }), 'subscription { things { asked } }')),
  )
  expect(received).toEqual(
    customers.map((text) => [{ data: { things: { asked: text } } }, { data: { things: { asked: text } } }]),
  )
})

test('a subscription that is for staff is FORBIDDEN to a customer', async () => {
  await expect(
    results(connect({ [actorHeader]: actor }), 'subscription { secrets { id } }'),
  ).rejects.toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
})

test('an event stream carries the actor too', async () => {
  const { text } = await post('subscription { things { asked joined } }', actor, 'text/event-stream')
  expect(text.match(/"asked":"customer:cus_1","joined":"customer:cus_1"/g)).toHaveLength(2)
})
