import { batchedSql, publishAndConsume, rowLockPerOrder, type Limit } from './baselines.ts'
import { fillCatalogue } from './catalogue.ts'
import { driveInProcess } from './driven.ts'
import { runLoad, watchDecisions, type LoadPlan, type LoadResult } from './load.ts'
import { cpuBetween, usageOfAll } from './machine.ts'
import type { Measurement, Settings } from './measurement.ts'
import { latencyColumns, round, type Row, type Section } from './report.ts'
import { startRig, type Rig } from './rig.ts'
import type { ServiceProcess } from './service-process.ts'
import { openSteps } from './steps.ts'

const spread = 1_000

export const saga: Measurement = {
  name: 'saga',
  about: 'orders per second and latency from placeOrder to the final status, beside two baselines',
  run: measureSaga,
}

interface Stage {
  name: string
  plan: LoadPlan
  run: (plan: LoadPlan) => Promise<LoadResult>
}

async function measureSaga(settings: Settings): Promise<Section[]> {
  const rig = await startRig(settings)
  try {
    const orders = await rig.start('driven-orders')
    await rig.start('inventory')
    await fillCatalogue(rig.databaseUrl, spread)
    const drive = (plan: LoadPlan) => driveInProcess(orders, plan)
    const scale = settings.quick ? 0.1 : 1
    const saturated = (products: number): LoadPlan => ({
      orders: Math.ceil(10_000 * scale),
      inFlight: 1_000,
      products,
      lines: 1,
    })
    const paced: LoadPlan = {
      orders: Math.ceil(2_000 * scale),
      perSecond: 200,
      inFlight: 0,
      products: spread,
      lines: 1,
    }
    settings.say('warming up')
    await drive({ ...saturated(spread), orders: Math.ceil(5_000 * scale) })
    const rows: Row[] = []
    const cpu: Row[] = []
    const stages: Stage[] = [
      { name: 'command, saturated, 1,000 products', plan: saturated(spread), run: drive },
      { name: 'command, saturated, one hot product', plan: saturated(1), run: drive },
      { name: 'command, 200/s, 1,000 products', plan: paced, run: drive },
      { name: 'command, 200/s, one hot product', plan: { ...paced, products: 1 }, run: drive },
    ]
    await runStages(stages, { rows, cpu, settings })
    await overHttp(rig, orders, {
      saturated: { ...saturated(spread), orders: Math.ceil(5_000 * scale) },
      rows,
      cpu,
      settings,
    })
    await rig.start('inventory')
    await runStages(
      [
        { name: 'command, saturated, 1,000 products, two inventories', plan: saturated(spread), run: drive },
        { name: 'command, saturated, one hot product, two inventories', plan: saturated(1), run: drive },
      ],
      { rows, cpu, settings },
    )
    const baselines = await measureBaselines(rig, settings)
    const own = (index: number): Own => ({
      perSecond: Number(rows[index]?.['orders/s']),
      cpuMicroseconds: Number(cpu[index]?.all),
    })
    return [
      { name: 'saga', title: 'Saga: placeOrder to final status', rows, notes: [] },
      { name: 'saga-cpu', title: 'Saga: CPU µs per order by part', rows: cpu, notes: [] },
      baselines(own(0), own(1)),
    ]
  } finally {
    await rig.stop()
  }
}

async function runStages(
  stages: readonly Stage[],
  out: { rows: Row[]; cpu: Row[]; settings: Settings },
): Promise<void> {
  for (const { name, plan, run } of stages) {
    const before = await usageOfAll()
    const result = await run(plan)
    const used = cpuBetween(before, await usageOfAll())
    const row = {
      load: name,
      orders: result.decided,
      'orders/s': round((result.decided / result.elapsedMs) * 1000),
      ...latencyColumns(result.latenciesMs),
      'answer p50 ms': latencyColumns(result.answersMs)['p50 ms'] ?? 0,
    }
    out.rows.push(row)
    out.cpu.push({ load: name, ...perOrder(used, result.decided) })
    out.settings.say(
      `${name}: ${row['orders/s']} orders/s, ${JSON.stringify(row)} ${JSON.stringify(perOrder(used, result.decided))}`,
    )
  }
}

function perOrder(used: ReadonlyMap<string, number>, orders: number): Row {
  const entries = [...used]
    .filter(([, seconds]) => seconds / orders > 2e-6)
    .toSorted(([a], [b]) => a.localeCompare(b))
  const total = entries.reduce((sum, [, seconds]) => sum + seconds, 0)
  return Object.fromEntries(
    [...entries, ['all', total] as const].map(([part, seconds]) => [part, round((seconds / orders) * 1e6)]),
  )
}

async function overHttp(
  rig: Rig,
  orders: ServiceProcess,
  out: { saturated: LoadPlan; rows: Row[]; cpu: Row[]; settings: Settings },
): Promise<void> {
  const gateway = await rig.start('gateway', { SUBGRAPH_URLS: `orders=${orders.url}` })
  const decisions = await watchDecisions(rig.amqpUrl)
  try {
    for (const [name, url] of [
      ['Orders by HTTP', orders.url],
      ['gateway by HTTP', gateway.url],
    ] as const) {
      const steps = openSteps(url)
      const run = (plan: LoadPlan) => runLoad(plan, steps.place, decisions)
      await run({ ...out.saturated, inFlight: 200, orders: Math.min(1_000, out.saturated.orders) })
      await runStages([{ name: `${name}, saturated`, plan: { ...out.saturated, inFlight: 200 }, run }], out)
      await steps.close()
    }
  } finally {
    await decisions.stop()
    await gateway.stop()
  }
}

interface Own {
  perSecond: number
  cpuMicroseconds: number
}

async function measureBaselines(
  rig: Rig,
  settings: Settings,
): Promise<(ownSpread: Own, ownHot: Own) => Section> {
  const { databaseUrl, amqpUrl } = rig
  const count = (n: number) => Math.ceil(n * (settings.quick ? 0.1 : 1))
  settings.say('baseline: one transaction per order')
  const lockSpread = await rowLockPerOrder(databaseUrl, { orders: count(2_000), products: spread })
  const lockHot = await rowLockPerOrder(databaseUrl, { orders: count(1_000), products: 1 })
  settings.say('ceiling: the same SQL in batches')
  const sqlSpread = await batchedSql(databaseUrl, { orders: count(10_000), products: spread })
  const sqlHot = await batchedSql(databaseUrl, { orders: count(10_000), products: 1 })
  settings.say('ceiling: the same messages')
  const messages = await publishAndConsume(amqpUrl, { orders: count(20_000) })
  const both: Limit = {
    perSecond: 1 / (1 / sqlSpread.perSecond + 1 / messages.perSecond),
    cpuMicroseconds: sqlSpread.cpuMicroseconds + messages.cpuMicroseconds,
  }
  return (ownSpread, ownHot) => {
    const line = (name: string, { perSecond, cpuMicroseconds }: Limit, own: Own): Row => ({
      limit: name,
      'orders/s': round(perSecond),
      'the saga': own.perSecond,
      ratio: round(own.perSecond / perSecond, 2),
      'CPU µs per order': round(cpuMicroseconds),
      'of the saga': own.cpuMicroseconds,
    })
    return {
      name: 'saga-limits',
      title: 'Saga: against its limits, same run',
      rows: [
        line('(a) one transaction per order, 1,000 products', lockSpread, ownSpread),
        line('(a) one transaction per order, one hot product', lockHot, ownHot),
        line('(b) the same SQL in batches, alone, 1,000 products', sqlSpread, ownSpread),
        line('(b) the same SQL in batches, alone, one hot product', sqlHot, ownHot),
        line('(b) the same messages, alone', messages, ownSpread),
        line('(b) both in turn: what two cores that share them could do', both, ownSpread),
      ],
      notes: [],
    }
  }
}
