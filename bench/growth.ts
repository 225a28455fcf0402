import { fillCatalogue } from './catalogue.ts'
import { driveInProcess } from './driven.ts'
import { fillHistory } from './history.ts'
import { askForAWhile } from './http-load.ts'
import type { Measurement, Settings } from './measurement.ts'
import { historyQuestions } from './questions-history.ts'
import { listQuestions, type Size } from './questions.ts'
import { latencyColumns, round, type Row, type Section } from './report.ts'
import { startRig } from './rig.ts'

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
  about: 'reads, reports and the saga with up to a million products and a million orders in the tables',
  run: measureGrowth,
}

const questions = [...listQuestions, ...historyQuestions]

async function measureGrowth(settings: Settings): Promise<Section[]> {
  const saga: Row[] = []
  const reads = new Map<string, Row>(questions.map(({ name }) => [name, { asked: name }]))
  for (const size of settings.quick ? quickSizes : sizes) {
    const label = `${size.products.toLocaleString('en-US')} products, ${size.orders.toLocaleString('en-US')} orders`
    const found = await measureSize(size, label, settings)
    saga.push({ tables: label, ...found.saga })
    for (const [name, p50] of found.reads) Object.assign(reads.get(name) ?? {}, { [label]: p50 })
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
      title: 'Growth: a page of 20, asked of the subgraph by one client, p50 in ms',
      rows: [...reads.values()],
      notes: [
        'Three years of orders at each size, one customer for ten of them; few products sell often, most of them rarely.',
      ],
    },
  ]
}

/** Each size on a system of its own: three years of orders cannot be added to three years of fewer. */
async function measureSize(
  size: Size,
  label: string,
  settings: Settings,
): Promise<{ saga: Row; reads: Map<string, number> }> {
  const rig = await startRig(settings)
  try {
    const orders = await rig.start('driven-orders')
    const inventory = await rig.start('inventory')
    const urls = { inventory: inventory.url, orders: orders.url }
    settings.say(`filling in ${label}`)
    await fillCatalogue(rig.databaseUrl, size.products)
    await fillHistory(rig.databaseUrl, size)
    settings.say('measuring')
    const plan = {
      orders: settings.quick ? 1_000 : 6_000,
      inFlight: 1_000,
      products: size.products,
      lines: 1,
    }
    await driveInProcess(orders, { ...plan, orders: plan.orders / 2 })
    const { decided, elapsedMs, latenciesMs } = await driveInProcess(orders, plan)
    const saga = { 'orders/s': round((decided / elapsedMs) * 1000), ...latencyColumns(latenciesMs) }
    settings.say(`${label}: ${saga['orders/s']} orders/s`)
    const reads = new Map<string, number>()
    for (const { name, of, request } of questions) {
      const asked = request(size)
      await askForAWhile(urls[of], asked, { connections: 1, ms: 150 })
      const load = { connections: 1, ms: settings.quick ? 200 : 800 }
      const result = await askForAWhile(urls[of], asked, load)
      reads.set(name, Number(latencyColumns(result.latenciesMs)['p50 ms']))
    }
    return { saga, reads }
  } finally {
    await rig.stop()
  }
}
