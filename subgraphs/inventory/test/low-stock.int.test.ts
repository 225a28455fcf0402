import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '#platform/testing/until.ts'
import {
  addProduct,
  ask,
  send,
  startFixture,
  subscribe,
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

async function setStock(productId: string, onHand: number): Promise<void> {
  const input = { idempotencyKey: crypto.randomUUID(), productId, warehouse: 'A', onHand, reason: 'Test' }
  const document = `mutation ($input: SetStockInput!) { setStock(input: $input) { userErrors { code } } }`
  const { setStock: answer } = await ask(fixture.first, document, { input })
  expect(answer.userErrors).toEqual([])
}

const subscription = `subscription ($skus: [String!]!) {
  lowStock(skus: $skus) { sku available reorderPoint crossing occurredAt product { sku stock { status } } }
}`

describe('an alert', () => {
  test('comes once for each time that a product becomes low, whichever instance made it so', async () => {
    const second = await fixture.startInstance()
    const { id } = await addProduct(fixture.first, { sku: 'LOW-1', stock: { A: 10 }, reorderPoint: 5 })
    const subscriber = subscribe(second, subscription, { skus: ['LOW-1'] })
    const everybody = subscribe(second, subscription, { skus: [] })
    const alerts = () =>
      subscriber.results.map(({ data }) => [data.lowStock.crossing, data.lowStock.available])
    const { id: other } = await addProduct(fixture.first, { sku: 'LOW-2', stock: { A: 10 }, reorderPoint: 5 })
    await until(async () => {
      await setStock(other, 5)
      await setStock(other, 6)
      return everybody.results.length > 0
    })
    for (const onHand of [6, 5, 3, 5, 4]) await setStock(id, onHand)
    await until(() => alerts().length === 1)
    // At the reorder point is not above it: nothing is told again before it has been.
    for (const onHand of [6, 2]) await setStock(id, onHand)
    await until(() => alerts().length === 2)
    expect(alerts()).toEqual([
      [1, 5],
      [2, 2],
    ])
    expect(subscriber.results[1].data.lowStock).toMatchObject({
      sku: 'LOW-1',
      reorderPoint: 5,
      product: { sku: 'LOW-1', stock: { status: 'LOW' } },
    })
    expect(await untilTold(fixture, 'LowStockDetected', { of: id, count: 2 })).toHaveLength(2)
    await subscriber.leave()
    await everybody.leave()
    await second.stop()
  })

  test('of a named SKU that is low already comes first, but not of one that never had stock', async () => {
    const { id } = await addProduct(fixture.first, { sku: 'LOW-3', stock: { A: 9 }, reorderPoint: 5 })
    await addProduct(fixture.first, { sku: 'LOW-4', stock: {}, reorderPoint: 5 })
    await setStock(id, 1)
    const subscriber = subscribe(fixture.first, subscription, { skus: ['LOW-3', 'LOW-4', 'a\0'] })
    await until(() => subscriber.results.length === 1)
    expect(subscriber.results[0].data.lowStock).toMatchObject({ sku: 'LOW-3', available: 1, crossing: 1 })
    await setStock(id, 9)
    await setStock(id, 0)
    await until(() => subscriber.results.length === 2)
    expect(subscriber.results[1].data.lowStock).toMatchObject({ available: 0, crossing: 2 })
    await subscriber.leave()
  })

  test('is not given of what is off sale, and is given when that comes back low', async () => {
    const { id } = await addProduct(fixture.first, { sku: 'LOW-OFF', stock: { A: 10 }, reorderPoint: 5 })
    const subscriber = subscribe(fixture.first, subscription, { skus: ['LOW-OFF'] })
    const sell = (mutation: string) =>
      ask(
        fixture.first,
        `mutation { ${mutation}(input: { id: "${id}" }) { product { isActive } userErrors { code } } }`,
      )
    await sell('discontinueProduct')
    await setStock(id, 4)
    const marked = await fixture.db.selectFrom('products').select('isLow').where('id', '=', id).execute()
    expect(marked).toEqual([{ isLow: false }])
    await sell('reinstateProduct')
    await until(() => subscriber.results.length === 1)
    expect(subscriber.results[0].data.lowStock).toMatchObject({ crossing: 1, available: 4 })
    expect(await untilTold(fixture, 'LowStockDetected', { of: id })).toHaveLength(1)
    await subscriber.leave()
  })

  test('of too many SKUs is refused', async () => {
    const subscriber = subscribe(fixture.first, subscription, { skus: Array.from({ length: 101 }, String) })
    await until(() => subscriber.results.length > 0)
    expect(JSON.stringify(subscriber.results)).toContain('BAD_USER_INPUT')
    await subscriber.leave()
  })
})

test('the low list has what is at or below its reorder point, or below a threshold, the fewest first', async () => {
  const stocks = {
    'LST-1': [3, 5],
    'LST-2': [0, 0],
    'LST-3': [4, 3],
    'LST-4': [8, 3],
    'LST-5': [1, 9],
  } as const
  for (const [sku, [stock, reorderPoint]] of Object.entries(stocks))
    await addProduct(fixture.first, { sku, stock: { A: stock }, reorderPoint })
  const { products } = await ask(
    fixture.first,
    '{ products(filter: { sku: { eq: "LST-5" } }) { nodes { id version } } }',
  )
  const [{ id }] = products.nodes
  await ask(fixture.first, `mutation { discontinueProduct(input: { id: "${id}" }) { userErrors { code } } }`)
  const list = async (threshold?: number): Promise<string[]> => {
    const { lowStock } = await ask(
      fixture.first,
      'query ($threshold: Int) { lowStock(threshold: $threshold, first: 100) { nodes { sku } totalCount } }',
      { threshold },
    )
    return lowStock.nodes.map(({ sku }: any) => sku).filter((sku: string) => sku.startsWith('LST'))
  }
  expect(await list()).toEqual(['LST-2', 'LST-1'])
  expect(await list(4)).toEqual(['LST-2', 'LST-1', 'LST-3'])
  expect(await list(0)).toEqual(['LST-2'])
  const refused = await send(fixture.first, '{ lowStock(threshold: -1) { totalCount } }')
  expect(refused.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
})
