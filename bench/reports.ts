import { fillCatalogue } from './catalogue.ts'
import { fillHistory } from './history.ts'
import type { Measurement, Settings } from './measurement.ts'
import { historyQuestions } from './questions-history.ts'
import { askEach, type Size } from './questions.ts'
import type { Row, Section } from './report.ts'
import { startRig } from './rig.ts'

const sizes: readonly Size[] = [
  { products: 1_000, orders: 10_000 },
  { products: 10_000, orders: 100_000 },
  { products: 20_000, orders: 1_000_000 },
]
const quickSizes: readonly Size[] = [
  { products: 100, orders: 1_000 },
  { products: 1_000, orders: 10_000 },
]

export const reports: Measurement = {
  name: 'reports',
  about: 'sales reports, customers and the ledger over three years of up to a million orders',
  run: measureReports,
}

async function measureReports(settings: Settings): Promise<Section[]> {
  const rows: Row[] = historyQuestions.map(({ name }) => ({ asked: name }))
  for (const size of settings.quick ? quickSizes : sizes) {
    const label = `${size.products.toLocaleString('en-US')} products, ${size.orders.toLocaleString('en-US')} orders`
    const medians = await measureSize(size, label, settings)
    medians.forEach((median, index) => Object.assign(rows[index] ?? {}, { [label]: median }))
  }
  return [
    {
      name: 'reports',
      title: 'Reports: asked of the subgraph by one client, p50 in ms',
      rows,
      notes: [
        'Three years of orders at each size, one customer for ten of them; few products sell often, most of them rarely.',
      ],
    },
  ]
}

/** Each size on a system of its own: three years of orders cannot be added to three years of fewer. */
async function measureSize(size: Size, label: string, settings: Settings): Promise<number[]> {
  const rig = await startRig(settings)
  try {
    const orders = await rig.start('driven-orders')
    const inventory = await rig.start('inventory')
    settings.say(`filling in ${label}`)
    await fillCatalogue(rig.databaseUrl, size.products)
    await fillHistory(rig.databaseUrl, size)
    settings.say('asking')
    const urls = { inventory: inventory.url, orders: orders.url }
    return await askEach(historyQuestions, { size, urls, quick: settings.quick })
  } finally {
    await rig.stop()
  }
}
