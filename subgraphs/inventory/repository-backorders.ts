import { sql } from 'kysely'
import type { Fill, WaitingLine } from './domain/backorder.ts'
import type { InventoryTransaction } from './repository.ts'

/** A waiting line, and the event that told how its reservation was decided. */
export interface StoredWaitingLine extends WaitingLine {
  /** JSON text. */
  decision: string
}

/**
 * Who waits for some products, in the order in which their orders were placed; of each product no more than can get something.
 * The levels of the products must be locked: whoever holds those may change the lines that wait for them, and nobody else.
 */
export async function findWaiting(
  tx: InventoryTransaction,
  products: readonly { productId: string; available: number }[],
): Promise<StoredWaitingLine[]> {
  const { rows } = await sql<StoredWaitingLine>`
    select line.reservation_id, reservations.order_id, line.product_id, line.warehouse_id, line.backordered, reservations.decision
    from unnest(
      ${products.map(({ productId }) => productId)}::text[],
      ${products.map(({ available }) => available)}::int[]
    ) as product (id, available)
    cross join lateral (
      select reservation_id, product_id, warehouse_id, backordered, waiting_since from reservation_lines
      where product_id = product.id and backordered > 0
      order by waiting_since, reservation_id limit product.available
    ) line
    join reservations on reservations.id = line.reservation_id
    order by line.product_id, line.waiting_since, line.reservation_id`.execute(tx)
  return rows
}

/** Moves what waiting lines got to the warehouses that it is now reserved in. */
export async function saveFills(tx: InventoryTransaction, fills: readonly Fill[]): Promise<void> {
  const picks = fills.flatMap((fill) =>
    fill.picks.map((pick) => ({ ...fill, owing: fill.warehouseId, ...pick })),
  )
  await sql`
    with pick as (
      select * from unnest(
        ${picks.map(({ reservationId }) => reservationId)}::text[],
        ${picks.map(({ productId }) => productId)}::text[],
        ${picks.map(({ owing }) => owing)}::text[],
        ${picks.map(({ warehouseId }) => warehouseId)}::text[],
        ${picks.map(({ quantity }) => quantity)}::int[]
      ) as pick (reservation_id, product_id, owing, warehouse_id, quantity)
    ), got as (
      select reservation_id, product_id, owing, sum(quantity)::int as quantity,
        coalesce(sum(quantity) filter (where warehouse_id <> owing), 0)::int as elsewhere
      from pick group by 1, 2, 3
    ), paid as (
      update reservation_lines line
      set backordered = line.backordered - got.quantity, quantity = line.quantity - got.elsewhere
      from got
      where line.reservation_id = got.reservation_id and line.product_id = got.product_id
        and line.warehouse_id = got.owing
    )
    insert into reservation_lines as line (reservation_id, product_id, warehouse_id, quantity)
    select reservation_id, product_id, warehouse_id, quantity from pick where warehouse_id <> owing
    on conflict (reservation_id, product_id, warehouse_id) do update set quantity = line.quantity + excluded.quantity`.execute(
    tx,
  )
}
