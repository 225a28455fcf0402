import { sql } from 'kysely'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase } from '#platform/testing/database.ts'
import type { Tables } from '../database.ts'
import { figuresOf, sumFigures, type Figures } from '../domain/figures.ts'
import { migrations } from '../migrations.ts'
import type { Db } from '../repository.ts'

export interface AnalyticsFixture {
  db: Db
  databaseUrl: string
  stop(): Promise<void>
}

/** The tables of Orders, with nothing running on them. */
export async function startTables(): Promise<AnalyticsFixture> {
  const database = await createTestDatabase()
  const db = await openRoom<Tables>({ url: database.url, room: 'orders', migrations })
  const stop = async () => {
    await db.destroy()
    await database.drop()
  }
  return { db, databaseUrl: database.url, stop }
}

export interface TestLine {
  product: string
  brand: string
  category: string
  quantity: number
  priceMinor: bigint
}

export interface TestOrder {
  id: string
  day: string
  currency: string
  customer: string | null
  lines: readonly TestLine[]
}

const kettle = { product: 'kettle', brand: 'Brewline', category: 'Kitchen', quantity: 2, priceMinor: 5000n }
const cup = { product: 'cup', brand: 'Brewline', category: 'Table', quantity: 10, priceMinor: 300n }
const lamp = { product: 'lamp', brand: 'Lumen', category: '', quantity: 1, priceMinor: 9000n }
/** Orders of three months, two currencies and two customers; one is a guest's. */
export const sampleOrders: readonly TestOrder[] = [
  { id: 'ord_a', day: '2026-01-31', currency: 'EUR', customer: 'cus_a', lines: [kettle, cup] },
  { id: 'ord_b', day: '2026-02-01', currency: 'EUR', customer: 'cus_b', lines: [kettle, lamp] },
  { id: 'ord_c', day: '2026-02-28', currency: 'EUR', customer: null, lines: [cup, cup] },
  { id: 'ord_d', day: '2026-03-02', currency: 'JPY', customer: 'cus_a', lines: [lamp] },
]

/** Puts orders into the tables as if they had been placed then, each in its status. */
export async function putOrders(db: Db, orders: readonly TestOrder[], status = 'PENDING'): Promise<void> {
  for (const { customer } of orders)
    if (customer)
      await sql`insert into customers (id, name) values (${customer}, 'Customer') on conflict do nothing`.execute(
        db,
      )
  for (const { id, day, currency, customer, lines } of orders) {
    const total = lines.reduce((sum, { priceMinor, quantity }) => sum + priceMinor * BigInt(quantity), 0n)
    const at = `${day}T12:00:00Z`
    await sql`
      insert into orders (id, status, sequence, currency, total_minor, idempotency_key, input_hash, created_at, updated_at, customer_id)
      values (${id}, ${status}, 1, ${currency}, ${total}, ${id}, '', ${at}, ${at}, ${customer})`.execute(db)
    for (const [index, line] of lines.entries())
      await sql`
        insert into order_lines (order_id, position, id, product_id, sku, name, quantity, unit_price_minor, brand, category)
        values (${id}, ${index + 1}, ${`${id}-${index}`}, ${line.product}, ${line.product}, ${line.product}, ${line.quantity},
          ${line.priceMinor}, ${line.brand}, ${line.category})`.execute(db)
  }
}

/** How many of each line, and when: `position` is that of the line. */
export interface Part {
  position: number
  quantity: number
}

export async function confirm(db: Db, id: string): Promise<void> {
  await sql`update orders set status = 'CONFIRMED' where id = ${id} and status = 'PENDING'`.execute(db)
}

export async function cancel(db: Db, id: string): Promise<void> {
  await sql`
    update orders set status = 'CANCELLED', cancel_reason = 'STAFF_REQUEST', cancel_message = '', cancelled_at = updated_at,
      cancel_shortages = '[]', cancel_actor = 'staff:test'
    where id = ${id} and status in ('PENDING', 'CONFIRMED') and not exists (select from shipments where order_id = ${id})`.execute(
    db,
  )
}

export async function cancelLine(db: Db, id: string, { position, quantity }: Part): Promise<void> {
  await sql`
    update order_lines set cancelled = cancelled + least(${quantity}, quantity - shipped - cancelled)
    where order_id = ${id} and position = ${position}
      and exists (select from orders where id = ${id} and status = 'CONFIRMED')`.execute(db)
}

/** Ships what is left of a line, up to `quantity`; answers the shipment, or undefined if nothing was left. */
export async function ship(
  db: Db,
  id: string,
  { position, quantity }: Part,
  day: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ quantity: number; sequence: number }>`
    with shipped as (
      select position, least(${quantity}, quantity - shipped - cancelled) as quantity from order_lines
      where order_id = ${id} and position = ${position}
        and exists (select from orders where id = ${id} and status = 'CONFIRMED')
    )
    update order_lines l set shipped = l.shipped + shipped.quantity from shipped
    where l.order_id = ${id} and l.position = shipped.position and shipped.quantity > 0
    returning shipped.quantity, (select count(*)::int from shipments where order_id = ${id}) + 2 as sequence`.execute(
    db,
  )
  const [done] = rows
  if (!done) return undefined
  const shipment = `shp-${id}-${done.sequence}`
  await sql`
    insert into shipments (id, order_id, sequence, actor, shipped_at)
    values (${shipment}, ${id}, ${done.sequence}, 'staff:test', ${`${day}T23:59:59Z`})`.execute(db)
  await sql`
    insert into shipment_lines (shipment_id, position, quantity) values (${shipment}, ${position}, ${done.quantity})`.execute(
    db,
  )
  return shipment
}

/** Notes what pieces of a line had cost: `cost` each, in ten-thousandths; with null they left without a known cost. */
export async function issue(db: Db, id: string, { position, quantity }: Part, cost: bigint | null) {
  await sql`
    update order_lines set issued = issued + least(${quantity}, shipped - issued),
      costed = costed + case when ${cost !== null} then least(${quantity}, shipped - issued) else 0 end,
      issued_cost = issued_cost + ${cost ?? 0n}::numeric * least(${quantity}, shipped - issued)
    where order_id = ${id} and position = ${position}`.execute(db)
}

/** Takes back pieces of a line, of which `restocked` are on sale again. */
export async function takeBack(
  db: Db,
  id: string,
  { position, quantity }: Part,
  restocked: number,
): Promise<void> {
  const { rows } = await sql<{ quantity: number; number: number }>`
    with back as (
      select least(${quantity}, shipped - returned) as quantity from order_lines
      where order_id = ${id} and position = ${position}
    )
    update order_lines set returned = returned + back.quantity from back
    where order_id = ${id} and position = ${position} and back.quantity > 0
    returning back.quantity, (select count(*)::int from order_returns where order_id = ${id}) as number`.execute(
    db,
  )
  const [done] = rows
  if (!done) return
  const back = `ret-${id}-${done.number}`
  const sequence = 100 + done.number
  await sql`
    insert into order_returns (id, order_id, requested_sequence, requested_at, requested_by, decision, decided_sequence,
      decided_at, decided_by, received_sequence, received_at, received_by)
    values (${back}, ${id}, ${sequence}, now(), '', 'APPROVED', ${sequence}, now(), '', ${sequence}, now(), '')`.execute(
    db,
  )
  const again = Math.min(restocked, done.quantity)
  await sql`
    insert into order_return_lines (return_id, position, quantity, restocked, damaged)
    values (${back}, ${position}, ${done.quantity}, ${again}, ${done.quantity - again})`.execute(db)
}

/** The sums as the domain adds up the raw lines: by dimension, grain, bucket, currency and key, without those of nothing. */
export async function sumRawLines(
  db: Db,
): Promise<Map<string, Figures & { orders: bigint; cancelledOrders: bigint }>> {
  const { rows } = await sql<any>`
    select l.*, o.status, o.currency, o.customer_id, to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD') as day,
      (select coalesce(sum(back.restocked), 0)::int from order_returns r join order_return_lines back on back.return_id = r.id
        where r.order_id = o.id and back.position = l.position) as restocked
    from orders o join order_lines l on l.order_id = o.id where o.status <> 'PENDING'`.execute(db)
  const groups = new Map<string, any[]>()
  for (const row of rows) {
    const keys = [
      ['ALL', '', '', '', ''],
      ['BRAND', row.brand, '', '', ''],
      ['CATEGORY', '', row.category, '', ''],
      ['BRAND_CATEGORY', row.brand, row.category, '', ''],
      ['PRODUCT', row.brand, row.category, row.productId, ''],
      ['CUSTOMER', '', '', '', row.customerId ?? ''],
    ]
    for (const [dimension, ...key] of keys)
      for (const [grain, bucket] of [
        ['DAY', row.day],
        ['MONTH', `${row.day.slice(0, 7)}-01`],
      ]) {
        const name = [dimension, grain, bucket, row.currency, ...key].join('|')
        groups.set(name, [...(groups.get(name) ?? []), row])
      }
  }
  return new Map(
    [...groups].map(([name, lines]) => {
      const figures = sumFigures(
        lines.map((line) =>
          figuresOf({
            ...line,
            cancelled: line.status === 'CANCELLED' ? line.quantity : line.cancelled,
            issuedCost: BigInt(line.issuedCost),
          }),
        ),
      )
      const orders = (those: any[]) => BigInt(new Set(those.map(({ orderId }) => orderId)).size)
      const cancelled = lines.filter(({ status }) => status === 'CANCELLED')
      return [name, { ...figures, orders: orders(lines), cancelledOrders: orders(cancelled) }]
    }),
  )
}

/** The sums as they are kept, in the same form. */
export async function readSums(db: Db): Promise<Awaited<ReturnType<typeof sumRawLines>>> {
  const { rows } = await sql<any>`
    select *, to_char(bucket, 'YYYY-MM-DD') as day from sales where orders <> 0`.execute(db)
  return new Map(
    rows.map((row) => {
      const { dimension, grain, day, currency, brand, category, productId, customerId } = row
      const { bucket: _bucket, ...measures } = row
      const key = [dimension, grain, day, currency, brand, category, productId, customerId].join('|')
      for (const name of [
        'dimension',
        'grain',
        'day',
        'currency',
        'brand',
        'category',
        'productId',
        'customerId',
      ])
        delete measures[name]
      return [
        key,
        Object.fromEntries(Object.entries(measures).map(([name, value]) => [name, BigInt(value as string)])),
      ]
    }),
  ) as never
}
