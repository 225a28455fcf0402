import { startInventory } from '../subgraphs/inventory/service.ts'
import { startOrders } from '../subgraphs/orders/service.ts'
import { startSuppliers } from '../subgraphs/suppliers/service.ts'
import { runService } from '#platform/service-process.ts'
import { fillPools, installDatabaseFaults, watchPools } from './faulty-database.ts'
import { withFaults } from './faulty-broker.ts'
import type { Sabotage, ServiceOrder } from './service-control.ts'
import { createServiceFaults } from './service-faults.ts'
import { skewClock } from './skewed-clock.ts'

// The chaos build of one service: what production runs, between a broker and a driver that do as the rig says.
const room = process.argv[2] ?? ''
const starters = { inventory: startInventory, orders: startOrders, suppliers: startSuppliers }

// A service that outlives the rig would hold its ports and hammer a database that is gone.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

skewClock(Number(process.env.CHAOS_CLOCK_MS ?? 0))
const faults = createServiceFaults(process.env.CHAOS_SABOTAGE as Sabotage | undefined, fillPools)
process.on('message', (order: ServiceOrder) => faults.obey(order))

if (room === 'gateway') await import('../gateway/main.ts')
else {
  watchPools()
  installDatabaseFaults(() => faults)
  const start = starters[room as keyof typeof starters]
  await runService(room, 0, (deps) => start({ ...deps, broker: withFaults(deps.broker, faults) }))
}
