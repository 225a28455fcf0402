import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'graphql-ws'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { until } from '#platform/testing/until.ts'
import type { Answer, Shop } from './shop.ts'
import { startShop } from './shop.ts'

let shop: Shop
let webRoot: string

beforeEach(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'gateway-web-'))
  await mkdir(join(webRoot, 'assets'))
  await writeFile(join(webRoot, 'index.html'), '<p>console</p>')
  await writeFile(join(webRoot, 'playground.html'), '<p>playground</p>')
  await writeFile(join(webRoot, 'assets', 'app-1234.js'), 'app()')
  shop = await startShop({ webRoot })
})
afterEach(async () => {
  await shop.stop()
  await rm(webRoot, { recursive: true })
})

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${shop.gateway.url}${path}`, { headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('pages', () => {
  const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

  it('serves the app for every path of its own', async () => {
    expect((await get('/', browser)).text).toContain('console')
    expect((await get('/orders/7', browser)).text).toContain('console')
    const asset = await get('/assets/app-1234.js')
    expect(asset.text).toBe('app()')
    expect(asset.headers.get('cache-control')).toContain('immutable')
    expect((await get('/assets/missing.js')).status).toBe(404)
  })

  it('serves the playground to a browser, and GraphQL to everyone else', async () => {
    expect((await get('/graphql', browser)).text).toContain('playground')
    expect((await get('/playground', browser)).text).toContain('playground')
    expect((await get('/graphql?query={warehouse}')).text).toContain('North')
  })

  it.each(['/', '/graphql/', '/playground'])('takes no query at %s, where a page is', async (path) => {
    const response = await fetch(`${shop.gateway.url}${path}`, { method: 'POST', body: '{}' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD')
    expect(await response.text()).toContain('GraphQL is at /graphql')
  })

  it('lets pages load scripts from nowhere else', async () => {
    const policy = (await get('/', browser)).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'self'")
  })

  it('answers a plain page where no front end is built', async () => {
    const bare = await startShop({ webRoot: join(webRoot, 'missing') })
    const response = await fetch(bare.gateway.url)
    expect(await response.text()).toContain('href="/graphql"')
    await bare.stop()
  })
})

describe('WebSockets', () => {
  const outcome = async (path: string, origin?: string): Promise<string> => {
    const url = `${shop.gateway.url.replace('http', 'ws')}${path}`
    const socket = new WebSocket(url, 'graphql-transport-ws', { ...(origin && { origin }) })
    return new Promise((resolve) => {
      socket.once('open', () => {
        socket.close()
        resolve('open')
      })
      socket.once('error', (error) => resolve(error.message))
    })
  }

  it('are accepted at /graphql from our own pages and from programs, and nowhere else', async () => {
    expect(await outcome('/graphql')).toBe('open')
    expect(await outcome('/graphql', shop.gateway.url)).toBe('open')
    expect(await outcome('/graphql', 'https://evil.example')).toContain('403')
    expect(await outcome('/elsewhere')).toContain('404')
  })
})

describe('operations over a WebSocket', () => {
  it('are executed, limited and masked as over HTTP', async () => {
    const client = createClient({
      url: `${shop.gateway.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
    })
    const run = async (query: string) => (await client.iterate({ query }).next()).value as Answer['body']
    expect(await run('{ product(id: "2") { name available } }')).toEqual({
      data: { product: { name: 'Teapot', available: 20 } },
    })
    expect(await run('mutation { rename(id: "1", name: "x") { id } }')).toEqual({
      data: { rename: { id: '1' } },
    })
    expect(await run('{ fault }')).toMatchObject({
      data: { fault: null },
      errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    })
    const aliases = Array.from({ length: 51 }, (_, i) => `a${i}: warehouse`).join(' ')
    await expect(run(`{ ${aliases} }`)).rejects.toMatchObject([
      { extensions: { code: 'COST_LIMIT_EXCEEDED' } },
    ])
    expect(await run('{ warehouse }')).toEqual({ data: { warehouse: 'North' } })
    await client.dispose()
  })
})

describe('stopping', () => {
  it('finishes what is under way, then takes nothing more', async () => {
    let release: (() => void) | undefined
    shop.graph.subgraphs.stock!.intercept = (_, res) => {
      release = () => void res.end('{"data":{"warehouse":"South"}}')
    }
    const underWay = shop.post('{ warehouse }')
    await until(() => release)
    const stopping = shop.gateway.stop()
    await until(async () => (await isRefused()) || undefined)
    release!()
    expect((await underWay).body).toEqual({ data: { warehouse: 'South' } })
    await stopping
    await shop.gateway.stop()
  })

  it('cuts what does not end in time', async () => {
    const hasty = await startShop({ shutdownTimeoutMs: 100 })
    let isAsked = false
    hasty.graph.subgraphs.stock!.intercept = () => void (isAsked = true)
    const underWay = hasty.post('{ warehouse }').catch((error: Error) => error)
    await until(() => isAsked)
    await hasty.stop()
    expect(await underWay).toBeInstanceOf(Error)
  })

  it('closes WebSockets', async () => {
    const socket = new WebSocket(`${shop.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    await once(socket, 'open')
    const closed = once(socket, 'close')
    await shop.gateway.stop()
    expect(await closed).toHaveLength(2)
  })
})

async function isRefused(): Promise<boolean> {
  try {
    await fetch(`${shop.gateway.url}/health/live`, { headers: { connection: 'close' } })
    return false
  } catch {
    return true
  }
}
