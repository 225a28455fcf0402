import { describe, expect, it } from 'vitest'
import { checkLevels, checkOutcomes, checkReserved, type Stock } from './invariants.ts'
import type { OrderOutcome } from './outcome.ts'

function outcome(state: OrderOutcome['state'], change: Partial<OrderOutcome> = {}): OrderOutcome {
  return { name: 'ORD-1', items: [{ productId: 'a', quantity: 2 }], isToBeCancelled: false, state, ...change }
}

function stock(change: Partial<Stock> = {}): Stock {
  return { id: 'a', sku: 'SKU-A', onHand: 10, reserved: 4, unavailable: 1, available: 5, ...change }
}

describe('final states', () => {
  it('are right when every order has one', () => {
    expect(
      checkOutcomes([
        outcome('confirmed'),
        outcome('cancelled'),
        outcome('refused'),
        outcome('cancelled', { isToBeCancelled: true }),
      ]),
    ).toEqual([])
  })

  it('are wrong when an order has none', () => {
    expect(checkOutcomes([outcome('confirmed'), outcome('outstanding')])).toEqual([
      '1 without a final state in time: ORD-1',
    ])
  })

  it('are wrong when an order stays confirmed after its cancellation', () => {
    expect(checkOutcomes([outcome('confirmed', { isToBeCancelled: true })])).toEqual([
      '1 confirmed in spite of their cancellation: ORD-1',
    ])
  })

  it('are wrong when every order was refused', () => {
    expect(checkOutcomes([outcome('refused')])).toEqual(['every order was refused'])
  })

  it('name no more than five orders', () => {
    const orders = Array.from({ length: 8 }, (_, n) => outcome('outstanding', { name: `O${n}` }))
    expect(checkOutcomes(orders)).toEqual(['8 without a final state in time: O0, O1, O2, O3, O4 and 3 more'])
  })
})

describe('stock', () => {
  it('adds up when it grew by what the confirmed orders hold, two lines of one product as their sum', () => {
    const twoLines = [
      { productId: 'a', quantity: 2 },
      { productId: 'a', quantity: 1 },
    ]
    expect(
      checkReserved(
        [stock({ reserved: 1 })],
        [stock({ reserved: 4 })],
        [outcome('confirmed', { items: twoLines }), outcome('cancelled'), outcome('outstanding')],
      ),
    ).toEqual([])
  })

  it.each([
    ['more', 3],
    ['less', 1],
  ])('does not add up when %s is reserved', (_what, reserved) => {
    expect(
      checkReserved([stock({ reserved: 0 })], [stock({ reserved })], [outcome('confirmed')]),
    ).toHaveLength(1)
  })

  it('does not add up when a product is gone', () => {
    expect(checkReserved([stock()], [], [])).toEqual(['SKU-A is gone from the catalogue'])
  })

  it.each([
    [{ available: -1, reserved: 10 }, ['SKU-A is oversold: 10 on hand, 10 reserved, 1 unavailable']],
    [{ available: 6 }, ['SKU-A does not add up: 6 available of 10 - 4 - 1']],
    [{}, []],
  ])('of %j is judged %j', (change, findings) => {
    expect(checkLevels([stock(change)])).toEqual(findings)
  })
})
