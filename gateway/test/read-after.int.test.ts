import { createClient } from 'graphql-ws'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startShop, type Shop } from './shop.ts'

let shop: Shop
/** What the subgraphs were told, in the order of the requests. */
let told: string[]

const mutation = 'mutation { rename(id: "1", name: "x") { id available } }'
const query = '{ product(id: "1") { name available } }'

/** Plays a subgraph; its answers to mutations say where its database stands. */
const subgraph =
  (name: string, position: () => string) =>
  (req: IncomingMessage, res: ServerResponse): void => {
    told.push(`${name} ${String(req.headers['stockgraph-read-after'])}`)
    let body = ''
    req.on('data', (chunk) => (body += String(chunk)))
    req.on('end', () => {
      const product = { __typename: 'Product', id: '1', name: 'Kettle' }
      const data = body.includes('_entities')
        ? { _entities: [{ available: 10 }] }
        : body.includes('mutation')
          ? { rename: product }
          : { product }
      if (body.includes('mutation')) res.setHeader('stockgraph-position', position())
      res.setHeader('content-type', 'application/json').end(JSON.stringify({ data }))
    })
  }

let position = '0/0'

beforeAll(async () => {
  shop = await startShop({ corsOrigins: ['https://shop.example'] })
  const { catalogue, stock } = shop.graph.subgraphs
  if (!catalogue || !stock) throw new Error('the shop has two subgraphs')
  catalogue.intercept = subgraph('catalogue', () => position)
  stock.intercept = subgraph('stock', () => position)
})
beforeEach(() => {
  told = []
})
afterAll(() => shop.stop())

it('tells who wrote where to read after, and the rest of the graph nothing', async () => {
  position = '0/AB'
  const { body, headers } = await shop.post(mutation)
  expect(body).toEqual({ data: { rename: { id: '1', available: 10 } } })
  expect(headers.get('stockgraph-read-after')).toBe('catalogue=0/AB')
  expect(headers.getSetCookie()).toEqual([
    'stockgraph-read-after=catalogue%3D0%2FAB; Max-Age=30; Path=/graphql; HttpOnly; SameSite=Lax',
  ])
  expect(told).toEqual(['catalogue undefined', 'stock undefined'])
})

it('passes on what a client gives back as a header', async () => {
  const { headers } = await shop.post(query, {
    headers: { 'stockgraph-read-after': 'catalogue=0/AB,stock=0/CD,other=0/EF' },
  })
  expect(told).toEqual(['catalogue 0/AB', 'stock 0/CD'])
  expect(headers.get('stockgraph-read-after')).toBeNull()
  expect(headers.getSetCookie()).toEqual([])
})

it('passes on what a browser gives back as a cookie, and the later of both', async () => {
  const cookie = 'theme=dark; stockgraph-read-after=catalogue%3D0%2FAB%2Cstock%3D0%2F1; a=b'
  await shop.post(query, { headers: { cookie } })
  await shop.post(query, { headers: { cookie, 'stockgraph-read-after': 'catalogue=0/AA,stock=0/2' } })
  expect(told).toEqual(['catalogue 0/AB', 'stock 0/1', 'catalogue 0/AB', 'stock 0/2'])
})

it('keeps what the client knew of other subgraphs when it writes to one', async () => {
  position = '0/B0'
  const { headers } = await shop.post(mutation, {
    headers: { 'stockgraph-read-after': 'catalogue=0/AB,stock=0/2', 'x-forwarded-proto': 'https' },
  })
  expect(headers.get('stockgraph-read-after')).toBe('catalogue=0/B0,stock=0/2')
  expect(headers.getSetCookie()[0]).toMatch(/; Secure$/)
})

it.each(['catalogue=nonsense', '%', 'catalogue=0/FFFFFFFFFF', '\u00e4=0/1'])(
  'ignores a malformed %j',
  async (given) => {
    const { status } = await shop.post(query, {
      headers: { 'stockgraph-read-after': given, cookie: `stockgraph-read-after=${encodeURI(given)}%` },
    })
    expect(status).toBe(200)
    expect(told).toEqual(['catalogue undefined', 'stock undefined'])
  },
)

it('lets pages of other origins see it and give it back', async () => {
  const origin = 'https://shop.example'
  const { headers } = await shop.post(query, { headers: { origin } })
  expect(headers.get('access-control-expose-headers')).toBe('stockgraph-read-after')
  const preflight = await fetch(`${shop.gateway.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,stockgraph-read-after',
    },
  })
  expect(preflight.headers.get('access-control-allow-headers')).toContain('stockgraph-read-after')
})

it('remembers over a WebSocket what was written over it, and tells it for reads over HTTP', async () => {
  position = '0/D0'
  const client = createClient({
    url: shop.gateway.url.replace('http', 'ws') + '/graphql',
    webSocketImpl: WebSocket,
    lazy: false,
  })
  const run = async (text: string): Promise<unknown> => {
    for await (const answer of client.iterate({ query: text })) return answer
  }
  const data = { id: '1', available: 10 }
  expect(await run(mutation)).toEqual({ data: { rename: data }, extensions: { readAfter: 'catalogue=0/D0' } })
  expect(await run(query)).toEqual({ data: { product: { name: 'Kettle', available: 10 } } })
  await client.dispose()
  expect(told).toEqual(['catalogue undefined', 'stock undefined', 'catalogue 0/D0', 'stock undefined'])
})
