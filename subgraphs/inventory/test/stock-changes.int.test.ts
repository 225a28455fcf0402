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
  type Instance,
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
  ... on StockCountConflictError { currentOnHand } ... on InsufficientStockError { sku requested available } }`
const movement =
  'type actor reason onHandDelta unavailableDelta before { onHand unavailable } after { onHand unavailable }'

async function run(
  mutation: string,
  fields: string,
  input: object,
  on: Instance = fixture.first,
): Promise<any> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const full = { idempotencyKey: crypto.randomUUID(), ...input }
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} replayed ${userErrors} } }`
  return (await ask(on, document, { input: full }))[mutation]
}

const changed = `movement { ${movement} } product { stock { onHand unavailable available } }`
const change = (mutation: string, input: object) =>
  run(mutation, changed, { warehouse: 'A', reason: 'Counted', ...input })

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

describe('a transfer', () => {
  const transfer = (input: object, on?: Instance) =>
    run(
      'transferStock',
      `movements { ${movement} warehouse { code } }`,
      { from: 'A', to: 'B', reason: 'Nearer', ...input },
      on,
    )

  test('takes from one and puts into the other, once for each key', async () => {
    const { id: productId } = await addProduct(fixture.first, { sku: 'TRF-1', stock: { A: 5 } })
    const input = { idempotencyKey: crypto.randomUUID(), lines: [{ productId, quantity: 3 }] }
    const done = await transfer(input)
    expect(done).toMatchObject({
      movements: [
        { type: 'TRANSFER_OUT', warehouse: { code: 'A' }, before: { onHand: 5 }, after: { onHand: 2 } },
        { type: 'TRANSFER_IN', warehouse: { code: 'B' }, before: { onHand: 0 }, after: { onHand: 3 } },
      ],
      replayed: false,
      userErrors: [],
    })
    expect(await transfer(input)).toEqual({ ...done, replayed: true })
    expect((await stockOf(fixture.first, 'TRF-1')).stock).toMatchObject({ onHand: 5, available: 5 })
  })

  test('never takes what is reserved', async () => {
    const { id: productId } = await addProduct(fixture.first, { sku: 'TRF-2', stock: { A: 5 } })
    await publish(fixture.first.broker, 'OrderCreated', orderOf('trf-2', productId, 4))
    await untilReservation(fixture.first, 'trf-2', 'HELD')
    expect(await transfer({ lines: [{ productId, quantity: 2 }] })).toMatchObject({
      movements: [],
      userErrors: [
        { code: 'INSUFFICIENT_STOCK', requested: 2, available: 1, path: ['input', 'lines', '0', 'quantity'] },
      ],
    })
  })

  test('is refused with every fault at its place', async () => {
    const { id: productId } = await addProduct(fixture.first, { sku: 'TRF-3', stock: { A: 5 } })
    const faults = async (input: object) =>
      (await transfer(input)).userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`)
    const line = { productId, quantity: 1 }
    expect(await faults({ lines: [] })).toEqual(['LIMIT_EXCEEDED input.lines'])
    expect(await faults({ to: 'A', reason: '', lines: [line, { ...line, quantity: 0 }] })).toEqual([
      'BAD_INPUT input.reason',
      'BAD_INPUT input.to',
      'INVALID_QUANTITY input.lines.1.quantity',
      'BAD_INPUT input.lines.1.productId',
    ])
    expect(await faults({ from: 'X', to: 'Y', lines: [{ ...line, productId: 'no' }] })).toEqual([
      'NOT_FOUND input.from',
      'NOT_FOUND input.to',
      'NOT_FOUND input.lines.0.productId',
    ])
  })

  test('and another the opposite way, on two instances and while orders come in, neither wait for each other nor lose anything', async () => {
    const second = await fixture.startInstance()
    const products = await Promise.all(
      [1, 2, 3].map((number) => addProduct(fixture.first, { sku: `OPP-${number}`, stock: { A: 50, B: 50 } })),
    )
    const ids = products.map(({ id }) => id)
    const lines = (order: string[]) => order.map((productId) => ({ productId, quantity: 1 }))
    const work = Array.from({ length: 15 }, (_, round) => [
      transfer({ lines: lines(ids) }),
      transfer({ from: 'B', to: 'A', lines: lines(ids.toReversed()) }, second),
      publish(fixture.first.broker, 'OrderCreated', {
        order_id: `opp-${round}`,
        items: ids.toReversed().map((product_id) => ({ product_id, quantity: 1 })),
      }),
    ])
    const answers = await Promise.all(work.flat())
    expect(answers.flatMap((answer: any) => answer?.userErrors ?? [])).toEqual([])
    for (let round = 0; round < 15; round++) await untilReservation(fixture.first, `opp-${round}`, 'HELD')
    for (const number of [1, 2, 3])
      expect((await stockOf(fixture.first, `OPP-${number}`)).stock).toMatchObject({
        onHand: 100,
        reserved: 15,
      })
    expect(await bookFaults(fixture)).toEqual([])
    await second.stop()
  })
})

describe('adjustments in bulk', () => {
  const fields = `appliedCount results { index movement { ${movement} product { sku } } ${userErrors} }`
  const bulk = (rows: object[], more: object = {}) =>
    run('bulkAdjustStock', fields, {
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
