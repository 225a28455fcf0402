import { sql } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import type { PaymentMode } from './domain/axes.ts'
import type { OrderDetails } from './domain/order-details.ts'
import type { PlacedLine } from './domain/placement.ts'
import { orderColumns, toOrder, type Db, type OrderRow, type RawOrder, type Tx } from './repository.ts'

/** An order about to be inserted, PENDING. */
export interface NewOrder {
  id: string
  currency: string
  totalMinor: bigint
  idempotencyKey: string
  inputHash: string
  /** When it was placed: earlier than now if it comes from other books. */
  createdAt: Date
  recordedAt: Date
  customerId: string | null
  /** What it keeps of its customer; null for nothing. */
  details: OrderDetails | null
  paymentMode: PaymentMode
  paymentReference: string | null
  /** Who placed it. */
  actor: string
  traceId: string | null
  lines: readonly (PlacedLine & { id: string })[]
}

/** Who used which idempotency key. */
export interface PlacementKey {
  actor: string
  idempotencyKey: string
}

/** The orders that were placed with these keys, each with the hash of its input. */
export async function findOrdersByKey(
  db: Db,
  keys: readonly PlacementKey[],
): Promise<(PlacementKey & { order: OrderRow; inputHash: string })[]> {
  const { rows } = await sql<RawOrder & PlacementKey & { inputHash: string }>`
    select ${orderColumns}, o.placed_by as actor, o.idempotency_key, o.input_hash
    from unnest(
      ${keys.map(({ actor }) => actor)}::text[], ${keys.map(({ idempotencyKey }) => idempotencyKey)}::text[]
    ) as used (actor, key)
    join orders o on o.placed_by = used.actor and o.idempotency_key = used.key`.execute(db)
  return rows.map(({ actor, idempotencyKey, inputHash, ...raw }) => ({
    actor,
    idempotencyKey,
    inputHash,
    order: toOrder(raw),
  }))
}

/**
 * Inserts orders with their lines and first history entry in one statement.
 * @returns the order numbers by order id, of those whose idempotency key was free
 */
export async function insertOrders(tx: Tx, orders: readonly NewOrder[]): Promise<Map<string, string>> {
  const column = <T>(value: (order: NewOrder) => T): T[] => orders.map(value)
  const lines = orders.flatMap((order) =>
    order.lines.map((line, index) => ({ ...line, orderId: order.id, position: index + 1 })),
  )
  // In the order of the keys: two batches with the same keys would otherwise wait for each other.
  const { rows } = await sql<{ id: string; orderNumber: string }>`
    with placed as (
      insert into orders (id, status, sequence, currency, total_minor, idempotency_key, input_hash, created_at, updated_at,
        payment_mode, payment_status, payment_reference, placed_by, customer_id, contact_name, contact_email, contact_phone,
        shipping_address, billing_address, note)
      select id, 'PENDING', 1, currency, total_minor, idempotency_key, input_hash, created_at, recorded_at,
        payment_mode, case payment_mode when 'NONE' then 'NOT_REQUIRED' else 'PENDING' end, payment_reference,
        actor, customer_id, details->'contact'->>'name', details->'contact'->>'email', details->'contact'->>'phone',
        nullif(details->'shippingAddress', 'null'), nullif(details->'billingAddress', 'null'), details->>'note'
      from unnest(
        ${column(({ id }) => id)}::text[], ${column(({ currency }) => currency)}::text[],
        ${column(({ totalMinor }) => totalMinor)}::bigint[], ${column(({ idempotencyKey }) => idempotencyKey)}::text[],
        ${column(({ inputHash }) => inputHash)}::text[], ${column(({ createdAt }) => createdAt)}::timestamptz[],
        ${column(({ paymentMode }) => paymentMode)}::text[], ${column(({ paymentReference }) => paymentReference)}::text[],
        ${column(({ recordedAt }) => recordedAt)}::timestamptz[], ${column(({ actor }) => actor)}::text[],
        ${column(({ customerId }) => customerId)}::text[],
        ${column(({ details }) => details && JSON.stringify(details))}::jsonb[]
      ) as new (id, currency, total_minor, idempotency_key, input_hash, created_at, payment_mode, payment_reference,
        recorded_at, actor, customer_id, details)
      order by actor, idempotency_key
      on conflict (placed_by, idempotency_key) do nothing
      returning id, order_number, updated_at, payment_status, placed_by
    ), lines as (
      insert into order_lines (order_id, position, id, product_id, sku, name, quantity, unit_price_minor, brand, category,
        on_shortage)
      select line.* from unnest(
        ${lines.map(({ orderId }) => orderId)}::text[], ${lines.map(({ position }) => position)}::int[],
        ${lines.map(({ id }) => id)}::text[], ${lines.map(({ productId }) => productId)}::text[],
        ${lines.map(({ sku }) => sku)}::text[], ${lines.map(({ name }) => name)}::text[],
        ${lines.map(({ quantity }) => quantity)}::int[], ${lines.map(({ unitPriceMinor }) => unitPriceMinor)}::bigint[],
        ${lines.map(({ brand }) => brand)}::text[], ${lines.map(({ category }) => category)}::text[],
        ${lines.map(({ onShortage }) => onShortage)}::text[]
      ) as line (order_id, position, id, product_id, sku, name, quantity, unit_price_minor, brand, category, on_shortage)
      join placed on placed.id = line.order_id
    ), history as (
      insert into order_status_changes (order_id, sequence, type, status, payment_status, occurred_at, actor, trace_id)
      select id, 1, 'OrderCreated', 'PENDING', payment_status, updated_at, placed_by, trace_id
      from placed join unnest(
        ${column(({ id }) => id)}::text[], ${column(({ traceId }) => traceId)}::text[]
      ) as by (id, trace_id) using (id)
    )
    select id, order_number from placed`.execute(tx)
  return new Map(rows.map(({ id, orderNumber }) => [id, orderNumber]))
}

/** What an order keeps of its customer, and who placed it. */
export interface DetailsRow extends Omit<OrderDetails, 'contact'> {
  orderId: string
  contactName: string | null
  contactEmail: string | null
  contactPhone: string | null
  placedBy: string
}

/** The details of orders, in no order. */
export async function findDetails(db: Db, orderIds: readonly string[]): Promise<DetailsRow[]> {
  const { rows } = await sql<DetailsRow>`
    select id as order_id, contact_name, contact_email, contact_phone, shipping_address, billing_address, note, placed_by
    from orders where id = ${anyOf(orderIds)}`.execute(db)
  return rows
}
