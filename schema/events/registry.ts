import * as inventory from './inventory.ts'
import * as orders from './orders.ts'
import * as payments from './payments.ts'
import * as suppliers from './suppliers.ts'
import type { EventContract } from './wire.ts'

/** Every event of Stockgraph. */
export const contracts: readonly EventContract[] = [
  ...Object.values(orders),
  ...Object.values(inventory),
  ...Object.values(payments),
  ...Object.values(suppliers),
] as EventContract[]
