import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addProduct,
  ask,
  orderOf,
  publish,
  send,
  startFixture,
  untilReservation,
  type InventoryFixture,
} from './fixture.ts'

let fixture: InventoryFixture
let one: string
let two: string
let between: string

beforeAll(async () => {
  fixture = await startFixture()
  one = (await addProduct(fixture.first, { sku: 'ONE', stock: { A: 10, B: 5 } })).id
  two = (await addProduct(fixture.first, { sku: 'TWO', stock: { A: 3 } })).id
  await publish(fixture.first.broker, 'OrderCreated', orderOf('ord-1', one, 4))
  await untilReservation(fixture.first, 'ord-1', 'HELD')
  // The ledger's clock has milliseconds: what comes next must not fall into the same one.
  const { rows } = await sql<{ now: Date }>`
    select clock_timestamp() + interval '2 ms' as now, pg_sleep(0.005)`.execute(fixture.db)
  between = rows[0]?.now.toISOString() ?? ''
  await ask(
    fixture.first,
    `mutation ($one: ID!, $two: ID!) {
      quarantineStock(input: { idempotencyKey: "quarantine", productId: $one, warehouse: "A", quantity: 2, reason: "Wet" }) { userErrors { code } }
      transferStock(input: { idempotencyKey: "transfer-1", from: "A", to: "B", reason: "Nearer", lines: [{ productId: $two, quantity: 1 }] }) { userErrors { code } }
    }`,
    { one, two },
  )
})
afterAll(async () => {
  await fixture.stop()
})

async function movements(filter: object, page: object = {}): Promise<any> {
  const { stockMovements } = await ask(
    fixture.first,
    `query ($filter: StockMovementFilter, $first: Int! = 20, $after: String) {
      stockMovements(filter: $filter, first: $first, after: $after) {
        nodes { type product { sku } warehouse { code } } pageInfo { hasNextPage endCursor } } }`,
    { filter, ...page },
  )
  return stockMovements
}

const brief = ({ nodes }: any): string[] =>
  nodes.map(({ type, product, warehouse }: any) => `${type} ${product.sku} ${warehouse.code}`)

const all = [
  'TRANSFER_IN TWO B',
  'TRANSFER_OUT TWO A',
  'DAMAGE ONE A',
  'RESERVE ONE A',
  'RECEIPT TWO A',
  'RECEIPT ONE B',
  'RECEIPT ONE A',
]

describe('the ledger', () => {
  test('is listed newest first, a page at a time, each entry once', async () => {
    const found: string[] = []
    let after: string | undefined
    do {
      const page = await movements({}, { first: 2, after })
      found.push(...brief(page))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined
    } while (after)
    expect(found).toEqual(all)
  })

  const entries = (...indexes: number[]) => indexes.map((index) => all[index])
  test.each([
    ['product', () => ({ productId: { eq: two } }), entries(0, 1, 4)],
    ['products', () => ({ productId: { in: [one, two, 'a\0'] } }), all],
    ['SKU', () => ({ sku: { eq: 'ONE' } }), entries(2, 3, 5, 6)],
    ['a SKU that is none', () => ({ sku: { eq: 'NONE' } }), []],
    ['warehouse', () => ({ warehouse: { eq: 'B' } }), entries(0, 5)],
    ['a rare type', () => ({ type: { eq: 'DAMAGE' } }), entries(2)],
    ['a common type', () => ({ type: { eq: 'RESERVE' } }), entries(3)],
    ['types', () => ({ type: { in: ['TRANSFER_IN', 'TRANSFER_OUT'] } }), entries(0, 1)],
    ['order', () => ({ orderId: { eq: 'ord-1' } }), entries(3)],
    ['actor', () => ({ actor: { eq: 'staff:anonymous' } }), entries(0, 1, 2, 4, 5, 6)],
    ['two at once', () => ({ type: { eq: 'RECEIPT' }, warehouse: { eq: 'A' } }), entries(4, 6)],
    ['time since', () => ({ occurredAt: { gte: between } }), entries(0, 1, 2)],
    ['time until', () => ({ occurredAt: { lt: between }, sku: { eq: 'ONE' } }), entries(3, 5, 6)],
    ['no value', () => ({ productId: { in: [] } }), []],
    ['eq and in that agree', () => ({ sku: { eq: 'ONE', in: ['ONE', 'TWO'] } }), entries(2, 3, 5, 6)],
    ['eq and in that do not', () => ({ sku: { eq: 'ONE', in: ['TWO'] } }), []],
  ])('is filtered by %s', async (_name, filter, expected) => {
    expect(brief(await movements(filter()))).toEqual(expected)
  })

  test('filtered by several values is paged as one list', async () => {
    const filter = { warehouse: { in: ['A', 'B'] } }
    const first = await movements(filter, { first: 4 })
    const second = await movements(filter, { first: 4, after: first.pageInfo.endCursor })
    expect([...brief(first), ...brief(second)]).toEqual(all)
  })

  test('tells who, when, why, before and after', async () => {
    const { stockMovements } = await ask(
      fixture.first,
      `{ stockMovements(filter: { type: { eq: DAMAGE } }) { nodes {
        actor reason cause orderId unitCost { amount }
        before { onHand reserved unavailable backordered incoming } after { onHand reserved unavailable } } } }`,
    )
    expect(stockMovements.nodes).toEqual([
      {
        actor: 'staff:anonymous',
        reason: 'Wet',
        cause: expect.stringMatching(/^quarantine:/),
        orderId: null,
        unitCost: null,
        before: { onHand: 10, reserved: 4, unavailable: 0, backordered: 0, incoming: 0 },
        after: { onHand: 10, reserved: 4, unavailable: 2 },
      },
    ])
  })

  test.each([
    ['{ stockMovements(first: 0) { nodes { id } } }'],
    ['{ stockMovements(after: "x") { nodes { id } } }'],
    [
      `{ stockMovements(filter: { sku: { in: [${Array.from({ length: 101 }, () => '"x"').join()}] } }) { nodes { id } } }`,
    ],
    ['{ stockAsOf(at: "2026-01-01T00:00:00Z", first: 101) { nodes { onHand } } }'],
    [
      `{ stockAsOf(at: "2026-01-01T00:00:00Z", filter: { skus: [${Array.from({ length: 101 }, () => '"x"').join()}] }) { nodes { onHand } } }`,
    ],
  ])('refuses %s', async (query) => {
    expect((await send(fixture.first, query)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})

describe('the past', () => {
  const at = async (instant: string, filter: object = {}, page: object = {}): Promise<any> =>
    (
      await ask(
        fixture.first,
        `query ($at: DateTime!, $filter: StockAsOfFilter, $first: Int! = 20, $after: String) {
          stockAsOf(at: $at, filter: $filter, first: $first, after: $after) {
            nodes { product { sku } warehouse { code } onHand reserved unavailable changedAt } pageInfo { hasNextPage endCursor } } }`,
        { at: instant, filter, ...page },
      )
    ).stockAsOf
  const figures = ({ nodes }: any) =>
    nodes.map(({ product, warehouse, onHand, reserved, unavailable }: any) =>
      [product.sku, warehouse.code, onHand, reserved, unavailable].join(' '),
    )

  test('is the level after the last entry before', async () => {
    const skus = { skus: ['ONE', 'TWO'] }
    expect(figures(await at(between, skus))).toEqual([
      'ONE A 10 4 0',
      'ONE B 5 0 0',
      'TWO A 3 0 0',
      'TWO B 0 0 0',
    ])
    expect(figures(await at('2999-01-01T00:00:00Z', skus))).toEqual([
      'ONE A 10 4 2',
      'ONE B 5 0 0',
      'TWO A 2 0 0',
      'TWO B 1 0 0',
    ])
    const before = await at('2001-01-01T00:00:00Z', { productIds: [one] })
    expect(before.nodes).toMatchObject([
      { onHand: 0, changedAt: null },
      { onHand: 0, changedAt: null },
    ])
  })

  test('is listed a page at a time, and by warehouse', async () => {
    const found: string[] = []
    let after: string | undefined
    do {
      const page = await at(between, { warehouse: 'A' }, { first: 1, after })
      found.push(...figures(page))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined
    } while (after)
    expect(found).toEqual(['ONE A 10 4 0', 'TWO A 3 0 0'])
  })

  test('of a product is summed over its warehouses', async () => {
    const { product } = await ask(
      fixture.first,
      `query ($at: DateTime!) { product(sku: "ONE") { stockAsOf(at: $at) { onHand reserved unavailable levels { onHand } } } }`,
      { at: between },
    )
    expect(product.stockAsOf).toEqual({
      onHand: 15,
      reserved: 4,
      unavailable: 0,
      levels: [{ onHand: 10 }, { onHand: 5 }],
    })
  })
})

test('a mutation answers with what is so after it, though one before it in the request was asked the same', async () => {
  const { id } = await addProduct(fixture.first, { sku: 'TWICE', stock: {} })
  await fixture.db
    .insertInto('warehouses')
    .values({ id: 'loc_twice', code: 'TWICE', name: 'Twice', priority: 50 })
    .execute()
  const input = { productId: id, warehouse: 'TWICE', delta: 3, reason: 'Found' }
  const asked = `product {
    stockMovements { nodes { onHandDelta } } stockLevels { warehouse { code stockLevels { nodes { onHand } } } } }`
  const { once, again } = await ask(
    fixture.first,
    `mutation ($once: AdjustStockInput!, $again: AdjustStockInput!) {
      once: adjustStock(input: $once) { ${asked} } again: adjustStock(input: $again) { ${asked} }
    }`,
    {
      once: { ...input, idempotencyKey: crypto.randomUUID() },
      again: { ...input, idempotencyKey: crypto.randomUUID() },
    },
  )
  const seen = ({ product }: any) => [
    product.stockMovements.nodes.length,
    product.stockLevels.find(({ warehouse }: any) => warehouse.code === 'TWICE').warehouse.stockLevels.nodes,
  ]
  expect([seen(once), seen(again)]).toEqual([
    [1, [{ onHand: 3 }]],
    [2, [{ onHand: 6 }]],
  ])
})

test('customers see neither the ledger nor the past nor what else a warehouse holds', async () => {
  const response = await fetch(fixture.first.service.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stockgraph-actor': 'customer:cus_1' },
    body: JSON.stringify({
      query: `{
        product(sku: "ONE") {
          stock { available } stockMovements { nodes { id } } stockAsOf(at: "2999-01-01T00:00:00Z") { onHand }
          stockLevels { warehouse { code stockLevels { nodes { onHand } } } }
        }
        stockMovements { nodes { id } }
        stockAsOf(at: "2999-01-01T00:00:00Z") { nodes { onHand } }
        lowStock { nodes { id } }
        warehouse(code: "A") { id }
      }`,
    }),
  })
  const { data, errors } = (await response.json()) as any
  expect(data).toEqual({
    product: {
      stock: { available: 9 },
      stockMovements: null,
      stockAsOf: null,
      stockLevels: ['A', 'B'].map((code) => ({ warehouse: { code, stockLevels: null } })),
    },
    stockMovements: null,
    stockAsOf: null,
    lowStock: null,
    warehouse: null,
  })
  expect(errors.map(({ extensions }: any) => extensions.code)).toEqual(Array(4).fill('FORBIDDEN'))
})
