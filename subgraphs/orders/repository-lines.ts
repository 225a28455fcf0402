import { sql } from 'kysely'
import type { Line, OnShortage } from './domain/lines.ts'
import type { Db } from './repository.ts'

/** A line as it was right after a step of its order. */
export interface LineRow extends Line {
  orderId: string
  name: string
  brand: string
  category: string
  onShortage: OnShortage
  currency: string
}

/**
 * The lines of orders as they were right after a step of each, by order and position: as they are now, less what later
 * steps changed. What left and what it had cost is as of now.
 */
export async function findLinesAt(
  db: Db,
  orders: readonly { id: string; sequence: number }[],
): Promise<(LineRow & { at: number })[]> {
  const { rows } = await sql<Omit<LineRow, 'issuedCost'> & { issuedCost: string; at: number }>`
    select l.order_id, l.id, l.position, l.product_id, l.sku, l.name, l.brand, l.category, l.quantity,
      l.unit_price_minor, l.on_shortage, l.shipped - coalesce(later.shipped, 0) as shipped,
      l.cancelled - coalesce(later.cancelled, 0) as cancelled, l.returned - coalesce(later.returned, 0) as returned,
      l.backordered - coalesce(later.backordered, 0) as backordered, l.issued, l.costed, l.issued_cost::text,
      o.currency, asked.sequence as at
    from unnest(${orders.map(({ id }) => id)}::text[], ${orders.map(({ sequence }) => sequence)}::int[])
      as asked (order_id, sequence)
    join orders o on o.id = asked.order_id
    join order_lines l on l.order_id = asked.order_id
    left join lateral (
      select sum(change.shipped)::int as shipped, sum(change.cancelled)::int as cancelled,
        sum(change.returned)::int as returned, sum(change.backordered)::int as backordered
      from order_status_changes step
      cross join lateral jsonb_to_recordset(step.line_changes)
        as change (position int, shipped int, cancelled int, returned int, backordered int)
      where o.sequence > asked.sequence and step.order_id = asked.order_id and step.sequence > asked.sequence
        and step.line_changes is not null and change.position = l.position
    ) later on true
    order by l.order_id, asked.sequence, l.position`.execute(db)
  return rows.map(({ issuedCost, ...line }) => ({ ...line, issuedCost: BigInt(issuedCost) }))
}
