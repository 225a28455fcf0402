import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '#platform/testing/until.ts'
import type { TestGraph } from './fixture.ts'
import { startSubgraphs } from './fixture.ts'
import { catalogue, stock } from './shop.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
let directory: string
let graph: TestGraph
let supergraphPath: string

beforeAll(async () => {
  graph = await startSubgraphs([catalogue, stock])
  directory = await mkdtemp(join(tmpdir(), 'gateway-main-'))
  supergraphPath = join(directory, 'supergraph.graphql')
  await writeFile(supergraphPath, graph.compose())
})
afterAll(async () => {
  await graph.stop()
  await rm(directory, { recursive: true })
})

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, SUPERGRAPH_PATH: supergraphPath, PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const output = { text: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.text += text))
  return { child, output, exit: once(child, 'close').then(([code]) => code as number | null) }
}

describe('the gateway as a process', () => {
  it('says in one line that its port is taken, and exits with 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const { port } = taken.address() as AddressInfo
    const { output, exit } = run({ PORT: String(port) })
    expect(await exit).toBe(1)
    expect(output.text).toBe(`gateway: port ${port} is taken by another program; set PORT to a free one\n`)
    taken.close()
  })

  it('lists every wrong setting at once', async () => {
    const { output, exit } = run({
      PORT: 'http',
      SUBGRAPH_URLS: 'stock',
      CORS_ORIGINS: 'shop.example',
      LOG_LEVEL: 'loud',
    })
    expect(await exit).toBe(1)
    expect(output.text.trim().split('\n')).toEqual([
      'gateway: wrong settings',
      '  PORT: must be a number',
      "  SUBGRAPH_URLS: 'stock' is not name=http://host:port/path",
      '  CORS_ORIGINS: must be origins like https://shop.example, separated by commas',
      '  LOG_LEVEL: must be fatal, error, warn, info, debug, trace or silent',
    ])
  })

  it('says in one line that there is no supergraph to serve', async () => {
    const missing = join(directory, 'missing.graphql')
    const { output, exit } = run({ SUPERGRAPH_PATH: missing })
    expect(await exit).toBe(1)
    expect(output.text).toMatch(/^gateway: SUPERGRAPH_PATH .*missing\.graphql.*\n$/)
  })

  it('says in one line that a subgraph has no URL', async () => {
    const homeless = join(directory, 'homeless.graphql')
    await writeFile(homeless, graph.compose().replaceAll(graph.subgraphs.stock!.url, ''))
    const { output, exit } = run({ SUPERGRAPH_PATH: homeless })
    expect(await exit).toBe(1)
    expect(output.text).toMatch(
      /^gateway: SUPERGRAPH_PATH .*no URL of subgraph stock; SUBGRAPH_URLS can give it\n$/,
    )
  })

  it('warns of a name in SUBGRAPH_URLS that the supergraph does not have', async () => {
    const { child, output, exit } = run({ SUBGRAPH_URLS: 'stok=http://127.0.0.1:9/graphql' })
    await until(() => output.text.includes('SUBGRAPH_URLS names what the supergraph does not have: stok'))
    child.kill('SIGTERM')
    expect(await exit).toBe(0)
  })

  it('stops on the first signal, and takes no harm from a second', async () => {
    const { child, output, exit } = run({})
    const ready = await until(() => output.text.split('\n').find((line) => line.includes('gateway ready')))
    const { port } = JSON.parse(ready) as { port: number }
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200)
    child.kill('SIGTERM')
    child.kill('SIGINT')
    expect(await exit).toBe(0)
  })

  it('reaches subgraphs where SUBGRAPH_URLS says', async () => {
    const elsewhere = join(directory, 'elsewhere.graphql')
    await writeFile(
      elsewhere,
      graph.compose().replaceAll(graph.subgraphs.stock!.url, 'http://127.0.0.1:9/graphql'),
    )
    const { child, output, exit } = run({
      SUPERGRAPH_PATH: elsewhere,
      SUBGRAPH_URLS: `stock=${graph.subgraphs.stock!.url}`,
    })
    const ready = await until(() => output.text.split('\n').find((line) => line.includes('gateway ready')))
    const { port } = JSON.parse(ready) as { port: number }
    const response = await fetch(`http://127.0.0.1:${port}/graphql?query={warehouse}`)
    expect(await response.json()).toEqual({ data: { warehouse: 'North' } })
    child.kill('SIGTERM')
    expect(await exit).toBe(0)
  })
})
