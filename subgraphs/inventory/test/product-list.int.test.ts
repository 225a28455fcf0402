import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import fc from 'fast-check'
import { searchWords, wordQuery } from '../domain/search.ts'
import { ask, send, type InventoryFixture } from './fixture.ts'
import { startShop } from './shop-fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startShop()
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
