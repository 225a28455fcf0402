import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from '#platform/testing/until.ts'
import type { Shop } from './shop.ts'
import { startShop, stock } from './shop.ts'

let shop: Shop

beforeEach(async () => {
  shop = await startShop()
})
afterEach(() => shop.stop())

const withCapacity = {
  typeDefs: stock.typeDefs.replace('warehouse: String', 'warehouse: String capacity: Int'),
  resolvers: { ...stock.resolvers, Query: { ...stock.resolvers.Query, capacity: () => 7 } },
}

const isRefused = ({ msg }: Record<string, unknown>): boolean =>
  msg === 'new supergraph refused, the previous one serves on'

describe('a supergraph that changes', () => {
  it('is swapped while queries run, and none of them fails', async () => {
    const end = new AbortController()
    const failures: unknown[] = []
    const clients = Array.from({ length: 4 }, async () => {
      while (!end.signal.aborted) {
        const { body } = await shop.post('{ products { name available } warehouse }')
        if (body.errors) failures.push(body.errors)
      }
    })
    shop.graph.subgraphs.stock!.redefine(withCapacity)
    await shop.publish(shop.graph.compose())
    const { body } = await until(async () => {
      const answer = await shop.post('{ capacity }')
      return answer.body.data && answer
    })
    end.abort()
    await Promise.all(clients)
    expect(body).toEqual({ data: { capacity: 7 } })
    expect(failures).toEqual([])
  })

  it('is announced once, when it is already served', async () => {
    const seen: string[] = []
    const { supergraph } = shop.gateway
    supergraph.onChange((next) => {
      expect(supergraph.current()).toBe(next)
      seen.push(next.version)
    })
    const before = supergraph.current().version
    shop.graph.subgraphs.stock!.redefine(withCapacity)
    await shop.publish(shop.graph.compose())
    await until(() => seen.length > 0)
    expect(seen).toEqual([supergraph.current().version])
    expect(seen).not.toContain(before)
  })

  it('serves on when the new one is broken, says so once, and takes the next good one', async () => {
    shop.graph.subgraphs.stock!.redefine(withCapacity)
    const sdl = shop.graph.compose()
    await writeFile(shop.supergraphPath, sdl.slice(0, sdl.length / 2))
    await until(() => shop.logs.some(isRefused))
    expect((await shop.post('{ warehouse }')).body).toEqual({ data: { warehouse: 'North' } })
    await writeFile(shop.supergraphPath, sdl)
    await until(async () => (await shop.post('{ capacity }')).body.data)
    expect(shop.logs.filter(isRefused)).toHaveLength(1)
  })

  it('is refused when it needs security features that are not enforced', async () => {
    const link = '@link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)'
    await shop.publish(shop.graph.compose().replace('schema\n', `schema\n  ${link}\n`))
    const { err } = (await until(() => shop.logs.find(isRefused))) as { err: { message: string } }
    expect(err.message).toContain('https://specs.apollo.dev/authenticated/v0.1')
    expect(err.message).not.toContain('\n')
  })

  it('may move a subgraph to another address', async () => {
    const { stock: subgraph } = shop.graph.subgraphs
    const sdl = shop.graph
      .compose()
      .replaceAll(subgraph!.url, subgraph!.url.replace('127.0.0.1', 'localhost'))
    const { version } = shop.gateway.supergraph.current()
    await shop.publish(sdl)
    await until(() => shop.gateway.supergraph.current().version !== version)
    expect(shop.gateway.supergraph.url('stock')).toContain('localhost')
    expect((await shop.post('{ warehouse }')).body).toEqual({ data: { warehouse: 'North' } })
  })
})
