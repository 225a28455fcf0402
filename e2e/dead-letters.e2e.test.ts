import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import type { Broker } from '#platform/messaging/broker.ts'
import { connectBroker } from '#platform/messaging/connect.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { until } from '#platform/testing/until.ts'
import { availableBrokers, startStack, type TestStack } from './stack.ts'

const queue = 'order.created.inventory'

interface Ran {
  code: number
  out: string
}

describe.each(availableBrokers())('dead letters on the %s broker', (kind) => {
  let stack: TestStack
  let broker: Broker
  let database: pg.Client

  beforeAll(async () => {
    stack = await startStack({ broker: kind })
    const { amqpUrl, databaseUrl } = stack
    broker = await connectBroker({
      amqpUrl,
      databaseUrl,
      logger: createLogger('test', 'silent'),
      name: 'dead-letters-test',
    })
    database = new pg.Client({ connectionString: databaseUrl })
    await database.connect()
  })
  afterAll(async () => {
    await database?.end()
    await broker?.stop()
    await stack?.stop()
  })

  function run(script: string, ...args: string[]): Promise<Ran> {
    const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, HOME: process.env.HOME }
    env.DATABASE_URL = stack.databaseUrl
    if (stack.amqpUrl) env.AMQP_URL = stack.amqpUrl
    return new Promise((done) => {
      execFile(
        process.execPath,
        ['scripts/run.mjs', script, ...args],
        { env, cwd: resolve(import.meta.dirname, '..') },
        (error, stdout, stderr) => done({ code: Number(error?.code ?? 0), out: stdout + stderr }),
      )
    })
  }
  const deadLetters = (...args: string[]) => run('scripts/dead-letters.ts', ...args)

  async function publish(body: string, messageId?: string): Promise<void> {
    const properties = { headers: {}, ...(messageId ? { messageId } : {}) }
    await broker.publish([{ exchange: 'orders', routingKey: 'order.created', body, properties }])
  }
  const listed = async (id: string) => (await deadLetters('list', '--queue', queue)).out.includes(id)

  const reservations = async (orderId: string) =>
    (await database.query('select state from inventory.reservations where order_id = $1', [orderId])).rows

  /** Makes Inventory fail on every order, as a fault of its own would, until it is lifted. */
  const breakInventory = () =>
    database.query(
      'alter table inventory.reservations add constraint broken check (order_id is null) not valid',
    )
  const mendInventory = () => database.query('alter table inventory.reservations drop constraint broken')

  it('lists a broken message with the reason, and shows it whole', async () => {
    const id = randomUUID()
    await publish('{"event":"OrderCreated"}', id)
    await until(() => listed(id))
    const { out } = await deadLetters('list')
    expect(out).toMatch(new RegExp(`${id} +${queue} .*breaks the contract of OrderCreated.*order_id`))
    expect((await deadLetters('show', id)).out).toContain('{\\"event\\":\\"OrderCreated\\"}')
  })

  it('discards one letter and keeps its neighbours', async () => {
    const [kept, gone] = [randomUUID(), randomUUID()]
    await publish('not JSON', kept)
    await publish('not JSON either', gone)
    await until(async () => (await listed(kept)) && (await listed(gone)))
    expect(await deadLetters('discard', gone)).toEqual({ code: 0, out: 'Discarded: 1.\n' })
    expect([await listed(kept), await listed(gone)]).toEqual([true, false])
    expect(await deadLetters('discard', '--all')).toMatchObject({ code: 0 })
    expect((await deadLetters('list')).out).toBe('No dead letters.\n')
  })

  it.each(['with', 'without'])('redrives an order %s a message_id to its one effect', async (means) => {
    const orderId = `RED-${randomUUID()}`
    const body = JSON.stringify({
      event: 'OrderCreated',
      order_id: orderId,
      items: [{ product_id: 1, quantity: 1 }],
    })
    const messageId = means === 'with' ? randomUUID() : undefined
    await breakInventory()
    await publish(body, messageId)
    const letter = await until(async () => {
      const line = (await deadLetters('list', '--queue', queue)).out
        .split('\n')
        .find((text) => text.includes('broken'))
      return line?.split(' ')[0]
    })
    expect(letter).toMatch(messageId ?? /^sha256:[0-9a-f]{16}$/)
    expect(await reservations(orderId)).toEqual([])
    await mendInventory()
    expect(await deadLetters('redrive', letter)).toEqual({ code: 0, out: 'Redriven: 1.\n' })
    await until(async () => (await reservations(orderId)).length === 1)
    // What an interrupted redrive leaves: the letter goes the same way once more.
    await publish(body, messageId)
    const barrier = `RED-${randomUUID()}`
    await publish(body.replace(orderId, barrier), randomUUID())
    await until(async () => (await reservations(barrier)).length === 1)
    const { rows } = await database.query(
      'select count(*)::int as moved from inventory.stock_movements where order_id = $1',
      [orderId],
    )
    expect(rows).toEqual([{ moved: 1 }])
    expect((await deadLetters('list')).out).toBe('No dead letters.\n')
  })

  it('says that there is no such letter, and refuses to guess which', async () => {
    expect(await deadLetters('redrive', 'nobody')).toMatchObject({
      code: 1,
      out: expect.stringContaining('no dead letter nobody'),
    })
    expect(await deadLetters('redrive')).toMatchObject({ code: 2 })
  })

  it('finds the books right while orders go on, and tells a level that is not the sum of its ledger', async () => {
    expect(await run('scripts/rebuild-check.ts')).toMatchObject({ code: 0 })
    await database.query(
      'update inventory.stock_levels set on_hand = on_hand + 7 where (product_id, warehouse_id) = (select product_id, warehouse_id from inventory.stock_levels limit 1)',
    )
    const { code, out } = await run('scripts/rebuild-check.ts')
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/level \d+ on hand.*ledger \d+ on hand.*\n1 differences/s),
    ])
  })
})
