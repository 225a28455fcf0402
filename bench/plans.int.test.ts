import { randomUUID } from 'node:crypto'
import { CompiledQuery, type Kysely } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { commitReservations } from '../subgraphs/inventory/commands/commit-reservations.ts'
import { reserveStock } from '../subgraphs/inventory/commands/reserve-stock.ts'
import { migrations as inventoryMigrations } from '../subgraphs/inventory/migrations.ts'
import { listProducts } from '../subgraphs/inventory/queries.ts'
import { advanceOrders } from '../subgraphs/orders/commands/advance-orders.ts'
import { createPlaceOrder } from '../subgraphs/orders/commands/place-order.ts'
import { migrations as ordersMigrations } from '../subgraphs/orders/migrations.ts'
import { listOrders } from '../subgraphs/orders/queries.ts'
import { fillCatalogue, fillOrders, orderId, productId, withClient } from './catalogue.ts'

const size = 20_000
const large =
  /Seq Scan on (products|stock_levels|stock_movements|reservations|reservation_lines|orders|order_lines|order_status_changes|catalogue_products)\b/

let database: TestDatabase
let inventory: Kysely<any>
let orders: Kysely<any>

beforeAll(async () => {
  database = await createTestDatabase()
  const { url } = database
  inventory = await openRoom({ url, room: 'inventory', migrations: inventoryMigrations, max: 2 })
  orders = await openRoom({ url, room: 'orders', migrations: ordersMigrations, max: 2 })
  await fillCatalogue(url, size)
  await fillOrders(url, { orders: size, products: size, status: 'CONFIRMED' })
  await withClient(url, async (client) => {
    await client.query(
      `insert into inventory.reservations (id, order_id, state, decision)
       select 'rsv_bench-' || n, 'ord_bench-' || lpad(n::text, 8, '0'), 'HELD', '' from generate_series(1, ${size}) n`,
    )
    await client.query('vacuum analyze inventory.reservations')
  })
})

afterAll(async () => {
  await inventory.destroy()
  await orders.destroy()
  await database.drop()
})

/** The plans of all statements that some work sends, each under its text. */
async function plansOf(db: Kysely<any>, work: () => Promise<unknown>): Promise<string[]> {
  const sent: { text: string; values: unknown[] }[] = []
  const original = pg.Client.prototype.query
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...args: any[]
  ) {
    const [first, values] = args
    const text = typeof first === 'string' ? first : first?.text
    if (/^\s*(select|insert|update|delete|with)\b/i.test(text ?? ''))
      sent.push({ text, values: values ?? first.values ?? [] })
    return original.apply(this, args as never)
  } as never)
  await work().finally(() => spy.mockRestore())
  expect(sent.length).toBeGreaterThan(0)
  return Promise.all(
    sent.map(async ({ text, values }) => {
      const { rows } = await db.executeQuery<Record<string, string>>(
        CompiledQuery.raw(`explain ${text}`, values),
      )
      return `${text}\n${rows.map((row) => Object.values(row)[0]).join('\n')}`
    }),
  )
}

const brand = { brand: { eq: 'Brand 7' } }
const filters = {
  nothing: {},
  sku: { sku: { eq: 'BENCH-77' } },
  'several SKUs': { sku: { in: ['BENCH-1', 'BENCH-2'] } },
  brand,
  category: { category: { eq: 'Category 3' } },
  'a part of the name': { name: { contains: 'product 1234' } },
  'a part of the SKU': { sku: { contains: 'ENCH-77' } },
  'a part that nothing has': { category: { contains: 'zebra' } },
  'what is off sale': { isActive: false },
}

for (const [name, filter] of Object.entries(filters)) {
  for (const field of ['NAME', 'SKU', 'PRICE', 'CREATED_AT'] as const) {
    test(`a page of products by ${name}, sorted by ${field}, reads no table from end to end`, async () => {
      const request = { first: 20, filter, orderBy: { field } }
      for (const plan of await plansOf(inventory, () => listProducts(inventory, request)))
        expect(plan).not.toMatch(large)
    })
  }
}

const orderFilters = {
  nothing: {},
  'a status': { status: { eq: 'CANCELLING' } },
  'the commonest status': { status: { eq: 'CONFIRMED' } },
  number: { orderNumber: { eq: 'ORD-10077' } },
  'a time': { createdAt: { gte: '2020-01-03T00:00:00.000Z', lt: '2020-01-03T01:00:00.000Z' } },
} as const

for (const [name, filter] of Object.entries(orderFilters)) {
  for (const field of ['CREATED_AT', 'UPDATED_AT'] as const) {
    test(`a page of orders by ${name}, sorted by ${field}, reads no table from end to end`, async () => {
      const request = { first: 20, filter, orderBy: { field, direction: 'DESC' } } as never
      for (const plan of await plansOf(orders, () => listOrders(orders, request)))
        expect(plan).not.toMatch(large)
    })
  }
}

test('placing an order reads no table from end to end', async () => {
  const placeOrder = createPlaceOrder({ db: orders, onCommit: () => undefined })
  const request = { idempotencyKey: randomUUID(), items: [{ productId: productId(77), quantity: 1 }] }
  for (const plan of await plansOf(orders, () => placeOrder(request))) expect(plan).not.toMatch(large)
})

test('reserving stock and noting the confirmation read no table from end to end', async () => {
  const body = {
    event: 'OrderCreated',
    order_id: 'ord_new',
    items: [{ product_id: productId(77), quantity: 1 }],
  } as const
  const work = () =>
    inventory.transaction().execute(async (tx) => {
      await reserveStock(tx, [{ messageId: randomUUID(), body: { ...body, items: [...body.items] } }])
      const confirmed = {
        messageId: randomUUID(),
        body: { event: 'OrderConfirmed' as const, order_id: 'ord_new' },
      }
      await commitReservations(tx, [confirmed])
    })
  for (const plan of await plansOf(inventory, work)) expect(plan).not.toMatch(large)
})

test('moving an order on reads no table from end to end', async () => {
  const pending = orderId(5)
  await orders
    .updateTable('orders')
    .set({ status: 'PENDING', sequence: 1 })
    .where('id', '=', pending)
    .execute()
  await orders
    .deleteFrom('orderStatusChanges')
    .where('orderId', '=', pending)
    .where('sequence', '=', 2)
    .execute()
  const stale = { count: () => undefined } as never
  const work = () =>
    orders
      .transaction()
      .execute((tx) => advanceOrders(tx, stale, [{ orderId: pending, trigger: { type: 'StockReserved' } }]))
  for (const plan of await plansOf(orders, work)) expect(plan).not.toMatch(large)
})
