import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { connectDatabase } from '#platform/database/connect.ts'
import type { Broker } from '#platform/messaging/broker.ts'
import { connectBroker } from '#platform/messaging/connect.ts'
import type { RunningService } from '#platform/service.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import type { Database } from '../database.ts'
import { startSuppliers } from '../service.ts'

export interface TestSuppliers {
  databaseUrl: string
  broker: Broker
  db: Kysely<Database>
  /** Answers the data; throws when there are errors. */
  query: (document: string, variables?: object, headers?: Record<string, string>) => Promise<any>
  /** Answers the codes of the errors. */
  failures: (document: string, variables?: object) => Promise<unknown[]>
  /** Starts another instance on the same database and broker. */
  startAnother: () => Promise<RunningService>
  stop: () => Promise<void>
}

const logger = createLogger('test', process.env.LOG_LEVEL ?? 'silent')

/** The Suppliers subgraph on an empty database of the test's own and the embedded broker on it. */
export async function startTestSuppliers(): Promise<TestSuppliers> {
  const database = await createTestDatabase()
  const broker = await connectBroker({ databaseUrl: database.url, logger, name: 'test', retryDelaysMs: [50] })
  const services: RunningService[] = []
  const startAnother = async () => {
    const service = await startSuppliers({
      databaseUrl: database.url,
      broker,
      host: '127.0.0.1',
      port: 0,
      logger,
    })
    services.push(service)
    return service
  }
  const { url } = await startAnother()
  const db = connectDatabase<Database>({ url: database.url, room: 'suppliers', max: 2 })
  const send = async (query: string, variables: object, headers: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] }
  }
  return {
    databaseUrl: database.url,
    broker,
    db,
    query: async (document, variables = {}, headers = {}) => {
      const { data, errors } = await send(document, variables, headers)
      if (errors) throw new Error(JSON.stringify(errors))
      return data
    },
    failures: async (document, variables = {}) =>
      ((await send(document, variables)).errors ?? []).map(({ extensions }) => extensions.code),
    startAnother,
    stop: async () => {
      for (const service of services.reverse()) await service.stop()
      await broker.stop()
      await db.destroy()
      await database.drop()
    },
  }
}

/** A LowStockDetected message; each text of `id` makes one message id. */
export function lowStock(id: string, body: { product_id: string | number; [field: string]: unknown }) {
  const hash = createHash('sha256').update(id).digest('hex')
  return {
    exchange: 'inventory',
    routingKey: 'stock.low',
    body: JSON.stringify({ event: 'LowStockDetected', sku: 'SKU', available: 3, reorder_point: 10, ...body }),
    properties: { messageId: hash, type: 'LowStockDetected', headers: {} },
  }
}

/** Saves two suppliers, the first preferred, and an offer of each for each product. */
export async function saveOffers(db: Kysely<Database>, productIds: readonly string[]): Promise<void> {
  const suppliers = ['sup_a', 'sup_b'].map((id, index) => ({
    id,
    name: `Supplier ${id.at(-1)}`,
    email: `${id}@example.test`,
    priority: index + 1,
  }))
  await db.insertInto('suppliers').values(suppliers).execute()
  const offers = suppliers.flatMap(({ id: supplierId }, index) =>
    productIds.map((productId) => ({
      id: `off_${supplierId}_${productId}`,
      supplierId,
      productId,
      supplierSku: `${supplierId}-${productId}`,
      costMinor: BigInt(1250 - index * 100),
      currency: 'EUR',
      leadTimeDays: 5,
      minimumQuantity: 10,
    })),
  )
  await db.insertInto('offers').values(offers).execute()
}
