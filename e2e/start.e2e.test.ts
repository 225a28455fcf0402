import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '#platform/testing/port.ts'
import { until } from '#platform/testing/until.ts'
import { ask } from './client.ts'

const root = resolve(import.meta.dirname, '..')

interface Run {
  child: ChildProcess
  output: () => string
  exitCode: () => number | null
}

/** What `npm start` and `npm run start:…` run, with nothing in the environment but what is given. */
function run(entry: string, env: Record<string, string>): Run {
  const child = spawn(process.execPath, ['scripts/run.mjs', entry], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { child, output: () => text, exitCode: () => child.exitCode }
}

async function ended(started: Run): Promise<number | null> {
  if (started.child.exitCode === null) await once(started.child, 'exit')
  return started.child.exitCode
}

describe('npm start', () => {
  let data: string
  let port: number
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'stockgraph-start-'))
    await chmod(data, 0o755)
    port = await freePort()
  })
  afterAll(() => rm(data, { recursive: true, force: true }))

  const start = (more: Record<string, string> = {}) =>
    run('scripts/start.ts', { PORT: String(port), STOCKGRAPH_DATA: data, ...more })
  const ready = (started: Run) =>
    until(
      () => {
        if (started.exitCode() !== null) throw new Error(`it ended: ${started.output()}`)
        return started.output().includes('Stockgraph is ready')
      },
      { timeoutMs: 120_000 },
    )
  const url = () => `http://127.0.0.1:${port}`

  it('seeds on the first run, stops on Ctrl-C twice in a row, and finds its data on the next', async () => {
    const first = start()
    await ready(first)
    expect(first.output()).toContain(`${url()}/graphql`)
    const { products } = await ask<any, undefined>(url(), '{ products(first: 1) { totalCount } }')
    expect(products.totalCount).toBeGreaterThanOrEqual(100)
    const { placeOrder } = await ask<any, undefined>(
      url(),
      'mutation { placeOrder(input: { idempotencyKey: "kept-over-restart", items: [{ productId: "1", quantity: 2 }] }) { order { id } } }',
    )
    first.child.kill('SIGINT')
    first.child.kill('SIGINT')
    expect(await ended(first)).toBe(0)

    const second = start()
    await ready(second)
    expect(second.output()).not.toContain('Seeded')
    const order = await until(async () => {
      const answer = await ask<any, any>(url(), 'query($id: ID!) { order(id: $id) { status } }', {
        id: placeOrder.order.id,
      })
      return answer.order.status === 'CONFIRMED' ? answer.order : undefined
    })
    expect(order.status).toBe('CONFIRMED')

    const third = run('scripts/start.ts', { PORT: String(await freePort()), STOCKGRAPH_DATA: data })
    expect(await ended(third)).toBe(1)
    expect(third.output()).toContain('in use')
    expect(third.output()).not.toMatch(/^\s+at /m)

    second.child.kill('SIGTERM')
    expect(await ended(second)).toBe(0)
  })

  it('survives being killed: the next start finds its data', async () => {
    const first = start()
    await ready(first)
    first.child.kill('SIGKILL')
    await ended(first)
    const second = start()
    await ready(second)
    const { products } = await ask<any, undefined>(url(), '{ products(first: 1) { totalCount } }')
    expect(products.totalCount).toBeGreaterThanOrEqual(100)
    second.child.stdout?.destroy()
    second.child.kill('SIGINT')
    expect(await ended(second), 'stopped cleanly though nobody reads what it says').toBe(0)
  })

  it('says in one line that its port is taken', async () => {
    const server = createServer().listen(port, '127.0.0.1')
    await once(server, 'listening')
    try {
      const started = start()
      expect(await ended(started)).toBe(1)
      expect(started.output().trim().split('\n')).toEqual([
        `stockgraph: port ${port} is taken by another program; set PORT to a free one`,
      ])
    } finally {
      server.close()
    }
  })

  it('lists every fault of the environment at once', async () => {
    const started = start({
      PORT: 'many',
      QUEUE_TYPE: 'fifo',
      DATABASE_URL: 'mysql://x',
      SUBGRAPH_URLS: 'nonsense',
    })
    expect(await ended(started)).toBe(1)
    for (const name of ['PORT', 'QUEUE_TYPE', 'DATABASE_URL', 'SUBGRAPH_URLS'])
      expect(started.output()).toContain(`${name}: `)
    expect(started.output()).not.toMatch(/^\s+at /m)
  })
})

describe('a service as a process of its own', () => {
  it.each(['inventory', 'orders', 'suppliers'])(
    '%s says in one line that PostgreSQL cannot be reached',
    async (room) => {
      const started = run(`subgraphs/${room}/main.ts`, {
        DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/none`,
        LOG_LEVEL: 'silent',
      })
      expect(await ended(started)).toBe(1)
      expect(started.output().trim().split('\n')).toHaveLength(1)
      expect(started.output()).toContain(`${room}: `)
    },
  )

  it('orders says in one line that RabbitMQ cannot be reached', async () => {
    const port = await freePort()
    const started = run('subgraphs/orders/main.ts', {
      DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
      AMQP_URL: `amqp://127.0.0.1:${port}`,
      LOG_LEVEL: 'silent',
    })
    expect(await ended(started)).toBe(1)
    expect(started.output().trim().split('\n')).toEqual([
      `orders: the message broker at 127.0.0.1:${port} cannot be reached; is it running, and AMQP_URL right?`,
    ])
  })

  it('names the variable that is missing', async () => {
    const started = run('subgraphs/orders/main.ts', {})
    expect(await ended(started)).toBe(1)
    expect(started.output()).toContain('DATABASE_URL')
    expect(started.output()).not.toMatch(/^\s+at /m)
  })
})
