import { sql, type Kysely } from 'kysely'
import type { InventoryTables } from '../database.ts'

type Db = Kysely<InventoryTables>

/** What the ledger adds up to. */
export interface LevelSums {
  onHand: number
  reserved: number
  unavailable: number
  backordered: number
  incoming: number
}

/** A level that is not the sum of its ledger. */
export interface LedgerDifference {
  productId: string
  warehouseId: string
  level: LevelSums
  ledger: LevelSums
}

/** Rebuilds every level from the ledger and compares: empty when the books are right. */
export async function findLedgerDifferences(db: Db): Promise<LedgerDifference[]> {
  const { rows } = await sql<LedgerDifference>`
    select product_id, warehouse_id,
      json_build_object('onHand', level.on_hand, 'reserved', level.reserved, 'unavailable', level.unavailable,
        'backordered', level.backordered, 'incoming', level.incoming) as level,
      json_build_object('onHand', coalesce(on_hand_sum, 0), 'reserved', coalesce(reserved_sum, 0),
        'unavailable', coalesce(unavailable_sum, 0), 'backordered', coalesce(backordered_sum, 0),
        'incoming', coalesce(incoming_sum, 0)) as ledger
    from stock_levels level left join (
      select product_id, warehouse_id, sum(on_hand_delta), sum(reserved_delta), sum(unavailable_delta),
        sum(backordered_delta), sum(incoming_delta)
      from stock_movements group by product_id, warehouse_id
    ) ledger (product_id, warehouse_id, on_hand_sum, reserved_sum, unavailable_sum, backordered_sum, incoming_sum)
      using (product_id, warehouse_id)
    where (level.on_hand, level.reserved, level.unavailable, level.backordered, level.incoming) is distinct from
      (coalesce(on_hand_sum, 0), coalesce(reserved_sum, 0), coalesce(unavailable_sum, 0),
        coalesce(backordered_sum, 0), coalesce(incoming_sum, 0))`.execute(db)
  return rows
}

/** A level that doesn't set aside, or owe, what the lines of reservations hold there. */
export interface ReservedDifference {
  productId: string
  warehouseId: string
  reserved: number
  backordered: number
  held: number
  owed: number
}

/** Compares what levels say is reserved and owed with the lines of reservations: empty when the books are right. */
export async function findReservedDifferences(db: Db): Promise<ReservedDifference[]> {
  const { rows } = await sql<ReservedDifference>`
    select level.product_id, level.warehouse_id, level.reserved, level.backordered,
      coalesce(line.held, 0)::int as held, coalesce(line.owed, 0)::int as owed
    from stock_levels level left join (
      select product_id, warehouse_id, sum(quantity - shipped - backordered) as held, sum(backordered) as owed
      from reservation_lines group by 1, 2
    ) line using (product_id, warehouse_id)
    where level.reserved <> coalesce(line.held, 0) or level.backordered <> coalesce(line.owed, 0)`.execute(db)
  return rows
}

/** A reservation whose lines don't go with its state. */
export interface StateDifference {
  orderId: string
  state: string
  /** Not shipped yet: reserved or owed. */
  open: number
  shipped: number
}

/** Reservations that hold something though they are over, or nothing though they are not: empty when the books are right. */
export async function findStateDifferences(db: Db): Promise<StateDifference[]> {
  const { rows } = await sql<StateDifference>`
    select order_id, state, coalesce(line.open, 0)::int as open, coalesce(line.shipped, 0)::int as shipped
    from reservations left join (
      select reservation_id, sum(quantity - shipped) as open, sum(shipped) as shipped
      from reservation_lines group by 1
    ) line on line.reservation_id = reservations.id
    where (state in ('HELD', 'COMMITTED', 'PARTIALLY_SHIPPED')) <> (coalesce(line.open, 0) > 0)
      or (state in ('PARTIALLY_SHIPPED', 'SHIPPED') and coalesce(line.shipped, 0) = 0)
      or (state in ('HELD', 'COMMITTED', 'EXPIRED', 'REJECTED') and coalesce(line.shipped, 0) > 0)`.execute(
    db,
  )
  return rows
}
