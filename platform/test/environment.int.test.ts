import { connect } from 'amqplib'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { createTestVhost, haveRabbit } from '#platform/testing/broker.ts'
import { createTestDatabase } from '#platform/testing/database.ts'

test('a test database is empty, its own, and gone after it is dropped', async () => {
  const database = await createTestDatabase()
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const tables = await client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")
  await client.end()
  expect(tables.rowCount).toBe(0)
  await database.drop()
  const late = new Client({ connectionString: database.url })
  await expect(late.connect()).rejects.toThrow(/does not exist/)
})

if (haveRabbit('vhosts of a test')) {
  test('two test vhosts do not see each other', async () => {
    const [one, other] = await Promise.all([createTestVhost(), createTestVhost()])
    const first = await connect(one.amqpUrl)
    const second = await connect(other.amqpUrl)
    await (await first.createChannel()).assertQueue('mine')
    const channel = await second.createChannel()
    channel.on('error', () => undefined)
    await expect(channel.checkQueue('mine')).rejects.toThrow(/NOT_FOUND/)
    await Promise.all([first.close(), second.close()])
    await Promise.all([one.drop(), other.drop()])
  })
}
