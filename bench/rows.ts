import { randomUUID } from 'node:crypto'
import { productId, withClient } from './catalogue.ts'
import { startFullStack, type FullStack } from './full-stack.ts'
import { askForAWhile } from './http-load.ts'
import type { Measurement, Settings } from './measurement.ts'
import { latencyColumns, round, type Row } from './report.ts'

const products = 1_000
const linesPerOrder = 20

export const rows: Measurement = {
  name: 'rows',
  about:
    'stock rows read and order rows written per second through the gateway, as the founding document asks',
  run: async (settings) => {
    const stack = await startFullStack(settings, products)
    try {
      return [
        {
          name: 'rows',
          title: 'Rows through the gateway: goal 10,000 read and 2,000 written per second',
          rows: [await reads(stack, settings), await writes(stack, settings)],
          notes: [
            'A page of 100 products has 200 stock rows; an order of 20 lines is 21 rows, its history not counted.',
          ],
        },
      ]
    } finally {
      await stack.stop()
    }
  },
}

async function reads(stack: FullStack, settings: Settings): Promise<Row> {
  const query = `query Levels($brand: [String!]!) { products(first: 100, filter: { brand: { in: $brand } }) { nodes { id sku stockLevels { warehouse { code } onHand reserved unavailable available } } } }`
  const request = (n: number) => ({
    query,
    variables: { brand: Array.from({ length: 10 }, (_, index) => `Brand ${(n + index * 10) % 100}`) },
  })
  await askForAWhile(stack.urls.gateway, request, { connections: 4, ms: settings.quick ? 200 : 2_000 })
  const result = await askForAWhile(stack.urls.gateway, request, {
    connections: 8,
    ms: settings.quick ? 1_000 : 8_000,
  })
  return {
    what: 'stock rows read',
    'requests/s': round(result.perSecond),
    'rows/s': round(result.perSecond * 200),
    ...latencyColumns(result.latenciesMs),
  }
}

async function writes(stack: FullStack, settings: Settings): Promise<Row> {
  const request = (n: number) => ({
    query:
      'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } userErrors { message } } }',
    variables: {
      input: {
        idempotencyKey: randomUUID(),
        items: Array.from({ length: linesPerOrder }, (_, line) => ({
          productId: productId(((n * 31 + line * 7) % products) + 1),
          quantity: 1,
        })),
      },
    },
  })
  await askForAWhile(stack.urls.gateway, request, { connections: 16, ms: settings.quick ? 200 : 2_000 })
  const before = await countRows(stack)
  const started = performance.now()
  const result = await askForAWhile(stack.urls.gateway, request, {
    connections: 32,
    ms: settings.quick ? 1_000 : 8_000,
  })
  const written = (await countRows(stack)) - before
  return {
    what: 'order rows written',
    'requests/s': round(result.perSecond),
    'rows/s': round((written / (performance.now() - started)) * 1000),
    ...latencyColumns(result.latenciesMs),
  }
}

/** What is in the tables, whatever was answered. */
async function countRows(stack: FullStack): Promise<number> {
  return withClient(stack.rig.databaseUrl, async (client) => {
    const { rows: found } = await client.query(
      'select (select count(*) from orders.orders) + (select count(*) from orders.order_lines) as total',
    )
    return Number(found[0].total)
  })
}
