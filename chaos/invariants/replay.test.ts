import { describe, expect, it } from 'vitest'
import { emptyLevel } from '../../subgraphs/inventory/domain/stock.ts'
import { replayDecisions, type CommittedBatch, type Entry, type ReplayInput } from './replay.ts'

const level = emptyLevel('a', 'w')

function entry(type: string, delta: number, orderId: string | null = null): Entry {
  const isReceipt = type === 'RECEIPT'
  return {
    type,
    productId: 'a',
    warehouseId: 'w',
    onHandDelta: isReceipt ? delta : 0,
    reservedDelta: isReceipt ? 0 : delta,
    unavailableDelta: 0,
    backorderedDelta: 0,
    orderId,
  }
}

function replay(
  batches: Partial<CommittedBatch>[],
  asked: Record<string, number>,
  onShortage: { on_shortage?: string; allowBackorder?: boolean } = {},
) {
  const { allowBackorder = false, ...item } = onShortage
  const requests: ReplayInput['requests'] = new Map(
    Object.entries(asked).map(([orderId, quantity]) => [
      orderId,
      { orderId, messageId: orderId, items: [{ product_id: 'a', quantity, ...item }] },
    ]),
  )
  return replayDecisions({
    batches: batches.map(({ entries = [], refused = [] }) => ({ entries, refused })),
    requests,
    products: new Map([['a', { sku: 'A', active: true, allowBackorder, backorderLimit: null }]]),
    emptyLevels: [level],
  }).map(({ what }) => what)
}

const receipt = { entries: [entry('RECEIPT', 5)] }
const refusal = (orderId: string, available: number) => ({
  orderId,
  shortages: [{ product_id: 'a', sku: 'A', requested: 9, available }],
})

describe('the replay of committed decisions', () => {
  it('accepts what the allocator would do', () => {
    const batches = [receipt, { entries: [entry('RESERVE', 4, 'x')] }, { refused: [refusal('y', 1)] }]
    expect(replay(batches, { x: 4, y: 9 })).toEqual([])
  })

  it('accepts a refusal at any turn of its own batch', () => {
    const entries = [entry('RESERVE', 2, 'x'), entry('RESERVE', 2, 'z')]
    expect(replay([receipt, { entries, refused: [refusal('y', 3)] }], { x: 2, z: 2, y: 9 })).toEqual([])
  })

  it('finds an order that was refused although there was enough', () => {
    expect(replay([receipt, { refused: [refusal('y', 1)] }], { y: 2 })).toEqual([
      'order y was refused for having 1 of a, which was not so at its turn',
    ])
  })

  it('finds an order that was refused for a reason of another moment', () => {
    const batches = [{ refused: [refusal('y', 5)] }, receipt]
    expect(replay(batches, { y: 9 })).toHaveLength(1)
  })

  it('finds an order that took what was not there', () => {
    expect(replay([receipt, { entries: [entry('RESERVE', 6, 'x')] }], { x: 6 })).toEqual([
      'order x took 6 of a from w; the allocator takes nothing: there was not enough',
    ])
  })

  it('counts what was released as free again', () => {
    const held = { entries: [entry('RESERVE', 5, 'x')] }
    const batches = [
      receipt,
      held,
      { entries: [entry('RELEASE', -5, 'x')] },
      { entries: [entry('RESERVE', 3, 'y')] },
    ]
    expect(replay(batches, { x: 5, y: 3 })).toEqual([])
  })

  it('accepts what is owed where an order may wait, and finds what is owed although there was enough', () => {
    const mayWait = { on_shortage: 'BACKORDER', allowBackorder: true }
    const owed = (quantity: number): Entry => ({ ...entry('BACKORDER', 0, 'x'), backorderedDelta: quantity })
    const rightly = { entries: [entry('RESERVE', 5, 'x'), owed(2)] }
    expect(replay([receipt, rightly], { x: 7 }, mayWait)).toEqual([])
    const wrongly = { entries: [entry('RESERVE', 4, 'x'), owed(1)] }
    expect(replay([receipt, wrongly], { x: 5 }, mayWait)).toEqual([
      'order x took 1 of a owed by w, 4 of a from w; the allocator takes 5 of a from w',
    ])
  })
})
