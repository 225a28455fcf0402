import { sql, type RawBuilder } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import type { Tx } from '../repository.ts'
import { columns, linesNow, measures, progress, rolledUp } from './figures-sql.ts'

const salesKey = [
  'dimension',
  'grain',
  'bucket',
  'currency',
  'brand',
  'category',
  'product_id',
  'customer_id',
]

/**
 * One writer at a time, over all instances: every batch touches the sums of today, so that two would wait for each other
 * anyway, and could each see the other's orders as not counted yet. What is read after it is what the one before wrote.
 */
export async function lockSales(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('orders.sales'))`.execute(tx)
}

/**
 * Brings the sums to what the lines of these orders are now: adds the difference to what was counted of them before. So
 * it does not matter which event came, how often, or in which order. The caller holds `lockSales`.
 */
export async function countOrders(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await count(tx, sql`o.id = ${anyOf(orderIds)}`)
}

/** Counts everything anew. The caller holds `lockSales`; reports show the former sums until it commits. */
export async function recountEverything(tx: Tx): Promise<void> {
  for (const table of ['sales', 'counted_lines', 'shipped_units', 'counted_shipments'])
    await sql`delete from ${sql.table(table)}`.execute(tx)
  await count(tx, sql`true`)
  await countShipped(tx, sql`true`)
}

async function count(tx: Tx, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    with changed as materialized (
      select line.*, counted.order_id is not null as was_counted, ${sql.raw(
        progress.map((name) => `counted.${name} as was_${name}`).join(', '),
      )}
      from (${linesNow(which)}) line left join counted_lines counted using (order_id, position)
      where (${columns(progress, 'line')}) is distinct from (${columns(progress, 'counted')})
    ), saved as (
      insert into counted_lines as counted (order_id, position, ${columns(progress)})
      select order_id, position, ${columns(progress)} from changed
      on conflict (order_id, position) do update set ${sql.raw(
        progress.map((name) => `${name} = excluded.${name}`).join(', '),
      )}
    ), difference as (
      select order_id, day, currency, brand, category, product_id, customer_id, quantity, unit_price_minor,
        cancelled, shipped, returned, restocked, costed, issued_cost, 1 as sign, (not was_counted)::int as order_sign,
        is_cancelled::int - coalesce(was_is_cancelled, false)::int as cancelled_sign
      from changed
      union all
      select order_id, day, currency, brand, category, product_id, customer_id, quantity, unit_price_minor,
        was_cancelled, was_shipped, was_returned, was_restocked, was_costed, was_issued_cost, -1, 0, 0
      from changed where was_counted
    )
    insert into sales as known (${columns(salesKey)}, ${columns(measures)})
    select ${columns(salesKey)}, ${columns(measures)} from (${rolledUp(sql`difference`)}) new
    on conflict (${columns(salesKey)}) do update set ${sql.raw(
      measures.map((name) => `${name} = known.${name} + excluded.${name}`).join(', '),
    )}`.execute(tx)
}

/** Adds the shipments of these orders that were not counted yet; a shipment never changes. The caller holds `lockSales`. */
export async function countShipments(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await countShipped(tx, sql`order_id = ${anyOf(orderIds)}`)
}

async function countShipped(tx: Tx, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    with fresh as (
      insert into counted_shipments (shipment_id) select id from shipments where ${which}
      on conflict do nothing returning shipment_id
    )
    insert into shipped_units as known (product_id, day, units)
    select l.product_id, (s.shipped_at at time zone 'UTC')::date as day, sum(part.quantity)
    from fresh join shipments s on s.id = fresh.shipment_id
    join shipment_lines part on part.shipment_id = s.id
    join order_lines l on l.order_id = s.order_id and l.position = part.position
    group by l.product_id, day
    on conflict (product_id, day) do update set units = known.units + excluded.units`.execute(tx)
}
