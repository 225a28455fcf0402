import { getIntrospectionQuery } from 'graphql'
import { serverAudits } from 'graphql-http'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Shop } from './shop.ts'
import { startShop } from './shop.ts'

let shop: Shop
let endpoint: string

beforeAll(async () => {
  shop = await startShop({ corsOrigins: ['https://shop.example'] })
  endpoint = `${shop.gateway.url}/graphql`
})
afterAll(() => shop.stop())

const graphqlType = 'application/graphql-response+json'

describe('GraphQL over HTTP', () => {
  for (const audit of serverAudits({ url: () => endpoint })) {
    it(`passes audit ${audit.id}: ${audit.name}`, async () => {
      expect(await audit.fn()).toMatchObject({ status: 'ok' })
    })
  }

  it('joins the fields of two subgraphs', async () => {
    const { body } = await shop.post('query P($id: ID!) { product(id: $id) { title: name available } }', {
      variables: { id: '2' },
    })
    expect(body).toEqual({ data: { product: { title: 'Teapot', available: 20 } } })
  })

  it('answers a query by GET', async () => {
    const response = await fetch(`${endpoint}?query=${encodeURIComponent('{ warehouse }')}`)
    expect(await response.json()).toEqual({ data: { warehouse: 'North' } })
  })

  it('executes a mutation by POST, and refuses it by GET', async () => {
    const mutation = 'mutation { rename(id: "1", name: "x") { id } }'
    expect((await shop.post(mutation)).body).toEqual({ data: { rename: { id: '1' } } })
    const response = await fetch(`${endpoint}?query=${encodeURIComponent(mutation)}`)
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })

  it('answers the introspection query', async () => {
    const { body } = await shop.post(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }))
    expect(body.errors).toBeUndefined()
    expect(body.data).toHaveProperty('__schema')
  })

  it('selects the named operation, and asks for a name when there are several', async () => {
    const query = 'query A { warehouse } query B { product(id: "1") { id } }'
    expect((await shop.post(query, { operationName: 'B' })).body.data).toEqual({ product: { id: '1' } })
    const { status, body } = await shop.post(query, { headers: { accept: graphqlType } })
    expect(status).toBe(400)
    expect(body.errors?.[0]?.extensions.code).toBe('OPERATION_RESOLUTION_FAILURE')
  })

  it('refuses a body over 1 MB with 413', async () => {
    const { status, body } = await shop.post(`{ warehouse } # ${'x'.repeat(1_100_000)}`)
    expect(status).toBe(413)
    expect(body.errors?.[0]?.extensions.code).toBe('BAD_REQUEST')
  })

  it('refuses a chunked body over 1 MB with 413', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const req = request(
        endpoint,
        { method: 'POST', headers: { 'content-type': 'application/json' } },
        (res) => {
          res.resume()
          resolve(res.statusCode)
        },
      )
      req.on('error', reject)
      for (let i = 0; i < 12; i += 1) req.write('x'.repeat(100_000))
      req.end()
    })
    expect(status).toBe(413)
  })

  it('refuses a body that is not JSON with 400, and a form with 415', async () => {
    const bad = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    })
    expect(bad.status).toBe(400)
    const form = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({ query: '{ warehouse }' }),
    })
    expect(form.status).toBe(415)
  })

  it('refuses a batch, and a media type that it does not serve', async () => {
    const batch = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[]',
    })
    expect(batch.status).toBe(400)
    expect((await shop.post('{ warehouse }', { headers: { accept: 'image/png' } })).status).toBe(406)
  })

  it('refuses requests of other origins, but for the allowed ones', async () => {
    const url = `${endpoint}?query={warehouse}`
    expect((await fetch(url, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
    expect((await fetch(url, { headers: { origin: shop.gateway.url } })).status).toBe(200)
    const allowed = await fetch(url, { headers: { origin: 'https://shop.example' } })
    expect(allowed.status).toBe(200)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    const preflight = await fetch(endpoint, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.status).toBe(204)
  })
})

describe('subscriptions over HTTP', () => {
  it('are refused with a hint at what works', async () => {
    const { status, body } = await shop.post('subscription { renamed { id } }')
    expect(status).toBe(406)
    expect(body.errors?.[0]?.message).toMatch(/WebSocket.*text\/event-stream/)
  })

  it('are refused with 4xx when a variable decides about the root field', async () => {
    const query = 'subscription($x: Boolean!) { renamed @include(if: $x) { id } }'
    const { status } = await shop.post(query, { variables: { x: true }, headers: { accept: graphqlType } })
    expect(status).toBe(406)
  })

  it('do not break the validation of a document that also has a query', async () => {
    const query = 'query A { warehouse } subscription B($x: Boolean!) { renamed @include(if: $x) { id } }'
    const { status, body } = await shop.post(query, { operationName: 'A', headers: { accept: graphqlType } })
    expect(status).toBe(400)
    expect(body.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  it('are streamed to a client that accepts text/event-stream', async () => {
    const abort = new AbortController()
    const response = await fetch(
      `${endpoint}?query=${encodeURIComponent('subscription { renamed { id } }')}`,
      {
        headers: { accept: 'text/event-stream' },
        signal: abort.signal,
      },
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    abort.abort()
  })
})

describe('limits', () => {
  const codeOf = async (query: string): Promise<unknown> =>
    (await shop.post(query)).body.errors?.[0]?.extensions.code

  it('refuse an operation deeper than 15', async () => {
    const nest = (depth: number): string => (depth === 0 ? 'id' : `related { ${nest(depth - 1)} }`)
    expect(await codeOf(`{ products { ${nest(13)} } }`)).toBeUndefined()
    expect(await codeOf(`{ products { ${nest(14)} } }`)).toBe('COST_LIMIT_EXCEEDED')
  })

  it('refuse more than 50 aliases, those in fragments counted each time', async () => {
    const aliases = (count: number): string =>
      Array.from({ length: count }, (_, i) => `a${i}: warehouse`).join(' ')
    expect(await codeOf(`{ ${aliases(50)} }`)).toBeUndefined()
    expect(await codeOf(`{ ${aliases(51)} }`)).toBe('COST_LIMIT_EXCEEDED')
    const fragment = `fragment F on Product { ${Array.from({ length: 9 }, (_, i) => `f${i}: id`).join(' ')} }`
    const uses = Array.from({ length: 6 }, (_, i) => `p${i}: product(id: ${i}) { ...F }`).join(' ')
    expect(await codeOf(`{ ${uses} } ${fragment}`)).toBe('COST_LIMIT_EXCEEDED')
  })

  it('refuse more than 5,000 tokens', async () => {
    expect(await codeOf(`{ ${'warehouse '.repeat(5_000)} }`)).toBe('GRAPHQL_PARSE_FAILED')
  })

  it('refuse fragments that double at each level', async () => {
    const levels = Array.from(
      { length: 40 },
      (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
    )
    expect(await codeOf(`{ ...F0 } ${levels.join(' ')} fragment F40 on Query { warehouse }`)).toBe(
      'COST_LIMIT_EXCEEDED',
    )
  })
})
