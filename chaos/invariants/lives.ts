import type pg from 'pg'

/**
 * What Orders says became of each order against what Inventory did for it, and against what was paid: to be asked when nothing
 * is on its way any more.
 * @returns what does not agree, for people
 */
export async function findLifeDifferences(db: pg.Pool): Promise<string[]> {
  const found = await Promise.all(
    Object.values(questions).map((question) => db.query<{ what: string }>(question)),
  )
  return found.flatMap(({ rows }) => rows.map(({ what }) => what))
}

const questions = {
  /** What left the warehouses, and came back, is what the order's lines count. */
  goods: `
    with ordered as (
      select order_id, product_id, sum(shipped) as shipped, sum(issued) as issued, sum(returned) as returned
      from orders.order_lines group by 1, 2
    ), moved as (
      select order_id, product_id, -sum(on_hand_delta) filter (where type = 'SHIP') as shipped,
        sum(on_hand_delta) filter (where type in ('RETURN', 'DAMAGE')) as returned
      from inventory.stock_movements where order_id is not null group by 1, 2
    )
    select format('order %s shipped %s and took back %s of %s; warehouses issued %s, as told %s, and took in %s', order_id,
      ordered.shipped, ordered.returned, product_id, coalesce(moved.shipped, 0), ordered.issued, coalesce(moved.returned, 0)) as what
    from ordered left join moved using (order_id, product_id)
    where ordered.shipped <> coalesce(moved.shipped, 0) or ordered.shipped <> ordered.issued
      or ordered.returned <> coalesce(moved.returned, 0)`,
  /** What is promised, or owed, is what confirmed orders have still to ship; others hold nothing. */
  promises: `
    with open as (
      select l.order_id, l.product_id, o.status,
        case when o.status = 'CONFIRMED' then sum(l.quantity - l.cancelled - l.shipped) else 0 end as quantity,
        case when o.status = 'CONFIRMED' then sum(l.backordered) else 0 end as owed
      from orders.order_lines l join orders.orders o on o.id = l.order_id group by 1, 2, 3
    ), held as (
      select r.order_id, l.product_id, sum(l.quantity - l.shipped) as quantity, sum(l.backordered) as owed
      from inventory.reservation_lines l join inventory.reservations r on r.id = l.reservation_id
      where r.state in ('HELD', 'COMMITTED', 'PARTIALLY_SHIPPED') group by 1, 2
    )
    select format('order %s, %s, has %s of %s to ship, %s of them owed; its reservation holds %s, %s of them owed', order_id, open.status,
      open.quantity, product_id, open.owed, coalesce(held.quantity, 0), coalesce(held.owed, 0)) as what
    from open left join held using (order_id, product_id)
    where open.quantity <> coalesce(held.quantity, 0) or open.owed <> coalesce(held.owed, 0)`,
  /** An order is complete when, and only when, nothing of it is left. */
  ends: `
    select format('order %s is %s with %s left to ship', o.id, o.status, sum(l.quantity - l.cancelled - l.shipped)) as what
    from orders.orders o join orders.order_lines l on l.order_id = o.id
    where o.status in ('CONFIRMED', 'COMPLETED')
    group by o.id, o.status having (o.status = 'COMPLETED') <> (sum(l.quantity - l.cancelled - l.shipped) = 0)`,
  /** Of a paid invoice people are told to pay back what was cancelled or sent back since, once. */
  invoices: `
    with booked as (
      select order_id, sum(amount_minor) filter (where kind = 'RECORD') as recorded,
        coalesce(sum(amount_minor) filter (where kind = 'REFUND' and status in ('REQUESTED', 'SUCCEEDED')), 0) as refunded
      from orders.payment_operations group by order_id
    ), due as (
      select order_id, sum((quantity - cancelled - returned) * unit_price_minor) as amount from orders.order_lines group by 1
    )
    select format('order %s, %s, costs %s by now: %s were recorded and %s are paid back', o.id, o.status, amount, recorded, refunded) as what
    from orders.orders o join booked on booked.order_id = o.id join due on due.order_id = o.id
    where o.payment_mode = 'INVOICE'
      and recorded - refunded <> case when o.status = 'CANCELLED' then 0 else amount end`,
  /** Nobody pays twice, nor for what was cancelled or sent back; what was set aside for a cancelled order is let go. */
  payments: `
    with paid as (
      select order_id, coalesce(sum(amount_minor) filter (where kind in ('CAPTURE', 'RECORD')), 0) as captured,
        coalesce(sum(amount_minor) filter (where kind = 'REFUND'), 0) as refunded,
        count(*) filter (where kind = 'CAPTURE') as captures, count(*) filter (where kind = 'AUTHORIZE') as authorized,
        count(*) filter (where kind = 'VOID') as voided
      from orders.payment_operations where status = 'SUCCEEDED' group by order_id
    ), due as (
      select order_id, sum((quantity - cancelled - returned) * unit_price_minor) as amount from orders.order_lines group by 1
    )
    select format('order %s, %s, costs %s by now: authorized %s times, voided %s times, %s captures of %s, paid back %s', o.id, o.status,
      amount, authorized, voided, captures, captured, refunded) as what
    from orders.orders o join paid on paid.order_id = o.id join due on due.order_id = o.id
    where o.payment_mode = 'PREPAID' and (
      captures > 1 or (captures = 1 and o.status <> 'CANCELLED' and captured - refunded <> amount)
      or (o.status = 'CANCELLED' and (captured <> refunded or authorized > voided + captures))
      or (o.status in ('CONFIRMED', 'COMPLETED') and authorized - voided <> 1 and amount > 0))`,
}
