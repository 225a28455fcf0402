import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Shop } from './shop.ts'
import { startShop } from './shop.ts'

let shop: Shop

beforeEach(async () => {
  shop = await startShop({ subgraphTimeoutMs: 300 })
})
afterEach(() => shop.stop())

const anything: unknown = expect.anything()

describe('a subgraph that is down', () => {
  it('costs its own fields only, and is named without its address', async () => {
    const url = shop.graph.subgraphs.stock!.url
    await shop.graph.subgraphs.stock!.stop()
    const { status, body, text } = await shop.post('{ warehouse product(id: "1") { name available } }')
    expect(status).toBe(200)
    expect(body.data).toEqual({ warehouse: null, product: { name: 'Kettle', available: null } })
    expect(body.errors).toEqual([
      {
        message: 'Subgraph "stock" is unavailable',
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'stock', traceId: anything },
      },
      {
        message: 'Subgraph "stock" is unavailable',
        path: ['product'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'stock', traceId: anything },
      },
    ])
    expect(text).not.toContain(new URL(url).port)
  })

  it('is logged once when it goes and once when it is back', async () => {
    const { stock } = shop.graph.subgraphs
    await stock!.stop()
    await shop.post('{ warehouse }')
    await shop.post('{ warehouse }')
    await stock!.start()
    expect((await shop.post('{ warehouse }')).body).toEqual({ data: { warehouse: 'North' } })
    const lines = shop.logs.filter(({ service }) => service === 'stock').map(({ msg }) => msg)
    expect(lines).toEqual(['subgraph is unavailable', 'subgraph is available again'])
  })

  it('is reported by readiness, which stays ready', async () => {
    await shop.graph.subgraphs.stock!.stop()
    const response = await fetch(`${shop.gateway.url}/health/ready`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      status: 'ready',
      subgraphs: { catalogue: 'up', stock: 'down' },
    })
  })
})

describe('a subgraph that misbehaves', () => {
  it('is cut off after the timeout', async () => {
    const { body } = await shop.post('{ never warehouse }')
    expect(body.data).toEqual({ never: null, warehouse: 'North' })
    expect(body.errors?.[0]).toMatchObject({
      message: 'Subgraph "catalogue" did not answer within 300 ms',
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'catalogue' },
    })
  })

  const answers = [
    ['an error page', 502, '<h1>Bad gateway 10.0.0.7</h1>'],
    ['JSON that is no GraphQL response', 500, '{"stack":"at 10.0.0.7"}'],
    ['half a response', 200, '{"data":{"wareh'],
    ['nothing', 200, ''],
  ] as const
  for (const [what, status, answer] of answers) {
    it(`counts as unavailable when it answers ${what}`, async () => {
      shop.graph.subgraphs.stock!.intercept = (_, res) => void res.writeHead(status).end(answer)
      const { body, text } = await shop.post('{ warehouse }')
      expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', service: 'stock' })
      expect(text).not.toContain('10.0.0.7')
    })
  }

  it('keeps the code of errors that it sends with a status of its own', async () => {
    shop.graph.subgraphs.stock!.intercept = (_, res) =>
      void res.writeHead(429).end('{"errors":[{"message":"Slow down","extensions":{"code":"RATE_LIMITED"}}]}')
    const { body } = await shop.post('{ warehouse }')
    expect(body.errors).toMatchObject([
      { message: 'Slow down', extensions: { code: 'RATE_LIMITED', service: 'stock' } },
    ])
  })

  it('is asked again when it closes the connection under a query, once', async () => {
    const { stock } = shop.graph.subgraphs
    let cut = 0
    stock!.intercept = (req) => {
      cut += 1
      if (cut === 1) stock!.intercept = undefined
      req.socket.destroy()
    }
    expect((await shop.post('{ warehouse }')).body).toEqual({ data: { warehouse: 'North' } })
    expect(stock!.requests).toBe(2)
  })

  it('is sent a mutation once, also when its answer has to be shaped', async () => {
    const { catalogue } = shop.graph.subgraphs
    const odd = [
      '{"data":{"rename":{"extra":1,"name":"Pot","id":"1"}}}',
      '{"data":{"rename":{"id":7,"name":null}}}',
    ]
    const texts = []
    for (const answer of odd) {
      catalogue!.intercept = (_, res) => void res.writeHead(200).end(answer)
      texts.push((await shop.post('mutation { rename(id: "1", name: "Pot") { id name } }')).body)
    }
    expect(texts).toEqual([
      { data: { rename: { id: '1', name: 'Pot' } } },
      {
        data: { rename: null },
        errors: [expect.objectContaining({ path: ['rename', 'name'] })],
      },
    ])
    expect(catalogue!.requests).toBe(odd.length)
  })

  it('is never sent a mutation twice', async () => {
    const { catalogue } = shop.graph.subgraphs
    catalogue!.intercept = (req) => void req.socket.destroy()
    const { body } = await shop.post('mutation { rename(id: "1", name: "x") { id } }')
    expect(body.errors?.[0]?.extensions.code).toBe('SUBGRAPH_UNAVAILABLE')
    expect(catalogue!.requests).toBe(1)
  })
})

describe('masking', () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const traceId = '0af7651916cd43dd8448eb211c80319c'

  for (const [field, code] of [
    ['fault', 'INTERNAL_SERVER_ERROR'],
    ['uncoded', 'DOWNSTREAM_SERVICE_ERROR'],
  ] as const) {
    it(`hides a fault that a subgraph ${field === 'fault' ? 'codes as one' : 'does not code'}, and logs it once`, async () => {
      const { body, text } = await shop.post(`{ ${field} warehouse }`, { headers: { traceparent } })
      expect(body.data).toEqual({ [field]: null, warehouse: 'North' })
      expect(body.errors).toMatchObject([
        {
          message: 'Internal server error',
          path: [field],
          extensions: { code, service: 'catalogue', traceId },
        },
      ])
      expect(text).not.toMatch(/secret|select|10\.0\.0\.7/)
      expect(shop.logs.filter(({ msg }) => msg === 'fault while answering an operation')).toHaveLength(1)
    })
  }

  it('keeps code, message and path of an error meant for the client, and drops the rest', async () => {
    const { body, text } = await shop.post('{ refused }', { headers: { traceparent } })
    expect(body.errors).toMatchObject([
      {
        message: 'Not for you',
        path: ['refused'],
        extensions: { code: 'FORBIDDEN', service: 'catalogue', traceId },
      },
    ])
    expect(text).not.toContain('secret')
  })

  it('answers a null where none is allowed with an error', async () => {
    shop.graph.subgraphs.catalogue!.intercept = (_, res) => void res.end('{"data":{"missing":null}}')
    const { body } = await shop.post('{ missing }')
    expect(body.data).toBeNull()
    expect(body.errors).toMatchObject([
      { message: expect.stringContaining('missing'), extensions: { code: 'SUBGRAPH_RESPONSE_INVALID' } },
    ])
  })

  it('hands the trace on to subgraphs', async () => {
    let received: unknown
    shop.graph.subgraphs.stock!.intercept = (req, res) => {
      received = req.headers.traceparent
      res.end('{"data":{"warehouse":"South"}}')
    }
    await shop.post('{ warehouse }', { headers: { traceparent } })
    expect(received).toContain(traceId)
  })
})
