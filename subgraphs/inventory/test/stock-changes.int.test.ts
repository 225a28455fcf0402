import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addProduct,
  ask,
  bookFaults,
  orderOf,
  publish,
  startFixture,
  stockOf,
  untilReservation,
  untilTold,
  type InventoryFixture,
} from './fixture.ts'
import { changeStock, movement, userErrors } from './stock-changes-fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(async () => {
  await fixture.stop()
})

const changed = `movement { ${movement} } product { stock { onHand unavailable available } }`
const change = (mutation: string, input: object) =>
  changeStock(fixture.first, mutation, changed, { warehouse: 'A', reason: 'Counted', ...input })

describe('a count', () => {
  test('sets what is on hand, unless the books changed since', async () => {
    const { id: productId } = await addProduct(fixture.first, { sku: 'SET-1', stock: { A: 5 } })
    expect(await change('setStock', { productId, onHand: 8, expectedOnHand: 5 })).toMatchObject({
      movement: {
        type: 'ADJUSTMENT',
        actor: 'staff:anonymous',
        reason: 'Counted',
        onHandDelta: 3,
        before: { onHand: 5 },
        after: { onHand: 8 },
      },
      product: { stock: { onHand: 8, available: 8 } },
      userErrors: [],
    })
    expect(await change('setStock', { productId, onHand: 8, expectedOnHand: 5 })).toMatchObject({
      movement: null,
      userErrors: [
        {
          __typename: 'StockCountConflictError',
          code: 'VERSION_CONFLICT',
          currentOnHand: 8,
          path: ['input', 'expectedOnHand'],
        },
      ],
    })
    expect(await change('setStock', { productId, onHand: 8 })).toMatchObject({
      movement: null,
      userErrors: [],
    })
  })
})

describe('goods that are damaged', () => {
  test('are set apart, put back or thrown away', async () => {
    const { id: productId } = await addProduct(fixture.first, { sku: 'DMG-1', stock: { A: 5 } })
    const stock = async (mutation: string, quantity: number) => {
      const { product, userErrors: faults } = await change(mutation, { productId, quantity })
      return faults.length > 0 ? faults : product.stock
    }
    expect(await stock('quarantineStock', 3)).toEqual({ onHand: 5, unavailable: 3, available: 2 })
    expect(await stock('quarantineStock', 3)).toMatchObject([
      { __typename: 'InsufficientStockError', sku: 'DMG-1', requested: 3, available: 2 },
    ])
    expect(await stock('releaseQuarantine', 1)).toEqual({ onHand: 5, unavailable: 2, available: 3 })
    expect(await stock('writeOffStock', 2)).toEqual({ onHand: 3, unavailable: 0, available: 3 })
    expect(await stock('writeOffStock', 1)).toMatchObject([{ code: 'INSUFFICIENT_STOCK', available: 0 }])
    expect(await stock('releaseQuarantine', 0)).toMatchObject([{ code: 'INVALID_QUANTITY' }])
  })
})

describe('a sell buffer', () => {
  test('is kept off sale but there, and can make a product low', async () => {
    const { id: productId } = await addProduct(fixture.first, {
      sku: 'BUF-1',
      stock: { A: 5, B: 1 },
      reorderPoint: 2,
    })
    const set = async (input: object): Promise<any> =>
      (
        await ask(
          fixture.first,
          `mutation ($input: SetSellBufferInput!) { setSellBuffer(input: $input) {
            product { stock { onHand available status } stockLevels { sellBuffer available } } userErrors { code path } } }`,
          { input: { productId, warehouse: 'A', ...input } },
        )
      ).setSellBuffer
    expect(await set({ quantity: 4 })).toEqual({
      product: {
        stock: { onHand: 6, available: 2, status: 'LOW' },
        stockLevels: [
          { sellBuffer: 4, available: 1 },
          { sellBuffer: 0, available: 1 },
        ],
      },
      userErrors: [],
    })
    await untilTold(fixture, 'LowStockDetected', { of: productId })
    const told = await untilTold(fixture, 'StockLevelChanged', { of: productId, count: 3 })
    expect(told.at(-1)?.body).toMatchObject({ sell_buffer: 4, available: 1, on_hand: 5 })
    await publish(fixture.first.broker, 'OrderCreated', orderOf('buf-1', productId, 3))
    await untilReservation(fixture.first, 'buf-1', 'REJECTED')
    expect((await set({ quantity: 50 })).product.stock).toMatchObject({ onHand: 6, available: 1 })
    expect((await set({ quantity: -1 })).userErrors).toEqual([
      { code: 'INVALID_QUANTITY', path: ['input', 'quantity'] },
    ])
    expect((await set({ quantity: 1, productId: 'no', warehouse: 'no' })).userErrors).toMatchObject([
      { path: ['input', 'productId'] },
      { path: ['input', 'warehouse'] },
    ])
  })
})

describe('adjustments in bulk', () => {
  const fields = `appliedCount results { index movement { ${movement} product { sku } } ${userErrors} }`
  const bulk = (rows: object[], more: object = {}) =>
    changeStock(fixture.first, 'bulkAdjustStock', fields, {
      rows: rows.map((row) => ({ warehouse: 'A', reason: 'Bulk', ...row })),
      ...more,
    })

  test('are done in their order, by difference or to a count, named by id or SKU', async () => {
    const { id: productId } = await addProduct(fixture.first, { sku: 'BLK-1', stock: { A: 5 } })
    await addProduct(fixture.first, { sku: 'BLK-2', stock: { B: 1 } })
    const idempotencyKey = crypto.randomUUID()
    const rows = [
      { productId, delta: 2 },
      { sku: 'BLK-1', onHand: 4, expectedOnHand: 7 },
      { sku: 'BLK-2', delta: 9 },
      { sku: 'BLK-2', onHand: 9 },
    ]
    const done = await bulk(rows, { idempotencyKey })
    expect(done).toMatchObject({ appliedCount: 4, replayed: false, userErrors: [] })
    expect(
      done.results.map(({ movement: made }: any) => made && [made.product.sku, made.onHandDelta]),
    ).toEqual([['BLK-1', 2], ['BLK-1', -3], ['BLK-2', 9], null])
    expect(await bulk(rows, { idempotencyKey })).toEqual({ ...done, replayed: true })
  })

  const faulty = [
    { sku: 'BLK-3', delta: -1 },
    { sku: 'BLK-3', delta: -9 },
    { sku: 'NONE', delta: 1 },
    { sku: 'BLK-3', warehouse: 'NONE', delta: 1 },
    { sku: 'BLK-3', delta: 1, onHand: 1 },
    { delta: 1 },
    { sku: 'BLK-3', delta: 0, reason: '' },
  ]
  const faults = [
    'INSUFFICIENT_STOCK input.rows.1.delta',
    'NOT_FOUND input.rows.2.sku',
    'NOT_FOUND input.rows.3.warehouse',
    'BAD_INPUT input.rows.4.delta',
    'BAD_INPUT input.rows.5.sku',
    'BAD_INPUT input.rows.6.reason',
    'INVALID_QUANTITY input.rows.6.delta',
  ]
  const namesOf = (errors: any[]) => errors.map(({ code, path }) => `${code} ${path.join('.')}`)

  test('with a faulty row are refused as a whole, with the faults of all rows', async () => {
    await addProduct(fixture.first, { sku: 'BLK-3', stock: { A: 5 } })
    const refused = await bulk(faulty)
    expect(namesOf(refused.userErrors)).toEqual(faults)
    expect(refused.appliedCount).toBe(0)
    expect(refused.results.map(({ userErrors: errors }: any) => errors.length)).toEqual([0, 1, 1, 1, 1, 1, 2])
    expect((await stockOf(fixture.first, 'BLK-3')).stock.onHand).toBe(5)
  })

  test('skip the faulty rows when told to', async () => {
    const done = await bulk(faulty, { onError: 'SKIP_INVALID' })
    expect(done).toMatchObject({ appliedCount: 1, userErrors: [] })
    expect(namesOf(done.results.flatMap(({ userErrors: errors }: any) => errors))).toEqual(faults)
    expect((await stockOf(fixture.first, 'BLK-3')).stock.onHand).toBe(4)
  })

  test('are 1 to 1,000', async () => {
    expect(await bulk([])).toMatchObject({ results: [], userErrors: [{ code: 'LIMIT_EXCEEDED' }] })
    const many = Array.from({ length: 1001 }, () => ({ sku: 'BLK-3', delta: 1 }))
    expect((await bulk(many)).userErrors).toMatchObject([{ path: ['input', 'rows'] }])
    const done = await bulk(many.slice(1))
    expect(done.appliedCount).toBe(1000)
    expect((await stockOf(fixture.first, 'BLK-3')).stock.onHand).toBe(1004)
    expect(await bookFaults(fixture)).toEqual([])
  })
})

test('whoever is named does it, with keys of their own', async () => {
  const { id: productId } = await addProduct(fixture.first, { sku: 'WHO-1', stock: { A: 5 } })
  const input = { productId, warehouse: 'A', delta: 1, reason: 'Found', idempotencyKey: crypto.randomUUID() }
  const by = async (actor: string): Promise<any> => {
    const response = await fetch(fixture.first.service.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stockgraph-actor': actor },
      body: JSON.stringify({
        query: `mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { movement { actor } replayed } }`,
        variables: { input },
      }),
    })
    return response.json()
  }
  expect((await by('staff:eve')).data.adjustStock).toEqual({
    movement: { actor: 'staff:eve' },
    replayed: false,
  })
  expect((await by('staff:bob')).data.adjustStock).toEqual({
    movement: { actor: 'staff:bob' },
    replayed: false,
  })
  expect((await by('staff:eve')).data.adjustStock.replayed).toBe(true)
  expect((await by('customer:cus_1')).errors[0].extensions.code).toBe('FORBIDDEN')
})
