import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
