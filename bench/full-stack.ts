import { seedAll } from '../scripts/seeding.ts'
import { until } from '#platform/testing/until.ts'
import { fillCatalogue, fillOffers, withClient } from './catalogue.ts'
import { installHive, startHive } from './hive.ts'
import type { Settings } from './measurement.ts'
import { startRig, type Rig } from './rig.ts'
import type { ServiceProcess } from './service-process.ts'

/** The three subgraphs with a catalogue, and before them our gateway and Hive's. */
export interface FullStack {
  rig: Rig
  urls: Record<'inventory' | 'orders' | 'suppliers' | 'gateway' | 'hive', string>
  processes: Record<'inventory' | 'orders' | 'suppliers' | 'gateway' | 'hive', ServiceProcess>
  stop(): Promise<void>
}

export async function startFullStack(settings: Settings, products: number): Promise<FullStack> {
  await installHive(settings.say)
  const rig = await startRig(settings)
  try {
    const [inventory, orders, suppliers] = await Promise.all([
      rig.start('inventory'),
      rig.start('orders'),
      rig.start('suppliers'),
    ])
    await seedAll(rig.databaseUrl)
    await fillCatalogue(rig.databaseUrl, products)
    await fillOffers(rig.databaseUrl, products)
    await until(() => isCatalogueKnown(rig.databaseUrl), {
      timeoutMs: 60_000,
      what: 'the catalogue in Orders',
    })
    const subgraphs = { inventory: inventory.url, orders: orders.url, suppliers: suppliers.url }
    const named = Object.entries(subgraphs).map(([name, url]) => `${name}=${url}`)
    const gateway = await rig.start('gateway', { SUBGRAPH_URLS: named.join(',') })
    const hive = await startHive(subgraphs, rig.directory)
    return {
      rig,
      urls: { ...subgraphs, gateway: gateway.url, hive: hive.url },
      processes: { inventory, orders, suppliers, gateway, hive },
      stop: async () => {
        await hive.stop()
        await rig.stop()
      },
    }
  } catch (error) {
    await rig.stop()
    throw error
  }
}

/** The seed's products come to Orders by event. */
async function isCatalogueKnown(databaseUrl: string): Promise<boolean> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      'select (select count(*) from inventory.products) = (select count(*) from orders.catalogue_products) as known',
    )
    return rows[0].known === true
  })
}
