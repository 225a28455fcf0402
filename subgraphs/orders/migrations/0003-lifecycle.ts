import { sql, type Kysely } from 'kysely'

const statuses = `('PENDING', 'AWAITING_PAYMENT', 'CONFIRMED', 'CANCELLING', 'CANCELLED', 'COMPLETED')`
const cancelReasons = `('STOCK_REJECTED', 'STOCK_TIMEOUT', 'PAYMENT_DECLINED', 'PAYMENT_TIMEOUT', 'RESERVATION_LOST', 'CUSTOMER_REQUEST', 'STAFF_REQUEST')`
const paymentModes = `('NONE', 'INVOICE', 'PREPAID')`
const paymentStatuses = `('NOT_REQUIRED', 'PENDING', 'AUTHORIZED', 'PAID', 'VOIDED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'FAILED')`
const fulfillmentStatuses = `('UNFULFILLED', 'PARTIALLY_FULFILLED', 'FULFILLED')`
const returnStatuses = `('NONE', 'PARTIAL', 'FULL')`

/** The whole life of an order: payment, shipments, cancelled lines and returns, and a history that says who and why. */
export async function up(db: Kysely<any>): Promise<void> {
  await widenOrders(db)
  await widenLines(db)
  await widenHistory(db)
  await createShipments(db)
  await createReturns(db)
  await createPayments(db)
}

async function widenOrders(db: Kysely<any>): Promise<void> {
  await sql`
    alter table orders
      add column payment_mode text not null default 'NONE' check (payment_mode in ${sql.raw(paymentModes)}),
      add column payment_status text not null default 'NOT_REQUIRED'
        check (payment_status in ${sql.raw(paymentStatuses)}),
      add column payment_reference text,
      add column pay_by timestamptz,
      add column fulfillment_status text not null default 'UNFULFILLED'
        check (fulfillment_status in ${sql.raw(fulfillmentStatuses)}),
      add column return_status text not null default 'NONE' check (return_status in ${sql.raw(returnStatuses)}),
      add column cancel_actor text,
      add check ((payment_mode = 'NONE') = (payment_status = 'NOT_REQUIRED')),
      add check (status <> 'AWAITING_PAYMENT' or pay_by is not null),
      drop constraint orders_status_check,
      add constraint orders_status_check check (status in ${sql.raw(statuses)}),
      drop constraint orders_cancel_reason_check,
      add constraint orders_cancel_reason_check check (cancel_reason in ${sql.raw(cancelReasons)})`.execute(
    db,
  )
  // Few orders await their payment at a time: without it, looking for those past their time would read all orders.
  await sql`create index orders_pay_by on orders (pay_by) where status = 'AWAITING_PAYMENT'`.execute(db)
}

async function widenLines(db: Kysely<any>): Promise<void> {
  await sql`
    alter table order_lines
      add column on_shortage text not null default 'REJECT' check (on_shortage in ('REJECT', 'BACKORDER')),
      add column shipped integer not null default 0 check (shipped >= 0),
      add column cancelled integer not null default 0 check (cancelled >= 0),
      add column returned integer not null default 0,
      add column backordered integer not null default 0,
      add column issued integer not null default 0 check (issued >= 0),
      add column costed integer not null default 0,
      add column issued_cost numeric(30) not null default 0 check (issued_cost >= 0),
      add check (shipped + cancelled <= quantity),
      add check (returned between 0 and shipped),
      add check (costed between 0 and issued)`.execute(db)
  await sql`comment on column order_lines.backordered is 'waits for goods to arrive; negative while the news of their arrival is ahead of the news that they were waited for'`.execute(
    db,
  )
  await sql`comment on column order_lines.issued is 'pieces that left the warehouses; issued_cost is what the costed ones of them had cost, in ten-thousandths of the unit of the order''s currency'`.execute(
    db,
  )
}

/** `type` is null in rows older than this migration: their status tells which event it was. */
async function widenHistory(db: Kysely<any>): Promise<void> {
  await sql`
    alter table order_status_changes
      add column type text,
      add column actor text,
      add column cause text,
      add column trace_id text,
      add column payment_status text not null default 'NOT_REQUIRED',
      add column fulfillment_status text not null default 'UNFULFILLED',
      add column return_status text not null default 'NONE',
      add column line_changes jsonb,
      drop constraint order_status_changes_status_check,
      add constraint order_status_changes_status_check check (status in ${sql.raw(statuses)})`.execute(db)
}

async function createShipments(db: Kysely<any>): Promise<void> {
  await sql`
    create table shipments (
      id text primary key,
      order_id text not null references orders,
      sequence integer not null,
      carrier text,
      tracking_number text,
      actor text not null,
      shipped_at timestamptz not null,
      issued_at timestamptz,
      unique (order_id, sequence)
    )`.execute(db)
  await sql`
    create table shipment_lines (
      shipment_id text not null references shipments,
      position integer not null,
      quantity integer not null check (quantity >= 1),
      primary key (shipment_id, position)
    )`.execute(db)
}

/** Where a return stands is told by which of its steps it has made. */
async function createReturns(db: Kysely<any>): Promise<void> {
  await sql`
    create table order_returns (
      id text primary key,
      order_id text not null references orders,
      requested_sequence integer not null,
      requested_at timestamptz not null,
      requested_by text not null,
      reason text,
      decision text check (decision in ('APPROVED', 'REJECTED')),
      decided_sequence integer,
      decided_at timestamptz,
      decided_by text,
      decision_note text,
      received_sequence integer,
      received_at timestamptz,
      received_by text,
      restocked_at timestamptz,
      unique (order_id, requested_sequence),
      check (num_nulls(decision, decided_sequence, decided_at, decided_by) in (0, 4)),
      check (num_nulls(received_sequence, received_at, received_by) in (0, 3)),
      check (received_sequence is null or decision = 'APPROVED')
    )`.execute(db)
  await sql`
    create table order_return_lines (
      return_id text not null references order_returns,
      position integer not null,
      quantity integer not null check (quantity >= 1),
      restocked integer not null default 0 check (restocked >= 0),
      damaged integer not null default 0 check (damaged >= 0),
      primary key (return_id, position),
      check (restocked + damaged <= quantity)
    )`.execute(db)
}

async function createPayments(db: Kysely<any>): Promise<void> {
  await sql`
    create table payment_operations (
      id text primary key,
      order_id text not null references orders,
      number integer not null check (number >= 1),
      kind text not null check (kind in ('AUTHORIZE', 'CAPTURE', 'VOID', 'REFUND', 'RECORD')),
      of_id text references payment_operations,
      amount_minor bigint not null check (amount_minor >= 0),
      currency text not null,
      reference text,
      status text not null check (status in ('REQUESTED', 'SUCCEEDED', 'DECLINED', 'FAILED')),
      reason text,
      sequence integer not null,
      requested_at timestamptz not null,
      settled_sequence integer,
      settled_at timestamptz,
      is_manual boolean not null default false,
      tries integer not null default 0,
      next_try_at timestamptz not null default now(),
      traceparent text,
      unique (order_id, number),
      check (num_nulls(settled_sequence, settled_at) = case when status = 'REQUESTED' then 2 else 0 end)
    )`.execute(db)
  // Asked again and again by the sender: only what is still to be sent or answered.
  await sql`
    create index payment_operations_to_send on payment_operations (next_try_at)
    where status = 'REQUESTED' and not is_manual`.execute(db)
  await sql`
    create table simulated_payments (
      id text primary key,
      request jsonb not null,
      outcome text not null,
      answers_left integer not null,
      answer_at timestamptz not null,
      created_at timestamptz not null default now()
    )`.execute(db)
  await sql`create index simulated_payments_due on simulated_payments (answer_at) where answers_left > 0`.execute(
    db,
  )
}
