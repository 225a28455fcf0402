import {
  OrderCancelled,
  OrderConfirmed,
  OrderCostRecorded,
  OrderLinesCancelled,
  OrderShipped,
  ReturnReceived,
} from '#schema/events/orders.ts'
import type { EventContract, WireId } from '#schema/events/wire.ts'
import { connectDatabase } from '#platform/database/connect.ts'
import type { Broker, Stoppable } from '#platform/messaging/broker.ts'
import { startConsumer } from '#platform/messaging/consumer.ts'
import type { IncomingEvent, Subscription } from '#platform/messaging/subscription.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import type { Db, Tx } from '../repository.ts'
import { startCatchingUp } from './catch-up.ts'
import { countOrders, countShipments, lockSales } from './repository.ts'

/** Nobody waits for the figures: events of a second share a transaction, and each sum is written once for all of them. */
const defaultLingerMs = 1_000
const batchSize = 400

type OrderEvents = readonly IncomingEvent<{ order_id: WireId }>[]

const idsOf = (events: OrderEvents): string[] => [...new Set(events.map(({ body }) => String(body.order_id)))]

async function count(tx: Tx, events: OrderEvents): Promise<void> {
  await lockSales(tx)
  await countOrders(tx, idsOf(events))
}

async function countWithShipments(tx: Tx, events: OrderEvents): Promise<void> {
  await count(tx, events)
  await countShipments(tx, idsOf(events))
}

const counting = (
  queue: string,
  contract: EventContract<string, any>,
  handle: Subscription['handle'] = count,
): Subscription => ({ queue, contract, handle, batchSize, isSilent: true })

/** The events after which an order's figures are others. Each only says of which orders: what is counted is read. */
const subscriptions: readonly Subscription[] = [
  counting('order.confirmed.analytics', OrderConfirmed),
  counting('order.cancelled.analytics', OrderCancelled),
  counting('order.lines_cancelled.analytics', OrderLinesCancelled),
  counting('order.shipped.analytics', OrderShipped, countWithShipments),
  counting('order.cost_recorded.analytics', OrderCostRecorded),
  counting('order.return_received.analytics', ReturnReceived),
]

/**
 * Keeps the sums of sales up with the orders. On connections of its own: batches of its queues wait for each other, and
 * must not keep connections from the orders meanwhile. The queues are declared by the room's messaging.
 */
export async function startAnalytics(options: {
  databaseUrl: string
  broker: Broker
  logger: Logger
  /** How long an event may wait for others (default one second). */
  lingerMs?: number
}): Promise<Stoppable> {
  const { databaseUrl, broker, logger, lingerMs = defaultLingerMs } = options
  const db: Db = connectDatabase({ url: databaseUrl, room: 'orders', max: 2 })
  const onCommit = () => undefined
  const consumers = await Promise.all(
    subscriptions.map((subscription) =>
      startConsumer({ db, broker, subscription: { ...subscription, lingerMs }, onCommit, logger }),
    ),
  )
  const catchingUp = startCatchingUp(db, logger)
  return {
    stop: async () => {
      await Promise.all([catchingUp.stop(), ...consumers.map((consumer) => consumer.stop())])
      await db.destroy()
    },
  }
}
