import { spawn } from 'node:child_process'
import { mkdtemp, rm, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { startRabbitNode } from '#platform/testing/rabbit-node.ts'
import { startServiceProcess, type ServiceProcess } from './service-process.ts'

/** A PostgreSQL and a RabbitMQ of the bench's own, with the settings of real use: every commit is on disk. */
export interface Rig {
  databaseUrl: string
  amqpUrl: string
  /** For files of a measurement; goes with the rig. */
  directory: string
  /** Starts one more service on them. */
  start(service: ServiceName, env?: Record<string, string>): Promise<ServiceProcess>
  stop(): Promise<void>
}

const services = {
  inventory: { entry: 'subgraphs/inventory/main.ts', portVariable: 'INVENTORY_PORT' },
  orders: { entry: 'subgraphs/orders/main.ts', portVariable: 'ORDERS_PORT' },
  /** Orders with a load generator in its process, that calls the command itself. */
  'driven-orders': { entry: 'bench/driven-orders.ts', portVariable: 'ORDERS_PORT' },
  suppliers: { entry: 'subgraphs/suppliers/main.ts', portVariable: 'SUPPLIERS_PORT' },
  gateway: { entry: 'gateway/main.ts', portVariable: 'PORT' },
} as const

export type ServiceName = keyof typeof services

export async function startRig(options: { profileDirectory?: string | undefined } = {}): Promise<Rig> {
  const directory = await mkdtemp(join(tmpdir(), 'stockgraph-bench-'))
  // Root's PostgreSQL runs as another user, which must be able to enter.
  await chmod(directory, 0o711)
  const removeLater = () => {
    // PostgreSQL and RabbitMQ end by themselves when this process is gone, a moment after it.
    spawn('/bin/sh', ['-c', 'sleep 5; rm -rf -- "$1"', 'remove', directory], {
      detached: true,
      stdio: 'ignore',
    }).unref()
  }
  process.once('exit', removeLater)
  const removeNow = async () => {
    await rm(directory, { recursive: true, force: true, maxRetries: 5 })
    process.off('exit', removeLater)
  }
  const ends: (() => Promise<void>)[] = [removeNow]
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    const postgres = await startEmbeddedPostgres({
      directory: join(directory, 'postgres'),
      log: () => undefined,
    })
    ends.push(postgres.stop)
    const rabbit = await startRabbitNode({ parent: directory })
    ends.push(rabbit.stop)
    return {
      databaseUrl: postgres.url,
      amqpUrl: rabbit.amqpUrl,
      directory,
      start: async (service, env = {}) => {
        const started = await startServiceProcess({
          ...services[service],
          ...options,
          env: { DATABASE_URL: postgres.url, AMQP_URL: rabbit.amqpUrl, ...env },
        })
        ends.push(started.stop)
        return started
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
