import { fillCatalogue, fillOrders, orderId, productId } from './catalogue.ts'
import { driveInProcess } from './driven.ts'
import { askForAWhile, type RequestOf } from './http-load.ts'
import type { Measurement, Settings } from './measurement.ts'
import { latencyColumns, round, type Row, type Section } from './report.ts'
import { startRig } from './rig.ts'

interface Size {
  products: number
  orders: number
}

const sizes: readonly Size[] = [
  { products: 1_000, orders: 10_000 },
  { products: 100_000, orders: 100_000 },
  { products: 1_000_000, orders: 1_000_000 },
]
const quickSizes: readonly Size[] = [
  { products: 1_000, orders: 1_000 },
  { products: 10_000, orders: 10_000 },
]

export const growth: Measurement = {
  name: 'growth',
  about: 'reads and the saga with up to a million products and a million orders in the tables',
  run: measureGrowth,
}

type Question = { name: string; of: 'inventory' | 'orders'; request: (size: Size) => RequestOf }

const nodes = 'nodes { id sku name stock { available } } pageInfo { endCursor }'
const orderNodes = 'nodes { id orderNumber status lines { sku quantity } }'
const any = (n: number, count: number) => ((n * 7919) % count) + 1

const products = (name: string, args: string, variables?: (n: number, size: Size) => object): Question => ({
  name: `products ${name}`,
  of: 'inventory',
  request: (size) => (n) => ({
    query: `query ${args.includes('$text') ? '($text: String)' : ''} { products(first: 20, ${args}) { ${nodes} } }`,
    variables: { ...variables?.(n, size) },
  }),
})

const orders = (name: string, args: string): Question => ({
  name: `orders ${name}`,
  of: 'orders',
  request: () => () => ({ query: `{ orders(first: 20, ${args}) { ${orderNodes} } }` }),
})

const questions: readonly Question[] = [
  {
    name: 'product by id',
    of: 'inventory',
    request: (size) => (n) => ({
      query: 'query ($id: ID) { product(id: $id) { sku name stock { available } } }',
      variables: { id: productId(any(n, size.products)) },
    }),
  },
  products('by sku', 'filter: { sku: { eq: $text } }', (n, size) => ({
    text: `BENCH-${any(n, size.products)}`,
  })),
  products('by name', 'orderBy: { field: NAME }'),
  products('by price, downwards', 'orderBy: { field: PRICE, direction: DESC }'),
  products('of a brand', 'filter: { brand: { eq: $text } }', (n) => ({ text: `Brand ${n % 100}` })),
  products(
    'of a category by price',
    'filter: { category: { eq: $text } }, orderBy: { field: PRICE }',
    (n) => ({ text: `Category ${n % 20}` }),
  ),
  products('off sale', 'filter: { isActive: false }'),
  products('by stock', 'orderBy: { field: STOCK }'),
  products('of a brand by stock', 'filter: { brand: { eq: $text } }, orderBy: { field: STOCK }', (n) => ({
    text: `Brand ${n % 100}`,
  })),
  products('short of stock', 'filter: { stockStatus: { in: [LOW, OUT_OF_STOCK] } }'),
  products('that have a rare word, best match first', 'filter: { text: $text }', (n, size) => ({
    text: `product ${any(n, size.products)}`,
  })),
  products('that have a word that all have, best match first', 'filter: { text: "measuring" }'),
  products('that have a word, by price', 'filter: { text: $text }, orderBy: { field: PRICE }', (n) => ({
    text: `bench ${n % 100}`,
  })),
  products('whose name contains a number', 'filter: { name: { contains: $text } }', (n, size) => ({
    text: `uct ${any(n, size.products)}`,
  })),
  products('whose name contains what none has', 'filter: { name: { contains: "zebra" } }'),
  {
    name: 'order by id',
    of: 'orders',
    request: (size) => (n) => ({
      query: 'query ($id: ID!) { order(id: $id) { status lines { sku } statusHistory { status } } }',
      variables: { id: orderId(any(n, size.orders)) },
    }),
  },
  orders('newest', 'orderBy: { field: CREATED_AT, direction: DESC }'),
  orders('last changed', 'orderBy: { field: UPDATED_AT, direction: DESC }'),
  orders('that are confirmed', 'filter: { status: { eq: CONFIRMED } }'),
  orders('that are being cancelled', 'filter: { status: { eq: CANCELLING } }'),
  orders(
    'placed in one hour',
    'filter: { createdAt: { gte: "2020-01-03T00:00:00Z", lt: "2020-01-03T01:00:00Z" } }',
  ),
  orders('by number', 'filter: { orderNumber: { eq: "ORD-10500" } }'),
]

async function measureGrowth(settings: Settings): Promise<Section[]> {
  const rig = await startRig(settings)
  try {
    const ordersProcess = await rig.start('driven-orders')
    const inventory = await rig.start('inventory')
    const urls = { inventory: inventory.url, orders: ordersProcess.url }
    const saga: Row[] = []
    const reads = new Map<string, Row>(questions.map(({ name }) => [name, { asked: name }]))
    for (const size of settings.quick ? quickSizes : sizes) {
      const label = `${size.products.toLocaleString('en-US')} products, ${size.orders.toLocaleString('en-US')} orders`
      settings.say(`filling in ${label}`)
      await fillCatalogue(rig.databaseUrl, size.products)
      await fillOrders(rig.databaseUrl, { ...size, status: 'CONFIRMED' })
      const plan = {
        orders: settings.quick ? 1_000 : 6_000,
        inFlight: 1_000,
        products: size.products,
        lines: 1,
      }
      await driveInProcess(ordersProcess, { ...plan, orders: plan.orders / 2 })
      const result = await driveInProcess(ordersProcess, plan)
      saga.push({
        tables: label,
        'orders/s': round((result.decided / result.elapsedMs) * 1000),
        ...latencyColumns(result.latenciesMs),
      })
      for (const { name, of, request } of questions) {
        const asked = request(size)
        await askForAWhile(urls[of], asked, { connections: 1, ms: 150 })
        const { latenciesMs } = await askForAWhile(urls[of], asked, {
          connections: 1,
          ms: settings.quick ? 200 : 800,
        })
        const row = reads.get(name)
        if (row) row[label] = latencyColumns(latenciesMs)['p50 ms'] ?? 0
      }
      settings.say(`${label}: ${saga.at(-1)?.['orders/s']} orders/s`)
    }
    return [
      {
        name: 'growth-saga',
        title: 'Growth: the saga, saturated, orders spread over all products',
        rows: saga,
        notes: [],
      },
      {
        name: 'growth-reads',
        title: 'Growth: a page of 20, asked of the subgraph by one client, p50',
        rows: [...reads.values()],
        notes: [],
      },
    ]
  } finally {
    await rig.stop()
  }
}
