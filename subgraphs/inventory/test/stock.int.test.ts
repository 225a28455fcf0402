import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import {
  addProduct,
  ask,
  bookFaults,
  orderOf,
  publish,
  startFixture,
  stockOf,
  subscribe,
  untilReservation,
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

const adjustDocument = `mutation ($input: AdjustStockInput!) {
  adjustStock(input: $input) {
    movement { id type onHandDelta onHandAfter reservedAfter reason warehouse { code } }
    product { stock { onHand reserved available } }
    replayed
    userErrors { __typename code message path ... on InsufficientStockError { sku requested available } }
  }
}`

async function adjust(input: object): Promise<any> {
  const full = { idempotencyKey: crypto.randomUUID(), warehouse: 'A', reason: 'Counted', ...input }
  return (await ask(fixture.first, adjustDocument, { input: full })).adjustStock
}

describe('an adjustment', () => {
  test('changes what is on hand, is written down and told', async () => {
    const { id: productId } = await addProduct(fixture.first, { sku: 'ADJ-1', stock: { A: 5 } })
    const done = await adjust({ productId, delta: -2 })
    expect(done).toMatchObject({
      movement: {
        type: 'ADJUSTMENT',
        onHandDelta: -2,
        onHandAfter: 3,
        reason: 'Counted',
        warehouse: { code: 'A' },
      },
      product: { stock: { onHand: 3, reserved: 0, available: 3 } },
      replayed: false,
      userErrors: [],
    })
    const told = await untilTold(fixture, 'StockLevelChanged', { of: productId, count: 2 })
    expect(told.at(-1)?.body).toMatchObject({ sku: 'ADJ-1', warehouse: 'A', on_hand: 3, available: 3 })
  })

  test('under the same key is done once, also when asked for ten times at once', async () => {
    const { id: productId } = await addProduct(fixture.first, { sku: 'ADJ-2', stock: { A: 5 } })
    const idempotencyKey = crypto.randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => adjust({ productId, delta: 1, idempotencyKey })),
    )
    expect(new Set(answers.map(({ movement }) => movement.id)).size).toBe(1)
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
    expect((await stockOf(fixture.first, 'ADJ-2')).stock.onHand).toBe(6)
    const reused = await adjust({ productId, delta: 2, idempotencyKey })
    expect(reused.userErrors).toMatchObject([
      { __typename: 'IdempotencyKeyReusedError', code: 'IDEMPOTENCY_KEY_REUSED' },
    ])
  })

  test('never takes what is reserved', async () => {
    const { id: productId } = await addProduct(fixture.first, { sku: 'ADJ-3', stock: { A: 5 } })
    await publish(fixture.first.broker, 'OrderCreated', orderOf('adj-3', productId, 4))
    await untilReservation(fixture.first, 'adj-3', 'HELD')
    expect(await adjust({ productId, delta: -2 })).toMatchObject({
      movement: null,
      product: null,
      replayed: false,
      userErrors: [
        {
          __typename: 'InsufficientStockError',
          code: 'INSUFFICIENT_STOCK',
          sku: 'ADJ-3',
          requested: 2,
          available: 1,
        },
      ],
    })
  })

  test('is refused with every fault at its place', async () => {
    const { id: productId } = await addProduct(fixture.first, { sku: 'ADJ-4', stock: { A: 999_999_999 } })
    const faults = async (input: object) =>
      (await adjust({ productId, delta: 1, ...input })).userErrors.map(
        ({ code, path }: any) => `${code} ${path.join('.')}`,
      )
    expect(await faults({ delta: 0, reason: '', idempotencyKey: 'short' })).toEqual([
      'BAD_INPUT input.idempotencyKey',
      'BAD_INPUT input.reason',
      'INVALID_QUANTITY input.delta',
    ])
    expect(await faults({ delta: 2 })).toEqual(['INVALID_QUANTITY input.delta'])
    expect(await faults({ delta: 2_000_000_000 })).toEqual(['INVALID_QUANTITY input.delta'])
    expect(await faults({ reason: 'a\0', idempotencyKey: '12345678\0' })).toHaveLength(2)
    expect(await faults({ productId: 'none\0', warehouse: 'none\0' })).toEqual([
      'NOT_FOUND input.productId',
      'NOT_FOUND input.warehouse',
    ])
  })
})

describe('the ledger', () => {
  test('is paged newest first, each entry once', async () => {
    const { id: productId } = await addProduct(fixture.first, { sku: 'LED-1', stock: { A: 1 } })
    for (let delta = 1; delta <= 4; delta++) await adjust({ productId, delta })
    const page = async (after?: string) =>
      (
        await ask(
          fixture.first,
          `query ($after: String) {
            product(sku: "LED-1") {
              stockMovements(first: 3, after: $after) { nodes { onHandDelta } pageInfo { endCursor hasNextPage } }
            }
          }`,
          { after },
        )
      ).product.stockMovements
    const first = await page()
    const second = await page(first.pageInfo.endCursor)
    const deltas = [...first.nodes, ...second.nodes].map(({ onHandDelta }: any) => onHandDelta)
    expect(deltas).toEqual([4, 3, 2, 1, 1])
    expect(second.pageInfo.hasNextPage).toBe(false)
  })

  test.each([
    'update stock_movements set reason = null',
    'delete from stock_movements',
    'truncate stock_movements',
  ])('refuses %s', async (statement) => {
    await expect(sql.raw(statement).execute(fixture.db)).rejects.toThrow('append-only')
  })

  test('is what the levels are compared with', async () => {
    expect(await bookFaults(fixture)).toEqual([])
    await sql`update stock_levels set on_hand = on_hand + 1 where product_id =
      (select id from products where sku = 'LED-1') and warehouse_id = 'loc_a'`.execute(fixture.db)
    expect(await bookFaults(fixture)).toMatchObject([{ level: { onHand: 12 }, ledger: { onHand: 11 } }])
  })
})

describe('stockLevelChanged', () => {
  const document = `subscription ($skus: [String!]!) {
    stockLevelChanged(skus: $skus) {
      sku warehouse { code } onHand reserved available version product { sku name stock { reserved } }
    }
  }`

  test('gives the levels as they are and then each change, made on whichever instance', async () => {
    const second = await fixture.startInstance()
    const { id } = await addProduct(fixture.first, { sku: 'LIVE-1', stock: { A: 5, B: 2 } })
    await addProduct(fixture.first, { sku: 'LIVE-2', stock: { A: 5 } })
    const subscriber = subscribe(second, document, { skus: ['LIVE-1', 'NONE', 'a\0'] })
    await until(() => subscriber.results.length === 2)
    for (let count = 1; count <= 3; count++) {
      await publish(fixture.first.broker, 'OrderCreated', orderOf(`live-${count}`, id, 1))
      await untilReservation(fixture.first, `live-${count}`, 'HELD')
    }
    await until(() => subscriber.results.length === 5)
    const events = subscriber.results.map(({ data }) => data.stockLevelChanged)
    expect(events.map(({ warehouse, reserved }) => [warehouse.code, reserved])).toEqual([
      ['A', 0],
      ['B', 0],
      ['A', 1],
      ['A', 2],
      ['A', 3],
    ])
    expect(events.at(-1)).toMatchObject({ sku: 'LIVE-1', available: 2, product: { sku: 'LIVE-1' } })
    expect(events.at(-1).product.stock.reserved).toBe(3)
    await subscriber.leave()
    await second.stop()
  })

  test('of no SKU gives the changes of every product, from now on', async () => {
    const subscriber = subscribe(fixture.first, document, { skus: [] })
    const { id: productId } = await addProduct(fixture.first, { sku: 'LIVE-3', stock: { A: 5 } })
    const event = await until(async () => {
      await adjust({ productId, delta: 1 })
      return subscriber.results.find(({ data }) => data.stockLevelChanged.sku === 'LIVE-3')
    })
    expect(event.data.stockLevelChanged.product.name).toBe('Product LIVE-3')
    await subscriber.leave()
  })

  test('of too many SKUs is refused', async () => {
    const subscriber = subscribe(fixture.first, document, { skus: Array.from({ length: 101 }, String) })
    await until(() => subscriber.results.length > 0)
    expect(JSON.stringify(subscriber.results)).toContain('BAD_USER_INPUT')
    await subscriber.leave()
  })
})
