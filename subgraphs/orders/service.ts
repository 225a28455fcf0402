import { answers, openRoom } from '#platform/database/room.ts'
import { prunedIdempotencyKeys } from '#platform/database/idempotency.ts'
import { startSubgraph } from '#platform/graphql/subgraph.ts'
import { startMessaging } from '#platform/messaging/messaging.ts'
import type { RunningService, ServiceDependencies } from '#platform/service.ts'
import { stopOnce } from '#platform/stop-once.ts'
import { createLoaders } from './batches.ts'
import { createPlaceOrder, type PlaceOrder } from './commands/place-order.ts'
import type { Context } from './context.ts'
import type { Tables } from './database.ts'
import { startLiveOrders } from './live/live-orders.ts'
import { migrations } from './migrations.ts'
import { createResolvers } from './resolvers.ts'
import { startReminders } from './reminders.ts'
import { countStaleEvents } from './stale-events.ts'
import { createSubscriptions } from './subscribers.ts'

const room = 'orders'

export interface RunningOrders extends RunningService {
  /** The command behind the mutation, for callers in the same process. */
  placeOrder: PlaceOrder
}

/** Starts the Orders subgraph: its tables, its queues, its live feed, its API. On a failure nothing is left running. */
export async function startOrders(dependencies: ServiceDependencies): Promise<RunningOrders> {
  const { databaseUrl, broker, host, port, logger } = dependencies
  await using parts = new AsyncDisposableStack()
  const db = parts.use(await openRoom<Tables>({ url: databaseUrl, room, migrations }))
  const subscriptions = createSubscriptions(countStaleEvents(logger))
  const pruned = [prunedIdempotencyKeys]
  const messaging = await startMessaging({
    service: room,
    db,
    databaseUrl,
    broker,
    subscriptions,
    pruned,
    logger,
  })
  parts.defer(() => messaging.stop())
  const live = await startLiveOrders({ db, broker, logger })
  parts.defer(() => live.stop())
  const reminders = startReminders({ db, wake: messaging.wake, logger })
  parts.defer(() => reminders.stop())
  const onCommit = (orderId: string) => {
    messaging.wake()
    live.wake(orderId)
  }
  const placeOrder = createPlaceOrder({ db, onCommit: messaging.wake })
  const server = await startSubgraph<Context>({
    name: room,
    schemaFile: new URL('schema.graphql', import.meta.url),
    resolvers: createResolvers({ db, placeOrder, live, onCommit }),
    context: (kind) => ({ loaders: createLoaders(db, kind === 'request') }),
    isReady: () => answers(db),
    host,
    port,
    logger,
  })
  parts.defer(() => server.stop())
  const running = parts.move()
  return { url: server.url, placeOrder, stop: stopOnce(() => running.disposeAsync()) }
}
