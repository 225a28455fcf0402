import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { spreadName } from '../commands/spread-names.ts'
import { addProduct, ask, startFixture, untilTold, type Instance, type InventoryFixture } from './fixture.ts'
import { namesOf } from './names-fixture.ts'

let fixture: InventoryFixture
let second: Instance
const { change, make } = namesOf(() => fixture.first)

beforeAll(async () => {
  fixture = await startFixture()
  second = await fixture.startInstance()
})
afterAll(() => fixture.stop())

describe('a new name', () => {
  test('of a brand is found at once, and each of its products is told', async () => {
    const products = await Promise.all(
      [1, 2, 3].map((n) => addProduct(fixture.first, { sku: `REN-${n}`, stock: {}, ...{ brand: 'Former' } })),
    )
    const { brand } = await ask(fixture.first, '{ brand(name: "Former") { id } }')
    const renamed = await change('renameBrand', { id: brand.id, name: 'Latter', expectedVersion: 1 })
    expect(renamed).toEqual({ brand: { id: brand.id, name: 'Latter', version: 2 }, userErrors: [] })
    const { products: found } = await ask(
      fixture.first,
      '{ products(filter: { brand: { eq: "Latter" } }) { totalCount } }',
    )
    expect(found.totalCount).toBe(3)
    for (const { id } of products) {
      const told = await untilTold(fixture, 'ProductChanged', { of: id, count: 2 })
      expect(told.map(({ body }) => [body.version, body.brand])).toEqual([
        [1, 'Former'],
        [2, 'Latter'],
      ])
    }
    await until(
      async () =>
        (await ask(fixture.first, '{ products(filter: { text: "latter" }) { totalCount } }')).products
          .totalCount === 3,
      { what: 'the new name among the words' },
    )
    expect((await change('renameBrand', { id: brand.id, name: 'Latter' })).brand.version).toBe(2)
  })

  test('of a category reaches more products than a batch has, though two instances spread it', async () => {
    const id = await make('Category', 'Many')
    const row = (n: number) => ({
      ...{ id: `many-${n}`, sku: `MANY-${n}`, name: `Many ${n % 7}`, description: '', brand: '' },
      ...{ category: 'Many', categoryId: id, priceMinor: 1n, currency: 'EUR', active: true },
      ...{ reorderPoint: 0, version: 1, isLow: true },
    })
    const rows = Array.from({ length: 450 }, (_, n) => row(n))
    await fixture.db.insertInto('products').values(rows).execute()
    await change('renameCategory', { id, name: 'Very many' })
    await change('renameCategory', { id, name: 'Too many' }, second)
    const left = () =>
      fixture.db
        .selectFrom('products')
        .select('id')
        .where('categoryId', '=', id)
        .where('category', '<>', 'Too many')
        .execute()
    await until(async () => (await left()).length === 0, { what: 'all products under the new name' })
    const told = async () =>
      new Set(
        fixture
          .told('ProductChanged')
          .filter(({ body }) => body.category === 'Too many')
          .map(({ body }) => body.product_id),
      ).size
    await expect.poll(told, { timeout: 20_000 }).toBe(rows.length)
    await until(async () => (await spreadName(fixture.db, 'categories', undefined)) === undefined, {
      what: 'nothing left to be spread',
    })
  })

  test('comes while products are changed, added and counted, and nobody waits in a ring', async () => {
    const brandId = await make('Brand', 'Busy')
    const ids = await Promise.all(
      [0, 1, 2, 3].map(
        async (n) => (await addProduct(fixture.first, { sku: `BUSY-${n}`, stock: { A: 50 } })).id,
      ),
    )
    const price = { amount: '1', currencyCode: 'EUR' }
    const adjust = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { userErrors { code } } }`
    await Promise.all(
      Array.from({ length: 24 }, async (_, n) => {
        const instance = n % 2 === 0 ? fixture.first : second
        const id = ids[n % 4]
        const input = {
          productId: id,
          warehouse: 'A',
          delta: -1,
          reason: 'sold',
          idempotencyKey: `busy-key-${n}`,
        }
        // All want the same brand: where they queue for longer than the API waits, they are told to try again.
        const insist = async (send: () => Promise<any>): Promise<any> => {
          const answer = await send()
          return answer.userErrors.some(({ code }: any) => code === 'INVALID_STATE') ? insist(send) : answer
        }
        const done = await Promise.all([
          insist(() => change('renameBrand', { id: brandId, name: `Busy ${n}` }, instance)),
          insist(() => change('updateProduct', { id, brandId }, instance)),
          insist(() =>
            change('createProduct', { sku: `BUSY-NEW-${n}`, name: 'x', price, brandId }, instance),
          ),
          insist(() => ask(instance, adjust, { input }).then(({ adjustStock }) => adjustStock)),
        ])
        expect(done.flatMap(({ userErrors }) => userErrors)).toEqual([])
      }),
    )
    const { brand } = await ask(fixture.first, `{ brand(id: "${brandId}") { name } }`)
    const named = async () =>
      (await fixture.db.selectFrom('products').select('brand').where('brandId', '=', brandId).execute()).map(
        (row) => row.brand,
      )
    await expect.poll(named, { timeout: 20_000 }).toEqual(Array.from({ length: 28 }, () => brand.name))
  })

  test('that is taken, or for another version, or for nothing, is refused', async () => {
    const id = await make('Brand', 'Mine')
    await make('Brand', 'Theirs')
    expect((await change('renameBrand', { id, name: 'Theirs' })).userErrors).toMatchObject([
      { code: 'DUPLICATE', path: ['input', 'name'] },
    ])
    expect((await change('createBrand', { name: ' Theirs ' })).userErrors).toMatchObject([
      { code: 'DUPLICATE' },
    ])
    expect((await change('createCategory', { name: '' })).userErrors).toMatchObject([{ code: 'BAD_INPUT' }])
    expect((await change('renameBrand', { id, name: 'x', expectedVersion: 4 })).userErrors).toMatchObject([
      { __typename: 'VersionConflictError', currentVersion: 1 },
    ])
    expect((await change('renameBrand', { id: 'brd_none', name: 'x' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'id'] },
    ])
    expect((await change('renameCategory', { id: 'a\0', name: 'x' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
  })
})
