import { sql, type RawBuilder } from 'kysely'

/** The sums that `sales` keeps, in the order of its columns. */
export const measures = [
  'orders',
  'cancelled_orders',
  'units',
  'cancelled_units',
  'shipped_units',
  'returned_units',
  'costed_units',
  'uncosted_units',
  'expected_minor',
  'revenue_minor',
  'uncosted_minor',
  'cost',
] as const

/** The columns of `counted_lines` that say how far a line is. */
export const progress = [
  'is_cancelled',
  'cancelled',
  'shipped',
  'returned',
  'restocked',
  'costed',
  'issued_cost',
] as const

export const columns = (names: readonly string[], of?: string): RawBuilder<unknown> =>
  sql.raw(names.map((name) => (of ? `${of}.${name}` : name)).join(', '))

/**
 * How far each line of some orders is, with what it is counted under.
 * @param which a condition on `o`
 */
export function linesOf(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select l.order_id, l.position, l.id as line_id, (o.created_at at time zone 'UTC')::date as day, o.currency, l.brand,
      l.category, l.product_id, coalesce(o.customer_id, '') as customer_id, l.quantity, l.unit_price_minor,
      o.status = 'CANCELLED' as is_cancelled,
      case when o.status = 'CANCELLED' then l.quantity - l.shipped else l.cancelled end as cancelled, l.shipped,
      l.returned, coalesce(back.restocked, 0)::int as restocked, l.costed, l.issued_cost
    from orders o join order_lines l on l.order_id = o.id
    left join lateral (
      select sum(line.restocked) as restocked from order_returns r join order_return_lines line on line.return_id = r.id
      where r.order_id = o.id and line.position = l.position and l.returned > 0 and r.received_at is not null
    ) back on l.returned > 0
    where ${which}`
}

/** The same of the orders that count: confirmed or cancelled ones. One being cancelled stays as it was counted before. */
export function linesNow(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return linesOf(sql`o.status in ('CONFIRMED', 'COMPLETED', 'CANCELLED') and ${which}`)
}

/**
 * The sums of lines under each of the dimensions and grains of `sales`: the same figures as `figuresOf` of domain/figures.ts.
 * @param lines a relation of the columns of `linesNow`, and `sign` (1 to add, -1 to take away), `order_sign` and
 *   `cancelled_sign` (what the line does to the numbers of orders and of cancelled orders)
 */
export function rolledUp(lines: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select dimension, grain, case grain when 'DAY' then day else date_trunc('month', day)::date end as bucket, currency,
      brand, category, product_id, customer_id, ${sql.raw(measures.map((name) => `sum(${name}) as ${name}`).join(', '))}
    from (
      select dimension, day, currency, key.brand, key.category, key.product_id, key.customer_id,
        sign(sum(order_sign)) as orders, sign(sum(cancelled_sign)) as cancelled_orders,
        sum(sign * quantity) as units, sum(sign * cancelled) as cancelled_units, sum(sign * shipped) as shipped_units,
        sum(sign * returned) as returned_units, sum(sign * costed) as costed_units,
        sum(sign * uncosted) as uncosted_units,
        sum(sign * unit_price_minor::numeric * (quantity - cancelled - returned)) as expected_minor,
        sum(sign * unit_price_minor::numeric * (shipped - returned)) as revenue_minor,
        sum(sign * unit_price_minor::numeric * uncosted) as uncosted_minor,
        sum(sign * (issued_cost - round(issued_cost * least(restocked, costed) / greatest(costed, 1)))) as cost
      from (select *, least(shipped - costed, shipped - returned) as uncosted from ${lines}) line,
      lateral (values
        ('ALL', '', '', '', ''), ('BRAND', brand, '', '', ''), ('CATEGORY', '', category, '', ''),
        ('BRAND_CATEGORY', brand, category, '', ''), ('PRODUCT', brand, category, product_id, ''),
        ('CUSTOMER', '', '', '', customer_id)
      ) as key (dimension, brand, category, product_id, customer_id)
      group by order_id, dimension, day, currency, key.brand, key.category, key.product_id, key.customer_id
    ) as of_order, (values ('DAY'), ('MONTH')) as grains (grain)
    group by dimension, grain, bucket, currency, brand, category, product_id, customer_id`
}
