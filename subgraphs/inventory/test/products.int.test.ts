import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedCatalogue } from '#schema/seed/catalogue.ts'
import { seedInventory } from '../seed.ts'
import { ask, bookFaults, send, startFixture, untilTold, type InventoryFixture } from './fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startFixture()
  await fixture.db.deleteFrom('warehouses').execute()
})
afterAll(async () => {
  await fixture.stop()
})

describe('the seed', () => {
  test('fills an empty catalogue once, tells each product, and its books are right', async () => {
    expect(await seedInventory({ databaseUrl: fixture.databaseUrl })).toEqual({
      products: seedCatalogue.length,
    })
    expect(await seedInventory({ databaseUrl: fixture.databaseUrl })).toEqual({ products: 0 })
    await untilTold(fixture, 'ProductChanged', { count: seedCatalogue.length })
    expect(await bookFaults(fixture)).toEqual([])
    const { product, warehouses } = await ask(
      fixture.first,
      '{ product(id: "1") { sku stock { onHand } stockLevels { onHand } } warehouses { nodes { code } } }',
    )
    const [first] = seedCatalogue
    expect(warehouses.nodes).toEqual([{ code: 'BER' }, { code: 'RTM' }])
    expect(product.sku).toBe(first?.sku)
    expect(product.stockLevels.map(({ onHand }: any) => onHand)).toEqual([first?.stock.BER, first?.stock.RTM])
  })
})

describe('products', () => {
  test('runs the query of the documents as it stands', async () => {
    const { products } = await ask(
      fixture.first,
      `query { products(first: 20) { nodes { id sku name price { amount currencyCode } stock { onHand reserved available } } } }`,
    )
    expect(products.nodes).toHaveLength(20)
  })

  test.each([
    ['NAME', 'ASC'],
    ['SKU', 'DESC'],
    ['PRICE', 'ASC'],
    ['PRICE', 'DESC'],
    ['CREATED_AT', 'ASC'],
  ])('pages by %s %s through everything once', async (field, direction) => {
    const ids: string[] = []
    let after: string | null = null
    do {
      const { products }: any = await ask(
        fixture.first,
        `query ($after: String, $orderBy: ProductOrder!) {
          products(first: 50, after: $after, orderBy: $orderBy) {
            totalCount nodes { id } pageInfo { hasNextPage endCursor }
          }
        }`,
        { after, orderBy: { field, direction } },
      )
      ids.push(...products.nodes.map(({ id }: any) => id))
      expect(products.totalCount).toBe(seedCatalogue.length)
      after = products.pageInfo.hasNextPage ? products.pageInfo.endCursor : null
    } while (after)
    expect(new Set(ids).size).toBe(seedCatalogue.length)
    expect(ids).toHaveLength(seedCatalogue.length)
  })

  test('filters by all conditions, and takes the signs of LIKE literally', async () => {
    const count = async (filter: object) =>
      (
        await ask(
          fixture.first,
          'query ($filter: ProductFilter) { products(filter: $filter) { totalCount } }',
          { filter },
        )
      ).products.totalCount
    expect(await count({ brand: { eq: 'Stride' } })).toBe(15)
    expect(await count({ category: { in: ['Audio', 'Garden'] }, isActive: true })).toBe(30)
    expect(await count({ name: { contains: 'HEADPHONES' } })).toBe(3)
    expect(await count({ name: { contains: '%' } })).toBe(0)
    expect(await count({ sku: { eq: 'AUD-001' }, brand: { eq: 'Stride' } })).toBe(0)
    expect(await count({ sku: { in: [] } })).toBe(0)
    expect(await count({ isActive: false })).toBe(0)
  })

  test.each([
    ['a page of none', { first: 0 }],
    ['a page too long', { first: 101 }],
    ['a cursor that is none', { first: 5, after: 'nonsense' }],
    [
      'a cursor made up',
      { first: 5, after: Buffer.from('["products NAME ASC","a\\u0000","b"]').toString('base64url') },
    ],
    ['a NUL', { first: 5, filter: { name: { eq: 'a\0' } } }],
    ['too many values', { first: 5, filter: { name: { in: Array.from({ length: 101 }, String) } } }],
  ])('refuses %s as the fault of the caller', async (_what, variables) => {
    const { errors } = await send(
      fixture.first,
      `query ($first: Int!, $after: String, $filter: ProductFilter) {
        products(first: $first, after: $after, filter: $filter) { nodes { id } }
      }`,
      variables,
    )
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('gives null for what there is not', async () => {
    const document = 'query ($id: ID!) { product(id: $id) { id } reservation(orderId: $id) { id } }'
    for (const id of ['prd_none', 'a\0b', '']) {
      expect(await ask(fixture.first, document, { id })).toEqual({ product: null, reservation: null })
    }
    const both = await send(fixture.first, '{ product(id: "1", sku: "AUD-001") { id } }')
    expect(both.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('answers other subgraphs by id and by SKU, null where there is none', async () => {
    const representations = [
      { __typename: 'Product', id: '2' },
      { __typename: 'Product', sku: 'AUD-001' },
      { __typename: 'Product', id: 'prd_none' },
    ]
    const { _entities } = await ask(
      fixture.first,
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Product { sku } } }',
      { representations },
    )
    expect(_entities).toEqual([{ sku: 'AUD-002' }, { sku: 'AUD-001' }, null])
  })
})
