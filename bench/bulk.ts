import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { connectDatabase } from '#platform/database/connect.ts'
import { bulkAdjustStock } from '../subgraphs/inventory/commands/bulk-adjust-stock.ts'
import { createPlaceOrder } from '../subgraphs/orders/commands/place-order.ts'
import { readSettings } from '../subgraphs/orders/settings.ts'
import { productId, withClient } from './catalogue.ts'
import { askForAWhile } from './http-load.ts'
import type { Settings } from './measurement.ts'
import { latencyColumns, round, type Row, type Section } from './report.ts'
import type { Settling } from './settling.ts'

const rowsPerRequest = 1_000
const connections = 2

export interface BulkPlace {
  databaseUrl: string
  /** The gateway's. */
  url: string
  products: number
}

/** One kind of request for a thousand rows, and the command behind it. */
interface Bulk {
  name: string
  query: string
  inputOf: (n: number) => object
  /** How many rows there are by now of what it writes, whatever was answered. */
  count: string
  /** The same rows by the command itself, in one process, without HTTP or GraphQL. */
  command: (n: number) => Promise<void>
}

/** Requests for a thousand rows each, beside the commands that carry them out: what the way to them costs. */
export async function measureBulk(
  place: BulkPlace,
  settling: Settling,
  settings: Settings,
): Promise<Section> {
  const { databaseUrl, url } = place
  const ms = settings.quick ? 250 : 6_000
  const connect = (room: string): Kysely<any> => connectDatabase({ url: databaseUrl, room, max: connections })
  const databases = { orders: connect('orders'), inventory: connect('inventory') }
  const rows: Row[] = []
  try {
    for (const { name, query, inputOf, count, command } of bulksOf(place.products, databases)) {
      const request = (n: number) => ({ query, variables: { input: inputOf(n) } })
      await askForAWhile(url, request, { connections, ms: ms / 4 })
      await settling.settled()
      const before = await countRows(databaseUrl, count)
      const started = performance.now()
      const { requests, latenciesMs } = await askForAWhile(url, request, { connections, ms })
      const elapsedMs = performance.now() - started
      const written = (await countRows(databaseUrl, count)) - before
      if (written !== requests * rowsPerRequest)
        throw new Error(`${name}: ${requests} requests wrote ${written} rows`)
      await settling.settled()
      const alone = await repeat(command, ms)
      await settling.settled()
      const perSecond = (written / elapsedMs) * 1000
      rows.push({
        request: name,
        requests,
        'rows/s': round(perSecond),
        ...latencyColumns(latenciesMs),
        'the command alone, rows/s': round(alone),
        ratio: round(perSecond / alone, 2),
      })
      settings.say(JSON.stringify(rows.at(-1)))
    }
  } finally {
    await Promise.all([databases.orders.destroy(), databases.inventory.destroy()])
  }
  return {
    name: 'life-bulk',
    title: `Requests of ${rowsPerRequest.toLocaleString('en-US')} rows through the gateway, ${connections} at once`,
    rows,
    notes: ['The orders that a request places are reserved and confirmed meanwhile, on the same cores.'],
  }
}

function bulksOf(products: number, databases: Record<'orders' | 'inventory', Kysely<any>>): Bulk[] {
  // No two requests at one moment name the same product: one would wait for the other's locks.
  const all = (n: number) =>
    Array.from({ length: rowsPerRequest }, (_, row) => productId(((n * rowsPerRequest + row) % products) + 1))
  const ordersOf = (n: number) =>
    all(n).map((product) => ({
      idempotencyKey: randomUUID(),
      items: [{ productId: product, quantity: 1 }],
    }))
  const adjustmentOf = (n: number) => ({
    idempotencyKey: randomUUID(),
    rows: all(n).map((product) => ({ productId: product, warehouse: 'BN1', delta: 1, reason: 'Counted' })),
  })
  const placeOrder = createPlaceOrder({
    db: databases.orders,
    policy: readSettings({}),
    onCommit: () => undefined,
  })
  return [
    {
      name: 'placeOrders',
      query:
        'mutation ($input: PlaceOrdersInput!) { placeOrders(input: $input) { placed results { order { id } userErrors { message } } userErrors { message } } }',
      inputOf: (n) => ({ orders: ordersOf(n) }),
      count: 'select count(*) from orders.orders',
      command: async (n) => {
        const outcomes = await Promise.all(ordersOf(n).map(placeOrder))
        if (!outcomes.every(({ ok }) => ok)) throw new Error('an order was refused')
      },
    },
    {
      name: 'bulkAdjustStock',
      query:
        'mutation ($input: BulkAdjustStockInput!) { bulkAdjustStock(input: $input) { appliedCount results { index userErrors { message } } userErrors { message } } }',
      inputOf: adjustmentOf,
      count: `select count(*) from inventory.stock_movements where type = 'ADJUSTMENT'`,
      command: async (n) => {
        const caller = { mutation: 'bulkAdjustStock', actor: 'staff:bench' }
        const input = { ...adjustmentOf(n), onError: 'REJECT_ALL' } as const
        const { ok } = await bulkAdjustStock(databases.inventory, caller, input)
        if (!ok) throw new Error('an adjustment was refused')
      },
    },
  ]
}

/** Rows per second of a command that writes as many as a request, `connections` at once. */
async function repeat(command: (n: number) => Promise<void>, ms: number): Promise<number> {
  const started = performance.now()
  let next = 0
  const lane = async () => {
    while (performance.now() - started < ms) await command(next++)
  }
  await Promise.all(Array.from({ length: connections }, lane))
  return ((next * rowsPerRequest) / (performance.now() - started)) * 1000
}

async function countRows(databaseUrl: string, query: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ count: string }>(query)
    return Number(rows[0]?.count)
  })
}
