import { afterAll, beforeAll, expect, test } from 'vitest'
import { lockStock } from '../repository.ts'
import { lockProducts } from '../repository-product-import.ts'
import {
  addProduct,
  ask,
  bookFaults,
  orderOf,
  publish,
  startFixture,
  stockOf,
  untilReservation,
  type InventoryFixture,
} from './fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(async () => {
  await fixture.stop()
})

async function mutate(mutation: string, input: object): Promise<any> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const document = `mutation ($input: ${type}!) {
    ${mutation}(input: $input) { userErrors { __typename code message path } } }`
  return (await ask(fixture.first, document, { input }))[mutation].userErrors
}

test('while an import holds stock, the API refuses within seconds, and what comes in events waits', async () => {
  const { id: productId } = await addProduct(fixture.first, { sku: 'HELD', stock: { A: 5, B: 5 } })
  const idempotencyKey = 'held-0001'
  const place = { productId, warehouse: 'A', reason: 'Counted' }
  const mutations: [string, object][] = [
    ['adjustStock', { ...place, delta: 1, idempotencyKey }],
    ['bulkAdjustStock', { rows: [{ ...place, delta: 1 }], idempotencyKey }],
    [
      'transferStock',
      { from: 'A', to: 'B', reason: 'Nearer', lines: [{ productId, quantity: 1 }], idempotencyKey },
    ],
    ['setSellBuffer', { productId, warehouse: 'A', quantity: 1 }],
    ['updateProduct', { id: productId, name: 'Kettle' }],
    ['closeWarehouse', { id: 'loc_b' }],
  ]
  await fixture.db.transaction().execute(async (tx) => {
    await lockStock(tx, [productId])
    await lockProducts(tx, [productId])
    await publish(fixture.first.broker, 'OrderCreated', orderOf('held-order', productId, 2))
    const refusals = await Promise.all(mutations.map(([mutation, input]) => mutate(mutation, input)))
    for (const userErrors of refusals)
      expect(userErrors).toEqual([
        {
          __typename: 'InvalidStateError',
          code: 'INVALID_STATE',
          message: expect.stringContaining('one long step'),
          path: ['input'],
        },
      ])
    const { reservation } = await ask(fixture.first, '{ reservation(orderId: "held-order") { state } }')
    expect(reservation).toBeNull()
  })
  expect((await untilReservation(fixture.first, 'held-order')).lines).toMatchObject([{ quantity: 2 }])
  // The key is free, as after every refusal.
  expect(await mutate('adjustStock', { ...place, delta: 1, idempotencyKey })).toEqual([])
  expect((await stockOf(fixture.first, 'HELD')).stock).toMatchObject({ onHand: 11, reserved: 2 })
  expect(await bookFaults(fixture)).toEqual([])
})
