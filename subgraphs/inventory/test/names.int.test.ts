import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import { spreadName } from '../commands/spread-names.ts'
import { addProduct, ask, startFixture, untilTold, type Instance, type InventoryFixture } from './fixture.ts'

let fixture: InventoryFixture
let second: Instance

beforeAll(async () => {
  fixture = await startFixture()
  second = await fixture.startInstance()
})
afterAll(() => fixture.stop())

const errors = 'userErrors { __typename code path ... on VersionConflictError { currentVersion } }'
const payloads = {
  Brand: 'brand { id name version }',
  Category: 'category { id name version parent { name } ancestors { name } }',
  Product: 'product { id version brand { id name } category { id name } }',
} as const

/** Sends one mutation by its name; answers its payload. */
async function change(mutation: string, input: object, instance = fixture.first): Promise<any> {
  const Name = mutation.charAt(0).toUpperCase() + mutation.slice(1)
  const kind =
    (['Brand', 'Category', 'Product'] as const).find((name) => mutation.endsWith(name)) ?? 'Product'
  const result = mutation.startsWith('delete') ? 'deletedId' : payloads[kind]
  const document = `mutation ($input: ${Name}Input!) { ${mutation}(input: $input) { ${result} ${errors} } }`
  return (await ask(instance, document, { input }))[mutation]
}

async function make(kind: 'Brand' | 'Category', name: string, more: object = {}): Promise<string> {
  const made = await change(`create${kind}`, { name, ...more })
  expect(made.userErrors).toEqual([])
  return made[kind.toLowerCase()].id
}

const productOf = async (id: string) =>
  (
    await ask(
      fixture.first,
      `query ($id: ID) { product(id: $id) { version brand { name } category { name } } }`,
      { id },
    )
  ).product

describe('a product', () => {
  test('names a brand and a category that nobody made before, and shares them with the next', async () => {
    const one = await addProduct(fixture.first, {
      sku: 'NAM-1',
      stock: {},
      ...{ brand: ' Acme ', category: 'Tools' },
    })
    const other = await addProduct(fixture.first, { sku: 'NAM-2', stock: {}, ...{ brand: 'Acme' } })
    expect(await productOf(one.id)).toMatchObject({ brand: { name: 'Acme' }, category: { name: 'Tools' } })
    expect(await productOf(other.id)).toMatchObject({ brand: { name: 'Acme' }, category: null })
    const [told] = await untilTold(fixture, 'ProductChanged', { of: one.id })
    expect(told?.body).toMatchObject({ brand: 'Acme', category: 'Tools' })
    const { brand } = await ask(
      fixture.first,
      `{ brand(name: "Acme") { products { totalCount nodes { sku } } } }`,
    )
    expect(brand.products).toEqual({ totalCount: 2, nodes: [{ sku: 'NAM-1' }, { sku: 'NAM-2' }] })
  })

  test('takes another brand by id, loses it by an empty name, and is refused an unknown one', async () => {
    const brandId = await make('Brand', 'By id')
    const { id } = await addProduct(fixture.first, { sku: 'NAM-3', stock: {} })
    expect(await change('updateProduct', { id, brandId, category: 'New kind' })).toMatchObject({
      product: { version: 2, brand: { id: brandId, name: 'By id' }, category: { name: 'New kind' } },
    })
    expect((await change('updateProduct', { id, brand: 'By id' })).product.version).toBe(2)
    expect(await change('updateProduct', { id, brand: '' })).toMatchObject({
      product: { version: 3, brand: null, category: { name: 'New kind' } },
    })
    expect((await change('updateProduct', { id, brandId: 'brd_none' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'brandId'] },
    ])
    expect((await change('updateProduct', { id, categoryId: 'cat_none\0' })).userErrors).toMatchObject([
      { code: 'BAD_INPUT', path: ['input', 'categoryId'] },
    ])
  })

  test('that is refused leaves no brand behind', async () => {
    await addProduct(fixture.first, { sku: 'NAM-4', stock: {} })
    const input = {
      sku: 'NAM-4',
      name: 'x',
      price: { amount: '1', currencyCode: 'EUR' },
      brand: 'Left behind',
    }
    expect((await change('createProduct', input)).userErrors).toMatchObject([{ code: 'DUPLICATE' }])
    expect((await ask(fixture.first, '{ brand(name: "Left behind") { id } }')).brand).toBeNull()
  })

  test('and fifty others at once make one brand of one name', async () => {
    const instances = [fixture.first, second]
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        change(
          'createProduct',
          {
            sku: `ONCE-${n}`,
            name: 'x',
            price: { amount: '1', currencyCode: 'EUR' },
            brand: `Once ${n % 2}`,
            category: `Once ${(n + 1) % 2}`,
          },
          instances[n % 2],
        ).then(({ userErrors }) => expect(userErrors).toEqual([])),
      ),
    )
    const { brands } = await ask(
      fixture.first,
      '{ brands(filter: { name: { contains: "once" } }) { nodes { name products { totalCount } } } }',
    )
    expect(brands.nodes).toEqual([
      { name: 'Once 0', products: { totalCount: 25 } },
      { name: 'Once 1', products: { totalCount: 25 } },
    ])
  })
})

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

describe('deleting', () => {
  test('a brand is done when no product has it', async () => {
    const brandId = await make('Brand', 'Gone')
    const { id } = await addProduct(fixture.first, { sku: 'DEL-1', stock: {}, ...{ brand: 'Gone' } })
    expect((await change('deleteBrand', { id: brandId })).userErrors).toMatchObject([
      { __typename: 'InvalidStateError', code: 'INVALID_STATE', path: ['input', 'id'] },
    ])
    await change('updateProduct', { id, brand: '' })
    expect((await change('deleteBrand', { id: brandId, expectedVersion: 2 })).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT' },
    ])
    expect(await change('deleteBrand', { id: brandId })).toEqual({ deletedId: brandId, userErrors: [] })
    expect((await change('deleteBrand', { id: brandId })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('a category is done when none is below it', async () => {
    const above = await make('Category', 'Above')
    const below = await make('Category', 'Below', { parentId: above })
    expect((await change('deleteCategory', { id: above })).userErrors).toMatchObject([
      { code: 'INVALID_STATE' },
    ])
    expect((await change('deleteCategory', { id: below })).deletedId).toBe(below)
    expect((await change('deleteCategory', { id: above })).deletedId).toBe(above)
  })
})

describe('the tree of categories', () => {
  test('is ten levels deep at most, and never a ring', async () => {
    const ids: string[] = []
    for (let level = 1; level <= 10; level++)
      ids.push(await make('Category', `Level ${level}`, level === 1 ? {} : { parentId: ids.at(-1) }))
    const [top, next, , , , , , , , last] = ids as [string, string, ...string[]]
    expect((await change('createCategory', { name: 'Level 11', parentId: last })).userErrors).toMatchObject([
      { code: 'LIMIT_EXCEEDED', path: ['input', 'parentId'] },
    ])
    expect((await change('moveCategory', { id: top, parentId: last })).userErrors).toMatchObject([
      { code: 'BAD_INPUT', path: ['input', 'parentId'] },
    ])
    expect((await change('moveCategory', { id: top, parentId: 'cat_none' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'parentId'] },
    ])
    const moved = await change('moveCategory', { id: next, parentId: null, expectedVersion: 1 })
    expect(moved).toMatchObject({ category: { version: 2, parent: null, ancestors: [] }, userErrors: [] })
    const { category } = await ask(
      fixture.first,
      `query ($id: ID) { category(id: $id) { ancestors { name } } categories(filter: { isTop: true, name: { contains: "Level" } }) { nodes { name } } }`,
      { id: last },
    )
    expect(category.ancestors.map(({ name }: any) => name)).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 9].map((n) => `Level ${n}`),
    )
  })

  test('has no ring after two categories are put below each other at once', async () => {
    const [a, b] = [await make('Category', 'Ring A'), await make('Category', 'Ring B')]
    const moves = await Promise.all([
      change('moveCategory', { id: a, parentId: b }),
      change('moveCategory', { id: b, parentId: a }, second),
    ])
    expect(moves.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1)
  })
})
