import { answers, openRoom } from '#platform/database/room.ts'
import { prunedIdempotencyKeys } from '#platform/database/idempotency.ts'
import { startSubgraph } from '#platform/graphql/subgraph.ts'
import { startMessaging } from '#platform/messaging/messaging.ts'
import type { RunningService, ServiceDependencies } from '#platform/service.ts'
import { stopOnce } from '#platform/stop-once.ts'
import { createContext } from './context.ts'
import type { InventoryTables } from './database.ts'
import { openLiveStock } from './live-stock.ts'
import { migrations } from './migrations.ts'
import { findLevels } from './queries.ts'
import { resolvers } from './resolvers.ts'
import { subscriptions } from './subscribers.ts'

const room = 'inventory'

/** Starts the Inventory subgraph: its tables, its queues, its live feed, its API. On a failure nothing is left running. */
export async function startInventory(deps: ServiceDependencies): Promise<RunningService> {
  const { databaseUrl, broker, host, port, logger } = deps
  await using parts = new AsyncDisposableStack()
  const db = parts.use(await openRoom<InventoryTables>({ url: databaseUrl, room, migrations }))
  const messaging = await startMessaging({
    service: room,
    db,
    databaseUrl,
    broker,
    subscriptions,
    pruned: [prunedIdempotencyKeys],
    logger,
  })
  parts.defer(() => messaging.stop())
  const live = await openLiveStock({
    readChangedSince: (changedSince) => findLevels(db, { changedSince }),
    broker,
    logger,
  })
  parts.defer(() => live.stop())
  const server = await startSubgraph({
    name: room,
    schemaFile: new URL('./schema.graphql', import.meta.url),
    resolvers,
    context: (kind) => createContext({ db, live, wake: () => messaging.wake() }, kind),
    isReady: () => answers(db),
    host,
    port,
    logger,
  })
  parts.defer(() => server.stop())
  const running = parts.move()
  return { url: server.url, stop: stopOnce(() => running.disposeAsync()) }
}
