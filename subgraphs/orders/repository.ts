import { sql, type Kysely, type Transaction } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import type { Tables } from './database.ts'
import type { OrderStatus } from './domain/axes.ts'
import type { Cancellation } from './domain/cancellation.ts'
import type { OnShortage } from './domain/lines.ts'
import type { OrderState } from './domain/order.ts'

export type Db = Kysely<Tables>
/** An open transaction of this room. */
export type Tx = Transaction<Tables>

/** An order without its lines and history. */
export interface OrderRow extends OrderState {
  orderNumber: string
  /** Whose order it is; null: nobody's that is known. */
  customerId: string | null
  createdAt: Date
}

/** A locked order, and the database's clock at that moment: those of two instances may differ. */
export interface LockedOrder extends OrderRow {
  lockedAt: Date
}

export type RawOrder = Omit<OrderRow, 'cancellation'> & {
  cancelReason: Cancellation['reason'] | null
  cancelMessage: string | null
  cancelActor: string | null
  cancelledAt: Date | null
  cancelShortages: Cancellation['shortages'] | null
}

/** The columns behind OrderRow, of a table named `o`. */
export const orderColumns = sql.raw(
  'o.id, o.order_number, o.customer_id, o.status, o.sequence, o.currency, o.total_minor, o.payment_mode, o.payment_status, ' +
    'o.payment_reference, o.pay_by, o.fulfillment_status, o.return_status, o.cancel_reason, o.cancel_message, ' +
    'o.cancel_actor, o.cancelled_at, o.cancel_shortages, o.created_at, o.updated_at',
)

export function toOrder(raw: RawOrder): OrderRow {
  const { cancelReason, cancelMessage, cancelActor, cancelledAt, cancelShortages, ...order } = raw
  const cancellation = cancelReason && {
    reason: cancelReason,
    message: cancelMessage as string,
    at: cancelledAt as Date,
    // Orders that were cancelled before actors were kept.
    byActor: cancelActor ?? 'system',
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
export async function lockOrders(tx: Tx, ids: readonly string[]): Promise<LockedOrder[]> {
  const { rows } = await sql<RawOrder & { lockedAt: Date }>`
    select ${orderColumns}, clock_timestamp() as locked_at from orders o
    where o.id = ${anyOf(ids)} order by o.id for update`.execute(tx)
  return rows.map(({ lockedAt, ...raw }) => ({ ...toOrder(raw), lockedAt }))
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

/**
 * Locks orders that waited too long: PENDING ones for a decision, if there is a timeout, and others for their payment.
 * Orders locked by somebody else are passed over.
 * @param stockDecisionTimeoutMs 0: never
 */
export async function takeOverdue(
  tx: Tx,
  stockDecisionTimeoutMs: number,
  limit: number,
): Promise<{ id: string; status: OrderStatus }[]> {
  const unpaid = await sql<{ id: string; status: OrderStatus }>`
    select id, status from orders where status = 'AWAITING_PAYMENT' and pay_by < now()
    order by pay_by limit ${limit} for update skip locked`.execute(tx)
  if (stockDecisionTimeoutMs === 0) return unpaid.rows
  const undecided = await sql<{ id: string; status: OrderStatus }>`
    select id, status from orders
    where status = 'PENDING' and waiting_since < now() - make_interval(secs => ${stockDecisionTimeoutMs / 1000})
    order by waiting_since limit ${limit} for update skip locked`.execute(tx)
  return [...unpaid.rows, ...undecided.rows]
}

/** What orders ask for: each product once, summed over the lines; see `Demand`. */
export async function findDemand(tx: Tx, orderIds: readonly string[]): Promise<OrderDemand[]> {
  const { rows } = await sql<OrderDemand>`
    select order_id, product_id, sum(quantity)::int as quantity,
      case when bool_and(on_shortage = 'BACKORDER') then 'BACKORDER' else 'REJECT' end as on_shortage
    from order_lines
    where order_id = ${anyOf(orderIds)} group by order_id, product_id order by order_id, min(position)`.execute(
    tx,
  )
  return rows
}

export interface OrderDemand {
  orderId: string
  productId: string
  quantity: number
  onShortage: OnShortage
}
