import { prunedIdempotencyKeys } from '#platform/database/idempotency.ts'
import { positionOf } from '#platform/database/position-of.ts'
import { answers, openRoom } from '#platform/database/room.ts'
import { startSubgraph } from '#platform/graphql/subgraph.ts'
import { startMessaging } from '#platform/messaging/messaging.ts'
import { replicaOf, type RunningService, type ServiceDependencies } from '#platform/service.ts'
import { stopOnce } from '#platform/stop-once.ts'
import { openToCustomers } from './access.ts'
import { createContext } from './context.ts'
import type { Database } from './database.ts'
import { migrations } from './migrations.ts'
import { resolvers } from './resolvers.ts'
import { subscriptions } from './subscribers.ts'

const room = 'suppliers'

/** Starts the Suppliers subgraph: its tables, its queues, its API. On a failure nothing is left running. */
export async function startSuppliers(deps: ServiceDependencies): Promise<RunningService> {
  const { databaseUrl, broker, host, port, logger } = deps
  await using parts = new AsyncDisposableStack()
  const db = parts.use(
    await openRoom<Database>({ url: databaseUrl, room, migrations, replica: replicaOf(deps) }),
  )
  const messaging = await startMessaging({
    service: room,
    db,
    databaseUrl,
    broker,
    subscriptions: subscriptions(logger),
    pruned: [prunedIdempotencyKeys],
    logger,
  })
  parts.defer(() => messaging.stop())
  const server = await startSubgraph({
    name: room,
    schemaFile: new URL('./schema.graphql', import.meta.url),
    resolvers,
    context: (kind, actor) => createContext(db, kind, actor),
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
