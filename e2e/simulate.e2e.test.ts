import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { haveRabbit } from '#platform/testing/broker.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { startStack, type BrokerKind, type TestStack } from './stack.ts'

const script = (name: string) => fileURLToPath(new URL(`../scripts/${name}.ts`, import.meta.url))

interface Ended {
  code: number
  out: string
  err: string
}

/** Runs a script as a process of its own, with nothing in the environment that could stand in for an option. */
function run(name: string, ...options: string[]): Promise<Ended> {
  const { AMQP_URL: _amqp, DATABASE_URL: _database, ...env } = process.env
  return new Promise((resolve) => {
    execFile(process.execPath, [script(name), ...options], { env }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

const rowOf = ({ out }: Ended, label: string) => new RegExp(`${label} +(.*)`).exec(out)?.[1]

const brokers: BrokerKind[] = haveRabbit('e2e/simulate') ? ['embedded', 'rabbitmq'] : ['embedded']

describe.each(brokers)('npm run simulate on the %s broker', (broker) => {
  let stack: TestStack
  let servers: string[]

  beforeAll(async () => {
    stack = await startStack({ broker })
    servers = ['--url', stack.url, ...brokerOption()]
  })
  afterAll(() => stack?.stop())

  const brokerOption = () =>
    stack.amqpUrl ? ['--amqp-url', stack.amqpUrl] : ['--database-url', stack.databaseUrl]
  const trouble = [
    '--duplicates',
    '0.2',
    '--cancellations',
    '0.2',
    '--malformed',
    '0.2',
    '--hot-product',
    '0.3',
  ]

  it.each([
    ['through the gateway', []],
    ['straight onto the exchange', ['--direct']],
  ])(
    'brings every order %s to its end, with duplicates, cancellations and broken messages',
    async (_how, how) => {
      const ended = await run('simulate', ...servers, '--count', '100', ...trouble, ...how)
      expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('the stock adds up') })
      expect(Number(rowOf(ended, 'confirmed')) + Number(rowOf(ended, 'cancelled'))).toBe(100)
      expect(rowOf(ended, 'outstanding')).toBe('0')
      for (const label of ['duplicates sent', 'cancellations sent', 'malformed sent'])
        expect(Number(rowOf(ended, label))).toBeGreaterThan(0)
      expect(rowOf(ended, 'saga p99')).toMatch(/^\d+\.\d ms$/)
      expect(ended.err).toContain('100 of 100 orders final')
    },
  )

  it('exits with 1 when orders have no final state in time', async () => {
    const ended = await run('simulate', ...servers, '--count', '50', '--concurrency', '50', '--timeout', '0')
    expect(ended).toMatchObject({ code: 1, out: expect.stringContaining('without a final state in time') })
  })
})

describe('npm run simulate', () => {
  it.each([
    [['--url', 'http://127.0.0.1:1'], 'ECONNREFUSED'],
    [['--count', 'many'], 'whole number'],
    [['--direct'], '--amqp-url'],
    [['--items', '3-1'], 'range'],
  ])('with %j exits with 2 and one clear line', async (options, reason) => {
    const ended = await run('simulate', ...options)
    expect(ended).toMatchObject({ code: 2, out: '', err: expect.stringContaining(reason) })
    expect(ended.err.trim().split('\n')).toHaveLength(1)
  })
})

describe.each(['simulate', 'seed'])('npm run %s', (name) => {
  it('explains itself with --help', async () => {
    expect(await run(name, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('Exit codes:') })
  })
})

describe('npm run seed', () => {
  it('fills an empty database, and leaves a filled one as it is', async () => {
    const database = await createTestDatabase()
    const first = await run('seed', '--database-url', database.url)
    const second = await run('seed', '--database-url', database.url)
    await database.drop()
    expect(first.out).toMatch(/^Added [1-9]\d+ products, 3 suppliers and [1-9]\d+ offers\.$/m)
    expect(second).toMatchObject({ code: 0, out: 'Added 0 products, 0 suppliers and 0 offers.\n' })
  })

  it('exits with 1 and one clear line when nothing answers', async () => {
    const ended = await run('seed', '--database-url', 'postgres://nobody@127.0.0.1:1/none')
    expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('connection refused') })
    expect(ended.err.trim().split('\n')).toHaveLength(1)
  })
})
