import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import fc from 'fast-check'
import { searchWords, wordQuery } from '../domain/search.ts'
import { ask, send, startFixture, type InventoryFixture } from './fixture.ts'

let fixture: InventoryFixture

const eur = (amount: string) => ({ amount, currencyCode: 'EUR' })

const products = [
  {
    sku: 'LMP-1',
    name: 'Desk lamp',
    brand: 'Lumen',
    category: 'Lamps',
    colour: 'Red',
    price: eur('20.00'),
    stock: 30,
  },
  {
    sku: 'LMP-2',
    name: 'Floor lamp',
    brand: 'Lumen',
    category: 'Lamps',
    price: eur('90.00'),
    stock: 2,
    reorderPoint: 5,
  },
  {
    sku: 'BLB-1',
    name: 'Bulb for a desk',
    brand: 'Crème Ω',
    category: 'Bulbs',
    price: eur('3.50'),
    stock: 0,
  },
  { sku: 'CHR-1', name: 'Chair', brand: 'Sit', category: 'Furniture', price: eur('150.00'), stock: 7 },
  {
    sku: 'CHR-2',
    name: 'Armchair',
    brand: 'Sit',
    category: 'Furniture',
    price: { amount: '9000', currencyCode: 'JPY' },
    stock: 1,
  },
  { sku: 'OLD-1', name: 'Old lamp', price: eur('1.00'), stock: 4, description: 'A lamp of the desk sort.' },
]

beforeAll(async () => {
  fixture = await startFixture()
  for (const { stock, ...input } of products) {
    const { createProduct } = await ask(
      fixture.first,
      `mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } userErrors { message } } }`,
      { input: { ...input, initialStock: [{ warehouse: 'A', quantity: stock }] } },
    )
    if (createProduct.userErrors.length > 0) throw new Error(JSON.stringify(createProduct.userErrors))
  }
  await ask(fixture.first, `mutation { createCategory(input: { name: "Home" }) { userErrors { message } } }`)
  const id = async (name: string) =>
    (await ask(fixture.first, `query ($name: String) { category(name: $name) { id } }`, { name })).category.id
  for (const [below, above] of [
    ['Lamps', 'Home'],
    ['Bulbs', 'Lamps'],
  ] as const) {
    const input = { id: await id(below), parentId: await id(above) }
    const { moveCategory } = await ask(
      fixture.first,
      `mutation ($input: MoveCategoryInput!) { moveCategory(input: $input) { userErrors { message } } }`,
      { input },
    )
    if (moveCategory.userErrors.length > 0) throw new Error(JSON.stringify(moveCategory.userErrors))
  }
  const old = await ask(fixture.first, '{ product(sku: "OLD-1") { id } }')
  await ask(
    fixture.first,
    `mutation ($id: ID!) { discontinueProduct(input: { id: $id }) { userErrors { message } } }`,
    { id: old.product.id },
  )
})
afterAll(() => fixture.stop())

async function skus(variables: object): Promise<string[]> {
  const { products: page } = await ask(
    fixture.first,
    `query ($filter: ProductFilter, $orderBy: ProductOrder) {
      products(filter: $filter, orderBy: $orderBy) { totalCount nodes { sku } }
    }`,
    variables,
  )
  expect(page.totalCount).toBe(page.nodes.length)
  return page.nodes.map(({ sku }: any) => sku)
}

test.each<[object, string[]]>([
  [{ brand: { eq: 'Lumen' } }, ['LMP-1', 'LMP-2']],
  [{ brand: { in: ['Sit', 'Crème Ω'] } }, ['BLB-1', 'CHR-1', 'CHR-2']],
  [{ brand: { contains: 'UME' } }, ['LMP-1', 'LMP-2']],
  [{ brand: { eq: 'lumen' } }, []],
  [{ category: { eq: 'Home' } }, ['BLB-1', 'LMP-1', 'LMP-2']],
  [{ category: { eq: 'Lamps' } }, ['BLB-1', 'LMP-1', 'LMP-2']],
  [{ category: { in: ['Bulbs', 'Furniture'] } }, ['BLB-1', 'CHR-1', 'CHR-2']],
  [{ categoryId: { in: [] } }, []],
  [{ brandId: { eq: 'brd_none' } }, []],
  [{ price: { currencyCode: 'EUR', gte: '3.50', lte: '90.00' } }, ['BLB-1', 'LMP-1', 'LMP-2']],
  [{ price: { currencyCode: 'JPY' } }, ['CHR-2']],
  [{ price: { currencyCode: 'EUR', gte: '150.01' } }, []],
  [{ isAvailable: true }, ['CHR-1', 'CHR-2', 'LMP-1', 'LMP-2']],
  [{ isAvailable: false }, ['BLB-1', 'OLD-1']],
  [{ stockStatus: { eq: 'LOW' } }, ['LMP-2']],
  [{ stockStatus: { in: ['LOW', 'OUT_OF_STOCK'] } }, ['BLB-1', 'LMP-2']],
  [{ stockStatus: { in: ['IN_STOCK', 'OUT_OF_STOCK'], eq: 'OUT_OF_STOCK' } }, ['BLB-1']],
  [{ available: { gte: 1, lte: 4 } }, ['CHR-2', 'LMP-2', 'OLD-1']],
  [{ available: { lte: 0 } }, ['BLB-1']],
  [{ text: 'LAMP', isActive: true, brand: { eq: 'Lumen' }, available: { gte: 3 } }, ['LMP-1']],
])('finds by %j', async (filter, found) => {
  expect((await skus({ filter })).toSorted()).toEqual(found)
})

test('orders by stock, both ways', async () => {
  const upwards = ['BLB-1', 'CHR-2', 'LMP-2', 'OLD-1', 'CHR-1', 'LMP-1']
  expect(await skus({ orderBy: { field: 'STOCK' } })).toEqual(upwards)
  expect(await skus({ orderBy: { field: 'STOCK', direction: 'DESC' } })).toEqual(upwards.toReversed())
})

test.each<[string, string[]]>([
  // By name before by description; whose name begins so before the others.
  ['desk', ['LMP-1', 'BLB-1', 'OLD-1']],
  ['desk lamp', ['LMP-1', 'OLD-1']],
  ['Lam des', ['LMP-1', 'OLD-1']],
  ['chair', ['CHR-1']],
  ['chr-2', ['CHR-2']],
  ['creme', ['BLB-1']],
  ['ω', ['BLB-1']],
  ['red', ['LMP-1']],
  ['bulbs', ['BLB-1']],
  ["lamp' | chair", []],
  ['zebra', []],
  ['…', []],
  ['', []],
])('finds what has the words of %j, the best match first', async (text, found) => {
  const listed = await skus({ filter: { text } })
  expect(listed).toEqual(found)
  expect(await skus({ filter: { text }, orderBy: { field: 'RELEVANCE', direction: 'ASC' } })).toEqual(listed)
})

test.each(['STOCK', 'RELEVANCE', 'PRICE'])('pages by %s through everything once', async (field) => {
  const found: string[] = []
  let after: string | null = null
  do {
    const { products: page }: any = await ask(
      fixture.first,
      `query ($after: String, $orderBy: ProductOrder) {
        products(first: 1, after: $after, orderBy: $orderBy, filter: { text: "l" }) {
          nodes { sku } pageInfo { hasNextPage endCursor }
        }
      }`,
      { after, orderBy: { field } },
    )
    found.push(...page.nodes.map(({ sku }: any) => sku))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after)
  expect(found.toSorted()).toEqual(['LMP-1', 'LMP-2', 'OLD-1'])
})

test('a list by stock follows the stock at once', async () => {
  const { product } = await ask(
    fixture.first,
    '{ product(sku: "CHR-1") { id isAvailable stock { status } } }',
  )
  expect(product).toMatchObject({ isAvailable: true, stock: { status: 'IN_STOCK' } })
  const adjust = (delta: number) =>
    ask(
      fixture.first,
      `mutation ($input: AdjustStockInput!) {
        adjustStock(input: $input) { product { isAvailable stock { status } } userErrors { message } }
      }`,
      {
        input: {
          idempotencyKey: `chair${delta}-times`,
          productId: product.id,
          warehouse: 'A',
          delta,
          reason: 'count',
        },
      },
    )
  expect((await adjust(-7)).adjustStock).toMatchObject({
    product: { isAvailable: false, stock: { status: 'OUT_OF_STOCK' } },
    userErrors: [],
  })
  expect(await skus({ filter: { stockStatus: { eq: 'OUT_OF_STOCK' } } })).toEqual(['BLB-1', 'CHR-1'])
  expect(await skus({ filter: { available: { lte: 0 } } })).toEqual(['BLB-1', 'CHR-1'])
  await adjust(7)
  expect(await skus({ filter: { stockStatus: { eq: 'OUT_OF_STOCK' } } })).toEqual(['BLB-1'])
})

test.each([
  ['relevance without words', { orderBy: { field: 'RELEVANCE' } }],
  ['a text too long', { filter: { text: 'x'.repeat(201) } }],
  ['a NUL in the text', { filter: { text: 'a\0' } }],
  ['too many ids', { filter: { brandId: { in: Array.from({ length: 101 }, String) } } }],
  ['a price finer than its currency', { filter: { price: { currencyCode: 'JPY', gte: '1.5' } } }],
  ['a currency that is none', { filter: { price: { currencyCode: 'QQQ' } } }],
  [
    'a cursor of another order',
    { orderBy: { field: 'STOCK' }, after: 'WyJwcm9kdWN0cyBOQU1FIEFTQyIsImEiLCIxIl0' },
  ],
  [
    'a relevance made up',
    {
      filter: { text: 'lamp' },
      after: Buffer.from('["products RELEVANCE DESC","NaN","1"]').toString('base64url'),
    },
  ],
])('refuses %s as the fault of the caller', async (_what, variables) => {
  const { errors } = await send(
    fixture.first,
    `query ($after: String, $filter: ProductFilter, $orderBy: ProductOrder) {
      products(after: $after, filter: $filter, orderBy: $orderBy) { nodes { id } }
    }`,
    variables,
  )
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
})

test('finds the same words in a text as the database does', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((value) => !value.includes('\0'))
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      const { rows } = await sql<{ text: string }>`select searchable(${value}) as text`.execute(fixture.db)
      const words = (rows[0]?.text ?? '').split(' ').filter((word) => word !== '')
      expect(searchWords(value)).toEqual(words.slice(0, 10))
      // Whatever the words, the database takes them for a query.
      await sql`select to_tsquery('simple', ${wordQuery(value) ?? ''})`.execute(fixture.db)
    }),
    { numRuns: 300, examples: [['Straße ÉCOLE İstanbul ΣΊΣΥΦΟΣ 東京 ﬁne ½ ①']] },
  )
})

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
          name parent { name } children { name }
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
        children: [],
        products: { totalCount: 1, nodes: [{ sku: 'BLB-1' }] },
        own: { totalCount: 1, nodes: [{ sku: 'BLB-1' }] },
      },
      {
        name: 'Furniture',
        parent: null,
        children: [],
        products: { totalCount: 2, nodes: [{ sku: 'CHR-2' }, { sku: 'CHR-1' }] },
        own: { totalCount: 2, nodes: [{ sku: 'CHR-2' }, { sku: 'CHR-1' }] },
      },
      {
        name: 'Home',
        parent: null,
        children: [{ name: 'Lamps' }],
        products: { totalCount: 3, nodes: [{ sku: 'BLB-1' }, { sku: 'LMP-1' }] },
        own: { totalCount: 0, nodes: [] },
      },
      {
        name: 'Lamps',
        parent: { name: 'Home' },
        children: [{ name: 'Bulbs' }],
        products: { totalCount: 3, nodes: [{ sku: 'BLB-1' }, { sku: 'LMP-1' }] },
        own: { totalCount: 2, nodes: [{ sku: 'LMP-1' }, { sku: 'LMP-2' }] },
      },
    ])
  } finally {
    query.mockRestore()
  }
})
