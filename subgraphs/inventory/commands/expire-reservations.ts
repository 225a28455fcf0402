import type { Kysely } from 'kysely'
import { enqueue, outgoing } from '#platform/messaging/outbox.ts'
import { StockReservationExpired } from '#schema/events/inventory.ts'
import type { InventoryTables } from '../database.ts'
import { decideExpiry } from '../domain/release.ts'
import { holdsStock } from '../domain/reservation.ts'
import { takeExpired } from '../repository-reservations.ts'
import { openReservations, saveReservations } from './open-reservations.ts'
import { releasedItems } from './release-stock.ts'

const batchSize = 200

/**
 * Puts back on sale what is held for orders that were neither confirmed nor cancelled in time, R7: a backstop, for Orders decides
 * about payment. Any number of instances may do so at once.
 * @returns how many reservations expired
 */
export function expireReservations(db: Kysely<InventoryTables>): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const orderIds = await takeExpired(tx, batchSize)
    if (orderIds.length === 0) return 0
    const opened = await openReservations(tx, orderIds, holdsStock)
    const occurred_at = new Date().toISOString()
    const expired = [...opened.now.values()].map((reservation) => {
      // An order is held once: what expired can only be committed or let go.
      const cause = `expiry:${reservation.orderId}`
      const { reservation: after, released } = decideExpiry(reservation, cause, opened.book)
      opened.now.set(after.orderId, after)
      const { order_id } = reservation
      return outgoing(StockReservationExpired, {
        order_id,
        items: releasedItems(reservation, released),
        occurred_at,
      })
    })
    const stockEvents = await saveReservations(tx, opened)
    await enqueue(tx, [...expired, ...stockEvents])
    return expired.length
  })
}
