import { positionOf } from '#platform/database/position-of.ts'
import { answers, openRoom } from '#platform/database/room.ts'
import { prunedIdempotencyKeys } from '#platform/database/idempotency.ts'
import { startSubgraph } from '#platform/graphql/subgraph.ts'
import { startMessaging } from '#platform/messaging/messaging.ts'
import { replicaOf, type RunningService, type ServiceDependencies } from '#platform/service.ts'
import { stopOnce } from '#platform/stop-once.ts'
import { openToCustomers } from './access.ts'
import { createAnalyticsLoaders } from './analytics/batches.ts'
import { startAnalytics } from './analytics/consumers.ts'
import { createLoaders } from './batches.ts'
import { createPlaceOrder, type PlaceOrder } from './commands/place-order.ts'
import type { Context } from './context.ts'
import type { Tables } from './database.ts'
import { startLiveOrders } from './live/live-orders.ts'
import { migrations } from './migrations.ts'
import { createResolvers } from './resolvers/index.ts'
import { startPaymentSender } from './payments/sender.ts'
import { startSimulatedProvider } from './payments/simulated-provider.ts'
import { startReminders } from './reminders.ts'
import { readSettings, type OrdersSettings } from './settings.ts'
import { countStaleEvents } from './stale-events.ts'
import { createSubscriptions } from './subscribers.ts'
import { startTimeouts } from './timeouts.ts'

const room = 'orders'

export interface RunningOrders extends RunningService {
  /** The command behind the mutation, for callers in the same process. */
  placeOrder: PlaceOrder
}

/** Starts the Orders subgraph: its tables, its queues, its live feed, its API. On a failure nothing is left running. */
export async function startOrders(
  dependencies: ServiceDependencies,
  settings: OrdersSettings = readSettings(process.env),
): Promise<RunningOrders> {
  const { databaseUrl, broker, host, port, logger } = dependencies
  await using parts = new AsyncDisposableStack()
  const db = parts.use(
    await openRoom<Tables>({ url: databaseUrl, room, migrations, replica: replicaOf(dependencies) }),
  )
  const stale = countStaleEvents(logger)
  const subscriptions = createSubscriptions(stale, settings)
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
  const analytics = await startAnalytics({ databaseUrl, broker, logger })
  parts.defer(() => analytics.stop())
  const live = await startLiveOrders({ db, broker, logger })
  parts.defer(() => live.stop())
  const { stockDecisionTimeoutMs, remindAfterMs, simulatedPayments: script } = settings
  const reminders = startReminders({ db, policy: settings, remindAfterMs, wake: messaging.wake, logger })
  parts.defer(() => reminders.stop())
  const timeouts = startTimeouts({
    db,
    stale,
    policy: settings,
    stockDecisionTimeoutMs,
    wake: messaging.wake,
    logger,
  })
  parts.defer(() => timeouts.stop())
  const provider = startSimulatedProvider({ db, script, wake: messaging.wake, logger })
  parts.defer(() => provider.stop())
  const sender = startPaymentSender({ db, provider, logger })
  parts.defer(() => sender.stop())
  const onCommit = (orderId: string) => {
    messaging.wake()
    live.wake(orderId)
  }
  const placeOrder = createPlaceOrder({ db, policy: settings, onCommit: messaging.wake })
  const server = await startSubgraph<Context>({
    name: room,
    schemaFile: new URL('schema.graphql', import.meta.url),
    resolvers: createResolvers({ db, placeOrder, live, onCommit }),
    context: (kind, actor) => ({
      actor,
      loaders: createLoaders(db, kind === 'request'),
      analytics: createAnalyticsLoaders(db, { cache: kind === 'request', maxBatchSize: 1_000 }),
    }),
    position: dependencies.databaseReadUrl === undefined ? undefined : positionOf(db),
    openToCustomers,
    isReady: () => answers(db),
    host,
    port,
    logger,
  })
  parts.defer(() => server.stop())
  const running = parts.move()
  return { url: server.url, placeOrder, stop: stopOnce(() => running.disposeAsync()) }
}
