import { z } from 'zod'
import { readConfig } from '#platform/config.ts'
import { allocationPolicies, type AllocationPolicy } from './domain/allocation.ts'

/** How Inventory goes about its work. */
export interface InventorySettings {
  /** From which warehouses an order is served. */
  allocationPolicy: AllocationPolicy
  /** How often to look for reservations that were held too long, in ms. */
  expiryEveryMs: number
}

const environment = z.object({
  ALLOCATION_POLICY: z
    .enum(allocationPolicies, `must be one of ${allocationPolicies.join(', ')}`)
    .default('SINGLE_LOCATION_FIRST'),
})

/** @throws ConfigError */
export function readSettings(env: NodeJS.ProcessEnv): InventorySettings {
  const { ALLOCATION_POLICY: allocationPolicy } = readConfig(environment, env)
  return { allocationPolicy, expiryEveryMs: 15_000 }
}
