import { brokerFaults } from './broker.ts'
import { clientFaults } from './clients.ts'
import { clusterFaults } from './cluster.ts'
import { databaseFaults } from './database.ts'
import type { Fault } from './fault.ts'
import { messageFaults } from './messages.ts'
import { processFaults } from './processes.ts'

/** Every fault that the rig knows, in the order in which they are injected; those that need a cluster last. */
export const faults: readonly Fault[] = [
  ...processFaults,
  ...databaseFaults,
  ...brokerFaults,
  ...messageFaults,
  ...clientFaults,
  ...clusterFaults,
]
