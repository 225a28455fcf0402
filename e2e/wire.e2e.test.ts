import { randomUUID } from 'node:crypto'
import { connect, type Channel, type ChannelModel, type ConsumeMessage } from 'amqplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestVhost, haveRabbit, type TestVhost } from '#platform/testing/broker.ts'
import { until } from '#platform/testing/until.ts'
import { AdjustStockDocument, CreateProductDocument } from '#schema/client/generated/graphql.ts'
import { ask } from './client.ts'
import { startStack, type TestStack } from './stack.ts'

// A service in another language knows nothing of ours but the wire: exchanges, keys, bodies. Without a real RabbitMQ there
// is no wire, and the test command names this suite as not run.
const suite = haveRabbit('e2e/wire') ? describe : () => undefined

suite('a foreign service on the wire', () => {
  let vhost: TestVhost
  let stack: TestStack
  let connection: ChannelModel
  let channel: Channel
  const answers: { key: string; body: any; message: ConsumeMessage }[] = []

  beforeAll(async () => {
    vhost = await createTestVhost()
    stack = await startStack({ broker: 'rabbitmq', amqpUrl: vhost.amqpUrl })
    connection = await connect(vhost.amqpUrl)
    channel = await connection.createChannel()
    const { queue } = await channel.assertQueue('', { exclusive: true })
    await channel.bindQueue(queue, 'inventory', 'stock.*')
    await channel.consume(queue, (message) => {
      if (!message) return
      answers.push({ key: message.fields.routingKey, body: JSON.parse(message.content.toString()), message })
      channel.ack(message)
    })
  })
  afterAll(async () => {
    await connection?.close()
    await stack?.stop()
    await vhost?.drop()
  })

  const publish = (text: string, properties: object = {}, key = 'order.created') =>
    channel.publish('orders', key, Buffer.from(text), properties)
  const answersFor = (orderId: string | number) =>
    answers.filter(({ key, body }) => body.order_id === orderId && key !== 'stock.level_changed')
  const answerFor = (orderId: string | number) =>
    until(() => answersFor(orderId)[0], { what: `answer for ${orderId}` })

  async function createProduct(quantity: number): Promise<string> {
    const { createProduct: payload } = await ask(stack.url, CreateProductDocument, {
      input: {
        sku: randomUUID(),
        name: 'Wire',
        price: { amount: '1.00', currencyCode: 'EUR' },
        initialStock: [{ warehouse: 'BER', quantity }],
      },
    })
    return payload.product?.id ?? ''
  }

  async function reservedOf(id: string): Promise<number> {
    const { product } = await ask<any, any>(
      stack.url,
      'query($id: ID!) { product(id: $id) { stock { reserved } } }',
      { id },
    )
    return product.stock.reserved
  }

  it('gets the answer of the founding document to its example message, byte for byte', async () => {
    publish('{"event":"OrderCreated","order_id":"ORD-12345","items":[{"product_id":1,"quantity":2}]}')
    const { key, body, message } = await answerFor('ORD-12345')
    expect(key).toBe('stock.reserved')
    expect(message.content.toString()).toMatch(
      /^\{"event":"StockReserved","order_id":"ORD-12345","items":\[\{"product_id":1,"quantity":2\}\]/,
    )
    expect(body).toMatchObject({
      event: 'StockReserved',
      order_id: 'ORD-12345',
      items: [{ product_id: 1, quantity: 2 }],
    })
    expect(message.properties).toMatchObject({
      contentType: 'application/json',
      deliveryMode: 2,
      type: 'StockReserved',
      messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      timestamp: expect.any(Number),
    })
    expect(message.properties.headers).toMatchObject({
      'cloudEvents:specversion': '1.0',
      'cloudEvents:type': 'StockReserved',
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/),
    })
  })

  it('is told StockRejected with the reason "Insufficient stock", and what was short', async () => {
    const productId = await createProduct(1)
    publish(
      JSON.stringify({
        event: 'OrderCreated',
        order_id: 'short-1',
        items: [{ product_id: productId, quantity: 2 }],
      }),
    )
    const { key, body } = await answerFor('short-1')
    expect(key).toBe('stock.rejected')
    expect(body).toMatchObject({
      event: 'StockRejected',
      order_id: 'short-1',
      reason: 'Insufficient stock',
      shortages: [{ product_id: productId, requested: 2, available: 1 }],
    })
  })

  it('keeps ids numeric that came as numbers, without losing a digit', async () => {
    publish('{"event":"OrderCreated","order_id":9007199254740993,"items":[{"product_id":2,"quantity":1}]}')
    const answer = await until(() =>
      answers.find(({ message }) => message.content.toString().includes('"order_id":9007199254740993,')),
    )
    expect(answer.body.items).toEqual([{ product_id: 2, quantity: 1 }])
  })

  it('may spell in camelCase', async () => {
    publish('{"eventType":"OrderCreated","orderId":"camel-1","items":[{"productId":"2","quantity":1}]}')
    expect((await answerFor('camel-1')).body.event).toBe('StockReserved')
  })

  it('may send the same order three times: one reservation', async () => {
    const productId = await createProduct(10)
    const text = JSON.stringify({
      event: 'OrderCreated',
      order_id: 'thrice',
      items: [{ product_id: productId, quantity: 2 }],
    })
    publish(text)
    publish(text, { messageId: randomUUID() })
    publish(text, { messageId: randomUUID() })
    await until(() => answersFor('thrice').length === 3)
    const bodies = answersFor('thrice').map(({ message }) => message.content.toString())
    expect(new Set(bodies).size).toBe(1)
    expect(await reservedOf(productId)).toBe(2)
  })

  it('may cancel before it creates: nothing is reserved', async () => {
    const productId = await createProduct(10)
    publish('{"event":"OrderCancellationRequested","order_id":"early"}', {}, 'order.cancellation_requested')
    await answerFor('early')
    publish(
      JSON.stringify({
        event: 'OrderCreated',
        order_id: 'early',
        items: [{ product_id: productId, quantity: 2 }],
      }),
    )
    await until(() => answersFor('early').length === 2)
    expect(answersFor('early').map(({ key }) => key)).toEqual(['stock.released', 'stock.released'])
    expect(await reservedOf(productId)).toBe(0)
  })

  it.each([
    ['zero', 0],
    ['a negative number', -3],
    ['a fraction', 1.5],
    ['a huge number', 1e12],
  ])('is refused a quantity of %s, and nothing changes', async (_what, quantity) => {
    const productId = await createProduct(10)
    const orderId = randomUUID()
    publish(
      JSON.stringify({
        event: 'OrderCreated',
        order_id: orderId,
        items: [{ product_id: productId, quantity }],
      }),
    )
    const { key, body } = await answerFor(orderId)
    expect(key).toBe('stock.rejected')
    expect(body.reason).toMatch(/quantity/i)
    expect(await reservedOf(productId)).toBe(0)
  })

  it.each([
    ['no items', []],
    ['101 items', Array.from({ length: 101 }, () => ({ product_id: 1, quantity: 1 }))],
    ['an unknown product', [{ product_id: 'nobody-knows', quantity: 1 }]],
  ])('is refused %s', async (_what, items) => {
    const orderId = randomUUID()
    publish(JSON.stringify({ event: 'OrderCreated', order_id: orderId, items }))
    const { key, body } = await answerFor(orderId)
    expect(key).toBe('stock.rejected')
    expect(body.reason).not.toBe('Insufficient stock')
  })

  it('does not hold up 99 good messages with a poisonous one, which is dead-lettered with the reason', async () => {
    const productId = await createProduct(1000)
    const ids = Array.from({ length: 99 }, () => randomUUID())
    const good = (id: string) =>
      publish(
        JSON.stringify({
          event: 'OrderCreated',
          order_id: id,
          items: [{ product_id: productId, quantity: 1 }],
        }),
      )
    ids.slice(0, 50).forEach(good)
    publish('{"event":"OrderCreated","order_id":"poison","items":"none"}')
    ids.slice(50).forEach(good)
    await until(() => ids.every((id) => answersFor(id).length === 1))
    expect(await reservedOf(productId)).toBe(99)
    const dead = await until(() => channel.get('order.created.inventory.dead', { noAck: true }))
    expect(dead.content.toString()).toContain('poison')
    expect(JSON.stringify(dead.properties.headers)).toContain('items')
  })

  it('finds the exchanges and queues of the founding document, durable', async () => {
    for (const exchange of ['orders', 'inventory', 'suppliers']) await channel.checkExchange(exchange)
    for (const queue of ['order.created.inventory', 'stock.reserved.orders', 'stock.rejected.orders'])
      expect((await channel.checkQueue(queue)).consumerCount).toBe(1)
  })

  it('sees the ledger add up after all this', async () => {
    const productId = await createProduct(5)
    const { adjustStock } = await ask(stack.url, AdjustStockDocument, {
      input: {
        idempotencyKey: randomUUID(),
        productId,
        warehouse: 'BER',
        delta: -2,
        reason: 'broken in transit',
      },
    })
    expect(adjustStock.product?.stock).toEqual({ onHand: 3, reserved: 0, available: 3 })
    const { product } = await ask<any, any>(
      stack.url,
      'query($id: ID!) { product(id: $id) { stockMovements { nodes { type onHandDelta reason } } } }',
      { id: productId },
    )
    expect(product.stockMovements.nodes).toEqual([
      { type: 'ADJUSTMENT', onHandDelta: -2, reason: 'broken in transit' },
      { type: 'RECEIPT', onHandDelta: 5, reason: expect.anything() },
    ])
  })
})
