import { sql, type Kysely } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { InventoryTables } from './database.ts'
import type { LedgerLine, RebuiltReservation } from './domain/rebuild.ts'
import type { ReservationLine, ReservationState } from './domain/reservation.ts'
import type { InventoryTransaction } from './repository.ts'

/** What the entries of orders add up to. */
const orderSums = sql`
  order_id, product_id, warehouse_id, sum(reserved_delta)::int as held, sum(backordered_delta)::int as owed,
  coalesce(-sum(on_hand_delta) filter (where type = 'SHIP'), 0)::int as shipped,
  coalesce(sum(on_hand_delta) filter (where type in ('RETURN', 'DAMAGE')), 0)::int as returned`

/** Orders whose reservation may not be what the ledger says: all for which that is so, and perhaps more. */
export async function findDoubtfulOrders(db: Kysely<InventoryTables>): Promise<string[]> {
  const { rows } = await sql<{ orderId: string }>`
    with ledger as (
      select ${orderSums} from stock_movements where order_id is not null group by 1, 2, 3
    ), stored as (
      select reservation.order_id, product_id, warehouse_id, quantity, shipped, returned, backordered
      from reservation_lines join reservations reservation on reservation.id = reservation_id
    ), line as (
      select order_id, product_id, coalesce(held + owed + ledger.shipped, 0) <> coalesce(quantity, 0)
        or coalesce(ledger.shipped, 0) <> coalesce(stored.shipped, 0) or coalesce(owed, 0) <> coalesce(backordered, 0) as differs,
        coalesce(held, 0) + coalesce(owed, 0) as open, coalesce(ledger.shipped, 0) as shipped,
        coalesce(ledger.returned, 0) - coalesce(stored.returned, 0) as unreturned
      from ledger full join stored using (order_id, product_id, warehouse_id)
    ), product as (
      select order_id, bool_or(differs) or sum(unreturned) <> 0 as differs, sum(open) as open, sum(shipped) as shipped
      from line group by order_id, product_id
    ), total as (
      select order_id, bool_or(differs) as differs, sum(open) as open, sum(shipped) as shipped
      from product group by order_id
    )
    select order_id from total full join reservations reservation using (order_id)
    where coalesce(differs, false) or reservation.state is null
      or (state in ('HELD', 'COMMITTED', 'PARTIALLY_SHIPPED')) <> (coalesce(open, 0) > 0)
      or (state in ('PARTIALLY_SHIPPED', 'SHIPPED')) <> (coalesce(shipped, 0) > 0 and state <> 'RELEASED')
    order by order_id`.execute(db)
  return rows.map(({ orderId }) => orderId)
}

/** What the ledger says of some orders. */
export async function readOrderLedgers(
  db: Kysely<InventoryTables>,
  orderIds: readonly string[],
): Promise<Map<string, LedgerLine[]>> {
  const { rows } = await sql<LedgerLine & { orderId: string }>`
    select ${orderSums} from stock_movements where order_id = any(${orderIds})
    group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  return Map.groupBy(rows, ({ orderId }) => orderId)
}

/** Reservations of some orders as they are stored. */
export async function readReservations(
  db: Kysely<InventoryTables>,
  orderIds: readonly string[],
): Promise<Map<string, RebuiltReservation & { id: string }>> {
  const { rows: found } = await sql<{ id: string; orderId: string; state: ReservationState }>`
    select id, order_id, state from reservations where order_id = any(${orderIds})`.execute(db)
  const { rows: lines } = await sql<ReservationLine & { reservationId: string }>`
    select reservation_id, product_id, warehouse_id, quantity, shipped, returned, backordered
    from reservation_lines where reservation_id = any(${found.map(({ id }) => id)})
    order by product_id, warehouse_id`.execute(db)
  const byReservation = Map.groupBy(lines, ({ reservationId }) => reservationId)
  return new Map(
    found.map(({ id, orderId, state }) => [
      orderId,
      { id, state, lines: (byReservation.get(id) ?? []).map(({ reservationId: _id, ...line }) => line) },
    ]),
  )
}

/** Writes a reservation as it has to be: lines that are not named hold nothing. @returns its id */
export async function writeReservation(
  tx: InventoryTransaction,
  { orderId, state, lines }: RebuiltReservation & { orderId: string },
  decision: string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    insert into reservations (id, order_id, state, decision)
    values (${newId('rsv')}, ${orderId}, ${state}, ${decision})
    on conflict (order_id) do update set state = excluded.state, updated_at = now(),
      expires_at = case when excluded.state = 'HELD' then reservations.expires_at end
    returning id`.execute(tx)
  const id = rows[0]?.id ?? ''
  const column = <T>(value: (line: ReservationLine) => T): T[] => lines.map(value)
  await sql`
    update reservation_lines set quantity = 0, shipped = 0, returned = 0, backordered = 0
    where reservation_id = ${id}`.execute(tx)
  await sql`
    insert into reservation_lines (reservation_id, product_id, warehouse_id, quantity, shipped, returned, backordered, waiting_since)
    select ${id}::text, line.*, case when backordered > 0 then coalesce((
        select min(occurred_at) from stock_movements movement
        where movement.order_id = ${orderId} and movement.product_id = line.product_id and movement.type = 'BACKORDER'
      ), now()) end
    from unnest(
      ${column(({ productId }) => productId)}::text[],
      ${column(({ warehouseId }) => warehouseId)}::text[],
      ${column(({ quantity }) => quantity)}::int[],
      ${column(({ shipped }) => shipped)}::int[],
      ${column(({ returned }) => returned)}::int[],
      ${column(({ backordered }) => backordered)}::int[]
    ) as line (product_id, warehouse_id, quantity, shipped, returned, backordered)
    on conflict (reservation_id, product_id, warehouse_id) do update
    set quantity = excluded.quantity, shipped = excluded.shipped, returned = excluded.returned,
      backordered = excluded.backordered,
      waiting_since = coalesce(reservation_lines.waiting_since, excluded.waiting_since)`.execute(tx)
}

/** What the ledger says of a level. */
export interface LedgerLevel {
  productId: string
  warehouseId: string
  onHand: number
  reserved: number
  unavailable: number
  backordered: number
  incoming: number
}

/** What the ledger says of every level of some products. */
export async function readLevelLedgers(
  tx: InventoryTransaction,
  productIds: readonly string[],
): Promise<LedgerLevel[]> {
  const { rows } = await sql<LedgerLevel>`
    select product_id, warehouse_id, coalesce(sum(on_hand_delta), 0)::int as on_hand,
      coalesce(sum(reserved_delta), 0)::int as reserved, coalesce(sum(unavailable_delta), 0)::int as unavailable,
      coalesce(sum(backordered_delta), 0)::int as backordered, coalesce(sum(incoming_delta), 0)::int as incoming
    from stock_levels left join stock_movements using (product_id, warehouse_id)
    where product_id = any(${productIds}) group by 1, 2 order by 1, 2`.execute(tx)
  return rows
}

/** Products of which what is counted as available is not what their levels add up to. */
export async function findCountDifferences(
  db: Kysely<InventoryTables>,
): Promise<{ productId: string; counted: number; available: number }[]> {
  const { rows } = await sql<{ productId: string; counted: number; available: number }>`
    select stock.product_id, stock.available as counted, coalesce(total.available, 0) as available
    from product_stock stock left join (
      select product_id,
        least(sum(greatest(0, on_hand - reserved - unavailable - sell_buffer)), 2147483647)::int as available
      from stock_levels group by product_id
    ) total using (product_id)
    where stock.available <> coalesce(total.available, 0) order by 1`.execute(db)
  return rows
}
