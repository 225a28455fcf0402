import { randomUUID } from 'node:crypto'
import { connect } from 'amqplib'
import { sql, type Kysely } from 'kysely'
import { connectDatabase } from '#platform/database/connect.ts'
import { createPlaceOrder } from '../subgraphs/orders/commands/place-order.ts'
import { advanceOrders } from '../subgraphs/orders/commands/advance-orders.ts'
import { readSettings } from '../subgraphs/orders/settings.ts'
import { commitReservations } from '../subgraphs/inventory/commands/commit-reservations.ts'
import { reserveStock } from '../subgraphs/inventory/commands/reserve-stock.ts'
import { productId } from './catalogue.ts'
import { cpuBetween, usageOfAll } from './machine.ts'

/** How fast a baseline went, and what all processes together spent on an order. */
export interface Limit {
  perSecond: number
  cpuMicroseconds: number
}

interface Shape {
  orders: number
  products: number
}

interface Databases {
  orders: Kysely<any>
  inventory: Kysely<any>
}

const lanes = 8
const batchSize = 100

/** (a) Each step of each order in a transaction of its own, eight clients at once, and no broker in between. */
export function rowLockPerOrder(databaseUrl: string, shape: Shape): Promise<Limit> {
  return inLanes(databaseUrl, shape, { size: 1, lanes })
}

/** (b) The same statements for a hundred orders at a time, two clients, and no broker in between. */
export function batchedSql(databaseUrl: string, shape: Shape): Promise<Limit> {
  return inLanes(databaseUrl, shape, { size: batchSize, lanes: 2 })
}

async function inLanes(
  databaseUrl: string,
  shape: Shape,
  width: { size: number; lanes: number },
): Promise<Limit> {
  const databases: Databases = {
    orders: connectDatabase({ url: databaseUrl, room: 'orders', max: width.lanes }),
    inventory: connectDatabase({ url: databaseUrl, room: 'inventory', max: width.lanes }),
  }
  try {
    let taken = 0
    const lane = async () => {
      while (taken < shape.orders) {
        const first = taken
        taken += width.size
        await sagaInSql(
          databases,
          Array.from({ length: width.size }, (_, n) =>
            productId((((first + n) * 7919) % shape.products) + 1),
          ),
        )
      }
    }
    return await limitOf(async () => {
      await Promise.all(Array.from({ length: width.lanes }, lane))
      return taken
    })
  } finally {
    await Promise.all([databases.orders.destroy(), databases.inventory.destroy()])
  }
}

/** Before connections are closed: what a server process has used is gone with it. */
async function limitOf(run: () => Promise<number>): Promise<Limit> {
  const before = await usageOfAll()
  const started = performance.now()
  const orders = await run()
  const elapsedMs = performance.now() - started
  const used = [...cpuBetween(before, await usageOfAll()).values()].reduce((sum, seconds) => sum + seconds, 0)
  return { perSecond: (orders / elapsedMs) * 1000, cpuMicroseconds: (used / orders) * 1e6 }
}

const policy = readSettings({})
const noStale = { count: () => undefined } as never

/** Everything that PostgreSQL does for some orders: five transactions, with their inboxes and outboxes. */
async function sagaInSql({ orders, inventory }: Databases, products: readonly string[]): Promise<void> {
  // One call, or all calls in one turn, is one transaction.
  const placeOrder = createPlaceOrder({ db: orders, policy, onCommit: () => undefined })
  const outcomes = await Promise.all(
    products.map((product) =>
      placeOrder({ idempotencyKey: randomUUID(), items: [{ productId: product, quantity: 1 }] }),
    ),
  )
  const placed = outcomes.map((outcome, index) => {
    if (!outcome.ok) throw new Error('an order of the baseline was refused')
    return { id: outcome.value.order.id, product: products[index] ?? '' }
  })
  await emptyOutbox(orders, placed.length)
  const created = placed.map(({ id, product }) => ({
    messageId: randomUUID(),
    body: { event: 'OrderCreated' as const, order_id: id, items: [{ product_id: product, quantity: 1 }] },
  }))
  await inventory.transaction().execute(async (tx) => {
    await claimInbox(tx, 'order.created.inventory', created.length)
    await reserveStock(tx, created)
  })
  await emptyOutbox(inventory, placed.length * 3)
  await orders.transaction().execute(async (tx) => {
    await claimInbox(tx, 'stock.reserved.orders', placed.length)
    await advanceOrders(
      tx,
      { stale: noStale, policy },
      placed.map(({ id }) => ({
        orderId: id,
        trigger: { type: 'StockReserved', backordered: [] },
        actor: 'inventory',
        cause: randomUUID(),
      })),
    )
  })
  await emptyOutbox(orders, placed.length)
  await inventory.transaction().execute(async (tx) => {
    await claimInbox(tx, 'order.confirmed.inventory', placed.length)
    const confirmed = placed.map(({ id }) => ({
      messageId: randomUUID(),
      body: { event: 'OrderConfirmed' as const, order_id: id },
    }))
    await commitReservations(tx, confirmed)
  })
}

async function claimInbox(tx: Kysely<any>, queue: string, messages: number): Promise<void> {
  const ids = Array.from({ length: messages }, () => randomUUID())
  await sql`insert into inbox (queue, message_id) select ${queue}, id from unnest(${ids}::text[]) as message (id)
    order by id on conflict do nothing`.execute(tx)
}

/** What a relay does besides publishing. */
async function emptyOutbox(db: Kysely<any>, limit: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{
      id: bigint
    }>`select * from outbox order by id limit ${limit} for update skip locked`.execute(tx)
    await sql`delete from outbox where id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(tx)
  })
}

const bodies = [
  [
    'OrderCreated',
    {
      order_number: 'ORD-12345',
      sequence: 1,
      occurred_at: '2026-01-01T00:00:00.000Z',
      items: [{ product_id: 'prd_bench-1', sku: 'BENCH-1', quantity: 1 }],
    },
  ],
  [
    'StockReserved',
    { items: [{ product_id: 'prd_bench-1', quantity: 1 }], occurred_at: '2026-01-01T00:00:00.000Z' },
  ],
  ['OrderConfirmed', { sequence: 2, occurred_at: '2026-01-01T00:00:00.000Z' }],
] as const

/** (b) The messages of each order through quorum queues, confirmed and acknowledged in batches, with nothing done in between. */
export async function publishAndConsume(amqpUrl: string, shape: { orders: number }): Promise<Limit> {
  const [publishing, consuming] = await Promise.all([
    connect(amqpUrl, { noDelay: true }),
    connect(amqpUrl, { noDelay: true }),
  ])
  try {
    const receiver = await consuming.createChannel()
    await receiver.prefetch(400)
    const expected = shape.orders * bodies.length
    let received = 0
    const done = Promise.withResolvers<void>()
    for (const [event] of bodies) {
      const queue = `bench.${event}`
      await receiver.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } })
      await receiver.purgeQueue(queue)
      let since = 0
      await receiver.consume(queue, (message) => {
        if (!message) return
        received++
        if (++since % 100 === 0) receiver.ack(message, true)
        if (received === expected) done.resolve()
      })
    }
    const sender = await publishing.createConfirmChannel()
    return await limitOf(async () => {
      for (let sent = 0; sent < shape.orders; sent += batchSize) {
        for (let n = 0; n < batchSize; n++)
          for (const [event, body] of bodies)
            sender.publish('', `bench.${event}`, messageOf(event, body), propertiesOf(event))
        await sender.waitForConfirms()
      }
      await done.promise
      return shape.orders
    })
  } finally {
    await Promise.all([publishing.close(), consuming.close()])
  }
}

function messageOf(event: string, body: object): Buffer {
  return Buffer.from(JSON.stringify({ event, order_id: `ord_${randomUUID()}`, ...body }))
}

function propertiesOf(type: string): object {
  const id = randomUUID()
  return {
    persistent: true,
    mandatory: true,
    messageId: id,
    type,
    timestamp: 1,
    contentType: 'application/json',
    correlationId: id,
    headers: {
      'cloudEvents:specversion': '1.0',
      'cloudEvents:id': id,
      'cloudEvents:type': type,
      'cloudEvents:source': '/stockgraph/bench',
      'cloudEvents:time': '2026-01-01T00:00:00.000Z',
      'cloudEvents:subject': id,
      traceparent: '00-00000000000000000000000000000001-0000000000000001-01',
    },
  }
}
