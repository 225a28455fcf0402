import { randomUUID } from 'node:crypto'
import { productId, withClient } from './catalogue.ts'
import { startFullStack, type FullStack } from './full-stack.ts'
import { askForAWhile, type HttpResult, type RequestOf } from './http-load.ts'
import { usageOfAll } from './machine.ts'
import type { Measurement, Settings } from './measurement.ts'
import { latencyColumns, round, type Row, type Section } from './report.ts'

const products = 1_000
const connections = 16

export const gateway: Measurement = {
  name: 'gateway',
  about: 'queries per second through the gateway, beside Hive Gateway and the subgraph asked directly',
  run: async (settings) => {
    const stack = await startFullStack(settings, products)
    try {
      return await compare(stack, settings)
    } finally {
      await stack.stop()
    }
  },
}

const placeOrder: RequestOf = (n) => ({
  query:
    'mutation Place($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id orderNumber status } userErrors { message } } }',
  variables: {
    input: {
      idempotencyKey: randomUUID(),
      items: [{ productId: productId((n % products) + 1), quantity: 1 }],
    },
  },
})

const orderFields = 'id orderNumber status sequence createdAt total { amount currencyCode }'

interface Comparison {
  name: string
  /** The subgraph that can answer by itself, and what it is asked. */
  direct: { subgraph: 'inventory' | 'orders'; request: RequestOf }
  request: RequestOf
}

/** No two requests at one moment are equal: Hive Gateway would ask the subgraph once for all of them. */
const distinct =
  (query: string, variables: (n: number) => Record<string, unknown>): RequestOf =>
  (n) => ({ query, variables: variables(n) })

const oneBrand = distinct(
  'query Products($brand: String!) { products(first: 10, filter: { brand: { eq: $brand } }) { nodes { id sku name price { amount currencyCode } stock { available status } } } }',
  (n) => ({ brand: `Brand ${n % 100}` }),
)

/** Instants between orders, so that requests see different pages: filled once orders are placed. */
const instants: string[] = []

const ordersWith = (lines: string) =>
  distinct(
    `query Orders($before: DateTime!) { orders(first: 10, filter: { createdAt: { lt: $before } }) { nodes { ${orderFields} lines { ${lines} } } } }`,
    (n) => ({ before: instants[(n * 37) % instants.length] }),
  )

const comparisons: readonly Comparison[] = [
  {
    name: '(a) ten products, one subgraph',
    direct: { subgraph: 'inventory', request: oneBrand },
    request: oneBrand,
  },
  {
    name: '(b) ten orders with products and offers, three subgraphs',
    direct: { subgraph: 'orders', request: ordersWith('quantity productId') },
    request: ordersWith('quantity product { id name offers { cost { amount } supplier { name } } }'),
  },
  { name: '(c) placeOrder', direct: { subgraph: 'orders', request: placeOrder }, request: placeOrder },
]

interface Samples {
  results: HttpResult[]
  /** Of the asked process, in µs per request. */
  cpu: number[]
}

async function compare(stack: FullStack, settings: Settings): Promise<Section[]> {
  const ms = settings.quick ? 500 : 4_000
  const rounds = settings.quick ? 1 : 3
  await askForAWhile(stack.urls.orders, placeOrder, { connections, ms: settings.quick ? 500 : 3_000 })
  await withClient(stack.rig.databaseUrl, async (client) => {
    const { rows: found } = await client.query<{ at: Date }>(
      'select created_at as at from orders.orders order by 1 offset 10',
    )
    instants.push(...found.map(({ at }) => at.toISOString()))
  })
  const rows: Row[] = []
  for (const { name, direct, request } of comparisons) {
    const rivals = [
      { who: 'gateway', target: 'gateway' as const, request },
      { who: 'Hive Gateway', target: 'hive' as const, request },
      { who: `${direct.subgraph} directly`, target: direct.subgraph, request: direct.request },
    ]
    const samples = rivals.map((): Samples => ({ results: [], cpu: [] }))
    for (const { target, request: warm } of rivals)
      await askForAWhile(stack.urls[target], warm, { connections, ms: ms / 2 })
    // In turns: what else the machine does meanwhile falls on all of them.
    for (let turn = 0; turn < rounds; turn++) {
      for (const [index, { target, request: asked }] of rivals.entries()) {
        const pid = stack.processes[target].child.pid
        const before = await cpuOf(pid)
        const result = await askForAWhile(stack.urls[target], asked, { connections, ms })
        samples[index]?.results.push(result)
        samples[index]?.cpu.push(((await cpuOf(pid)) - before) / result.requests)
      }
    }
    const rates = samples.map(({ results }) => median(results.map(({ perSecond }) => perSecond)))
    for (const [index, { who }] of rivals.entries()) {
      const { results, cpu } = samples[index] as Samples
      rows.push({
        query: name,
        asked: who,
        'requests/s': round(rates[index] ?? 0),
        ...latencyColumns(results.flatMap(({ latenciesMs }) => latenciesMs)),
        'its CPU µs': round(median(cpu) * 1e6),
        'gateway is faster by':
          who === 'gateway' ? '' : `${round((rates[0] ?? 0) / (rates[index] ?? 1), 2)} x`,
      })
    }
    settings.say(
      `${name}: ${rates.map((rate) => round(rate)).join(', ')}/s ${samples.map(({ cpu }) => round(median(cpu) * 1e6)).join(' ')} µs`,
    )
  }
  return [{ name: 'gateway', title: `Gateway: ${connections} connections, in turns`, rows, notes: [] }]
}

async function cpuOf(pid: number | undefined): Promise<number> {
  return (await usageOfAll()).find((usage) => usage.pid === pid)?.cpuSeconds ?? 0
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
