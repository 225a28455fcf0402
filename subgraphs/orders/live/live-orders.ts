import { ContractBreach, decodeBody } from '#schema/events/codec.ts'
import { OrderCreated } from '#schema/events/orders.ts'
import type { Broker, Delivery, Stoppable } from '#platform/messaging/broker.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { createEventReader, type EventReader } from '../batches.ts'
import { stepContracts } from '../events.ts'
import { findChangedSince, type HistoryPosition, type StatusEvent } from '../repository-history.ts'
import type { Db } from '../repository.ts'
import { createAllOrders } from './all-orders.ts'
import { openOrderStream, type OrderStream, type Stream } from './order-stream.ts'

const maxSequence = 2 ** 31 - 1

export interface LiveOrders extends Stoppable {
  /** The steps of one order after `sequence`, from its history, then live. Left by `return()`. */
  ofOrder(position: HistoryPosition): Stream<StatusEvent>
  /** The steps of all orders from now on. Left by `return()`. */
  ofAll(): Stream<StatusEvent>
  /** Says that an order was changed here, so that its subscribers need not wait for the broker. */
  wake(orderId: string): void
}

/**
 * Brings committed status changes of every instance to the subscribers of this one. A message of the broker is no more than
 * a wake-up: what a subscriber is told is read from the history, so that a message lost, doubled or late does no harm.
 */
export async function startLiveOrders(dependencies: {
  db: Db
  broker: Broker
  logger: Logger
}): Promise<LiveOrders> {
  const { db, broker, logger } = dependencies
  const streams = new Map<string, Set<OrderStream>>()
  const readAfter = logFaults(createEventReader(db), logger)
  const all = createAllOrders(readAfter, (since) => findChangedSince(db, since))

  const wake = (orderId: string) => streams.get(orderId)?.forEach((stream) => stream.wake())
  const forget = (orderId: string, stream: OrderStream) => {
    const those = streams.get(orderId)
    those?.delete(stream)
    if (those?.size === 0) streams.delete(orderId)
  }
  const feed = await broker.feed({
    exchange: OrderCreated.exchange,
    routingKeys: stepContracts.map(({ routingKey }) => routingKey),
    onMessage: (delivery) => {
      // Most of the time nobody watches: reading every message for nobody takes a tenth of this process's time.
      if (streams.size === 0 && !all.isWatched()) return
      const step = readStep(delivery)
      if (!step) return
      wake(step.orderId)
      all.announce(step)
    },
    onGap: () => {
      for (const those of streams.values()) those.forEach((stream) => stream.wake())
      all.recover()
    },
  })
  return {
    wake,
    ofAll: all.open,
    ofOrder: (position) => {
      const { orderId } = position
      const stream = openOrderStream(position, readAfter, (ended) => forget(orderId, ended))
      const those = streams.get(orderId) ?? new Set()
      streams.set(orderId, those.add(stream))
      return stream
    },
    stop: async () => {
      await feed.stop()
      all.stop()
      for (const those of [...streams.values()]) for (const stream of [...those]) await stream.return()
    },
  }
}

/** Which step a message tells of; undefined if it is not one of ours. */
function readStep({ routingKey, body }: Delivery): HistoryPosition | undefined {
  const contract = stepContracts.find((candidate) => candidate.routingKey === routingKey)
  if (!contract) return undefined
  try {
    const { order_id, sequence = 1 } = decodeBody<{
      order_id: string | bigint
      sequence?: number | undefined
    }>(contract as never, body.toString('utf8'))
    const orderId = String(order_id)
    // Anybody may publish on the exchange: what no order of ours can have must not reach the database.
    return isStorable(orderId) && sequence <= maxSequence ? { orderId, sequence } : undefined
  } catch (error) {
    if (error instanceof ContractBreach) return undefined
    throw error
  }
}

/** Logs the fault of a read once a second: every subscriber meets the same one. */
function logFaults(read: EventReader, logger: Logger): EventReader {
  let quietUntil = 0
  return async (after) => {
    try {
      return await read(after)
    } catch (error) {
      if (Date.now() >= quietUntil) logger.warn({ err: error }, 'the history of orders could not be read')
      quietUntil = Date.now() + 1_000
      throw error
    }
  }
}
