import DataLoader from 'dataloader'
import { allByKey, oneByKey } from '#platform/database/by-key.ts'
import type { OrderReturn, Payment, Shipment } from './domain/book.ts'
import type { StatusChange } from './domain/order.ts'
import { findPayments, findReturns, findShipments } from './repository-books.ts'
import { findEventsAfter, findHistory, type HistoryPosition, type StatusEvent } from './repository-history.ts'
import { findLinesAt, type LineRow } from './repository-lines.ts'
import { createCustomerLoaders, type CustomerLoaders } from './batches-customers.ts'
import { findOrders, type Db, type OrderRow } from './repository.ts'

/** One SQL statement per type for all that a request asks for. */
export interface Loaders extends CustomerLoaders {
  order: DataLoader<string, OrderRow | null>
  /** The lines of an order as they were right after one of its steps. */
  lines: DataLoader<{ id: string; sequence: number }, LineRow[], string>
  /** The history of an order, by its id. */
  history: DataLoader<string, StatusChange[]>
  /** By the id of the order, as are the following. */
  payments: DataLoader<string, Payment[]>
  shipments: DataLoader<string, Shipment[]>
  returns: DataLoader<string, OrderReturn[]>
}

/** @param cache false for a subscription, whose later events must not see what earlier ones read */
export function createLoaders(db: Db, cache: boolean): Loaders {
  const options = { cache, maxBatchSize: 1_000 }
  const ofOrder = <Row extends { orderId: string }>(
    find: (db: Db, ids: readonly string[]) => Promise<Row[]>,
  ) =>
    new DataLoader<string, Row[]>(
      async (ids) => allByKey(ids, await find(db, ids), ({ orderId }) => orderId),
      options,
    )
  return {
    ...createCustomerLoaders(db, options),
    order: new DataLoader(async (ids) => oneByKey(ids, await findOrders(db, ids), ({ id }) => id), options),
    lines: new DataLoader(
      async (places) => {
        const lines = await findLinesAt(db, places)
        return allByKey(places.map(placeKey), lines, ({ orderId, at }) =>
          placeKey({ id: orderId, sequence: at }),
        )
      },
      { ...options, cacheKeyFn: placeKey },
    ),
    payments: ofOrder(findPayments),
    shipments: ofOrder(findShipments),
    returns: ofOrder(findReturns),
    history: new DataLoader(
      async (ids) => allByKey(ids, await findHistory(db, ids), ({ orderId }) => orderId),
      options,
    ),
  }
}

function placeKey({ id, sequence }: { id: string; sequence: number }): string {
  return `${id} ${sequence}`
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
