import { type Kysely } from 'kysely'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { contracts } from '#schema/events/registry.ts'
import { connectDatabase } from '#platform/database/connect.ts'
import type { Broker, Delivery, Stoppable } from '#platform/messaging/broker.ts'
import { connectBroker } from '#platform/messaging/connect.ts'
import type { RunningService, ServiceDependencies } from '#platform/service.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { createTestVhost, haveRabbit } from '#platform/testing/broker.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { until } from '#platform/testing/until.ts'
import type { InventoryTables } from '../database.ts'
import {
  findLedgerDifferences,
  findReservedDifferences,
  findStateDifferences,
} from '../queries/book-differences.ts'
import { startInventory } from '../service.ts'
import { readSettings, type InventorySettings } from '../settings.ts'

export const logger = createLogger('inventory-test', 'fatal')

/** What a message said. */
export interface Told {
  body: any
  text: string
  messageId: string
}

/** One Inventory service with a broker connection of its own. */
export interface Instance extends Stoppable {
  service: RunningService
  broker: Broker
}

/** A database with one Inventory on it; Orders is played by the test. */
export interface InventoryFixture extends Stoppable {
  databaseUrl: string
  /** Undefined on the embedded broker. */
  amqpUrl: string | undefined
  db: Kysely<InventoryTables>
  first: Instance
  startInstance(): Promise<Instance>
  /** Every event that Inventory published, by type. */
  told(type: string): Told[]
}

/** The brokers that this test command has. */
export function brokersFor(suite: string): ('embedded' | 'rabbit')[] {
  return haveRabbit(suite) ? ['embedded', 'rabbit'] : ['embedded']
}

/**
 * @param on which broker; RabbitMQ gets a vhost of its own
 * @param more what else every instance is built from
 */
export async function startFixture(
  on: 'embedded' | 'rabbit' = 'embedded',
  settings: Partial<InventorySettings> = {},
  more: Pick<ServiceDependencies, 'cache'> = {},
): Promise<InventoryFixture> {
  const database = await createTestDatabase()
  const vhost = on === 'rabbit' ? await createTestVhost() : undefined
  const stops: (() => Promise<void>)[] = [() => database.drop(), async () => vhost?.drop()]
  const startInstance = async (): Promise<Instance> => {
    const broker = await connectBroker({
      amqpUrl: vhost?.amqpUrl,
      databaseUrl: database.url,
      logger,
      name: 'inventory-test',
    })
    const deps = { ...more, databaseUrl: database.url, broker, host: '127.0.0.1', port: 0, logger }
    const service = await startInventory(deps, { ...readSettings({}), ...settings })
    let stopped: Promise<void> | undefined
    const stop = () => (stopped ??= service.stop().then(() => broker.stop()))
    stops.push(stop)
    return { service, broker, stop }
  }
  const first = await startInstance()
  const db = connectDatabase<InventoryTables>({ url: database.url, room: 'inventory', max: 4 })
  stops.push(() => db.destroy())
  await db
    .insertInto('warehouses')
    .values([
      { id: 'loc_a', code: 'A', name: 'Alpha', priority: 1 },
      { id: 'loc_b', code: 'B', name: 'Beta', priority: 2 },
    ])
    .execute()
  const messages: Told[] = []
  const onMessage = ({ body, properties }: Delivery) => {
    const text = body.toString('utf8')
    messages.push({ text, body: JSON.parse(text), messageId: properties.messageId ?? '' })
  }
  await first.broker.feed({ exchange: 'inventory', routingKeys: ['#'], onMessage, onGap: () => undefined })
  const stop = async () => {
    for (const end of stops.reverse()) await end()
  }
  const told = (type: string) => messages.filter(({ body }) => body.event === type)
  return { databaseUrl: database.url, amqpUrl: vhost?.amqpUrl, db, first, startInstance, told, stop }
}

/** Sends one operation; answers its data and errors. */
export async function send(
  { service }: Instance,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<{ data: any; errors?: { message: string; extensions: { code: string } }[] }> {
  const response = await fetch(service.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as never
}

/** Sends one operation that must not fail; answers its data. */
export async function ask(
  instance: Instance,
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<any> {
  const { data, errors } = await send(instance, query, variables, headers)
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

/** Publishes JSON text as it is; without `messageId` the way the seed's producers do. */
export async function publishText(
  broker: Broker,
  type: string,
  body: string,
  messageId?: string,
): Promise<void> {
  const contract = contracts.find((candidate) => candidate.type === type)
  if (!contract) throw new Error(`there is no event ${type}`)
  const { exchange, routingKey } = contract
  const properties = { headers: {}, ...(messageId ? { messageId } : {}) }
  await broker.publish([{ exchange, routingKey, body, properties }])
}

/** Publishes an event under a new message id unless one is given. */
export async function publish(
  broker: Broker,
  type: string,
  body: object,
  messageId: string = crypto.randomUUID(),
): Promise<void> {
  await publishText(broker, type, JSON.stringify({ event: type, ...body }), messageId)
}

/** An order of one line. */
export function orderOf(orderId: string | number, productId: string | number, quantity: number): object {
  return { order_id: orderId, items: [{ product_id: productId, quantity }] }
}

/** Adds a product with stock in warehouse A, B, …; answers it. */
export async function addProduct(
  instance: Instance,
  product: {
    id?: string
    sku: string
    stock: Record<string, number>
    reorderPoint?: number
    name?: string
    allowBackorder?: boolean
    backorderLimit?: number
    cost?: { amount: string; currencyCode: string }
  },
): Promise<any> {
  const { stock, ...fields } = product
  const initialStock = Object.entries(stock).map(([warehouse, quantity]) => ({ warehouse, quantity }))
  const input = {
    name: `Product ${product.sku}`,
    price: { amount: '19.90', currencyCode: 'EUR' },
    ...fields,
    initialStock,
  }
  const { createProduct } = await ask(
    instance,
    `mutation ($input: CreateProductInput!) {
      createProduct(input: $input) {
        product { id sku name version stock { onHand reserved available status } }
        userErrors { code message path }
      }
    }`,
    { input },
  )
  if (createProduct.userErrors.length > 0) throw new Error(JSON.stringify(createProduct.userErrors))
  return createProduct.product
}

/** A product's stock over all warehouses, and by warehouse. */
export async function stockOf(instance: Instance, sku: string): Promise<any> {
  const { product } = await ask(
    instance,
    `query ($sku: String!) {
      product(sku: $sku) {
        stock { onHand reserved unavailable available status }
        stockLevels { warehouse { code } onHand reserved available version }
      }
    }`,
    { sku },
  )
  return product
}

/** The reservation of an order as the API shows it, once there is one. */
export async function untilReservation(instance: Instance, orderId: string, state?: string): Promise<any> {
  return until(
    async () => {
      const { reservation } = await ask(
        instance,
        `query ($orderId: ID!) {
          reservation(orderId: $orderId) { id orderId state lines { product { sku } warehouse { code } quantity } }
        }`,
        { orderId },
      )
      return reservation && (!state || reservation.state === state) ? reservation : undefined
    },
    { what: `reservation of ${orderId} ${state ?? ''}` },
  )
}

/** Waits for so many events of a type that meet a condition. */
export async function untilTold(
  fixture: InventoryFixture,
  type: string,
  which: { count?: number; of?: string | number } = {},
): Promise<Told[]> {
  const { count = 1, of } = which
  return until(
    () => {
      const found = fixture
        .told(type)
        .filter(({ body }) => of === undefined || body.order_id === of || body.product_id === of)
      return found.length >= count ? found : undefined
    },
    { what: `${count} ${type} of ${of ?? 'anything'}` },
  )
}

/** The levels of a product as they are stored, by the code of their warehouse; only what is not zero. */
export async function levelsIn(
  { db }: InventoryFixture,
  productId: string,
): Promise<Record<string, Record<string, number>>> {
  const rows = await db
    .selectFrom('stockLevels')
    .innerJoin('warehouses', 'warehouses.id', 'stockLevels.warehouseId')
    .select(['code', 'onHand', 'reserved', 'unavailable', 'backordered'])
    .where('productId', '=', productId)
    .execute()
  return Object.fromEntries(
    rows.map(({ code, ...level }) => [
      code,
      Object.fromEntries(Object.entries(level).filter(([, quantity]) => quantity !== 0)),
    ]),
  )
}

/** Everything that disagrees in the books; empty when they are right. */
export async function bookFaults({ db }: InventoryFixture): Promise<object[]> {
  return [
    ...(await findLedgerDifferences(db)),
    ...(await findReservedDifferences(db)),
    ...(await findStateDifferences(db)),
  ]
}

/** A subscription whose results are collected as they come. */
export function subscribe(instance: Instance, query: string, variables: Record<string, unknown> = {}) {
  const client = createClient({
    url: instance.service.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  })
  const results: any[] = []
  const stop = client.subscribe<any, any>(
    { query, variables },
    {
      next: (result) => void results.push(result),
      error: (error) => void results.push(error),
      complete() {},
    },
  )
  return {
    results,
    leave: async () => {
      stop()
      await client.dispose()
    },
  }
}
