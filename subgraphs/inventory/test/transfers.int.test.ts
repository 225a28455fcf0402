import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addProduct,
  bookFaults,
  orderOf,
  publish,
  startFixture,
  stockOf,
  untilReservation,
  type InventoryFixture,
} from './fixture.ts'
import { changeStock, movement } from './stock-changes-fixture.ts'

let fixture: InventoryFixture

beforeAll(async () => {
  fixture = await startFixture()
})
afterAll(async () => {
  await fixture.stop()
})

describe('a transfer', () => {
  const transfer = (input: object, on = fixture.first) =>
    changeStock(on, 'transferStock', `movements { ${movement} warehouse { code } }`, {
      from: 'A',
      to: 'B',
      reason: 'Nearer',
      ...input,
    })

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
