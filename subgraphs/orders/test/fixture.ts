import type { FormattedExecutionResult } from 'graphql'
import { createClient, type Client } from 'graphql-ws'
import { WebSocket } from 'ws'
import { ProductChanged } from '#schema/events/inventory.ts'
import { encodeBody } from '#schema/events/codec.ts'
import { contracts } from '#schema/events/registry.ts'
import { connectDatabase } from '#platform/database/connect.ts'
import type { Broker, Delivery, Stoppable } from '#platform/messaging/broker.ts'
import { connectBroker } from '#platform/messaging/connect.ts'
import type { RunningService } from '#platform/service.ts'
import { createLogger } from '#platform/telemetry/logger.ts'
import { createTestVhost, haveRabbit } from '#platform/testing/broker.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import { until } from '#platform/testing/until.ts'
import type { Tables } from '../database.ts'
import type { Db } from '../repository.ts'
import { startOrders } from '../service.ts'

export const logger = createLogger('orders-test', 'fatal')

/** One Orders service with a broker connection of its own. */
export interface Instance extends Stoppable {
  service: RunningService
  broker: Broker
}

/** A database with one instance of Orders on it; Inventory is played by the test, which publishes its events. */
export interface OrdersFixture extends Stoppable {
  databaseUrl: string
  db: Db
  first: Instance
  /** @param change what the test puts between the instance and its broker */
  startInstance(change?: (broker: Broker) => Broker): Promise<Instance>
}

/** The brokers that this test command has. */
export function brokersFor(suite: string): ('embedded' | 'rabbit')[] {
  return haveRabbit(suite) ? ['embedded', 'rabbit'] : ['embedded']
}

/** @param on which broker; RabbitMQ gets a vhost of its own */
export async function startFixture(on: 'embedded' | 'rabbit' = 'embedded'): Promise<OrdersFixture> {
  const database = await createTestDatabase()
  const vhost = on === 'rabbit' ? await createTestVhost() : undefined
  const stops: (() => Promise<void>)[] = [() => database.drop(), async () => vhost?.drop()]
  const startInstance = async (change = (broker: Broker) => broker): Promise<Instance> => {
    const connection = { amqpUrl: vhost?.amqpUrl, databaseUrl: database.url, logger, name: 'orders-test' }
    const broker = change(await connectBroker(connection))
    const service = await startOrders({
      databaseUrl: database.url,
      broker,
      host: '127.0.0.1',
      port: 0,
      logger,
    })
    let stopped: Promise<void> | undefined
    const stop = () => (stopped ??= service.stop().then(() => broker.stop()))
    stops.push(stop)
    return { service, broker, stop }
  }
  const first = await startInstance()
  const db = connectDatabase<Tables>({ url: database.url, room: 'orders' })
  stops.push(() => db.destroy())
  const stop = async () => {
    for (const end of stops.reverse()) await end()
  }
  return { databaseUrl: database.url, db, first, startInstance, stop }
}

/** Sends one operation; answers its data and errors. */
export async function send(
  { url }: { url: string },
  query: string,
  variables: object = {},
  headers: Record<string, string> = {},
): Promise<{ data: any; errors?: { message: string; extensions: { code: string } }[] }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as never
}

/** Publishes an event the way another room's relay would; `messageId` defaults to none, as in the seed. */
export async function publish(broker: Broker, type: string, body: object, messageId?: string): Promise<void> {
  const contract = contracts.find((candidate) => candidate.type === type)
  if (!contract) throw new Error(`there is no event ${type}`)
  const { exchange, routingKey } = contract
  const properties = { type, headers: {}, ...(messageId ? { messageId } : {}) }
  await broker.publish([{ exchange, routingKey, body: encodeBody({ event: type, ...body }), properties }])
}

export interface TestProduct {
  id: string | bigint
  sku?: string
  amount?: string
  currency?: string
  active?: boolean
  version?: number
}

/** Publishes products and waits until Orders knows them at these versions. */
export async function teachProducts(
  { first, db }: OrdersFixture,
  ...products: readonly TestProduct[]
): Promise<void> {
  for (const product of products) {
    const { id, sku = `SKU-${id}`, amount = '10.00', currency = 'EUR', active = true, version = 1 } = product
    const body = { product_id: id, sku, name: `Product ${id}`, price: { amount, currency }, active, version }
    await publish(first.broker, ProductChanged.type, body, crypto.randomUUID())
  }
  for (const { id, version = 1 } of products)
    await until(async () => {
      const query = db.selectFrom('catalogueProducts').select('version').where('productId', '=', String(id))
      return (await query.executeTakeFirst())?.version === BigInt(version)
    })
}

export const placeOrderDocument = `
  mutation ($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      replayed
      userErrors { __typename code message path ... on InvalidStateError { current allowed } }
      order {
        id orderNumber status sequence createdAt updatedAt total { amount currencyCode }
        lines { productId sku name quantity unitPrice { amount } lineTotal { amount currencyCode } product { id } }
        statusHistory { sequence status previousStatus occurredAt }
        cancellation { reason }
      }
    }
  }`

/** Places an order over GraphQL; answers the payload. */
export async function place(
  { service }: Instance,
  items: { productId: string; quantity: number }[],
  idempotencyKey: string = crypto.randomUUID(),
): Promise<any> {
  const { data, errors } = await send(service, placeOrderDocument, { input: { idempotencyKey, items } })
  if (errors) throw new Error(JSON.stringify(errors))
  return data.placeOrder
}

/** Asks for a cancellation over GraphQL; answers the payload. */
export async function cancel(
  { service }: Instance,
  orderId: string,
  more: { idempotencyKey?: string; expectedSequence?: number } = {},
): Promise<any> {
  const { data, errors } = await send(
    service,
    `mutation ($input: CancelOrderInput!) {
      cancelOrder(input: $input) {
        replayed
        order { id status sequence cancellation { reason message at shortages { productId } } }
        userErrors {
          __typename code message path
          ... on InvalidStateError { current allowed }
          ... on VersionConflictError { currentVersion }
        }
      }
    }`,
    { input: { idempotencyKey: crypto.randomUUID(), orderId, ...more } },
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data.cancelOrder
}

/** Waits until an order has a status; answers the order. */
export async function untilStatus({ service }: Instance, id: string, status: string): Promise<any> {
  return until(
    async () => {
      const { data } = await send(
        service,
        `query ($id: ID!) {
          order(id: $id) {
            id status sequence updatedAt statusHistory { sequence status previousStatus }
            cancellation { reason message at shortages { productId sku requested available } }
          }
        }`,
        { id },
      )
      return data.order?.status === status ? data.order : undefined
    },
    { what: `order ${id} ${status}` },
  )
}

/** Collects the messages of one routing key from now on. */
export async function collect(broker: Broker, exchange: string, routingKey: string): Promise<any[]> {
  const bodies: any[] = []
  const onMessage = (delivery: Delivery) => bodies.push(JSON.parse(delivery.body.toString('utf8')))
  await broker.feed({ exchange, routingKeys: [routingKey], onMessage, onGap: () => {} })
  return bodies
}

/** A subscription whose results are collected as they come. */
export interface Subscriber {
  results: FormattedExecutionResult<any, any>[]
  hasEnded(): boolean
  leave(): Promise<void>
}

export function subscribe(
  { service }: Instance,
  query: string,
  variables: Record<string, unknown> = {},
  connectionParams: Record<string, unknown> = {},
): Subscriber {
  const client: Client = createClient({
    url: service.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams,
  })
  const results: FormattedExecutionResult<any, any>[] = []
  let hasEnded = false
  const stop = client.subscribe<any, any>(
    { query, variables },
    {
      next: (result) => void results.push(result),
      error: () => {
        hasEnded = true
      },
      complete: () => {
        hasEnded = true
      },
    },
  )
  return {
    results,
    hasEnded: () => hasEnded,
    leave: async () => {
      stop()
      await client.dispose()
    },
  }
}
