import { sql, type RawBuilder } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import type { OrderBook, OrderReturn, Payment, ReturnLine, Shipment } from './domain/book.ts'
import type { Line, LinePortion } from './domain/lines.ts'
import type { OrderState } from './domain/order.ts'
import type { Db, Tx } from './repository.ts'

type OfOrder<Value> = Value & { orderId: string }

const bigints = ({ issuedCost, ...line }: Omit<OfOrder<Line>, 'issuedCost'> & { issuedCost: string }) => ({
  ...line,
  issuedCost: BigInt(issuedCost),
})

/**
 * All that belongs to locked orders, by the id of the order: four statements, however many there are. The payments are locked
 * too: what is withdrawn because nobody handed it over must not be handed over meanwhile.
 */
export async function loadBooks(tx: Tx, orders: readonly OrderState[]): Promise<Map<string, OrderBook>> {
  if (orders.length === 0) return new Map()
  const ids = orders.map(({ id }) => id)
  const lines = Map.groupBy(await findLineStates(tx, ids), ({ orderId }) => orderId)
  const payments = Map.groupBy(await findPayments(tx, ids, sql`for update`), ({ orderId }) => orderId)
  const shipments = Map.groupBy(await findShipments(tx, ids), ({ orderId }) => orderId)
  const returns = Map.groupBy(await findReturns(tx, ids), ({ orderId }) => orderId)
  return new Map(
    orders.map((order) => [
      order.id,
      {
        order,
        lines: lines.get(order.id) ?? [],
        payments: payments.get(order.id) ?? [],
        shipments: shipments.get(order.id) ?? [],
        returns: returns.get(order.id) ?? [],
      },
    ]),
  )
}

async function findLineStates(db: Db, orderIds: readonly string[]): Promise<OfOrder<Line>[]> {
  const { rows } = await sql<Parameters<typeof bigints>[0]>`
    select order_id, id, position, product_id, sku, quantity, unit_price_minor, shipped, cancelled, returned,
      backordered, issued, costed, issued_cost::text
    from order_lines where order_id = any(${orderIds}::text[]) order by order_id, position`.execute(db)
  return rows.map(bigints)
}

/** What was asked of the payment provider for orders, by order and number. */
export async function findPayments(
  db: Db,
  orderIds: readonly string[],
  lock: RawBuilder<unknown> = sql``,
): Promise<OfOrder<Payment>[]> {
  const { rows } = await sql<OfOrder<Payment>>`
    select order_id, id, number, kind, of_id, amount_minor, reference, status, reason, sequence, settled_sequence,
      requested_at, settled_at, is_manual, tries > 0 as is_sent
    from payment_operations where order_id = any(${orderIds}::text[]) order by order_id, number ${lock}`.execute(
    db,
  )
  return rows
}

/** The shipments of orders, by order and sequence. */
export async function findShipments(db: Db, orderIds: readonly string[]): Promise<OfOrder<Shipment>[]> {
  const { rows } = await sql<OfOrder<Omit<Shipment, 'lines'>> & { lines: LinePortion[] }>`
    select s.order_id, s.id, s.sequence, s.carrier, s.tracking_number, s.actor, s.shipped_at, s.issued_at,
      (select jsonb_agg(jsonb_build_object('lineId', l.id, 'quantity', p.quantity) order by p.position)
        from shipment_lines p join order_lines l on l.order_id = s.order_id and l.position = p.position
        where p.shipment_id = s.id) as lines
    from shipments s where s.order_id = any(${orderIds}::text[]) order by s.order_id, s.sequence`.execute(db)
  return rows
}

/** The returns of orders, by order and the step that asked for them. */
export async function findReturns(db: Db, orderIds: readonly string[]): Promise<OfOrder<OrderReturn>[]> {
  const { rows } = await sql<OfOrder<Omit<OrderReturn, 'lines'>> & { lines: ReturnLine[] }>`
    select r.order_id, r.id, r.requested_sequence, r.requested_at, r.requested_by, r.reason, r.decision,
      r.decided_sequence, r.decided_at, r.decided_by, r.decision_note, r.received_sequence, r.received_at,
      r.received_by, r.restocked_at,
      (select jsonb_agg(jsonb_build_object('lineId', l.id, 'quantity', p.quantity, 'restocked', p.restocked,
          'damaged', p.damaged) order by p.position)
        from order_return_lines p join order_lines l on l.order_id = r.order_id and l.position = p.position
        where p.return_id = r.id) as lines
    from order_returns r where r.order_id = any(${orderIds}::text[])
    order by r.order_id, r.requested_sequence`.execute(db)
  return rows
}

/** The order of a return; undefined if there is no such return. */
export async function findOrderOfReturn(db: Db, returnId: string): Promise<string | undefined> {
  const { rows } = await sql<{ orderId: string }>`
    select order_id from order_returns where id = ${anyOf([returnId])}`.execute(db)
  return rows[0]?.orderId
}

/** Saves what is new or changed in the books of locked orders, besides the orders themselves and their history. */
export async function saveBooks(
  tx: Tx,
  books: readonly { before: OrderBook; after: OrderBook }[],
  traceparents: ReadonlyMap<string, string | undefined> = new Map(),
): Promise<void> {
  const changed = <Value>(part: (book: OrderBook) => readonly Value[]): OfOrder<Value>[] =>
    books.flatMap(({ before, after }) => {
      const known = new Set(part(before))
      return part(after)
        .filter((value) => !known.has(value))
        .map((value) => ({ ...value, orderId: after.order.id }))
    })
  await saveLines(
    tx,
    changed(({ lines }) => lines),
  )
  await savePayments(
    tx,
    changed(({ payments }) => payments),
    traceparents,
  )
  const lineOf = new Map(books.flatMap(({ after }) => after.lines.map((line) => [line.id, line.position])))
  const position = (lineId: string) => lineOf.get(lineId) ?? 0
  await saveShipments(
    tx,
    changed(({ shipments }) => shipments),
    position,
  )
  await saveReturns(
    tx,
    changed(({ returns }) => returns),
    position,
  )
}

async function saveLines(tx: Tx, lines: readonly OfOrder<Line>[]): Promise<void> {
  if (lines.length === 0) return
  const column = <T>(value: (line: OfOrder<Line>) => T): T[] => lines.map(value)
  await sql`
    update order_lines l set shipped = new.shipped, cancelled = new.cancelled, returned = new.returned,
      backordered = new.backordered, issued = new.issued, costed = new.costed, issued_cost = new.issued_cost
    from unnest(
      ${column(({ orderId }) => orderId)}::text[], ${column(({ position }) => position)}::int[],
      ${column(({ shipped }) => shipped)}::int[], ${column(({ cancelled }) => cancelled)}::int[],
      ${column(({ returned }) => returned)}::int[], ${column(({ backordered }) => backordered)}::int[],
      ${column(({ issued }) => issued)}::int[], ${column(({ costed }) => costed)}::int[],
      ${column(({ issuedCost }) => String(issuedCost))}::numeric[]
    ) as new (order_id, position, shipped, cancelled, returned, backordered, issued, costed, issued_cost)
    where l.order_id = new.order_id and l.position = new.position`.execute(tx)
}

async function savePayments(
  tx: Tx,
  payments: readonly OfOrder<Payment>[],
  traceparents: ReadonlyMap<string, string | undefined>,
): Promise<void> {
  if (payments.length === 0) return
  const column = <T>(value: (payment: OfOrder<Payment>) => T): T[] => payments.map(value)
  await sql`
    insert into payment_operations as known (id, order_id, number, kind, of_id, amount_minor, reference, status, reason,
      sequence, settled_sequence, requested_at, settled_at, is_manual, traceparent, currency)
    select new.*, o.currency from unnest(
      ${column(({ id }) => id)}::text[], ${column(({ orderId }) => orderId)}::text[],
      ${column(({ number }) => number)}::int[], ${column(({ kind }) => kind)}::text[],
      ${column(({ ofId }) => ofId)}::text[], ${column(({ amountMinor }) => amountMinor)}::bigint[],
      ${column(({ reference }) => reference)}::text[], ${column(({ status }) => status)}::text[],
      ${column(({ reason }) => reason)}::text[],
      ${column(({ sequence }) => sequence)}::int[], ${column(({ settledSequence }) => settledSequence)}::int[],
      ${column(({ requestedAt }) => requestedAt)}::timestamptz[],
      ${column(({ settledAt }) => settledAt)}::timestamptz[], ${column(({ isManual }) => isManual)}::boolean[],
      ${column(({ orderId }) => traceparents.get(orderId) ?? null)}::text[]
    ) as new (id, order_id, number, kind, of_id, amount_minor, reference, status, reason, sequence, settled_sequence,
      requested_at, settled_at, is_manual, traceparent)
    join orders o on o.id = new.order_id
    on conflict (id) do update set status = excluded.status, reason = excluded.reason,
      settled_sequence = excluded.settled_sequence, settled_at = excluded.settled_at`.execute(tx)
}

async function saveShipments(
  tx: Tx,
  shipments: readonly OfOrder<Shipment>[],
  position: (lineId: string) => number,
): Promise<void> {
  if (shipments.length === 0) return
  const column = <T>(value: (shipment: OfOrder<Shipment>) => T): T[] => shipments.map(value)
  const lines = shipments.flatMap(({ id, lines: of }) => of.map((line) => ({ ...line, shipmentId: id })))
  await sql`
    with saved as (
      insert into shipments as known (id, order_id, sequence, carrier, tracking_number, actor, shipped_at, issued_at)
      select * from unnest(
        ${column(({ id }) => id)}::text[], ${column(({ orderId }) => orderId)}::text[],
        ${column(({ sequence }) => sequence)}::int[], ${column(({ carrier }) => carrier)}::text[],
        ${column(({ trackingNumber }) => trackingNumber)}::text[], ${column(({ actor }) => actor)}::text[],
        ${column(({ shippedAt }) => shippedAt)}::timestamptz[], ${column(({ issuedAt }) => issuedAt)}::timestamptz[])
      on conflict (id) do update set issued_at = excluded.issued_at
    )
    insert into shipment_lines (shipment_id, position, quantity)
    select * from unnest(
      ${lines.map(({ shipmentId }) => shipmentId)}::text[], ${lines.map(({ lineId }) => position(lineId))}::int[],
      ${lines.map(({ quantity }) => quantity)}::int[])
    on conflict do nothing`.execute(tx)
}

async function saveReturns(
  tx: Tx,
  returns: readonly OfOrder<OrderReturn>[],
  position: (lineId: string) => number,
): Promise<void> {
  if (returns.length === 0) return
  const column = <T>(value: (one: OfOrder<OrderReturn>) => T): T[] => returns.map(value)
  const lines = returns.flatMap(({ id, lines: of }) => of.map((line) => ({ ...line, returnId: id })))
  await sql`
    with saved as (
      insert into order_returns as known (id, order_id, requested_sequence, requested_at, requested_by, reason, decision,
        decided_sequence, decided_at, decided_by, decision_note, received_sequence, received_at, received_by, restocked_at)
      select * from unnest(
        ${column(({ id }) => id)}::text[], ${column(({ orderId }) => orderId)}::text[],
        ${column(({ requestedSequence }) => requestedSequence)}::int[],
        ${column(({ requestedAt }) => requestedAt)}::timestamptz[],
        ${column(({ requestedBy }) => requestedBy)}::text[], ${column(({ reason }) => reason)}::text[],
        ${column(({ decision }) => decision)}::text[],
        ${column(({ decidedSequence }) => decidedSequence)}::int[],
        ${column(({ decidedAt }) => decidedAt)}::timestamptz[], ${column(({ decidedBy }) => decidedBy)}::text[],
        ${column(({ decisionNote }) => decisionNote)}::text[],
        ${column(({ receivedSequence }) => receivedSequence)}::int[],
        ${column(({ receivedAt }) => receivedAt)}::timestamptz[],
        ${column(({ receivedBy }) => receivedBy)}::text[],
        ${column(({ restockedAt }) => restockedAt)}::timestamptz[])
      on conflict (id) do update set decision = excluded.decision, decided_sequence = excluded.decided_sequence,
        decided_at = excluded.decided_at, decided_by = excluded.decided_by, decision_note = excluded.decision_note,
        received_sequence = excluded.received_sequence, received_at = excluded.received_at,
        received_by = excluded.received_by, restocked_at = excluded.restocked_at
    )
    insert into order_return_lines as known (return_id, position, quantity, restocked, damaged)
    select * from unnest(
      ${lines.map(({ returnId }) => returnId)}::text[], ${lines.map(({ lineId }) => position(lineId))}::int[],
      ${lines.map(({ quantity }) => quantity)}::int[], ${lines.map(({ restocked }) => restocked)}::int[],
      ${lines.map(({ damaged }) => damaged)}::int[])
    on conflict (return_id, position) do update set restocked = excluded.restocked, damaged = excluded.damaged`.execute(
    tx,
  )
}
