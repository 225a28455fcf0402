import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addProduct, ask, type InventoryFixture } from './fixture.ts'
import { startShop } from './shop-fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startShop()
})
afterAll(() => fixture.stop())

test('brands and categories with pages of products cost a fixed number of statements', async () => {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  try {
    const { brands, categories } = await ask(
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
    )
    const texts = query.mock.calls.map(([text]) => String((text as any).text ?? text))
    // What the service does by itself, meanwhile, is not this request's.
    const reads = texts.filter(
      (text) =>
        /^\s*(select|with)/i.test(text) &&
        /\b(products|brands|categories|stock_levels)\b/.test(text) &&
        !/name_is_spread|changed_at >=|for (no key )?update/.test(text),
    )
    // Brands, products of them, the counts of both; their brands, categories, stock, and what is above the categories.
    // Categories, parents, children, products of them twice, the counts of both.
    expect(reads.length).toBeLessThanOrEqual(15)
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
  } finally {
    query.mockRestore()
  }
})

describe('a list', () => {
  const stock =
    /\b(from|into|update|join) "?(products|product_stock|stock_levels|stock_movements|warehouses)\b/

  /** How many statements on stock an operation costs. */
  async function statementsOf(query: string, variables: object = {}): Promise<number> {
    const texts: string[] = []
    const original = pg.Client.prototype.query
    const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
      this: pg.Client,
      ...args: any[]
    ) {
      const text = typeof args[0] === 'string' ? args[0] : args[0]?.text
      if (stock.test(text ?? '')) texts.push(text)
      return original.apply(this, args as never)
    } as never)
    await ask(fixture.first, query, variables).finally(() => spy.mockRestore())
    return texts.length
  }

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
    const few = await statementsOf(`{ ${query.replaceAll('%', '2')} }`)
    const many = await statementsOf(`{ ${query.replaceAll('%', '14')} }`)
    expect(few).toBeGreaterThan(0)
    expect(many).toBe(few)
    expect(many).toBeLessThanOrEqual(limit)
  })

  test('of warehouses costs the same number of statements however many there are', async () => {
    const query =
      '{ warehouses { nodes { code stockLevels(first: 2) { nodes { onHand product { sku } } } } } }'
    const few = await statementsOf(query)
    const more = Array.from({ length: 12 }, (_, number) => number)
    await fixture.db
      .insertInto('warehouses')
      .values(more.map((n) => ({ id: `loc_many${n}`, code: `MANY${n}`, name: 'Many', priority: 100 + n })))
      .execute()
    await addProduct(fixture.first, {
      sku: 'EVERYWHERE',
      stock: Object.fromEntries(more.map((n) => [`MANY${n}`, 1 + n])),
    })
    expect(await statementsOf(query)).toBe(few)
    const { warehouses } = await ask(fixture.first, query)
    const added = warehouses.nodes.filter(({ code }: any) => code.startsWith('MANY'))
    expect(added.map(({ stockLevels }: any) => stockLevels.nodes)).toEqual(
      more.map((n) => [{ onHand: 1 + n, product: { sku: 'EVERYWHERE' } }]),
    )
  })

  test('of adjustments costs the same number of statements however long it is', async () => {
    const adjust = (count: number) =>
      statementsOf(
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
