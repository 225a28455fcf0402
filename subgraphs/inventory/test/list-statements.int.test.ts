import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statementsOf } from '#platform/testing/statements.ts'
import { addProduct, ask, type InventoryFixture } from './fixture.ts'
import { startShop } from './shop-fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startShop()
})
afterAll(() => fixture.stop())

test('brands and categories with pages of products cost a fixed number of statements', async () => {
  let answer: any
  const statements = await statementsOf(async (trace) => {
    answer = await ask(
      fixture.first,
      `{
        brands { totalCount nodes {
          name products(first: 1, orderBy: { field: STOCK, direction: DESC }) {
            totalCount nodes { sku brand { name } category { name ancestors { name } } stock { available } }
            pageInfo { hasNextPage }
          }
        } }
        categories { nodes {
          name parent { name } children { nodes { name } }
          products(first: 2) { totalCount nodes { sku } }
          own: products(includeDescendants: false) { totalCount nodes { sku } }
        } }
      }`,
      {},
      trace,
    )
  })
  const { brands, categories } = answer
  // Brands, products of them, the counts of both; their brands, categories, stock, and what is above the categories.
  // Categories, parents, children, products of them twice, the counts of both.
  expect(statements).toHaveLength(15)
  expect(brands.totalCount).toBe(3)
  const [creme, lumen] = brands.nodes
  expect(creme).toMatchObject({ name: 'Crème Ω', products: { totalCount: 1 } })
  expect(lumen.products).toEqual({
    totalCount: 2,
    nodes: [
      {
        sku: 'LMP-1',
        brand: { name: 'Lumen' },
        category: { name: 'Lamps', ancestors: [{ name: 'Home' }] },
        stock: { available: 30 },
      },
    ],
    pageInfo: { hasNextPage: true },
  })
  expect(categories.nodes).toEqual([
    {
      name: 'Bulbs',
      parent: { name: 'Lamps' },
      children: { nodes: [] },
      products: { totalCount: 1, nodes: [{ sku: 'BLB-1' }] },
      own: { totalCount: 1, nodes: [{ sku: 'BLB-1' }] },
    },
    {
      name: 'Furniture',
      parent: null,
      children: { nodes: [] },
      products: { totalCount: 2, nodes: [{ sku: 'CHR-2' }, { sku: 'CHR-1' }] },
      own: { totalCount: 2, nodes: [{ sku: 'CHR-2' }, { sku: 'CHR-1' }] },
    },
    {
      name: 'Home',
      parent: null,
      children: { nodes: [{ name: 'Lamps' }] },
      products: { totalCount: 3, nodes: [{ sku: 'BLB-1' }, { sku: 'LMP-1' }] },
      own: { totalCount: 0, nodes: [] },
    },
    {
      name: 'Lamps',
      parent: { name: 'Home' },
      children: { nodes: [{ name: 'Bulbs' }] },
      products: { totalCount: 3, nodes: [{ sku: 'BLB-1' }, { sku: 'LMP-1' }] },
      own: { totalCount: 2, nodes: [{ sku: 'LMP-1' }, { sku: 'LMP-2' }] },
    },
  ])
})

describe('a list', () => {
  /** How many statements an operation costs. */
  const costOf = async (query: string, variables: object = {}) =>
    (await statementsOf((trace) => ask(fixture.first, query, variables, trace))).length

  beforeAll(async () => {
    for (let number = 0; number < 12; number++)
      await addProduct(fixture.first, { sku: `MANY-${number}`, stock: { A: 1, B: 1 } })
  })

  const totals = 'stock { onHand reserved available backordered incoming status }'
  const levels = 'stockLevels { onHand available sellBuffer warehouse { code name } }'
  test.each([
    ['products with totals and each location', `products(first: %) { nodes { sku ${totals} ${levels} } }`, 3],
    [
      'products with their ledgers',
      'products(first: %) { nodes { stockMovements(first: 2) { nodes { type warehouse { code } product { sku } } } } }',
      4,
    ],
    [
      'products with their past',
      'products(first: %) { nodes { stockAsOf(at: "2999-01-01T00:00:00Z") { onHand levels { warehouse { code } } } } }',
      3,
    ],
    [
      'warehouses with their levels',
      'warehouses(first: %) { nodes { code stockLevels(first: %) { nodes { onHand product { sku } } } } }',
      3,
    ],
    ['the ledger', 'stockMovements(first: %) { nodes { product { sku } warehouse { code } } }', 3],
    [
      'the past',
      'stockAsOf(at: "2999-01-01T00:00:00Z", first: %) { nodes { product { sku } warehouse { code } } }',
      3,
    ],
  ])('of %s costs the same number of statements however long it is', async (_name, query, limit) => {
    const few = await costOf(`{ ${query.replaceAll('%', '2')} }`)
    const many = await costOf(`{ ${query.replaceAll('%', '14')} }`)
    expect([few, many]).toEqual([limit, limit])
  })

  test('of warehouses costs the same number of statements however many there are', async () => {
    const query =
      '{ warehouses { nodes { code stockLevels(first: 2) { nodes { onHand product { sku } } } } } }'
    const few = await costOf(query)
    const more = Array.from({ length: 12 }, (_, number) => number)
    await fixture.db
      .insertInto('warehouses')
      .values(more.map((n) => ({ id: `loc_many${n}`, code: `MANY${n}`, name: 'Many', priority: 100 + n })))
      .execute()
    await addProduct(fixture.first, {
      sku: 'EVERYWHERE',
      stock: Object.fromEntries(more.map((n) => [`MANY${n}`, 1 + n])),
    })
    expect(await costOf(query)).toBe(few)
    const { warehouses } = await ask(fixture.first, query)
    const added = warehouses.nodes.filter(({ code }: any) => code.startsWith('MANY'))
    expect(added.map(({ stockLevels }: any) => stockLevels.nodes)).toEqual(
      more.map((n) => [{ onHand: 1 + n, product: { sku: 'EVERYWHERE' } }]),
    )
  })

  test('of adjustments costs the same number of statements however long it is', async () => {
    const adjust = (count: number) =>
      costOf(
        `mutation ($input: BulkAdjustStockInput!) {
          bulkAdjustStock(input: $input) { appliedCount results { movement { id } } userErrors { code } }
        }`,
        {
          input: {
            idempotencyKey: crypto.randomUUID(),
            rows: Array.from({ length: count }, (_, number) => ({
              sku: `MANY-${number % 12}`,
              warehouse: number % 2 === 0 ? 'A' : 'B',
              delta: 1,
              reason: 'Many',
            })),
          },
        },
      )
    expect(await adjust(1000)).toBe(await adjust(1))
  })
})
