import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { commitReservations } from '../subgraphs/inventory/commands/commit-reservations.ts'
import { reserveStock } from '../subgraphs/inventory/commands/reserve-stock.ts'
import { migrations as inventoryMigrations } from '../subgraphs/inventory/migrations.ts'
import type { ProductConditions } from '../subgraphs/inventory/queries/product-filter.ts'
import { listProducts, type ProductSorting } from '../subgraphs/inventory/queries/product-list.ts'
import { listProductsOf } from '../subgraphs/inventory/queries/products-of.ts'
import { advanceOrders } from '../subgraphs/orders/commands/advance-orders.ts'
import { createPlaceOrder } from '../subgraphs/orders/commands/place-order.ts'
import { migrations as ordersMigrations } from '../subgraphs/orders/migrations.ts'
import { listOrders } from '../subgraphs/orders/queries.ts'
import { readSettings } from '../subgraphs/orders/settings.ts'
import { fillCatalogue, fillOrders, orderId, productId, withClient } from './catalogue.ts'
import { large, plansOf } from './plans.ts'

const size = 20_000

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
    await shortenStock(client)
  })
})

afterAll(async () => {
  await inventory.destroy()
  await orders.destroy()
  await database.drop()
})

/** One product in a thousand is low, one is out of stock. */
async function shortenStock(client: pg.Client): Promise<void> {
  for (const [rest, status, available] of [
    [1, 'LOW', 5],
    [2, 'OUT_OF_STOCK', 0],
  ] as const) {
    const ids = `select 'prd_bench-' || n from generate_series(1, ${size}) n where n % 1000 = ${rest}`
    await client.query(`update inventory.products set stock_status = '${status}' where id in (${ids})`)
    await client.query(
      `update inventory.product_stock set available = ${available} where product_id in (${ids})`,
    )
  }
  await client.query('vacuum analyze inventory.products, inventory.product_stock')
}

const filters: Record<string, ProductConditions> = {
  nothing: {},
  sku: { sku: { eq: 'BENCH-77' } },
  'several SKUs': { sku: { in: ['BENCH-1', 'BENCH-2'] } },
  brand: { brand: { eq: 'Brand 7' } },
  'several brands': { brand: { in: ['Brand 7', 'Brand 8'] } },
  'brand by id': { brandId: { eq: 'brd_bench-7' } },
  'a part of the brand': { brand: { contains: 'rand 77' } },
  category: { category: { eq: 'Category 3' } },
  'category by id': { categoryId: { in: ['cat_bench-3'] } },
  'a part of the name': { name: { contains: 'product 1234' } },
  'a part of the SKU': { sku: { contains: 'ENCH-77' } },
  'a part that nothing has': { category: { contains: 'zebra' } },
  'a word': { text: '1234' },
  'words that all have': { text: 'made measuring' },
  'a word and a brand': { text: 'bench', brand: { eq: 'Brand 7' } },
  'a word that nothing has': { text: 'zebra' },
  price: { price: { currencyCode: 'EUR', gte: '50', lte: '50.99' } },
  'what can be had': { isAvailable: true },
  'what cannot be had': { isAvailable: false },
  'what is low': { stockStatus: { eq: 'LOW' } },
  'what is low or out': { stockStatus: { in: ['LOW', 'OUT_OF_STOCK'] } },
  'little stock': { available: { lte: 5 } },
  'much stock': { available: { gte: 999_999_900 } },
  'what is off sale': { isActive: false },
}

for (const [name, filter] of Object.entries(filters)) {
  const fields: ProductSorting[] = ['NAME', 'SKU', 'PRICE', 'CREATED_AT', 'STOCK']
  for (const field of filter.text === undefined ? fields : ([...fields, 'RELEVANCE'] as const)) {
    test(`a page of products by ${name}, sorted by ${field}, reads no table from end to end`, async () => {
      const request = { first: 20, filter, orderBy: { field } }
      for (const plan of await plansOf(inventory, () => listProducts(inventory, request)))
        expect(plan).not.toMatch(large)
    })
  }
}

const lists = ['brand', 'category', 'category and below'] as const

for (const of of lists) {
  for (const field of ['NAME', 'PRICE', 'STOCK'] as const) {
    test(`pages of the products of each ${of}, sorted by ${field}, read no table from end to end`, async () => {
      const request = { first: 5, orderBy: { field } }
      const prefix = of === 'brand' ? 'brd' : 'cat'
      const asked = [1, 2, 3].map((n) => ({ of, id: `${prefix}_bench-${n}`, request }))
      const work = async () => {
        const pages = await listProductsOf(inventory, asked)
        expect(pages.map(({ nodes }) => nodes.length)).toEqual([5, 5, 5])
      }
      for (const plan of await plansOf(inventory, work)) expect(plan).not.toMatch(large)
    })
  }
}

test('the next page by stock begins where the last one ended, among many that have as much', async () => {
  const request = { first: 20, orderBy: { field: 'STOCK' as const } }
  const { pageInfo } = await listProducts(inventory, request)
  const next = () => listProducts(inventory, { ...request, after: pageInfo.endCursor })
  for (const plan of await plansOf(inventory, next)) {
    expect(plan).not.toMatch(large)
    expect(plan).toMatch(/Index Cond: \(ROW\((stock\.)?available, (stock\.)?product_id\) >/)
  }
})

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

const policy = readSettings({})

test('placing an order reads no table from end to end', async () => {
  const placeOrder = createPlaceOrder({ db: orders, policy, onCommit: () => undefined })
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
  const request = {
    orderId: pending,
    trigger: { type: 'StockReserved' as const, backordered: [] },
    actor: 'inventory',
    cause: randomUUID(),
  }
  const work = () => orders.transaction().execute((tx) => advanceOrders(tx, { stale, policy }, [request]))
  for (const plan of await plansOf(orders, work)) expect(plan).not.toMatch(large)
})
