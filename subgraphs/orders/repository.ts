import { sql, type Kysely, type Transaction } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import type { Tables } from './database.ts'
import {
  orderAt,
  type Cancellation,
  type OrderState,
  type StatusChange,
  type Transition,
} from './domain/order.ts'
import type { PlacedLine } from './domain/placement.ts'

export type Db = Kysely<Tables>
/** An open transaction of this room. */
export type Tx = Transaction<Tables>

/** An order without its lines and history. */
export interface OrderRow extends OrderState {
  orderNumber: string
  currency: string
  totalMinor: bigint
  createdAt: Date
}

export interface LineRow extends PlacedLine {
  id: string
  orderId: string
  currency: string
}

/** A step of an order, with the order as it was right after it. */
export interface StatusEvent extends StatusChange {
  order: OrderRow
}

/** An order about to be inserted, PENDING. */
export interface NewOrder {
  id: string
  currency: string
  totalMinor: bigint
  idempotencyKey: string
  inputHash: string
  createdAt: Date
  lines: readonly (PlacedLine & { id: string })[]
}

type RawOrder = Omit<OrderRow, 'cancellation'> & {
  cancelReason: Cancellation['reason'] | null
  cancelMessage: string | null
  cancelledAt: Date | null
  cancelShortages: Cancellation['shortages'] | null
}

/** The columns behind OrderRow, of a table named `o`. */
export const orderColumns = sql.raw(
  'o.id, o.order_number, o.status, o.sequence, o.currency, o.total_minor, o.cancel_reason, o.cancel_message, ' +
    'o.cancelled_at, o.cancel_shortages, o.created_at, o.updated_at',
)

export function toOrder(raw: RawOrder): OrderRow {
  const { cancelReason, cancelMessage, cancelledAt, cancelShortages, ...order } = raw
  const cancellation = cancelReason && {
    reason: cancelReason,
    message: cancelMessage as string,
    at: cancelledAt as Date,
    shortages: cancelShortages ?? [],
  }
  return { ...order, cancellation }
}

/** The orders with these ids, in no order; ids that name none are left out. */
export async function findOrders(db: Db, ids: readonly string[]): Promise<OrderRow[]> {
  const { rows } = await sql<RawOrder>`
    select ${orderColumns} from orders o where o.id = ${anyOf(ids)}`.execute(db)
  return rows.map(toOrder)
}

/** Locks orders until the transaction ends. In the order of their ids: two batches would otherwise deadlock. */
export async function lockOrders(tx: Tx, ids: readonly string[]): Promise<OrderRow[]> {
  const { rows } = await sql<RawOrder>`
    select ${orderColumns} from orders o
    where o.id = ${anyOf(ids)} order by o.id for update`.execute(tx)
  return rows.map(toOrder)
}

/** The orders that were placed with these idempotency keys, by key, each with the hash of its input. */
export async function findOrdersByKey(
  db: Db,
  keys: readonly string[],
): Promise<Map<string, { order: OrderRow; inputHash: string }>> {
  const { rows } = await sql<RawOrder & { idempotencyKey: string; inputHash: string }>`
    select ${orderColumns}, o.idempotency_key, o.input_hash
    from orders o where o.idempotency_key = any(${keys}::text[])`.execute(db)
  return new Map(
    rows.map(({ idempotencyKey, inputHash, ...raw }) => [idempotencyKey, { order: toOrder(raw), inputHash }]),
  )
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
      insert into orders (id, status, sequence, currency, total_minor, idempotency_key, input_hash, created_at, updated_at)
      select id, 'PENDING', 1, currency, total_minor, idempotency_key, input_hash, created_at, created_at
      from unnest(
        ${column(({ id }) => id)}::text[], ${column(({ currency }) => currency)}::text[],
        ${column(({ totalMinor }) => totalMinor)}::bigint[], ${column(({ idempotencyKey }) => idempotencyKey)}::text[],
        ${column(({ inputHash }) => inputHash)}::text[], ${column(({ createdAt }) => createdAt)}::timestamptz[]
      ) as new (id, currency, total_minor, idempotency_key, input_hash, created_at)
      order by idempotency_key
      on conflict (idempotency_key) do nothing
      returning id, order_number, created_at
    ), lines as (
      insert into order_lines (order_id, position, id, product_id, sku, name, quantity, unit_price_minor)
      select line.* from unnest(
        ${lines.map(({ orderId }) => orderId)}::text[], ${lines.map(({ position }) => position)}::int[],
        ${lines.map(({ id }) => id)}::text[], ${lines.map(({ productId }) => productId)}::text[],
        ${lines.map(({ sku }) => sku)}::text[], ${lines.map(({ name }) => name)}::text[],
        ${lines.map(({ quantity }) => quantity)}::int[], ${lines.map(({ unitPriceMinor }) => unitPriceMinor)}::bigint[]
      ) as line (order_id, position, id, product_id, sku, name, quantity, unit_price_minor)
      join placed on placed.id = line.order_id
    ), history as (
      insert into order_status_changes (order_id, sequence, status, occurred_at)
      select id, 1, 'PENDING', created_at from placed
    )
    select id, order_number from placed`.execute(tx)
  return new Map(rows.map(({ id, orderNumber }) => [id, orderNumber]))
}

/** Saves steps of locked orders, and the orders as they are after them, in one statement. */
export async function saveTransitions(
  tx: Tx,
  orders: readonly OrderState[],
  steps: readonly Transition[],
): Promise<void> {
  const column = <T>(value: (order: OrderState) => T): T[] => orders.map(value)
  const step = <T>(value: (change: StatusChange) => T): T[] => steps.map(value)
  await sql`
    with saved as (
      update orders o set
        status = new.status, sequence = new.sequence, updated_at = new.updated_at, cancel_reason = new.reason,
        cancel_message = new.message, cancelled_at = new.cancelled_at, cancel_shortages = new.shortages,
        waiting_since = now()
      from unnest(
        ${column(({ id }) => id)}::text[], ${column(({ status }) => status)}::text[],
        ${column(({ sequence }) => sequence)}::int[], ${column(({ updatedAt }) => updatedAt)}::timestamptz[],
        ${column(({ cancellation }) => cancellation?.reason ?? null)}::text[],
        ${column(({ cancellation }) => cancellation?.message ?? null)}::text[],
        ${column(({ cancellation }) => cancellation?.at ?? null)}::timestamptz[],
        ${column(({ cancellation }) => cancellation && JSON.stringify(cancellation.shortages))}::jsonb[]
      ) as new (id, status, sequence, updated_at, reason, message, cancelled_at, shortages)
      where o.id = new.id
    )
    insert into order_status_changes (order_id, sequence, status, previous_status, occurred_at)
    select * from unnest(
      ${step(({ orderId }) => orderId)}::text[], ${step(({ sequence }) => sequence)}::int[],
      ${step(({ status }) => status)}::text[], ${step(({ previousStatus }) => previousStatus)}::text[],
      ${step(({ occurredAt }) => occurredAt)}::timestamptz[]
    )`.execute(tx)
}

/** The lines of orders, by order and position. */
export async function findLines(db: Db, orderIds: readonly string[]): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select l.id, l.order_id, l.product_id, l.sku, l.name, l.quantity, l.unit_price_minor, o.currency
    from order_lines l join orders o on o.id = l.order_id
    where l.order_id = any(${orderIds}::text[]) order by l.order_id, l.position`.execute(db)
  return rows
}

/** The history of orders, by order and sequence. */
export async function findHistory(db: Db, orderIds: readonly string[]): Promise<StatusChange[]> {
  const { rows } = await sql<StatusChange>`
    select order_id, sequence, status, previous_status, occurred_at from order_status_changes
    where order_id = any(${orderIds}::text[]) order by order_id, sequence`.execute(db)
  return rows
}

/** A place in one order's history. */
export interface HistoryPosition {
  orderId: string
  sequence: number
}

/** All steps of orders after a place in each one's history, by order and sequence. One order may be named once. */
export async function findEventsAfter(db: Db, positions: readonly HistoryPosition[]): Promise<StatusEvent[]> {
  type Row = RawOrder & { changeStatus: StatusChange['status']; changeSequence: number } & Pick<
      StatusChange,
      'previousStatus' | 'occurredAt'
    >
  const { rows } = await sql<Row>`
    select ${orderColumns}, c.sequence as change_sequence, c.status as change_status, c.previous_status, c.occurred_at
    from unnest(${positions.map(({ orderId }) => orderId)}::text[], ${positions.map(({ sequence }) => sequence)}::int[])
      as seen (order_id, sequence)
    join order_status_changes c on c.order_id = seen.order_id and c.sequence > seen.sequence
    join orders o on o.id = c.order_id
    order by c.order_id, c.sequence`.execute(db)
  return rows.map(({ changeStatus, changeSequence, previousStatus, occurredAt, ...raw }) => {
    const change = {
      orderId: raw.id,
      sequence: changeSequence,
      status: changeStatus,
      previousStatus,
      occurredAt,
    }
    return { ...change, order: orderAt(toOrder(raw), change) }
  })
}

/** For each order that changed at `since` or later: the place just before its first change since then. */
export async function findChangedSince(db: Db, since: Date): Promise<HistoryPosition[]> {
  const { rows } = await sql<HistoryPosition>`
    select order_id, min(sequence) - 1 as sequence from order_status_changes
    where occurred_at >= ${since} group by order_id`.execute(db)
  return rows
}

/**
 * Locks orders that wait for Inventory, takes note that it is reminded of them now, and returns them. An order is due
 * when it has waited `afterMs` since its last step, then again each time its wait has doubled: however long Inventory is
 * away, an order costs a handful of reminders. Orders locked by somebody else are about to move and are passed over.
 */
export async function takeUndecided(tx: Tx, afterMs: number, limit: number): Promise<OrderRow[]> {
  const { rows } = await sql<RawOrder>`
    with due as (
      select id from orders
      where status in ('PENDING', 'CANCELLING')
        and waiting_since < now() - make_interval(secs => ${afterMs / 1000})
        and (reminded_at is null or now() - waiting_since >= 2 * (reminded_at - waiting_since))
      order by waiting_since limit ${limit} for update skip locked
    )
    update orders o set reminded_at = now() from due where o.id = due.id
    returning ${orderColumns}`.execute(tx)
  return rows.map(toOrder)
}

/** What orders ask for: each product once, summed over the lines. */
export async function findDemand(
  tx: Tx,
  orderIds: readonly string[],
): Promise<{ orderId: string; productId: string; quantity: number }[]> {
  const { rows } = await sql<{ orderId: string; productId: string; quantity: number }>`
    select order_id, product_id, sum(quantity)::int as quantity from order_lines
    where order_id = ${anyOf(orderIds)} group by order_id, product_id order by order_id, min(position)`.execute(
    tx,
  )
  return rows
}
