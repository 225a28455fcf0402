import { sql } from 'kysely'
import { connectDatabase } from '#platform/database/connect.ts'
import { migrateRoom, prepareRoom } from '#platform/database/prepare.ts'
import { startSubgraph } from '#platform/graphql/subgraph.ts'
import { startMessaging } from '#platform/messaging/messaging.ts'
import type { RunningService, ServiceDependencies } from '#platform/service.ts'
import { createLoaders } from './batches.ts'
import { createPlaceOrder, type PlaceOrder } from './commands/place-order.ts'
import type { Context } from './context.ts'
import type { Tables } from './database.ts'
import { startLiveOrders } from './live/live-orders.ts'
import { migrations } from './migrations.ts'
import type { Db } from './repository.ts'
import { createResolvers } from './resolvers.ts'
import { countStaleEvents } from './stale-events.ts'
import { createSubscriptions } from './subscribers.ts'

const room = 'orders'

export interface RunningOrders extends RunningService {
  /** The command behind the mutation, for callers in the same process. */
  placeOrder: PlaceOrder
}

/** Starts Orders: migrates its tables, takes events, answers requests and feeds subscriptions. */
export async function startOrders(dependencies: ServiceDependencies): Promise<RunningOrders> {
  const { databaseUrl, broker, host, port, logger } = dependencies
  const stops: (() => Promise<void>)[] = []
  const stopInReverse = async () => {
    for (const stop of stops.reverse()) await stop()
  }
  let stopped: Promise<void> | undefined
  const stopAll = () => (stopped ??= stopInReverse())
  try {
    await prepareRoom({ url: databaseUrl, room })
    const db = connectDatabase<Tables>({ url: databaseUrl, room })
    stops.push(() => db.destroy())
    await migrateRoom(db, room, migrations)
    const subscriptions = createSubscriptions(countStaleEvents(logger))
    const messaging = await startMessaging({ service: room, db, databaseUrl, broker, subscriptions, logger })
    stops.push(() => messaging.stop())
    const live = await startLiveOrders({ db, broker, logger })
    stops.push(() => live.stop())
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
    stops.push(() => server.stop())
    return { url: server.url, placeOrder, stop: stopAll }
  } catch (error) {
    await stopAll()
    throw error
  }
}

/** Whether the database answers. The broker may be down: orders are accepted meanwhile and wait in the outbox. */
async function answers(db: Db): Promise<boolean> {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}
