import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { ReservationState } from './domain/reservation.ts'
import type { HeldLine } from './domain/reserve.ts'
import type { InventoryTransaction } from './repository.ts'

export interface StoredReservation {
  id: string
  orderId: string
  state: ReservationState
  /** JSON text of the event that told the outcome. */
  decision: string
}

/** How a reservation was decided. */
export interface DecidedReservation {
  id: string
  state: ReservationState
  decision: string
  lines: readonly HeldLine[]
}

/**
 * Makes an empty reservation for each order that has none and holds its row until the end of the transaction, so that two
 * instances never decide one order. In the order of their ids: two batches would otherwise wait for each other.
 * @param orderIds each once
 * @param fresh what stands in a new row until it is decided
 * @returns ids of the new reservations by order; orders that are missing had one
 */
export async function claimReservations(
  tx: InventoryTransaction,
  orderIds: readonly string[],
  fresh: { state: ReservationState; decision: (orderId: string) => string },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; orderId: string }>`
    insert into reservations (id, order_id, state, decision)
    select id, order_id, ${fresh.state}::text, decision
    from unnest(
      ${orderIds.map(() => newId('rsv'))}::text[],
      ${orderIds}::text[],
      ${orderIds.map(fresh.decision)}::text[]
    ) as fresh (id, order_id, decision)
    order by order_id
    on conflict (order_id) do nothing
    returning id, order_id`.execute(tx)
  return new Map(rows.map(({ id, orderId }) => [orderId, id]))
}

/** Locks reservations in the order of their orders' ids; orders without one are left out. */
export async function lockReservations(
  tx: InventoryTransaction,
  orderIds: readonly string[],
): Promise<Map<string, StoredReservation>> {
  if (orderIds.length === 0) return new Map()
  const { rows } = await sql<StoredReservation>`
    select id, order_id, state, decision from reservations
    where order_id = any(${orderIds}) order by order_id for update`.execute(tx)
  return new Map(rows.map((row) => [row.orderId, row]))
}

/** What the reservations hold, by reservation. */
export async function findLines(
  tx: InventoryTransaction,
  reservationIds: readonly string[],
): Promise<Map<string, HeldLine[]>> {
  if (reservationIds.length === 0) return new Map()
  const { rows } = await sql<HeldLine & { reservationId: string }>`
    select reservation_id, product_id, warehouse_id, quantity from reservation_lines
    where reservation_id = any(${reservationIds})`.execute(tx)
  return Map.groupBy(rows, ({ reservationId }) => reservationId)
}

/** Writes how claimed reservations were decided, with what they hold. */
export async function saveDecisions(
  tx: InventoryTransaction,
  decided: readonly DecidedReservation[],
): Promise<void> {
  if (decided.length === 0) return
  await sql`
    update reservations reservation
    set state = decided.state, decision = decided.decision, updated_at = now()
    from unnest(
      ${decided.map(({ id }) => id)}::text[],
      ${decided.map(({ state }) => state)}::text[],
      ${decided.map(({ decision }) => decision)}::text[]
    ) as decided (id, state, decision)
    where reservation.id = decided.id`.execute(tx)
  const lines = decided.flatMap(({ id, lines: held }) => held.map((line) => ({ id, ...line })))
  if (lines.length === 0) return
  await sql`
    insert into reservation_lines (reservation_id, product_id, warehouse_id, quantity)
    select * from unnest(
      ${lines.map(({ id }) => id)}::text[],
      ${lines.map(({ productId }) => productId)}::text[],
      ${lines.map(({ warehouseId }) => warehouseId)}::text[],
      ${lines.map(({ quantity }) => quantity)}::int[]
    )`.execute(tx)
}

/** Moves locked reservations to a state. */
export async function saveState(
  tx: InventoryTransaction,
  reservationIds: readonly string[],
  state: ReservationState,
): Promise<void> {
  if (reservationIds.length === 0) return
  await sql`
    update reservations set state = ${state}, updated_at = now() where id = any(${reservationIds})`.execute(
    tx,
  )
}
