import { randomUUID } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { linesByReservation, stepsByOrder } from '../subgraphs/inventory/batches.ts'
import { commitReservations } from '../subgraphs/inventory/commands/commit-reservations.ts'
import { expireReservations } from '../subgraphs/inventory/commands/expire-reservations.ts'
import { recordStock } from '../subgraphs/inventory/commands/record-stock.ts'
import { releaseStock } from '../subgraphs/inventory/commands/release-stock.ts'
import { takeSteps } from '../subgraphs/inventory/commands/take-steps.ts'
import type { InventoryTables } from '../subgraphs/inventory/database.ts'
import { levelsOf, post } from '../subgraphs/inventory/domain/stock.ts'
import { migrations } from '../subgraphs/inventory/migrations.ts'
import { lockStock, type InventoryTransaction } from '../subgraphs/inventory/repository.ts'
import { migrations as ordersMigrations } from '../subgraphs/orders/migrations.ts'
import { fillCatalogue, productId, withClient } from './catalogue.ts'
import { large, plansOf } from './plans.ts'

const size = 20_000

let database: TestDatabase
let db: Kysely<InventoryTables>

beforeAll(async () => {
  database = await createTestDatabase()
  const { url } = database
  db = await openRoom<InventoryTables>({ url, room: 'inventory', migrations, max: 2 })
  // The catalogue is filled on both sides.
  await (await openRoom({ url, room: 'orders', migrations: ordersMigrations, max: 1 })).destroy()
  await fillCatalogue(url, size)
  await withClient(url, async (client) => {
    await client.query('set search_path to inventory')
    await client.query(
      `insert into reservations (id, order_id, state, decision, expires_at)
       select 'rsv_' || n, 'ord_' || n, 'HELD',
         json_build_object('event', 'StockReserved', 'order_id', 'ord_' || n, 'items', json_build_array(
           json_build_object('product_id', 'prd_bench-' || n, 'quantity', 3))),
         case when n % 100 = 0 then now() + n * interval '1 second' end
       from generate_series(1, ${size}) n`,
    )
    // Each waits for one piece.
    await client.query(
      `insert into reservation_lines (reservation_id, product_id, warehouse_id, quantity, backordered, waiting_since)
       select 'rsv_' || n, 'prd_bench-' || n, (select id from warehouses order by priority limit 1), 3, 1, now()
       from generate_series(1, ${size}) n`,
    )
    await client.query('update stock_levels set on_hand = 2, reserved = 2, backordered = 1')
    await client.query(
      `insert into reservation_steps (order_id, kind, id, cause, request, answer)
       select 'ord_' || n, 'SHIPMENT', 'shp_' || n, 'evt', json_build_object('event', 'OrderShipped',
         'order_id', 'ord_' || n, 'shipment_id', 'shp_' || n, 'items', '[]'::json), '{}'
       from generate_series(1, ${size}) n`,
    )
    await client.query('vacuum analyze reservations, reservation_lines, reservation_steps, stock_levels')
  })
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const event = <Body extends object>(body: Body) => ({ messageId: randomUUID(), body })

const portions = (n: number) => [{ product_id: productId(n), quantity: 1 }]

/** What Inventory does with an order after it is reserved. */
const works: Record<string, (tx: InventoryTransaction) => Promise<unknown>> = {
  'letting an order go': (tx) =>
    releaseStock(tx, [event({ event: 'OrderCancellationRequested' as const, order_id: 'ord_10' })]),
  'shipping an order that was held': (tx) =>
    takeSteps(tx, 'SHIPMENT', [
      event({
        event: 'OrderShipped' as const,
        order_id: 'ord_20',
        shipment_id: 'shp_new',
        items: portions(20),
      }),
    ]),
  'letting part of an order go': (tx) =>
    takeSteps(tx, 'LINE_CANCELLATION', [
      event({
        event: 'OrderLinesCancelled' as const,
        order_id: 'ord_30',
        line_cancellation_id: 'lcn_new',
        items: portions(30),
      }),
    ]),
  'confirming an order whose hold expired': async (tx) => {
    await sql`update reservations set state = 'EXPIRED' where order_id = 'ord_40'`.execute(tx)
    await commitReservations(tx, [event({ event: 'OrderConfirmed' as const, order_id: 'ord_40' })])
  },
  'goods that somebody waits for': async (tx) => {
    const book = await lockStock(tx, [productId(50)])
    const [level] = levelsOf(book, productId(50))
    if (!level) throw new Error('there is no level')
    post(book, level, { type: 'RECEIPT', cause: randomUUID(), onHandDelta: 5 })
    const { events } = await recordStock(tx, book)
    expect(events.map(({ contract }) => contract.type)).toContain('BackorderFilled')
  },
}

for (const [what, work] of Object.entries(works)) {
  test(`${what} reads no table from end to end`, async () => {
    for (const plan of await plansOf(db, () => db.transaction().execute(work)))
      expect(plan).not.toMatch(large)
  })
}

test('looking for holds that are over reads no table from end to end', async () => {
  await sql`update reservations set expires_at = now() - interval '1 minute' where order_id = 'ord_100'`.execute(
    db,
  )
  const work = async () => expect(await expireReservations(db)).toBe(1)
  for (const plan of await plansOf(db, work)) expect(plan).not.toMatch(large)
})

test('showing a reservation reads no table from end to end', async () => {
  const work = async () => {
    expect((await linesByReservation(db, ['rsv_70']))[0]).toHaveLength(1)
    expect((await stepsByOrder(db, ['ord_70']))[0]).toHaveLength(1)
  }
  for (const plan of await plansOf(db, work)) expect(plan).not.toMatch(large)
})
