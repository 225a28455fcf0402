import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedInventory } from '../seed.ts'
import { addProduct, ask, startFixture, untilTold, type InventoryFixture } from './fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startFixture()
  await fixture.db.deleteFrom('warehouses').execute()
  await seedInventory({ databaseUrl: fixture.databaseUrl })
})
afterAll(async () => {
  await fixture.stop()
})

const productErrors =
  'userErrors { __typename code message path ... on VersionConflictError { currentVersion } }'

async function create(input: object): Promise<any> {
  const document = `mutation ($input: CreateProductInput!) {
    createProduct(input: $input) {
      product { id sku name price { amount currencyCode } isActive version imageUrl stock { available status } }
      ${productErrors}
    }
  }`
  return (await ask(fixture.first, document, { input })).createProduct
}

async function update(input: object): Promise<any> {
  const document = `mutation ($input: UpdateProductInput!) {
    updateProduct(input: $input) {
      product { id sku name price { amount currencyCode } isActive version imageUrl reorderPoint }
      ${productErrors}
    }
  }`
  return (await ask(fixture.first, document, { input })).updateProduct
}

describe('a new product', () => {
  const valid = { sku: 'NEW-1', name: 'New', price: { amount: '5', currencyCode: 'JPY' } }

  test('is stored with its stock and told', async () => {
    const { product, userErrors } = await create({
      ...valid,
      reorderPoint: 2,
      initialStock: [{ warehouse: 'RTM', quantity: 7 }],
    })
    expect(userErrors).toEqual([])
    expect(product).toMatchObject({
      sku: 'NEW-1',
      price: { amount: '5', currencyCode: 'JPY' },
      isActive: true,
      version: 1,
      stock: { available: 7, status: 'IN_STOCK' },
    })
    const [told] = await untilTold(fixture, 'ProductChanged', { of: product.id })
    expect(told?.body).toMatchObject({
      sku: 'NEW-1',
      price: { amount: '5', currency: 'JPY' },
      active: true,
      version: 1,
    })
    const { product: found } = await ask(
      fixture.first,
      `query ($id: ID!) { product(id: $id) { stockMovements(first: 5) { nodes { type onHandDelta onHandAfter reason } } } }`,
      { id: product.id },
    )
    expect(found.stockMovements.nodes).toEqual([
      { type: 'RECEIPT', onHandDelta: 7, onHandAfter: 7, reason: 'Initial stock' },
    ])
  })

  test('is refused when its SKU or its id is taken', async () => {
    expect(await create({ ...valid, sku: 'AUD-001' })).toMatchObject({
      product: null,
      userErrors: [{ code: 'DUPLICATE', path: ['input', 'sku'] }],
    })
    expect(await create({ ...valid, sku: 'NEW-2', id: '1' })).toMatchObject({
      product: null,
      userErrors: [{ code: 'DUPLICATE', path: ['input', 'id'] }],
    })
  })

  test('is refused with every fault at its place', async () => {
    const { product, userErrors } = await create({
      ...valid,
      id: 'no good',
      sku: '',
      name: 'a\0b',
      price: { amount: '1.5', currencyCode: 'JPY' },
      initialStock: [
        { warehouse: 'BER', quantity: -1 },
        { warehouse: 'BER', quantity: 1 },
      ],
    })
    expect(product).toBeNull()
    expect(userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`)).toEqual([
      'BAD_INPUT input.id',
      'BAD_INPUT input.sku',
      'BAD_INPUT input.name',
      'BAD_INPUT input.price.amount',
      'INVALID_QUANTITY input.initialStock.0.quantity',
      'BAD_INPUT input.initialStock.1.warehouse',
    ])
    const unknown = await create({
      ...valid,
      sku: 'NEW-3',
      initialStock: [{ warehouse: 'X\0', quantity: 1 }],
    })
    expect(unknown.userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'initialStock', '0', 'warehouse'] },
    ])
  })
})

describe('a change of a product', () => {
  test('changes what is given, counts its versions and is told', async () => {
    const { id } = await addProduct(fixture.first, { sku: 'CHG-1', stock: {} })
    const price = { amount: '12.50', currencyCode: 'EUR' }
    const changed = await update({
      id,
      expectedVersion: 1,
      price,
      imageUrl: 'https://example.org/a.png',
      name: null,
    })
    expect(changed.product).toMatchObject({
      version: 2,
      price,
      name: 'Product CHG-1',
      imageUrl: 'https://example.org/a.png',
    })
    expect((await update({ id, price })).product.version).toBe(2)
    expect((await update({ id, imageUrl: null })).product).toMatchObject({ version: 3, imageUrl: null })
    const told = await untilTold(fixture, 'ProductChanged', { of: id, count: 3 })
    expect(told.map(({ body }) => body.version)).toEqual([1, 2, 3])
  })

  test('is refused at another version, for a product that is not there, and for a SKU that is taken', async () => {
    const { id } = await addProduct(fixture.first, { sku: 'CHG-2', stock: {} })
    expect((await update({ id, expectedVersion: 7, name: 'x' })).userErrors).toMatchObject([
      { __typename: 'VersionConflictError', code: 'VERSION_CONFLICT', currentVersion: 1 },
    ])
    expect((await update({ id: 'prd_none', name: 'x' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await update({ id: 'a\0', name: 'x' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await update({ id, sku: 'AUD-001' })).userErrors).toMatchObject([{ code: 'DUPLICATE' }])
  })

  test('of the reorder point can make the product low', async () => {
    const { id } = await addProduct(fixture.first, { sku: 'CHG-3', stock: { BER: 5 } })
    await update({ id, reorderPoint: 5 })
    const [low] = await untilTold(fixture, 'LowStockDetected', { of: id })
    expect(low?.body).toMatchObject({ available: 5, reorder_point: 5, crossing: 1 })
  })

  test('brings a discontinued product back, once, at the version that was expected', async () => {
    const { id } = await addProduct(fixture.first, { sku: 'BCK-1', stock: {} })
    const change = async (mutation: string, expectedVersion: number) =>
      (
        await ask(
          fixture.first,
          `mutation ($id: ID!, $expectedVersion: Int) {
            ${mutation}(input: { id: $id, expectedVersion: $expectedVersion }) {
              product { isActive version } ${productErrors}
            }
          }`,
          { id, expectedVersion },
        )
      )[mutation]
    expect((await change('discontinueProduct', 1)).product).toEqual({ isActive: false, version: 2 })
    expect((await change('reinstateProduct', 1)).userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }])
    expect((await change('reinstateProduct', 2)).product).toEqual({ isActive: true, version: 3 })
    expect((await change('reinstateProduct', 3)).product).toEqual({ isActive: true, version: 3 })
    const told = await untilTold(fixture, 'ProductChanged', { of: id, count: 3 })
    expect(told.map(({ body }) => body.active)).toEqual([true, false, true])
  })

  test('takes it off sale and puts it on again', async () => {
    const { id } = await addProduct(fixture.first, { sku: 'CHG-4', stock: {} })
    const document = `mutation ($id: ID!) {
      discontinueProduct(input: { id: $id, expectedVersion: 1 }) { product { isActive version } ${productErrors} }
    }`
    const { discontinueProduct } = await ask(fixture.first, document, { id })
    expect(discontinueProduct).toEqual({ product: { isActive: false, version: 2 }, userErrors: [] })
    expect((await update({ id, isActive: true })).product).toMatchObject({ isActive: true, version: 3 })
  })
})
