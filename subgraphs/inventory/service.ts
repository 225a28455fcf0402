import { openCachedReads } from '#platform/cache/cached-reads.ts'
import { positionOf } from '#platform/database/position-of.ts'
import { answers, openRoom } from '#platform/database/room.ts'
import { prunedIdempotencyKeys } from '#platform/database/idempotency.ts'
import { startSubgraph } from '#platform/graphql/subgraph.ts'
import { startMessaging } from '#platform/messaging/messaging.ts'
import { replicaOf, type RunningService, type ServiceDependencies } from '#platform/service.ts'
import { stopOnce } from '#platform/stop-once.ts'
import { openToCustomers } from './access.ts'
import { createContext } from './context.ts'
import type { InventoryTables } from './database.ts'
import { expireReservations } from './commands/expire-reservations.ts'
import { startExpiry } from './expiry.ts'
import { openLiveAlerts, openLiveStock } from './live-stock.ts'
import { migrations } from './migrations.ts'
import { startNameSpreading } from './name-spreading.ts'
import { findLevels } from './queries.ts'
import { findLowStock } from './queries/low-stock.ts'
import { resolvers } from './resolvers.ts'
import { readSettings, type InventorySettings } from './settings.ts'
import { createSubscriptions } from './subscribers.ts'

const room = 'inventory'
/** Rows have another form after the next migration. */
const version = Object.keys(migrations).toSorted().at(-1) ?? ''

/** Starts the Inventory subgraph: its tables, its queues, its live feed, its API. On a failure nothing is left running. */
export async function startInventory(
  deps: ServiceDependencies,
  settings: InventorySettings = readSettings(process.env),
): Promise<RunningService> {
  const { databaseUrl, broker, host, port, logger } = deps
  await using parts = new AsyncDisposableStack()
  const db = parts.use(
    await openRoom<InventoryTables>({ url: databaseUrl, room, migrations, replica: replicaOf(deps) }),
  )
  const subscriptions = createSubscriptions({
    policy: settings.allocationPolicy,
    onExcess: (excess) => logger.warn(excess, 'more was shipped than was set aside for the order'),
  })
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
  const alerts = await openLiveAlerts({
    readChangedSince: (changedSince) => findLowStock(db, { changedSince }),
    broker,
    logger,
  })
  parts.defer(() => alerts.stop())
  const expiry = startExpiry({
    expire: () => expireReservations(db),
    wake: () => messaging.wake(),
    logger,
    everyMs: settings.expiryEveryMs,
  })
  parts.defer(() => expiry.stop())
  const cached = await openCachedReads({
    settings: deps.cache,
    databaseUrl,
    room,
    version,
    db,
    hasReplica: deps.databaseReadUrl !== undefined,
    logger,
  })
  parts.defer(() => cached.stop())
  const spreading = startNameSpreading({ db, wake: () => messaging.wake(), logger })
  parts.defer(() => spreading.stop())
  const server = await startSubgraph({
    name: room,
    schemaFile: new URL('./schema.graphql', import.meta.url),
    resolvers,
    context: (kind, actor) =>
      createContext(
        {
          db,
          cached: cached.batch,
          live,
          alerts,
          actor,
          wake: () => messaging.wake(),
          spreadNames: spreading.ring,
        },
        kind,
      ),
    position: deps.databaseReadUrl === undefined ? undefined : positionOf(db),
    openToCustomers,
    isReady: () => answers(db),
    host,
    port,
    logger,
  })
  parts.defer(() => server.stop())
  const running = parts.move()
  return { url: server.url, stop: stopOnce(() => running.disposeAsync()) }
}
