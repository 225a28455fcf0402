import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DatabaseSetupError } from '#platform/database/prepare.ts'
import type { Broker } from '#platform/messaging/broker.ts'
import { connectEmbeddedBroker } from '#platform/messaging/embedded/broker.ts'
import { removeExpiredFeeds } from '#platform/messaging/embedded/feed-store.ts'
import { until } from '#platform/testing/until.ts'
import { silent } from './broker-adapters.ts'
import { createRoom, type Room } from './relay-fixture.ts'

let room: Room
let broker: Broker
let pool: pg.Pool

const connect = () => connectEmbeddedBroker({ url: room.database.url, retryDelaysMs: [20], logger: silent })
const publish = (exchange: string, ...bodies: string[]) =>
  broker.publish(bodies.map((body) => ({ exchange, routingKey: 'k', body, properties: { headers: {} } })))

beforeEach(async () => {
  room = await createRoom()
  broker = await connect()
  pool = new pg.Pool({ connectionString: room.database.url })
  pool.on('error', () => undefined)
})
afterEach(async () => {
  await broker.stop()
  await pool.end()
  await room.stop()
})

test('several processes may create the schema at once', async () => {
  await pool.query('drop schema broker cascade')
  const brokers = await Promise.all([connect(), connect(), connect()])
  expect(brokers.every((each) => each.isConnected())).toBe(true)
  await Promise.all(brokers.map((each) => each.stop()))
})

test('says what to do when the login may not create the schema', async () => {
  await pool.query('drop schema broker cascade')
  const login = `test_${randomUUID().slice(0, 8)}`
  await pool.query(`create role ${login} login password 'p'`)
  const url = new URL(room.database.url)
  Object.assign(url, { username: login, password: 'p' })
  const refused = connectEmbeddedBroker({ url: url.href, retryDelaysMs: [20], logger: silent })
  await expect(refused).rejects.toThrow(DatabaseSetupError)
  await expect(refused).rejects.toThrow(/AMQP_URL/)
  await pool.query(`drop role ${login}`)
})

test('survives the loss of all its connections', async () => {
  const exchange = `things-${randomUUID()}`
  const queue = `${exchange}.reader`
  await broker.declare({ exchanges: [exchange], queues: [{ queue, exchange, routingKey: 'k' }] })
  const got: string[] = []
  const states: boolean[] = []
  broker.onConnection((connected) => states.push(connected))
  await broker.consume({ queue }, async (batch) => {
    got.push(...batch.map(({ body }) => body.toString()))
    return batch.map(() => ({ kind: 'ack' }))
  })
  await publish(exchange, 'before')
  await until(() => got.length === 1)
  await room.breakDatabase()
  await until(() => !broker.isConnected())
  await expect(publish(exchange, 'meanwhile')).rejects.toMatchObject({ name: 'BrokerUnavailable' })
  await room.restoreDatabase()
  await until(() => broker.isConnected())
  await publish(exchange, 'after')
  await until(() => got.length === 2)
  expect(got).toEqual(['before', 'after'])
  expect(states).toEqual([false, true])
})

test('a feed whose queue expired begins anew and tells of the gap', async () => {
  const exchange = `things-${randomUUID()}`
  const got: string[] = []
  await broker.feed({
    exchange,
    routingKeys: ['#'],
    onMessage: ({ body }) => got.push(body.toString()),
    onGap: () => got.push('gap'),
  })
  await publish(exchange, 'one')
  await until(() => got.length === 1)
  await pool.query(
    `update broker.queues set expires_at = now() - interval '1 s' where expires_at is not null`,
  )
  await removeExpiredFeeds(pool)
  await room.breakDatabase()
  await room.restoreDatabase()
  await until(() => got.includes('gap'))
  await until(() => broker.isConnected())
  await publish(exchange, 'two')
  await until(() => got.includes('two'))
  expect(got).toEqual(['one', 'gap', 'two'])
})
