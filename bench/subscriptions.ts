import { setTimeout as pause } from 'node:timers/promises'
import { connect } from 'amqplib'
import { createClient, type Client } from 'graphql-ws'
import { Pool } from 'undici'
import { WebSocket } from 'ws'
import { until } from '#platform/testing/until.ts'
import { fillOrders, orderId, productId, withClient } from './catalogue.ts'
import { startFullStack, type FullStack } from './full-stack.ts'
import { usageOfAll } from './machine.ts'
import type { Measurement, Settings } from './measurement.ts'
import { latencyColumns, round, type Row, type Section } from './report.ts'

const perSocket = 100
const changesPerSecond = 500

export const subscriptions: Measurement = {
  name: 'subscriptions',
  about: 'memory and delay of thousands of subscriptions, and the fan-out of one change beside Hive Gateway',
  run: async (settings) => {
    const stack = await startFullStack(settings, 100)
    try {
      return [await manyOrders(stack, settings), await fanOut(stack, settings)]
    } finally {
      await stack.stop()
    }
  },
}

interface Change {
  orderId: string
  sequence: number
  status: string
}

interface Watch {
  /** Calls back at each change, until all sockets are closed. */
  order: (id: string, onChange: (change: Change) => void) => void
  close(): Promise<void>
}

const document =
  'subscription ($id: ID!) { orderStatusChanged(orderId: $id) { sequence status order { id total { amount } lines { quantity product { name } } } } }'

type Answer = { data?: { orderStatusChanged: { sequence: number; status: string; order: { id: string } } } }

/** Opens subscriptions, up to a hundred on one socket. */
function openWatch(url: string, onFault: (error: Error) => void): Watch {
  const clients: Client[] = []
  let open = 0
  return {
    order: (id, onChange) => {
      if (open++ % perSocket === 0)
        clients.push(
          createClient({
            url: url.replace(/^http/, 'ws'),
            webSocketImpl: WebSocket,
            lazy: false,
            retryAttempts: 0,
          }),
        )
      clients.at(-1)?.subscribe<Answer['data']>(
        { query: document, variables: { id } },
        {
          next: ({ data, errors }) => {
            if (errors || !data)
              return onFault(new Error(`a subscription answered ${JSON.stringify(errors)}`))
            const { sequence, status, order } = data.orderStatusChanged
            onChange({ orderId: order.id, sequence, status })
          },
          error: (error) => onFault(new Error(`a subscription failed: ${JSON.stringify(error)}`)),
          complete: () => undefined,
        },
      )
    },
    close: async () => {
      for (const client of clients) await client.dispose()
    },
  }
}

/** Orders that hold stock, placed at once. */
async function placeMany(stack: FullStack, count: number): Promise<string[]> {
  const ids: string[] = []
  await inParallel(count, 64, async (n, ask) => {
    const items = [{ productId: productId((n % 100) + 1), quantity: 1 }]
    const query = 'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } } }'
    const answer = (await ask(stack.urls.orders, query, {
      input: { idempotencyKey: `bench-${process.pid}-${ids.length}-${n}-${Date.now()}`, items },
    })) as {
      data: { placeOrder: { order: { id: string } } }
    }
    ids.push(answer.data.placeOrder.order.id)
  })
  const areDecided = () =>
    withClient(stack.rig.databaseUrl, async (client) => {
      const { rows } = await client.query(
        `select not exists (select from orders.orders where status = 'PENDING') as done`,
      )
      return rows[0].done === true
    })
  await until(areDecided, { timeoutMs: 120_000, everyMs: 200, what: 'all orders decided' })
  return ids
}

type Ask = (url: string, query: string, variables: object) => Promise<unknown>

async function inParallel(
  count: number,
  width: number,
  work: (n: number, ask: Ask) => Promise<void>,
): Promise<void> {
  const pools = new Map<string, Pool>()
  const ask: Ask = async (url, query, variables) => {
    const { origin, pathname } = new URL(url)
    const pool = pools.get(origin) ?? new Pool(origin, { connections: width })
    pools.set(origin, pool)
    const headers = { 'content-type': 'application/json' }
    const { body } = await pool.request({
      method: 'POST',
      path: pathname,
      headers,
      body: JSON.stringify({ query, variables }),
    })
    return body.json()
  }
  let next = 0
  const worker = async () => {
    while (next < count) await work(next++, ask)
  }
  await Promise.all(Array.from({ length: width }, worker))
  await Promise.all([...pools.values()].map((pool) => pool.close()))
}

/** When each change of each order was committed, in ms since the epoch. */
async function commitTimes(databaseUrl: string): Promise<Map<string, number>> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ order_id: string; sequence: number; ms: number }>(
      `select order_id, sequence, extract(epoch from occurred_at)::float8 * 1000 as ms from orders.order_status_changes`,
    )
    return new Map(rows.map(({ order_id, sequence, ms }) => [`${order_id} ${sequence}`, ms]))
  })
}

async function residentOf(pid: number | undefined): Promise<number> {
  return (await usageOfAll()).find((usage) => usage.pid === pid)?.residentBytes ?? 0
}

/** One subscription for each order; each order is then confirmed, at a steady pace, by events as Inventory would send them. */
async function manyOrders(stack: FullStack, settings: Settings): Promise<Section> {
  const count = settings.quick ? 500 : 5_000
  await fillOrders(stack.rig.databaseUrl, { orders: count, products: 100, status: 'PENDING' })
  const heard = new Map<string, { sequence: number; at: number }[]>()
  let fault: Error | undefined
  const watch = openWatch(stack.urls.gateway, (error) => (fault ??= error))
  const before = await residentOf(stack.processes.gateway.child.pid)
  const ids = Array.from({ length: count }, (_, n) => orderId(n + 1))
  for (const id of ids) {
    heard.set(id, [])
    watch.order(id, ({ sequence }) =>
      heard.get(id)?.push({ sequence, at: performance.timeOrigin + performance.now() }),
    )
  }
  const countHeard = () => [...heard.values()].reduce((sum, changes) => sum + changes.length, 0)
  await until(() => fault ?? countHeard() === count, {
    timeoutMs: 120_000,
    everyMs: 100,
    what: 'every first status',
  })
  const after = await residentOf(stack.processes.gateway.child.pid)
  settings.say(`${count} subscriptions open; confirming ${changesPerSecond} orders/s`)
  const started = performance.now()
  await confirmAtPace(stack.rig.amqpUrl, ids)
  await until(() => fault ?? countHeard() === count * 2, {
    timeoutMs: 60_000,
    everyMs: 20,
    what: 'every change',
  })
  const elapsed = performance.now() - started
  const committed = await commitTimes(stack.rig.databaseUrl)
  await watch.close()
  if (fault) throw fault
  const inOrder = [...heard.values()].filter(
    (changes) => changes.map(({ sequence }) => sequence).join() === '1,2',
  ).length
  const delays = [...heard].flatMap(([id, [, ...changes]]) =>
    changes.map(({ sequence, at }) => at - (committed.get(`${id} ${sequence}`) ?? at)),
  )
  return {
    name: 'subscriptions',
    title: `Subscriptions: ${count} orders, one subscription each, on one gateway`,
    rows: [
      {
        subscriptions: count,
        'KiB each': round((after - before) / count / 1024, 1),
        'changes/s': round((count / elapsed) * 1000),
        ...latencyColumns(delays),
        'complete and in order': `${inOrder} of ${count}`,
      },
    ],
    notes: ['The delay is from the instant in the history, taken just before the commit, to the client.'],
  }
}

async function confirmAtPace(amqpUrl: string, ids: readonly string[]): Promise<void> {
  const connection = await connect(amqpUrl, { noDelay: true })
  const channel = await connection.createConfirmChannel()
  const started = performance.now()
  for (const [n, id] of ids.entries()) {
    const early = started + (n * 1000) / changesPerSecond - performance.now()
    if (early > 0) await pause(early)
    const body = Buffer.from(JSON.stringify({ event: 'StockReserved', order_id: id }))
    channel.publish('inventory', 'stock.reserved', body, { persistent: true, messageId: `bench-${id}` })
  }
  await channel.waitForConfirms()
  await connection.close()
}

/** One order, watched by many with the same subscription; one change. */
async function fanOut(stack: FullStack, settings: Settings): Promise<Section> {
  const count = settings.quick ? 100 : 1_000
  const rows: Row[] = []
  const medians: number[] = []
  for (const who of ['gateway', 'hive'] as const) {
    const delays: number[] = []
    let complete = 0
    const rounds = settings.quick ? 1 : 3
    for (let turn = 0; turn < rounds; turn++) {
      const result = await fanOutOnce(stack, who, count)
      delays.push(...result.delays)
      complete += result.complete
    }
    const columns = latencyColumns(delays)
    medians.push(Number(columns['p50 ms']))
    rows.push({
      asked: who === 'gateway' ? 'gateway' : 'Hive Gateway',
      subscribers: count,
      ...columns,
      'complete and in order': `${complete} of ${count * rounds}`,
    })
    settings.say(`fan-out through ${who}: p50 ${columns['p50 ms']} ms`)
  }
  const ratio = round((medians[1] ?? 0) / (medians[0] ?? 1), 1)
  return {
    name: 'fan-out',
    title: `Fan-out: one change to ${count} equal subscribers`,
    rows,
    notes: [`At the median the gateway is ${ratio} times as fast as Hive Gateway.`],
  }
}

async function fanOutOnce(
  stack: FullStack,
  who: 'gateway' | 'hive',
  count: number,
): Promise<{ delays: number[]; complete: number }> {
  const [id = ''] = await placeMany(stack, 1)
  const heard = Array.from({ length: count }, (): { sequence: number; at: number }[] => [])
  let fault: Error | undefined
  const watch = openWatch(stack.urls[who], (error) => (fault ??= error))
  for (const changes of heard)
    watch.order(id, ({ sequence }) =>
      changes.push({ sequence, at: performance.timeOrigin + performance.now() }),
    )
  const haveHeard = (changes: number) => () => fault ?? heard.every((those) => those.length >= changes)
  try {
    await until(haveHeard(1), { timeoutMs: 120_000, everyMs: 100, what: `every first status through ${who}` })
    await inParallel(1, 1, async (_n, ask) => {
      const query =
        'mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { userErrors { message } } }'
      await ask(stack.urls.orders, query, { input: { idempotencyKey: `cancel-${id}`, orderId: id } })
    })
    await until(haveHeard(3), { timeoutMs: 60_000, everyMs: 50, what: `every change through ${who}` }).catch(
      () => undefined,
    )
  } finally {
    await watch.close()
  }
  if (fault) throw fault
  const committed = await commitTimes(stack.rig.databaseUrl)
  const delays = heard.flatMap(([, ...changes]) =>
    changes.map(({ sequence, at }) => at - (committed.get(`${id} ${sequence}`) ?? at)),
  )
  const complete = heard.filter(
    (changes) => changes.map(({ sequence }) => sequence).join() === '2,3,4',
  ).length
  return { delays, complete }
}
