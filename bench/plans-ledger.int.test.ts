import type { Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRoom } from '#platform/database/room.ts'
import { createTestDatabase, type TestDatabase } from '#platform/testing/database.ts'
import { bulkAdjustStock } from '../subgraphs/inventory/commands/bulk-adjust-stock.ts'
import { changeStock } from '../subgraphs/inventory/commands/change-stock.ts'
import { transferStock } from '../subgraphs/inventory/commands/transfer-stock.ts'
import { migrations } from '../subgraphs/inventory/migrations.ts'
import { findLowStock, listLowStock } from '../subgraphs/inventory/queries/low-stock.ts'
import {
  listMovements,
  movementsByProduct,
  type MovementConditions,
} from '../subgraphs/inventory/queries/movements.ts'
import { listPastLevels, pastLevelsByProduct } from '../subgraphs/inventory/queries/past-levels.ts'
import { levelsByWarehouse } from '../subgraphs/inventory/queries/warehouses.ts'
import { migrations as ordersMigrations } from '../subgraphs/orders/migrations.ts'
import { fillCatalogue, productId, withClient } from './catalogue.ts'
import { large, plansOf } from './plans.ts'

const size = 20_000
/** Entries of the ledger, one a minute: an entry's number tells its time. */
const entries = 60_000

let database: TestDatabase
let db: Kysely<any>

beforeAll(async () => {
  database = await createTestDatabase()
  db = await openRoom({ url: database.url, room: 'inventory', migrations, max: 2 })
  // The catalogue is filled on both sides.
  await (
    await openRoom({ url: database.url, room: 'orders', migrations: ordersMigrations, max: 1 })
  ).destroy()
  await fillCatalogue(database.url, size)
  await withClient(database.url, async (client) => {
    await client.query(
      `insert into inventory.warehouses (id, code, name, priority) values ('loc_small', 'SMALL', 'Small', 200)`,
    )
    await client.query(
      `insert into inventory.stock_levels (product_id, warehouse_id, on_hand, reserved, unavailable, version)
       select 'prd_bench-' || n, 'loc_small', 5, 0, 0, 1 from generate_series(1, 50) n`,
    )
    await client.query(
      `insert into inventory.stock_movements (id, cause, type, product_id, warehouse_id, on_hand_delta, reserved_delta,
         unavailable_delta, on_hand_after, reserved_after, unavailable_after, order_id, actor, occurred_at)
       select 'mov_bench-' || n, 'cause-' || n, case when n % 1000 = 0 then 'DAMAGE' else 'RESERVE' end,
         'prd_bench-' || (n % 5000 + 1), case when n <= 50 then 'loc_small' else 'loc_bench-' || (n % 2 + 1) end,
         0, 1, 0, 1000, 1, 0, case when n % 1000 <> 0 then 'ord_bench-' || n end,
         case when n % 1000 = 0 then 'staff:eve' end, timestamptz '2026-01-01' + make_interval(mins => n)
       from generate_series(1, ${entries}) n where n > 50 or n % 5000 + 1 <= 50`,
    )
    await client.query(
      `update inventory.products set is_low = true, low_since = now(), low_stock_crossing = 1, stock_status = 'LOW'
       where id in (select 'prd_bench-' || n from generate_series(1, ${size}, 1000) n)`,
    )
    await client.query(
      'vacuum analyze inventory.stock_movements, inventory.stock_levels, inventory.products, inventory.warehouses',
    )
  })
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

/** The plans that read a large table from end to end. */
async function scansOf(work: () => Promise<unknown>): Promise<string[]> {
  return (await plansOf(db, work)).filter((plan) => large.test(plan))
}

const filters: Record<string, MovementConditions> = {
  nothing: {},
  product: { productId: { eq: productId(77) } },
  products: { productId: { in: [productId(77), productId(78)] } },
  SKU: { sku: { eq: 'BENCH-77' } },
  warehouse: { warehouse: { eq: 'BN1' } },
  'a warehouse where little happens': { warehouse: { eq: 'SMALL' } },
  'a type that is rare': { type: { eq: 'DAMAGE' } },
  'a type that there is none of': { type: { eq: 'TRANSFER_IN' } },
  'what orders rarely come to': { type: { in: ['SHIP', 'RELEASE'] } },
  'a type that is common': { type: { eq: 'RESERVE' } },
  order: { orderId: { eq: 'ord_bench-77' } },
  'an order that there is none of': { orderId: { eq: 'none' } },
  actor: { actor: { eq: 'staff:eve' } },
  'an hour of the past': { occurredAt: { gte: '2026-01-10T10:00:00Z', lt: '2026-01-10T11:00:00Z' } },
  'a product and a time': { productId: { eq: productId(77) }, occurredAt: { lt: '2026-01-20T00:00:00Z' } },
  'a warehouse and a time': { warehouse: { eq: 'BN1' }, occurredAt: { lt: '2026-01-02T00:00:00Z' } },
}

for (const [name, filter] of Object.entries(filters))
  test(`a page of the ledger by ${name} reads no table from end to end`, async () => {
    const twoPages = async () => {
      const { pageInfo } = await listMovements(db, { first: 5, filter })
      if (pageInfo.endCursor) await listMovements(db, { first: 5, filter, after: pageInfo.endCursor })
    }
    expect(await scansOf(twoPages)).toEqual([])
  })

test.each([
  ['of_warehouse', { warehouse: { eq: 'SMALL' } }],
  ['of_type', { type: { eq: 'DAMAGE' } }],
  ['of_type', { type: { eq: 'TRANSFER_IN' } }],
  ['of_type', { type: { eq: 'SHIP' } }],
  ['of_type', { type: { in: ['SHIP', 'RELEASE'] } }],
  ['of_order', { orderId: { eq: 'none' } }],
  ['of_actor', { actor: { eq: 'staff:nobody' } }],
] as const)(
  'entries are found by the index %s, not by going through the ledger: %j',
  async (index, filter) => {
    const plans = await plansOf(db, () => listMovements(db, { first: 5, filter }))
    expect(plans.at(-1)).toContain(`stock_movements_${index}`)
  },
)

const manyIds = Array.from({ length: 50 }, (_, index) => productId(index + 1))
const at = '2026-01-10T00:00:00Z'
const caller = { mutation: 'test', actor: 'staff:eve' }
const request = () => ({ idempotencyKey: crypto.randomUUID(), reason: 'Test' })

const works: Record<string, () => Promise<unknown>> = {
  'the ledgers of many products': () =>
    movementsByProduct(
      db,
      manyIds.map((id) => ({ productId: id, first: 5 })),
    ),
  'levels of the past': () => listPastLevels(db, { at, first: 20 }),
  'levels of the past in a warehouse': () =>
    listPastLevels(db, { at, first: 20, filter: { warehouse: 'BN2' } }),
  'levels of the past of a SKU': () => listPastLevels(db, { at, first: 20, filter: { skus: ['BENCH-7'] } }),
  'levels of the past of many products': () =>
    pastLevelsByProduct(
      db,
      manyIds.map((id) => ({ productId: id, at })),
    ),
  'the levels of a large and a small warehouse': () =>
    levelsByWarehouse(
      db,
      ['loc_bench-2', 'loc_small'].map((warehouseId) => ({ warehouseId, first: 20 })),
    ),
  'the next levels of a large warehouse': async () => {
    const levels = { warehouseId: 'loc_bench-2', first: 20 }
    const [page] = await levelsByWarehouse(db, [levels])
    await levelsByWarehouse(db, [{ ...levels, after: page?.pageInfo.endCursor }])
  },
  'what is low': () => listLowStock(db, { first: 20 }),
  'what is below a threshold': () => listLowStock(db, { first: 20, threshold: 10 }),
  'what became low lately': () => findLowStock(db, { changedSince: new Date(Date.now() - 60_000) }),
  'which SKUs are low': () => findLowStock(db, { skus: ['BENCH-1', 'BENCH-2'] }),
  'an adjustment': () =>
    changeStock(db, caller, {
      ...request(),
      kind: 'ADJUST',
      delta: 1,
      productId: productId(77),
      warehouse: 'SMALL',
    }),
  'a transfer': () =>
    transferStock(db, caller, {
      ...request(),
      from: 'BN1',
      to: 'SMALL',
      lines: [{ productId: productId(78), quantity: 1 }],
    }),
  'adjustments in bulk': () =>
    bulkAdjustStock(db, caller, {
      ...request(),
      onError: 'REJECT_ALL',
      rows: manyIds.map((id) => ({ productId: id, warehouse: 'BN1', delta: 1, reason: 'Test' })),
    }),
}

for (const [name, work] of Object.entries(works))
  test(`${name}: no table is read from end to end`, async () => {
    expect(await scansOf(work)).toEqual([])
  })
