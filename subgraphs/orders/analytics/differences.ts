import { sql, type RawBuilder } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import type { Db } from '../repository.ts'
import { columns, linesNow, measures, progress, rolledUp } from './figures-sql.ts'

/** A sum that is not what the counted lines add up to. */
export interface SumDifference {
  /** Which sum: its dimension, grain, bucket, currency and what it is of. */
  sum: string
  /** The measures that differ, each as it is kept and as it adds up. */
  kept: Record<string, string>
  counted: Record<string, string>
}

const counted = sql`(
  select l.order_id, (o.created_at at time zone 'UTC')::date as day, o.currency, l.brand, l.category, l.product_id,
    coalesce(o.customer_id, '') as customer_id, l.quantity, l.unit_price_minor, c.cancelled, c.shipped, c.returned,
    c.restocked, c.costed, c.issued_cost, 1 as sign, 1 as order_sign, c.is_cancelled::int as cancelled_sign
  from counted_lines c join order_lines l using (order_id, position) join orders o on o.id = l.order_id
)`

const key = ['dimension', 'grain', 'bucket', 'currency', 'brand', 'category', 'product_id', 'customer_id']

/**
 * The sums that are not what the counted lines add up to. Both are written in one transaction: in any snapshot of the
 * database, at any time, there must be none.
 */
export async function findSumDifferences(db: Db): Promise<SumDifference[]> {
  const measure = (of: string) =>
    sql.raw(
      `jsonb_build_object(${measures.map((name) => `'${name}', coalesce(${of}.${name}, 0)::text`).join(', ')})`,
    )
  const { rows } = await sql<SumDifference>`
    select concat_ws(' ', ${columns(key)}) as sum, ${measure('kept')} as kept, ${measure('counted')} as counted
    from sales kept full join (${rolledUp(counted)}) counted using (${columns(key)})
    where ${sql.raw(
      measures.map((name) => `coalesce(kept.${name}, 0) <> coalesce(counted.${name}, 0)`).join(' or '),
    )}
    order by ${columns(key)} limit 1000`.execute(db)
  const { rows: shipped } = await sql<{ sum: string; kept: string; counted: string }>`
    select concat_ws(' ', 'shipped', product_id, day) as sum, coalesce(kept.units, 0)::text as kept,
      coalesce(counted.units, 0)::text as counted
    from shipped_units kept full join (
      select l.product_id, (s.shipped_at at time zone 'UTC')::date as day, sum(part.quantity) as units
      from counted_shipments c join shipments s on s.id = c.shipment_id
      join shipment_lines part on part.shipment_id = s.id
      join order_lines l on l.order_id = s.order_id and l.position = part.position
      group by l.product_id, day
    ) counted using (product_id, day)
    where kept.units is distinct from counted.units order by product_id, day limit 1000`.execute(db)
  return [
    ...rows,
    ...shipped.map((row) => ({ sum: row.sum, kept: { units: row.kept }, counted: { units: row.counted } })),
  ]
}

/**
 * The orders that are not counted as they now are, at most 1,000: their events are still on the way, or were lost.
 * @param which a condition on `o`: look at these only
 */
export async function findUncounted(db: Db, which: RawBuilder<unknown> = sql`true`): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct order_id as id
    from (${linesNow(which)}) line left join counted_lines counted using (order_id, position)
    where (${columns(progress, 'line')}) is distinct from (${columns(progress, 'counted')})
    union
    select o.id from orders o join shipments on shipments.order_id = o.id
    left join counted_shipments on shipment_id = shipments.id
    where shipment_id is null and ${which}
    limit 1000`.execute(db)
  return rows.map(({ id }) => id)
}

/** Those of some orders that are not counted as they now are. */
export function findUncountedOf(db: Db, ids: readonly string[]): Promise<string[]> {
  return findUncounted(db, sql`o.id = ${anyOf(ids)}`)
}
