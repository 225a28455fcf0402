import type { GatewayConfig } from '../gateway/config.ts'
import { startGateway, type Gateway } from '../gateway/service.ts'
import { startInventory } from '../subgraphs/inventory/service.ts'
import { startOrders } from '../subgraphs/orders/service.ts'
import { startSuppliers } from '../subgraphs/suppliers/service.ts'
import type { CacheSettings } from '#platform/cache/cached-reads.ts'
import { connectBroker } from '#platform/messaging/connect.ts'
import type { Stoppable } from '#platform/messaging/broker.ts'
import { brokerReady } from '#platform/service-process.ts'
import type { RunningService } from '#platform/service.ts'
import { stopOnce } from '#platform/stop-once.ts'
import { createLogger } from '#platform/telemetry/logger.ts'

/** The subgraphs by name, in the order in which they start. */
const starters = { inventory: startInventory, orders: startOrders, suppliers: startSuppliers }

type SubgraphName = keyof typeof starters

const subgraphNames = Object.keys(starters) as SubgraphName[]

export interface BackendOptions {
  databaseUrl: string
  /** A replica of the database, for queries. */
  databaseReadUrl?: string | undefined
  cache?: CacheSettings | undefined
  /** A RabbitMQ; without it, the embedded broker on the database. */
  amqpUrl?: string | undefined
  queueType: 'quorum' | 'classic'
  retryDelaysMs: readonly number[]
  host: string
  /** Ports of the subgraphs; a free one where left out. */
  ports?: Partial<Record<SubgraphName, number>>
  logLevel: string
}

export interface Backend extends Stoppable {
  subgraphs: Record<SubgraphName, RunningService>
}

/** Starts the three subgraphs in this process, on one broker connection. What has started is stopped if one fails. */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const { databaseUrl, databaseReadUrl, cache, amqpUrl, host, ports = {}, logLevel } = options
  await using parts = new AsyncDisposableStack()
  const broker = await connectBroker({
    amqpUrl,
    databaseUrl,
    queueType: options.queueType,
    retryDelaysMs: [...options.retryDelaysMs],
    logger: createLogger('broker', logLevel),
    name: 'stockgraph',
  })
  parts.defer(() => broker.stop())
  await brokerReady(broker, amqpUrl)
  const subgraphs: Partial<Record<SubgraphName, RunningService>> = {}
  for (const name of subgraphNames) {
    const logger = createLogger(name, logLevel)
    const deps = { databaseUrl, databaseReadUrl, cache, broker, host, port: ports[name] ?? 0, logger }
    const service = await starters[name](deps)
    subgraphs[name] = service
    parts.defer(() => service.stop())
  }
  const running = parts.move()
  return {
    subgraphs: subgraphs as Record<SubgraphName, RunningService>,
    stop: stopOnce(() => running.disposeAsync()),
  }
}

/** Starts the gateway in front of a backend. */
export function startFront(backend: Backend, config: GatewayConfig): Promise<Gateway> {
  const own = Object.fromEntries(subgraphNames.map((name) => [name, backend.subgraphs[name].url]))
  return startGateway({ ...config, subgraphUrls: { ...own, ...config.subgraphUrls } })
}
