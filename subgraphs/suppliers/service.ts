import { sql } from 'kysely'
import { connectDatabase } from '#platform/database/connect.ts'
import { migrateRoom, prepareRoom } from '#platform/database/prepare.ts'
import { startSubgraph } from '#platform/graphql/subgraph.ts'
import { startMessaging } from '#platform/messaging/messaging.ts'
import type { RunningService, ServiceDependencies } from '#platform/service.ts'
import { createContext } from './context.ts'
import type { Database } from './database.ts'
import { migrations } from './migrations.ts'
import { resolvers } from './resolvers.ts'
import { subscriptions } from './subscribers.ts'

const room = 'suppliers'

/** Starts the Suppliers subgraph: its tables, its queues, its API. On a failure nothing is left running. */
export async function startSuppliers(deps: ServiceDependencies): Promise<RunningService> {
  const { databaseUrl, broker, host, port, logger } = deps
  await prepareRoom({ url: databaseUrl, room })
  const db = connectDatabase<Database>({ url: databaseUrl, room })
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
      subscriptions: subscriptions(logger),
      logger,
    })
    stops.push(() => messaging.stop())
    const server = await startSubgraph({
      name: room,
      schemaFile: new URL('./schema.graphql', import.meta.url),
      resolvers,
      context: (kind) => createContext(db, kind),
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

async function answers(db: ReturnType<typeof connectDatabase<Database>>): Promise<boolean> {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}
