import { measureBulk } from './bulk.ts'
import { fillCatalogue, withClient } from './catalogue.ts'
import { runLoad, watchDecisions, type LoadPlan, type News, type Place } from './load.ts'
import { cpuBetween, usageOfAll } from './machine.ts'
import type { Measurement, Settings } from './measurement.ts'
import { latencyColumns, round, type Row, type Section } from './report.ts'
import { startRig } from './rig.ts'
import { watchSettling } from './settling.ts'
import { openSteps, type Steps } from './steps.ts'

const products = 10_000
const inFlight = 200
const perSecond = 50
const saturated = 'saturated'

export const life: Measurement = {
  name: 'life',
  about:
    'orders paid ahead, shipped and given back, and bulk requests, beside the plain saga and the commands',
  run: measureLife,
}

async function measureLife(settings: Settings): Promise<Section[]> {
  const rig = await startRig(settings)
  const settling = watchSettling(rig.databaseUrl)
  try {
    const [inventory, orders] = await Promise.all([rig.start('inventory'), rig.start('orders')])
    await fillCatalogue(rig.databaseUrl, products)
    const urls = `inventory=${inventory.url},orders=${orders.url}`
    const { url } = await rig.start('gateway', { SUBGRAPH_URLS: urls })
    const steps = openSteps(url)
    const rows: Row[] = []
    for (const flowOf of flowsOf(steps, rig.databaseUrl, settings)) {
      const flow = await flowOf()
      const found = await runFlow(flow, rig.amqpUrl)
      for (const row of found) settings.say(JSON.stringify(row))
      if (!flow.isWarmUp) rows.push(...found)
      await settling.settled()
    }
    await steps.close()
    const place = { databaseUrl: rig.databaseUrl, url, products }
    return [ordersSection(rows), await measureBulk(place, settling, settings)]
  } finally {
    await settling.stop()
    await rig.stop()
  }
}

function ordersSection(rows: readonly Row[]): Section {
  const plain = Number(rows[0]?.['orders/s'])
  return {
    name: 'life',
    title: `The life of an order, through the gateway: ${inFlight} under way at saturation`,
    rows: rows.map((row) =>
      row.load === saturated
        ? { ...row, 'of the plain saga': round(Number(row['orders/s']) / plain, 2) }
        : row,
    ),
    notes: [
      'The plain saga is the first line. A payment is two requests to the simulated provider, which looks for them five times a second: one for the authorization, one when the order is shipped. A return is three mutations, and its money goes back.',
    ],
  }
}

/** A way that orders are led, and the news that they have arrived. */
interface Flow {
  name: string
  begin: Place
  news: News
  /** How many orders there are for it. */
  orders: number
  /** How many of them at a steady rate, slow enough that none waits for another. */
  paced: number
  isWarmUp?: boolean
}

const confirmed: News = { exchange: 'orders', routingKeys: ['order.confirmed'] }
const completed: News = { exchange: 'orders', routingKeys: ['order.completed'] }
const returned: News = { exchange: 'inventory', routingKeys: ['stock.returned'] }

/** Each flow is made when its turn has come: it takes the orders that the one before has led so far. */
function flowsOf(steps: Steps, databaseUrl: string, { quick }: Settings): (() => Flow | Promise<Flow>)[] {
  const paid: string[] = []
  const shipped: string[] = []
  const [orders, paced] = quick ? [150, 25] : [4_000, 250]
  const next = (ids: string[]): string => {
    const id = ids.shift()
    if (id === undefined) throw new Error('there are no more orders for this step')
    return id
  }
  return [
    () => ({ name: 'warm-up', begin: steps.place, news: confirmed, orders, paced: 0, isWarmUp: true }),
    () => ({
      name: 'placeOrder to CONFIRMED, paid elsewhere',
      begin: steps.place,
      news: confirmed,
      orders,
      paced,
    }),
    () => ({
      name: 'placeOrder to CONFIRMED, paid ahead',
      begin: async (request) => {
        const id = await steps.place({ ...request, paymentMode: 'PREPAID', paymentReference: 'card' })
        paid.push(id)
        return id
      },
      news: confirmed,
      orders,
      paced,
    }),
    () => ({
      name: 'shipOrder to COMPLETED',
      begin: async () => {
        const id = next(paid)
        await steps.ship(id)
        shipped.push(id)
        return id
      },
      news: completed,
      orders: paid.length,
      paced,
    }),
    async () => {
      const lines = await findLines(databaseUrl)
      return {
        name: 'requestReturn to StockReturned',
        begin: async () => {
          const id = next(shipped)
          await steps.giveBack(id, lines.get(id) ?? '')
          return id
        },
        news: returned,
        orders: shipped.length,
        paced,
      }
    },
  ]
}

/** A line of each order. */
async function findLines(databaseUrl: string): Promise<Map<string, string>> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ order_id: string; id: string }>(
      'select order_id, id from orders.order_lines',
    )
    return new Map(rows.map(({ order_id, id }) => [order_id, id]))
  })
}

/** No step takes longer, however slow it is. */
const forMs = 12_000

async function runFlow({ name, begin, news, orders, paced }: Flow, amqpUrl: string): Promise<Row[]> {
  const rows: Row[] = []
  const decisions = await watchDecisions(amqpUrl, news)
  const measure = async (load: string, plan: LoadPlan) => {
    const before = await usageOfAll()
    const result = await runLoad(plan, begin, decisions)
    const used = cpuBetween(before, await usageOfAll())
    const seconds = [...used.values()].reduce((sum, part) => sum + part, 0)
    rows.push({
      step: name,
      load,
      orders: result.decided,
      'orders/s': round((result.decided / result.elapsedMs) * 1000),
      ...latencyColumns(result.latenciesMs),
      'answer p50 ms': latencyColumns(result.answersMs)['p50 ms'] ?? 0,
      'CPU µs per order': round((seconds / result.decided) * 1e6),
    })
  }
  try {
    const shape = { products, lines: 1 }
    await measure(saturated, { ...shape, orders: orders - paced, forMs, inFlight })
    if (paced > 0) await measure(`${perSecond}/s`, { ...shape, orders: paced, perSecond, inFlight: 0 })
    return rows
  } finally {
    await decisions.stop()
  }
}
