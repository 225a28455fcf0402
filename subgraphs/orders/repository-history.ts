import { sql } from 'kysely'
import type { OrderStatus } from './domain/axes.ts'
import { orderAt, type OrderState, type StatusChange, type Step } from './domain/order.ts'
import { orderColumns, toOrder, type Db, type OrderRow, type RawOrder, type Tx } from './repository.ts'

/** A step of an order, with the order as it was right after it. */
export interface StatusEvent extends StatusChange {
  order: OrderRow
}

/** A place in one order's history. */
export interface HistoryPosition {
  orderId: string
  sequence: number
}

/** Saves steps of locked orders, and the orders as they are after them, in one statement. */
export async function saveSteps(
  tx: Tx,
  orders: readonly OrderState[],
  steps: readonly Step[],
): Promise<void> {
  if (steps.length === 0) return
  const column = <T>(value: (order: OrderState) => T): T[] => orders.map(value)
  const step = <T>(value: (made: Step) => T): T[] => steps.map(value)
  await sql`
    with saved as (
      update orders o set
        status = new.status, sequence = new.sequence, updated_at = new.updated_at,
        payment_status = new.payment_status, pay_by = new.pay_by,
        fulfillment_status = new.fulfillment_status, return_status = new.return_status,
        cancel_reason = new.reason, cancel_message = new.message, cancel_actor = new.actor,
        cancelled_at = new.cancelled_at, cancel_shortages = new.shortages, waiting_since = now()
      from unnest(
        ${column(({ id }) => id)}::text[], ${column(({ status }) => status)}::text[],
        ${column(({ sequence }) => sequence)}::int[], ${column(({ updatedAt }) => updatedAt)}::timestamptz[],
        ${column(({ paymentStatus }) => paymentStatus)}::text[], ${column(({ payBy }) => payBy)}::timestamptz[],
        ${column(({ fulfillmentStatus }) => fulfillmentStatus)}::text[],
        ${column(({ returnStatus }) => returnStatus)}::text[],
        ${column(({ cancellation }) => cancellation?.reason ?? null)}::text[],
        ${column(({ cancellation }) => cancellation?.message ?? null)}::text[],
        ${column(({ cancellation }) => cancellation?.byActor ?? null)}::text[],
        ${column(({ cancellation }) => cancellation?.at ?? null)}::timestamptz[],
        ${column(({ cancellation }) => cancellation && JSON.stringify(cancellation.shortages))}::jsonb[]
      ) as new (id, status, sequence, updated_at, payment_status, pay_by, fulfillment_status, return_status,
        reason, message, actor, cancelled_at, shortages)
      where o.id = new.id
    )
    insert into order_status_changes (order_id, sequence, type, status, previous_status, payment_status,
      fulfillment_status, return_status, occurred_at, actor, cause, trace_id, line_changes)
    select * from unnest(
      ${step(({ orderId }) => orderId)}::text[], ${step(({ sequence }) => sequence)}::int[],
      ${step(({ type }) => type)}::text[], ${step(({ status }) => status)}::text[],
      ${step(({ previousStatus }) => previousStatus)}::text[],
      ${step(({ paymentStatus }) => paymentStatus)}::text[],
      ${step(({ fulfillmentStatus }) => fulfillmentStatus)}::text[],
      ${step(({ returnStatus }) => returnStatus)}::text[],
      ${step(({ occurredAt }) => occurredAt)}::timestamptz[], ${step(({ actor }) => actor)}::text[],
      ${step(({ cause }) => cause)}::text[], ${step(({ traceId }) => traceId)}::text[],
      ${step(({ lineChanges }) => (lineChanges.length === 0 ? null : JSON.stringify(lineChanges)))}::jsonb[]
    )`.execute(tx)
}

type RawChange = Omit<StatusChange, 'type' | 'actor'> & {
  type: StatusChange['type'] | null
  actor: string | null
}

const changeColumns = sql.raw(
  'c.order_id, c.sequence, c.type, c.status, c.previous_status, c.payment_status, c.fulfillment_status, ' +
    'c.return_status, c.occurred_at, c.actor, c.cause, c.trace_id',
)

/** Steps from before their type and actor were kept: there were only these. */
const typeOfOld: Partial<Record<OrderStatus, StatusChange['type']>> = {
  PENDING: 'OrderCreated',
  CONFIRMED: 'OrderConfirmed',
  CANCELLING: 'OrderCancellationRequested',
}

function toChange({ type, actor, ...change }: RawChange): StatusChange {
  return {
    ...change,
    type: type ?? typeOfOld[change.status] ?? 'OrderCancelled',
    actor: actor ?? 'system',
  }
}

/** The history of orders, by order and sequence. */
export async function findHistory(db: Db, orderIds: readonly string[]): Promise<StatusChange[]> {
  const { rows } = await sql<RawChange>`
    select ${changeColumns} from order_status_changes c
    where c.order_id = any(${orderIds}::text[]) order by c.order_id, c.sequence`.execute(db)
  return rows.map(toChange)
}

/** All steps of orders after a place in each one's history, by order and sequence. One order may be named once. */
export async function findEventsAfter(db: Db, positions: readonly HistoryPosition[]): Promise<StatusEvent[]> {
  const { rows } = await sql<RawOrder & Prefixed<RawChange>>`
    select ${orderColumns}, ${prefixedColumns}
    from unnest(${positions.map(({ orderId }) => orderId)}::text[], ${positions.map(({ sequence }) => sequence)}::int[])
      as seen (order_id, sequence)
    join order_status_changes c on c.order_id = seen.order_id and c.sequence > seen.sequence
    join orders o on o.id = c.order_id
    order by c.order_id, c.sequence`.execute(db)
  return rows.map((row) => {
    const change = toChange({
      orderId: row.id,
      sequence: row.cSequence,
      type: row.cType,
      status: row.cStatus,
      previousStatus: row.cPreviousStatus,
      paymentStatus: row.cPaymentStatus,
      fulfillmentStatus: row.cFulfillmentStatus,
      returnStatus: row.cReturnStatus,
      occurredAt: row.cOccurredAt,
      actor: row.cActor,
      cause: row.cCause,
      traceId: row.cTraceId,
    })
    return { ...change, order: orderAt(toOrder(row), change) }
  })
}

/** The columns of a step beside those of its order, some of which have the same names. */
type Prefixed<Row> = { [Name in keyof Row & string as `c${Capitalize<Name>}`]: Row[Name] }

const prefixedColumns = sql.raw(
  [
    'sequence',
    'type',
    'status',
    'previous_status',
    'payment_status',
    'fulfillment_status',
    'return_status',
    'occurred_at',
    'actor',
    'cause',
    'trace_id',
  ]
    .map((name) => `c.${name} as c_${name}`)
    .join(', '),
)

/** For each order that changed at `since` or later: the place just before its first change since then. */
export async function findChangedSince(db: Db, since: Date): Promise<HistoryPosition[]> {
  const { rows } = await sql<HistoryPosition>`
    select order_id, min(sequence) - 1 as sequence from order_status_changes
    where occurred_at >= ${since} group by order_id`.execute(db)
  return rows
}
