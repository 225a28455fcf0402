import DataLoader from 'dataloader'
import { allByKey, oneByKey } from '#platform/database/by-key.ts'
import type { StatusChange } from './domain/order.ts'
import {
  findEventsAfter,
  findHistory,
  findLines,
  findOrders,
  type Db,
  type HistoryPosition,
  type LineRow,
  type OrderRow,
  type StatusEvent,
} from './repository.ts'

/** One SQL statement per type for all that a request asks for. */
export interface Loaders {
  order: DataLoader<string, OrderRow | null>
  /** The lines of an order, by its id. */
  lines: DataLoader<string, LineRow[]>
  /** The history of an order, by its id. */
  history: DataLoader<string, StatusChange[]>
}

/** @param cache false for a subscription, whose later events must not see what earlier ones read */
export function createLoaders(db: Db, cache: boolean): Loaders {
  const options = { cache, maxBatchSize: 1_000 }
  return {
    order: new DataLoader(async (ids) => oneByKey(ids, await findOrders(db, ids), ({ id }) => id), options),
    lines: new DataLoader(
      async (ids) => allByKey(ids, await findLines(db, ids), ({ orderId }) => orderId),
      options,
    ),
    history: new DataLoader(
      async (ids) => allByKey(ids, await findHistory(db, ids), ({ orderId }) => orderId),
      options,
    ),
  }
}

/** Reads the steps after a place in an order's history: one statement for all subscribers that were woken together. */
export type EventReader = (after: HistoryPosition) => Promise<StatusEvent[]>

export function createEventReader(db: Db): EventReader {
  const loader = new DataLoader<HistoryPosition, StatusEvent[]>(
    async (positions) => {
      const earliest = new Map<string, number>()
      for (const { orderId, sequence } of positions)
        earliest.set(orderId, Math.min(sequence, earliest.get(orderId) ?? sequence))
      const from = [...earliest].map(([orderId, sequence]) => ({ orderId, sequence }))
      const events = Map.groupBy(await findEventsAfter(db, from), ({ orderId }) => orderId)
      return positions.map((after) =>
        (events.get(after.orderId) ?? []).filter(({ sequence }) => sequence > after.sequence),
      )
    },
    { cache: false, maxBatchSize: 1_000, batchScheduleFn: (run) => setImmediate(run) },
  )
  return (after) => loader.load(after)
}
