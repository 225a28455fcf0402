import type { OutgoingEvent } from '#platform/messaging/outbox.ts'
import type { Reservation, ReservationState } from '../domain/reservation.ts'
import type { StockBook } from '../domain/stock.ts'
import { lockStock, type InventoryTransaction } from '../repository.ts'
import {
  findLines,
  lockReservations,
  saveLines,
  saveStates,
  type StoredReservation,
} from '../repository-reservations.ts'
import { readOrder, type WireOrder } from './decisions.ts'
import { recordStock } from './record-stock.ts'

/** A locked reservation with its lines, and what its order had asked for. */
export interface OpenReservation extends Reservation, WireOrder {
  id: string
}

/** Locked reservations, and the stock of their products. */
export interface OpenReservations {
  /** As they were. */
  before: ReadonlyMap<string, OpenReservation>
  /** As they are now, by order. */
  now: Map<string, OpenReservation>
  book: StockBook
}

/**
 * Locks reservations, then the levels of their products, and only then reads their lines: until the levels are locked,
 * arriving goods may fill what they wait for.
 * @param isNeeded of which states the stock is needed; the others get no lines
 */
export async function openReservations(
  tx: InventoryTransaction,
  orderIds: readonly string[],
  isNeeded: (state: ReservationState) => boolean,
): Promise<OpenReservations> {
  const stored = await lockReservations(tx, orderIds)
  const needed = [...stored.values()].filter(({ state }) => isNeeded(state))
  const orders = new Map(needed.map(({ orderId, decision }) => [orderId, readOrder(orderId, decision)]))
  const items = [...orders.values()].flatMap((order) => order.items)
  const book = await lockStock(
    tx,
    items.map(({ product_id }) => String(product_id)),
  )
  const lines = await findLines(
    tx,
    needed.map(({ id }) => id),
  )
  const open = [...stored.values()].map(({ id, orderId, state }: StoredReservation): OpenReservation => {
    const order = orders.get(orderId) ?? { order_id: orderId, items: [] }
    return { ...order, id, orderId, state, lines: lines.get(id) ?? [] }
  })
  const before = new Map(open.map((reservation) => [reservation.orderId, reservation]))
  return { before, now: new Map(before), book }
}

/**
 * Saves what has changed of the reservations, then the stock: what was let go is at once handed to those who wait for it.
 * @returns the events that tell of the stock
 */
export async function saveReservations(
  tx: InventoryTransaction,
  { before, now, book }: OpenReservations,
): Promise<OutgoingEvent[]> {
  const changed = [...now.values()].filter((reservation) => before.get(reservation.orderId) !== reservation)
  await saveStates(
    tx,
    changed.filter(({ orderId, state }) => before.get(orderId)?.state !== state),
  )
  await saveLines(
    tx,
    changed.flatMap(({ id, orderId, lines }) => {
      const known = new Set(before.get(orderId)?.lines)
      return lines.filter((line) => !known.has(line)).map((line) => ({ ...line, reservationId: id }))
    }),
  )
  const { events } = await recordStock(tx, book)
  return events
}
