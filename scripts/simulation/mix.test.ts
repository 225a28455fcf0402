import { describe, expect, it } from 'vitest'
import { ContractBreach, decodeBody } from '#schema/events/codec.ts'
import { OrderCreated } from '#schema/events/orders.ts'
import { malformedBodies, planOrders, type Mix } from './mix.ts'

const mix: Mix = {
  seed: 7,
  count: 2000,
  productIds: ['hot', 'b', 'c', 'd'],
  items: [1, 3],
  quantity: [2, 5],
  hotProduct: 0,
  duplicates: 0,
  malformed: 0,
  cancellations: 0,
}

const plan = (change: Partial<Mix> = {}) => [...planOrders({ ...mix, ...change })]
const share = (count: number) => Math.round((count / mix.count) * 10) / 10

describe('the mix of orders', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(plan()).toEqual(plan())
    expect(plan({ seed: 8 })).not.toEqual(plan())
  })

  it('keeps to the range of lines and of pieces, and uses all of it', () => {
    const orders = plan()
    expect(new Set(orders.map(({ items }) => items.length))).toEqual(new Set([1, 2, 3]))
    expect(new Set(orders.flatMap(({ items }) => items.map(({ quantity }) => quantity)))).toEqual(
      new Set([2, 3, 4, 5]),
    )
  })

  it('has the shares asked for', () => {
    const orders = plan({ duplicates: 0.2, malformed: 0.3, cancellations: 0.4 })
    expect(share(orders.filter(({ isDuplicated }) => isDuplicated).length)).toBe(0.2)
    expect(share(orders.filter(({ malformed }) => malformed !== undefined).length)).toBe(0.3)
    expect(share(orders.filter(({ cancellation }) => cancellation !== 'never').length)).toBe(0.4)
    expect(share(orders.filter(({ cancellation }) => cancellation === 'before-order').length)).toBe(0.2)
  })

  it('orders nothing but the hot product at a share of one', () => {
    const products = plan({ hotProduct: 1 }).flatMap(({ items }) => items.map(({ productId }) => productId))
    expect(new Set(products)).toEqual(new Set(['hot']))
  })

  it('keeps its items when the share of something else changes', () => {
    const items = (change: Partial<Mix>) => plan(change).map((order) => order.items)
    expect(items({ duplicates: 1, malformed: 1, cancellations: 1 })).toEqual(items({}))
  })
})

describe('a malformed message', () => {
  it.each(malformedBodies)('%j breaks the contract', (body) => {
    expect(() => decodeBody(OrderCreated, body)).toThrow(ContractBreach)
  })
})
