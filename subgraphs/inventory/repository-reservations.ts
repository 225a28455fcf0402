import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { ReservationLine, ReservationState } from './domain/reservation.ts'
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
  lines: readonly ReservationLine[]
  /** When the order was placed, RFC 3339; now if nobody said. */
  orderedAt?: string | undefined
  /** Until when the order must be paid, RFC 3339; without it, its stock is held without a limit. */
  payBy?: string | undefined
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

/**
 * Locks reservations in the order of their orders' ids; orders without one are left out. Their keys stay free: filling a
 * backorder, which holds levels already, may add a line to a reservation that waits here for those levels.
 */
export async function lockReservations(
  tx: InventoryTransaction,
  orderIds: readonly string[],
): Promise<Map<string, StoredReservation>> {
  if (orderIds.length === 0) return new Map()
  const { rows } = await sql<StoredReservation>`
    select id, order_id, state, decision from reservations
    where order_id = any(${orderIds}) order by order_id for no key update`.execute(tx)
  return new Map(rows.map((row) => [row.orderId, row]))
}

/**
 * The lines of reservations, by reservation, the preferred warehouse first. Lock the levels of their products before: whoever
 * holds those may change the lines.
 */
export async function findLines(
  tx: InventoryTransaction,
  reservationIds: readonly string[],
): Promise<Map<string, ReservationLine[]>> {
  if (reservationIds.length === 0) return new Map()
  const { rows } = await sql<ReservationLine & { reservationId: string }>`
    select reservation_id, product_id, warehouse_id, quantity, shipped, returned, backordered
    from reservation_lines join warehouses on warehouses.id = warehouse_id
    where reservation_id = any(${reservationIds})
    order by reservation_id, product_id, warehouses.priority`.execute(tx)
  const lines = new Map<string, ReservationLine[]>()
  for (const { reservationId, ...line } of rows) {
    const known = lines.get(reservationId)
    if (known) known.push(line)
    else lines.set(reservationId, [line])
  }
  return lines
}

/** A claim on stock outlives the time that its order has for paying by this much, in case word of the payment is late. */
const backstopMinutes = 15

/**
 * Writes how reservations were decided, with what they hold. What has a time for paying expires after it: that time is counted
 * anew from now if the decision comes late.
 */
export async function saveDecisions(
  tx: InventoryTransaction,
  decided: readonly DecidedReservation[],
): Promise<void> {
  if (decided.length === 0) return
  await sql`
    update reservations reservation
    set state = decided.state, decision = decided.decision, updated_at = now(),
      expires_at = greatest(pay_by, now() + (pay_by - coalesce(ordered_at, now())))
        + make_interval(mins => ${backstopMinutes}::int)
    from unnest(
      ${decided.map(({ id }) => id)}::text[],
      ${decided.map(({ state }) => state)}::text[],
      ${decided.map(({ decision }) => decision)}::text[],
      ${decided.map(({ payBy }) => payBy ?? null)}::timestamptz[],
      ${decided.map(({ orderedAt }) => orderedAt ?? null)}::timestamptz[]
    ) as decided (id, state, decision, pay_by, ordered_at)
    where reservation.id = decided.id`.execute(tx)
  const lines = decided.flatMap(({ id, lines: held, orderedAt }) =>
    held.map((line) => ({ id, orderedAt, ...line })),
  )
  if (lines.length === 0) return
  await sql`
    insert into reservation_lines (reservation_id, product_id, warehouse_id, quantity, backordered, waiting_since)
    select id, product_id, warehouse_id, quantity, backordered,
      case when backordered > 0 then coalesce(ordered_at, now()) end
    from unnest(
      ${lines.map(({ id }) => id)}::text[],
      ${lines.map(({ productId }) => productId)}::text[],
      ${lines.map(({ warehouseId }) => warehouseId)}::text[],
      ${lines.map(({ quantity }) => quantity)}::int[],
      ${lines.map(({ backordered }) => backordered)}::int[],
      ${lines.map(({ orderedAt }) => orderedAt ?? null)}::timestamptz[]
    ) as line (id, product_id, warehouse_id, quantity, backordered, ordered_at)
    on conflict (reservation_id, product_id, warehouse_id) do update
    set quantity = excluded.quantity, backordered = excluded.backordered, waiting_since = excluded.waiting_since`.execute(
    tx,
  )
}

/** Moves locked reservations to their states. Only what is held can expire. */
export async function saveStates(
  tx: InventoryTransaction,
  reservations: readonly { id: string; state: ReservationState }[],
): Promise<void> {
  if (reservations.length === 0) return
  await sql`
    update reservations reservation
    set state = new.state, updated_at = now(), expires_at = case when new.state = 'HELD' then expires_at end
    from unnest(
      ${reservations.map(({ id }) => id)}::text[],
      ${reservations.map(({ state }) => state)}::text[]
    ) as new (id, state)
    where reservation.id = new.id`.execute(tx)
}

/** Writes lines as they now are. The levels of their products must be locked. */
export async function saveLines(
  tx: InventoryTransaction,
  lines: readonly (ReservationLine & { reservationId: string })[],
): Promise<void> {
  if (lines.length === 0) return
  await sql`
    update reservation_lines line
    set quantity = new.quantity, shipped = new.shipped, returned = new.returned, backordered = new.backordered
    from unnest(
      ${lines.map(({ reservationId }) => reservationId)}::text[],
      ${lines.map(({ productId }) => productId)}::text[],
      ${lines.map(({ warehouseId }) => warehouseId)}::text[],
      ${lines.map(({ quantity }) => quantity)}::int[],
      ${lines.map(({ shipped }) => shipped)}::int[],
      ${lines.map(({ returned }) => returned)}::int[],
      ${lines.map(({ backordered }) => backordered)}::int[]
    ) as new (reservation_id, product_id, warehouse_id, quantity, shipped, returned, backordered)
    where line.reservation_id = new.reservation_id and line.product_id = new.product_id
      and line.warehouse_id = new.warehouse_id`.execute(tx)
}

/**
 * Locks reservations that were held too long, by the database's clock, passing over those that somebody else has locked.
 * @returns the ids of their orders
 */
export async function takeExpired(tx: InventoryTransaction, limit: number): Promise<string[]> {
  const { rows } = await sql<{ orderId: string }>`
    select order_id from reservations
    where expires_at is not null and expires_at <= now() and state = 'HELD'
    order by expires_at limit ${limit} for no key update skip locked`.execute(tx)
  return rows.map(({ orderId }) => orderId)
}

/** Those of some expired orders of which something was still waited for when they expired. */
export async function findOwedAtExpiry(
  tx: InventoryTransaction,
  orderIds: readonly string[],
): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set()
  const { rows } = await sql<{ orderId: string }>`
    select distinct order_id from stock_movements
    where order_id = any(${orderIds}) and type = 'EXPIRE' and backordered_delta < 0`.execute(tx)
  return new Set(rows.map(({ orderId }) => orderId))
}
