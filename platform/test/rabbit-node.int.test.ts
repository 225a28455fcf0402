import { connect } from 'amqplib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { haveRabbitServer } from '#platform/testing/broker.ts'
import { startRabbitNode, type RabbitNode } from '#platform/testing/rabbit-node.ts'

if (haveRabbitServer('a RabbitMQ node killed and restarted')) {
  let node: RabbitNode
  beforeAll(async () => {
    node = await startRabbitNode()
  })
  afterAll(() => node.stop())

  test('keeps confirmed messages over kill -9 and restart on the same port', async () => {
    const { amqpUrl } = node
    const connection = await connect(amqpUrl)
    connection.on('error', () => undefined)
    const channel = await connection.createConfirmChannel()
    channel.on('error', () => undefined)
    const asked = { durable: true, arguments: { 'x-queue-type': 'quorum' } }
    await channel.assertQueue('kept', asked)
    channel.sendToQueue('kept', Buffer.from('one'), { persistent: true })
    await channel.waitForConfirms()
    await node.kill9()
    await expect(connect(amqpUrl)).rejects.toThrow(/ECONNREFUSED/)
    await node.restart()
    const later = await connect(amqpUrl)
    const message = await (await later.createChannel()).get('kept')
    expect(message && message.content.toString()).toBe('one')
    await later.close()
  })

  test('a paused node answers nobody until it is resumed', async () => {
    node.pause()
    await expect(connect(node.amqpUrl, { timeout: 500 })).rejects.toThrow()
    node.resume()
    await (await connect(node.amqpUrl)).close()
  })
} else {
  test('without an installed rabbitmq-server no node is started', async () => {
    await expect(startRabbitNode()).rejects.toThrow('no rabbitmq-server is installed')
  })
}
