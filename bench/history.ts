import type { Kysely } from 'kysely'
import type pg from 'pg'
import { connectDatabase } from '#platform/database/connect.ts'
import { rebuildSales } from '../subgraphs/orders/analytics/check.ts'
import { withClient } from './catalogue.ts'

/** The id of the n-th customer of the bench, from 1. */
export const customerId = (n: number): string => `cus_bench-${n}`

const ordersPerCustomer = 10

export const customersOf = (orders: number): number => Math.ceil(orders / ordersPerCustomer)

/**
 * Fills in what a shop leaves behind in three years until now: customers, orders of one line with their steps, shipments
 * and returns, and the ledger of their stock. Few products sell often, most of them rarely. The newest orders are still to be
 * shipped; one in fifty was cancelled, one in twenty came back in part. The sums of sales are made by the product's own way of
 * counting anew. The catalogue must be there; its levels stay as they are, as if all that left had come in again.
 */
export async function fillHistory(
  databaseUrl: string,
  shape: { orders: number; products: number },
): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    // Foreign keys hold by the way it is made: to look each of them up would take longer than to write them.
    await client.query('set session_replication_role = replica')
    await drawUp(client, shape)
    await fillCustomers(client, customersOf(shape.orders))
    await fillOrders(client)
    await fillShipments(client)
    await fillReturns(client)
    await fillLedger(client)
    await client.query(
      `vacuum analyze orders.customers, orders.orders, orders.order_lines, orders.order_status_changes, orders.shipments,
         orders.shipment_lines, orders.order_returns, orders.order_return_lines, inventory.stock_movements`,
    )
  })
  const orders: Kysely<any> = connectDatabase({ url: databaseUrl, room: 'orders', max: 1 })
  try {
    await rebuildSales(orders)
  } finally {
    await orders.destroy()
  }
  await withClient(databaseUrl, async (client) => {
    await client.query(
      'vacuum analyze orders.sales, orders.counted_lines, orders.shipped_units, orders.counted_shipments',
    )
  })
}

/** What becomes of each order; all tables are filled from it. `steps` is how many of the steps below it has made. */
async function drawUp(
  client: pg.Client,
  { orders, products }: { orders: number; products: number },
): Promise<void> {
  await client.query(`
    create temp table past as
    select drawn.*, 'ord_bench-' || lpad(n::text, 8, '0') as id, 100 + product % 10000 as price,
      case path when 'WAITING' then 2 when 'CANCELLED' then 2 when 'SHIPPED' then 4 else 7 end as steps
    from (
      select n, 1 + n % 3 as quantity, 1 + n % ${customersOf(orders)} as customer,
        -- A number from 0 to 1 that looks drawn at random, squared: a quarter of all sales are of a sixteenth of the products.
        1 + floor(${products} * (n::bigint * 2654435761 % 4294967296 / 4294967296.0) ^ 2)::int as product,
        date_trunc('milliseconds', began + (now() - began) * (n::float / ${orders})) as at,
        case when n > ${orders} * 0.98 then 'WAITING' when n % 50 = 0 then 'CANCELLED'
          when n % 20 = 1 then 'RETURNED' else 'SHIPPED' end as path
      from generate_series(1, ${orders}) n, (select now() - interval '3 years' as began) as opening
    ) as drawn`)
  await client.query('analyze past')
}

async function fillCustomers(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `insert into orders.customers (id, reference, name, email)
     select 'cus_bench-' || n, 'C-' || n, 'Customer ' || n, 'customer-' || n || '@shop.example'
     from generate_series(1, $1::int) n`,
    [count],
  )
}

const shipped = `path in ('SHIPPED', 'RETURNED')`
/** When the last step of an order was made. */
const endedAt = `at + case path when 'RETURNED' then interval '10 days' when 'SHIPPED' then interval '1 day' else interval '0' end`

async function fillOrders(client: pg.Client): Promise<void> {
  await client.query(`
    insert into orders.orders (id, status, sequence, currency, total_minor, cancel_reason, cancel_message, cancelled_at,
      cancel_shortages, cancel_actor, fulfillment_status, return_status, customer_id, idempotency_key, input_hash,
      created_at, updated_at)
    select id, case path when 'WAITING' then 'CONFIRMED' when 'CANCELLED' then path else 'COMPLETED' end, steps, 'EUR',
      price * quantity, case path when 'CANCELLED' then 'STOCK_REJECTED' end,
      case path when 'CANCELLED' then 'There was not enough stock.' end, case path when 'CANCELLED' then at end,
      case path when 'CANCELLED' then '[]'::jsonb end, case path when 'CANCELLED' then 'inventory' end,
      case when ${shipped} then 'FULFILLED' else 'UNFULFILLED' end,
      case when path <> 'RETURNED' then 'NONE' when quantity = 1 then 'FULL' else 'PARTIAL' end,
      'cus_bench-' || customer, 'bench-' || n, '', at, ${endedAt}
    from past order by n`)
  await client.query(`
    insert into orders.order_lines (order_id, position, id, product_id, sku, name, quantity, unit_price_minor, brand,
      category, shipped, issued, returned, costed, issued_cost)
    select id, 1, 'oln_bench-' || n, 'prd_bench-' || product, 'BENCH-' || product, 'Bench product ' || product, quantity,
      price, 'Brand ' || product % 100, 'Category ' || product % 20, quantity * (${shipped})::int,
      quantity * (${shipped})::int, (path = 'RETURNED')::int, quantity * (${shipped})::int,
      case when ${shipped} then quantity * price * 60 else 0 end
    from past order by n`)
  await client.query(`
    insert into orders.order_status_changes (order_id, sequence, status, previous_status, type, actor, occurred_at)
    select id, sequence, status, previous, type, 'staff:bench', at + later::interval
    from past join (values
      (false, 1, 'PENDING', null, 'OrderCreated', '0'), (false, 2, 'CONFIRMED', 'PENDING', 'OrderConfirmed', '0'),
      (false, 3, 'CONFIRMED', 'CONFIRMED', 'OrderShipped', '1 day'),
      (false, 4, 'COMPLETED', 'CONFIRMED', 'OrderCompleted', '1 day'),
      (false, 5, 'COMPLETED', 'COMPLETED', 'ReturnRequested', '5 days'),
      (false, 6, 'COMPLETED', 'COMPLETED', 'ReturnApproved', '6 days'),
      (false, 7, 'COMPLETED', 'COMPLETED', 'ReturnReceived', '10 days'),
      (true, 1, 'PENDING', null, 'OrderCreated', '0'), (true, 2, 'CANCELLED', 'PENDING', 'OrderCancelled', '0')
    ) as step (is_cancelled, sequence, status, previous, type, later)
      on is_cancelled = (path = 'CANCELLED') and sequence <= steps
    order by n, sequence`)
}

async function fillShipments(client: pg.Client): Promise<void> {
  await client.query(`
    insert into orders.shipments (id, order_id, sequence, carrier, actor, shipped_at, issued_at)
    select 'shp_bench-' || n, id, 3, 'Post', 'staff:bench', at + interval '1 day', at + interval '1 day'
    from past where ${shipped} order by n`)
  await client.query(`
    insert into orders.shipment_lines (shipment_id, position, quantity)
    select 'shp_bench-' || n, 1, quantity from past where ${shipped} order by n`)
}

async function fillReturns(client: pg.Client): Promise<void> {
  await client.query(`
    insert into orders.order_returns (id, order_id, requested_sequence, requested_at, requested_by, decision,
      decided_sequence, decided_at, decided_by, received_sequence, received_at, received_by, restocked_at)
    select 'ret_bench-' || n, id, 5, at + interval '5 days', 'customer:cus_bench-' || customer, 'APPROVED', 6,
      at + interval '6 days', 'staff:bench', 7, at + interval '10 days', 'staff:bench', at + interval '10 days'
    from past where path = 'RETURNED' order by n`)
  await client.query(`
    insert into orders.order_return_lines (return_id, position, quantity, restocked)
    select 'ret_bench-' || n, 1, 1, 1 from past where path = 'RETURNED' order by n`)
}

async function fillLedger(client: pg.Client): Promise<void> {
  await client.query(`
    insert into inventory.stock_movements (id, cause, type, product_id, warehouse_id, on_hand_delta, reserved_delta,
      unavailable_delta, on_hand_after, reserved_after, unavailable_after, unit_cost, order_id, occurred_at)
    select 'mov_bench-' || sequence || '-' || n, 'bench-' || sequence || '-' || n, entry.type, 'prd_bench-' || product,
      'loc_bench-' || (n % 2 + 1), on_hand * pieces, reserved * pieces, 0, 500000000, greatest(reserved, 0) * pieces, 0,
      case when on_hand <> 0 then price * 60 end, id, at + later::interval
    from past join (values
      ('RESERVE', 2, 0, 1, '0'), ('SHIP', 3, -1, -1, '1 day'), ('RETURN', 7, 1, 0, '10 days')
    ) as entry (type, sequence, on_hand, reserved, later) on sequence <= steps and path <> 'CANCELLED',
    lateral (select case entry.type when 'RETURN' then 1 else quantity end as pieces) as moved
    order by at + later::interval`)
}
