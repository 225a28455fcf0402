import { fillCatalogue, fillOrders } from './catalogue.ts'
import { driveInProcess } from './driven.ts'
import type { Measurement, Settings } from './measurement.ts'
import { askEach, listQuestions, type Size } from './questions.ts'
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
  about: 'lists and the saga with up to a million products and a million orders in the tables',
  run: measureGrowth,
}

async function measureGrowth(settings: Settings): Promise<Section[]> {
  const rig = await startRig(settings)
  try {
    const orders = await rig.start('driven-orders')
    const inventory = await rig.start('inventory')
    const urls = { inventory: inventory.url, orders: orders.url }
    const saga: Row[] = []
    const reads: Row[] = listQuestions.map(({ name }) => ({ asked: name }))
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
      await driveInProcess(orders, { ...plan, orders: plan.orders / 2 })
      const { decided, elapsedMs, latenciesMs } = await driveInProcess(orders, plan)
      saga.push({
        tables: label,
        'orders/s': round((decided / elapsedMs) * 1000),
        ...latencyColumns(latenciesMs),
      })
      settings.say(`${label}: ${saga.at(-1)?.['orders/s']} orders/s`)
      const medians = await askEach(listQuestions, { size, urls, quick: settings.quick })
      medians.forEach((median, index) => Object.assign(reads[index] ?? {}, { [label]: median }))
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
        rows: reads,
        notes: [],
      },
    ]
  } finally {
    await rig.stop()
  }
}
