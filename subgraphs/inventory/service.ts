import { sql, type Kysely } from 'kysely'
import { connectDatabase } from '#platform/database/connect.ts'
import { migrateRoom, prepareRoom } from '#platform/database/prepare.ts'
import { startSubgraph } from '#platform/graphql/subgraph.ts'
import { startMessaging } from '#platform/messaging/messaging.ts'
import type { RunningService, ServiceDependencies } from '#platform/service.ts'
import { createContext } from './context.ts'
import type { InventoryTables } from './database.ts'
import { openLiveStock } from './live-stock.ts'
import { migrations } from './migrations.ts'
import { resolvers } from './resolvers.ts'
import { subscriptions } from './subscribers.ts'

const room = 'inventory'

/** Starts the Inventory subgraph: its tables, its queues, its live feed, its API. On a failure nothing is left running. */
export async function startInventory(deps: ServiceDependencies): Promise<RunningService> {
  const { databaseUrl, broker, host, port, logger } = deps
  await prepareRoom({ url: databaseUrl, room })
  const db = connectDatabase<InventoryTables>({ url: databaseUrl, room })
  const stops: (() => Promise<void>)[] = [() => db.destroy()]
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    await migrateRoom(db, room, migrations)
    const messaging = await startMessaging({
      service: room,
      db,
      databaseUrl,
      broker,
      subscriptions,
      logger,
    })
    stops.push(() => messaging.stop())
    const live = await openLiveStock({ db, broker, logger })
    stops.push(() => live.stop())
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
    stops.push(() => server.stop())
    return { url: server.url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function answers(db: Kysely<InventoryTables>): Promise<boolean> {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}
