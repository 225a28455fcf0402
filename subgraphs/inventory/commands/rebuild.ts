import type { Kysely } from 'kysely'
import { StockReserved } from '#schema/events/inventory.ts'
import { enqueue, outgoing } from '#platform/messaging/outbox.ts'
import type { InventoryTables } from '../database.ts'
import {
  isPossible,
  isPossibleReservation,
  isSameReservation,
  rebuildReservation,
  type LedgerLine,
  type RebuiltReservation,
} from '../domain/rebuild.ts'
import { correct, levelsOf } from '../domain/stock.ts'
import { findLedgerDifferences, type LedgerDifference } from '../queries/book-differences.ts'
import {
  findCountDifferences,
  findDoubtfulOrders,
  readLevelLedgers,
  readOrderLedgers,
  readReservations,
  writeReservation,
} from '../repository-rebuild.ts'
import { lockReservations } from '../repository-reservations.ts'
import { lockStock, updateLowMarks, type InventoryTransaction } from '../repository.ts'
import { encodeEvent } from './decisions.ts'
import { recordStock } from './record-stock.ts'

/** A reservation that is not what the ledger says. */
export interface ReservationDifference {
  orderId: string
  /** Undefined if there is none. */
  stored: RebuiltReservation | undefined
  ledger: RebuiltReservation
}

/** Everything that is not what the ledger says. */
export interface BookDifferences {
  levels: LedgerDifference[]
  reservations: ReservationDifference[]
  /** What is counted as available of a product, and what its levels add up to. */
  counts: { productId: string; counted: number; available: number }[]
}

const ordersAtOnce = 500
const productsAtOnce = 200

/** Compares levels and reservations with the ledger in one snapshot. It locks nothing, and changes nothing. */
export async function findBookDifferences(db: Kysely<InventoryTables>): Promise<BookDifferences> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const reservations: ReservationDifference[] = []
      for (const orderIds of chunks(await findDoubtfulOrders(tx), ordersAtOnce))
        reservations.push(...(await compareReservations(tx, orderIds)))
      return { levels: await findLedgerDifferences(tx), reservations, counts: await findCountDifferences(tx) }
    })
}

async function compareReservations(
  db: Kysely<InventoryTables>,
  orderIds: readonly string[],
): Promise<ReservationDifference[]> {
  const ledgers = await readOrderLedgers(db, orderIds)
  const found = await readReservations(db, orderIds)
  return orderIds.flatMap((orderId) => {
    const stored = found.get(orderId)
    const ledger = rebuildReservation(ledgers.get(orderId) ?? [], stored)
    return stored && isSameReservation(stored, ledger) ? [] : [{ orderId, stored, ledger }]
  })
}

/** What was repaired, and what could not be. */
export interface Repairs {
  levels: number
  reservations: number
  counts: number
  /** Places of which the ledger says what cannot be: fewer than nothing, or more promised than there is. */
  impossible: { productId: string; warehouseId: string }[]
  /** Orders of which it does. */
  impossibleOrders: string[]
}

/**
 * Makes levels and reservations what the ledger says, on a live system: a few at a time, under the locks that everybody
 * takes, each compared with the ledger once more. The changed levels are told like any others.
 */
export async function repairBooks(
  db: Kysely<InventoryTables>,
  differences: BookDifferences,
): Promise<Repairs> {
  const repairs: Repairs = { levels: 0, reservations: 0, counts: 0, impossible: [], impossibleOrders: [] }
  const orderIds = differences.reservations.map(({ orderId }) => orderId)
  for (const chunk of chunks(orderIds, ordersAtOnce)) {
    const { repaired, impossible } = await db.transaction().execute((tx) => repairReservations(tx, chunk))
    repairs.reservations += repaired
    repairs.impossibleOrders.push(...impossible)
  }
  const products = new Set([...differences.levels, ...differences.counts].map(({ productId }) => productId))
  for (const chunk of chunks([...products].toSorted(), productsAtOnce)) {
    const { levels, impossible } = await db.transaction().execute((tx) => repairLevels(tx, chunk))
    repairs.levels += levels
    repairs.impossible.push(...impossible)
  }
  repairs.counts = differences.counts.length
  return repairs
}

async function repairReservations(
  tx: InventoryTransaction,
  orderIds: readonly string[],
): Promise<{ repaired: number; impossible: string[] }> {
  await lockReservations(tx, orderIds)
  const before = await readReservations(tx, orderIds)
  const ledgers = await readOrderLedgers(tx, orderIds)
  const lines: { productId: string }[] = [
    ...[...before.values()].flatMap((reservation) => reservation.lines),
    ...[...ledgers.values()].flat(),
  ]
  await lockStock(
    tx,
    lines.map(({ productId }) => productId),
  )
  // Once more, under the locks: what was read before may have been changed by whoever held them.
  const found = await compareReservations(tx, orderIds)
  const possible = found.filter(({ ledger }) => isPossibleReservation(ledger))
  for (const { orderId, ledger } of possible)
    await writeReservation(tx, { orderId, ...ledger }, decisionOf(orderId, ledgers.get(orderId) ?? []))
  const impossible = found.filter((difference) => !possible.includes(difference))
  return { repaired: possible.length, impossible: impossible.map(({ orderId }) => orderId) }
}

/** For a reservation that is gone: what was said of it when it was made, as far as the ledger knows. */
function decisionOf(orderId: string, lines: readonly LedgerLine[]): string {
  const items = lines.map(({ productId, held, owed, shipped }) => ({
    product_id: productId,
    quantity: held + owed + shipped,
  }))
  return encodeEvent(outgoing(StockReserved, { order_id: orderId, items }))
}

async function repairLevels(
  tx: InventoryTransaction,
  productIds: readonly string[],
): Promise<Pick<Repairs, 'levels' | 'impossible'>> {
  const book = await lockStock(tx, productIds)
  const impossible: Repairs['impossible'] = []
  let levels = 0
  for (const { productId, warehouseId, ...figures } of await readLevelLedgers(tx, productIds)) {
    const level = levelsOf(book, productId).find((each) => each.warehouseId === warehouseId)
    if (!level) continue
    const isRight = Object.entries(figures).every(
      ([figure, value]) => level[figure as keyof typeof figures] === value,
    )
    if (isRight) continue
    if (!isPossible({ ...level, ...figures })) {
      impossible.push({ productId, warehouseId })
      continue
    }
    correct(book, level, figures)
    levels++
  }
  const { events } = await recordStock(tx, book)
  await updateLowMarks(tx, [...productIds])
  await enqueue(tx, events)
  return { levels, impossible }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )
}
