import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addProduct,
  ask,
  bookFaults,
  send,
  startFixture,
  untilTold,
  type InventoryFixture,
} from './fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(async () => {
  await fixture.stop()
})

const userErrors = `userErrors { __typename code message path
  ... on VersionConflictError { currentVersion } ... on InvalidStateError { current allowed }
  ... on InsufficientStockError { sku requested available } }`

async function manage(mutation: string, input: object): Promise<any> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
    warehouse { id code name priority isOpen closedAt version } ${userErrors} } }`
  return (await ask(fixture.first, document, { input }))[mutation]
}

async function create(input: object): Promise<any> {
  const { warehouse, userErrors: faults } = await manage('createWarehouse', input)
  expect(faults).toEqual([])
  return warehouse
}

async function adjust(productId: string, warehouse: string, delta: number): Promise<any> {
  const input = { idempotencyKey: crypto.randomUUID(), productId, warehouse, delta, reason: 'Test' }
  const document = `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { movement { onHandAfter } ${userErrors} } }`
  return (await ask(fixture.first, document, { input })).adjustStock
}

async function levelsOf(sku: string): Promise<[string, number][]> {
  const { product } = await ask(
    fixture.first,
    `query ($sku: String!) { product(sku: $sku) { stockLevels { onHand warehouse { code } } } }`,
    { sku },
  )
  return product.stockLevels.map(({ onHand, warehouse }: any) => [warehouse.code, onHand])
}

describe('a warehouse', () => {
  test('is added after all others, renamed, and moved up', async () => {
    const made = await create({ code: 'C', name: 'Gamma' })
    expect(made).toMatchObject({ priority: 3, isOpen: true, closedAt: null, version: 1 })
    const renamed = await manage('updateWarehouse', { id: made.id, code: 'C2', name: 'Gamma 2', priority: 1 })
    expect(renamed).toMatchObject({
      warehouse: { id: made.id, code: 'C2', name: 'Gamma 2', priority: 1, version: 2 },
      userErrors: [],
    })
    const same = await manage('updateWarehouse', { id: made.id, name: 'Gamma 2' })
    expect(same.warehouse.version).toBe(2)
    const byCode = await ask(fixture.first, '{ warehouse(code: "C2") { id } }')
    const byId = await ask(fixture.first, 'query ($id: ID!) { warehouse(id: $id) { code } }', { id: made.id })
    expect([byCode.warehouse.id, byId.warehouse.code]).toEqual([made.id, 'C2'])
    expect((await send(fixture.first, '{ warehouse { id } }')).errors?.[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    )
  })

  test('is refused what is wrong, each by its place', async () => {
    const codes = async (mutation: string, input: object) =>
      (await manage(mutation, input)).userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`)
    expect(await codes('createWarehouse', { code: 'A', name: 'Again' })).toEqual(['DUPLICATE input.code'])
    expect(await codes('createWarehouse', { code: 'a b', name: '', priority: 0 })).toEqual([
      'BAD_INPUT input.name',
      'BAD_INPUT input.code',
      'BAD_INPUT input.priority',
    ])
    expect(await codes('updateWarehouse', { id: 'loc_b', code: 'A' })).toEqual(['DUPLICATE input.code'])
    for (const mutation of ['updateWarehouse', 'closeWarehouse', 'reopenWarehouse']) {
      expect(await codes(mutation, { id: 'none\0' })).toEqual(['NOT_FOUND input.id'])
      expect(await codes(mutation, { id: 'loc_b', expectedVersion: 9 })).toEqual([
        'VERSION_CONFLICT input.expectedVersion',
      ])
    }
  })

  test('gets a level of a product when it first comes there', async () => {
    await create({ code: 'LAZY', name: 'Lazy' })
    const { id } = await addProduct(fixture.first, { sku: 'LAZY-1', stock: { B: 5 } })
    expect(await levelsOf('LAZY-1')).not.toContainEqual(['LAZY', 0])
    expect((await adjust(id, 'LAZY', 7)).movement.onHandAfter).toBe(7)
    expect(await levelsOf('LAZY-1')).toContainEqual(['LAZY', 7])
    const told = await untilTold(fixture, 'StockLevelChanged', { of: id, count: 2 })
    expect(told.at(-1)?.body).toMatchObject({ warehouse: 'LAZY', on_hand: 7, version: 2 })
  })

  test('gives its levels a page at a time', async () => {
    const { code } = await create({ code: 'PAGES', name: 'Pages' })
    for (const sku of ['PAGES-1', 'PAGES-2', 'PAGES-3'])
      await addProduct(fixture.first, { sku, stock: { [code]: 2 } })
    const skus: string[] = []
    let after: string | undefined
    do {
      const { warehouse } = await ask(
        fixture.first,
        `query ($after: String) { warehouse(code: "PAGES") {
          stockLevels(first: 2, after: $after) { nodes { onHand product { sku } } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      )
      skus.push(...warehouse.stockLevels.nodes.map(({ product }: any) => product.sku))
      after = warehouse.stockLevels.pageInfo.hasNextPage
        ? warehouse.stockLevels.pageInfo.endCursor
        : undefined
    } while (after)
    expect(skus).toEqual(['PAGES-1', 'PAGES-2', 'PAGES-3'])
  })

  test('is closed when it is empty; then nothing is put there until it is reopened', async () => {
    const { id: warehouseId, code } = await create({ code: 'SHUT', name: 'Shut' })
    const { id } = await addProduct(fixture.first, { sku: 'SHUT-1', stock: { [code]: 4, A: 4 } })
    const refused = await manage('closeWarehouse', { id: warehouseId })
    expect(refused.userErrors).toMatchObject([
      {
        __typename: 'InvalidStateError',
        code: 'INVALID_STATE',
        message: expect.stringContaining('4 on hand, of one product'),
        current: 'IN_USE',
        allowed: ['EMPTY'],
        path: ['input', 'id'],
      },
    ])
    await adjust(id, code, -4)
    const closed = await manage('closeWarehouse', { id: warehouseId })
    expect(closed).toMatchObject({ warehouse: { isOpen: false, version: 2 }, userErrors: [] })
    expect((await manage('closeWarehouse', { id: warehouseId })).warehouse.version).toBe(2)
    for (const productId of [id, (await addProduct(fixture.first, { sku: 'SHUT-2', stock: { A: 1 } })).id])
      expect((await adjust(productId, code, 1)).userErrors).toMatchObject([
        { code: 'INVALID_STATE', current: 'CLOSED', path: ['input', 'warehouse'] },
      ])
    const listed = async (includeClosed: boolean) =>
      (
        await ask(
          fixture.first,
          `query ($all: Boolean!) { warehouses(includeClosed: $all) { nodes { code } } }`,
          {
            all: includeClosed,
          },
        )
      ).warehouses.nodes.map(({ code: each }: any) => each)
    expect(await listed(false)).not.toContain('SHUT')
    expect(await listed(true)).toContain('SHUT')
    expect((await manage('reopenWarehouse', { id: warehouseId })).warehouse).toMatchObject({
      isOpen: true,
      version: 3,
    })
    expect((await adjust(id, code, 1)).userErrors).toEqual([])
  })

  test('never ends up closed with something in it, however closing and putting race', async () => {
    const second = await fixture.startInstance()
    const { id } = await addProduct(fixture.first, { sku: 'RACE-1', stock: { A: 100 } })
    for (let round = 0; round < 8; round++) {
      const { id: warehouseId, code } = await create({ code: `RACE-${round}`, name: 'Race' })
      const putting = Promise.all([1, 2, 3].map(() => adjust(id, code, 1)))
      const closing = ask(
        second,
        `mutation { closeWarehouse(input: { id: "${warehouseId}" }) { warehouse { isOpen } userErrors { code } } }`,
      )
      const put = (await putting).filter(({ userErrors: faults }) => faults.length === 0).length
      const { closeWarehouse } = await closing
      const onHand = (await levelsOf('RACE-1')).find(([each]) => each === code)?.[1] ?? 0
      expect(onHand).toBe(put)
      expect(closeWarehouse.warehouse?.isOpen === false).toBe(put === 0)
    }
    await second.stop()
    expect(await bookFaults(fixture)).toEqual([])
  })
})

test('a product that comes to its first two warehouses at once is not low when both together are enough', async () => {
  for (let round = 0; round < 10; round++) {
    const sku = `FIRST-${round}`
    const { id } = await addProduct(fixture.first, { sku, stock: {}, reorderPoint: 7 })
    await Promise.all([adjust(id, 'A', 5), adjust(id, 'B', 5)])
    const { product } = await ask(fixture.first, `{ product(sku: "${sku}") { stock { available status } } }`)
    expect(product.stock).toEqual({ available: 10, status: 'IN_STOCK' })
    const { isLow, available } = await fixture.db
      .selectFrom('products')
      .innerJoin('productStock', 'productStock.productId', 'products.id')
      .select(['isLow', 'available'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect({ isLow, available }).toEqual({ isLow: false, available: 10 })
  }
})
