import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkStockChange, decideStockChange, type StockChange } from './stock-change.ts'
import { changedLevels, emptyLevel, openBook, type StockLevel } from './stock.ts'
import { decideTransfer } from './transfer.ts'
import { checkWarehouseFields, refuseClosing } from './warehouse.ts'

const reason = 'counted'
const authorship = { cause: 'c', actor: 'staff:eve', sku: 'ONE' }

function level(more: Partial<StockLevel> = {}): StockLevel {
  return { ...emptyLevel('1', 'a'), onHand: 10, reserved: 4, unavailable: 1, ...more }
}

function decide(change: StockChange, levels: StockLevel[] = [level()], closed: string[] = []) {
  const book = openBook(levels, closed)
  const decision = decideStockChange(
    book,
    { ...change, productId: '1', warehouseId: 'a', reason },
    authorship,
  )
  return { ...decision, after: book.levels.get('1')?.[0], movements: book.movements }
}

describe('what is asked for', () => {
  test.each([0, 1.5, 1_000_000_001, -1_000_000_001])('cannot be a difference of %d', (delta) => {
    expect(checkStockChange({ kind: 'ADJUST', delta, reason })).toMatchObject([
      { code: 'INVALID_QUANTITY', path: ['delta'] },
    ])
  })

  test.each([-1, 0.5, 1_000_000_001])('cannot be a count of %d', (onHand) => {
    expect(checkStockChange({ kind: 'COUNT', onHand, reason })).toMatchObject([{ path: ['onHand'] }])
    expect(checkStockChange({ kind: 'COUNT', onHand: 0, expectedOnHand: onHand, reason })).toMatchObject([
      { path: ['expectedOnHand'] },
    ])
  })

  test.each(['QUARANTINE', 'RELEASE', 'WRITE_OFF'] as const)('cannot be to %s nothing', (kind) => {
    expect(checkStockChange({ kind, quantity: 0, reason: '' })).toMatchObject([
      { code: 'BAD_INPUT', path: ['reason'] },
      { code: 'INVALID_QUANTITY', path: ['quantity'] },
    ])
  })

  test('can be anything up to its limits', () => {
    for (const delta of [1, -1_000_000_000, 1_000_000_000])
      expect(checkStockChange({ kind: 'ADJUST', delta, reason: 'x'.repeat(500) })).toEqual([])
    expect(checkStockChange({ kind: 'COUNT', onHand: 0, expectedOnHand: 0, reason })).toEqual([])
  })
})

describe('an adjustment', () => {
  test('takes what is neither reserved nor unavailable, the sell buffer included', () => {
    expect(decide({ kind: 'ADJUST', delta: -5 }, [level({ sellBuffer: 5 })]).after?.onHand).toBe(5)
    expect(decide({ kind: 'ADJUST', delta: -6 }).refusal).toMatchObject({
      code: 'INSUFFICIENT_STOCK',
      path: ['delta'],
      sku: 'ONE',
      requested: 6,
      available: 5,
    })
  })

  test('never makes a warehouse, or all together, hold more than the numbers have room for', () => {
    expect(decide({ kind: 'ADJUST', delta: 999_999_990 }).refusal).toBeUndefined()
    expect(decide({ kind: 'ADJUST', delta: 999_999_991 }).refusal).toMatchObject({ code: 'INVALID_QUANTITY' })
    const others = ['b', 'c'].map((id) => ({ ...emptyLevel('1', id), onHand: 1_000_000_000 }))
    expect(decide({ kind: 'ADJUST', delta: 1 }, [level(), ...others]).refusal).toMatchObject({
      code: 'INVALID_QUANTITY',
      path: ['delta'],
    })
  })

  test('takes from a closed warehouse, but puts nothing there', () => {
    expect(decide({ kind: 'ADJUST', delta: -1 }, [level()], ['a']).refusal).toBeUndefined()
    expect(decide({ kind: 'ADJUST', delta: 1 }, [level()], ['a']).refusal).toMatchObject({
      code: 'INVALID_STATE',
      current: 'CLOSED',
      allowed: ['OPEN'],
      path: ['warehouse'],
    })
  })

  test('that was based on something else than the books say is refused, where it tells on what', () => {
    expect(decide({ kind: 'ADJUST', delta: -3, expectedOnHand: 9 }).refusal).toMatchObject({
      code: 'VERSION_CONFLICT',
      path: ['expectedOnHand'],
      currentOnHand: 10,
    })
    expect(decide({ kind: 'ADJUST', delta: -3, expectedOnHand: 10 }).after?.onHand).toBe(7)
  })

  test('says who did it and why', () => {
    expect(decide({ kind: 'ADJUST', delta: 2 }).movements).toMatchObject([
      { type: 'ADJUSTMENT', cause: 'c', actor: 'staff:eve', reason, onHandDelta: 2, onHand: 12 },
    ])
  })
})

describe('a count', () => {
  test('becomes the difference to the books', () => {
    expect(decide({ kind: 'COUNT', onHand: 7, expectedOnHand: 10 }).movements).toMatchObject([
      { type: 'ADJUSTMENT', onHandDelta: -3, onHand: 7 },
    ])
  })

  test('of what is in the books already writes nothing', () => {
    expect(decide({ kind: 'COUNT', onHand: 10 })).toMatchObject({ isPosted: false, movements: [] })
  })

  test('is refused when the books changed meanwhile, with what they say now', () => {
    expect(decide({ kind: 'COUNT', onHand: 7, expectedOnHand: 9 }).refusal).toMatchObject({
      code: 'VERSION_CONFLICT',
      path: ['expectedOnHand'],
      currentOnHand: 10,
    })
  })

  test('below what is promised is refused', () => {
    expect(decide({ kind: 'COUNT', onHand: 4 }).refusal).toMatchObject({
      code: 'INSUFFICIENT_STOCK',
      path: ['onHand'],
      requested: 6,
      available: 5,
    })
  })
})

describe('goods set apart', () => {
  test('are taken from what is free, put back, or thrown away', () => {
    expect(decide({ kind: 'QUARANTINE', quantity: 5 }).after).toMatchObject({ onHand: 10, unavailable: 6 })
    expect(decide({ kind: 'RELEASE', quantity: 1 }).after).toMatchObject({ onHand: 10, unavailable: 0 })
    expect(decide({ kind: 'WRITE_OFF', quantity: 1 }).after).toMatchObject({ onHand: 9, unavailable: 0 })
    expect(decide({ kind: 'WRITE_OFF', quantity: 1 }).movements).toMatchObject([
      { type: 'DAMAGE', onHandDelta: -1, unavailableDelta: -1 },
    ])
  })

  test('are no more than there are', () => {
    expect(decide({ kind: 'QUARANTINE', quantity: 6 }).refusal).toMatchObject({ available: 5, requested: 6 })
    for (const kind of ['RELEASE', 'WRITE_OFF'] as const)
      expect(decide({ kind, quantity: 2 }).refusal).toMatchObject({
        code: 'INSUFFICIENT_STOCK',
        path: ['quantity'],
        requested: 2,
        available: 1,
      })
  })
})

describe('a transfer', () => {
  const two = () => [level(), emptyLevel('1', 'b'), { ...level(), productId: '2' }, emptyLevel('2', 'b')]
  const skus = new Map([
    ['1', 'ONE'],
    ['2', 'TWO'],
  ])
  const move = (quantities: Record<string, number>, closed: string[] = []) => {
    const book = openBook(two(), closed)
    const lines = Object.entries(quantities).map(([productId, quantity]) => ({ productId, quantity }))
    return {
      book,
      refusals: decideTransfer(book, { from: 'a', to: 'b', reason, lines }, { ...authorship, skus }),
    }
  }

  test('moves what is free, out and in', () => {
    const { book, refusals } = move({ 1: 5, 2: 1 })
    expect(refusals).toEqual([])
    expect(book.movements.map(({ type, warehouseId, onHand }) => [type, warehouseId, onHand])).toEqual([
      ['TRANSFER_OUT', 'a', 5],
      ['TRANSFER_IN', 'b', 5],
      ['TRANSFER_OUT', 'a', 9],
      ['TRANSFER_IN', 'b', 1],
    ])
  })

  test('moves all lines or none, and tells all that are short', () => {
    const { book, refusals } = move({ 1: 6, 2: 7 })
    expect(book.movements).toEqual([])
    expect(refusals).toMatchObject([
      { code: 'INSUFFICIENT_STOCK', sku: 'ONE', available: 5, path: ['lines', '0', 'quantity'] },
      { code: 'INSUFFICIENT_STOCK', sku: 'TWO', available: 5, path: ['lines', '1', 'quantity'] },
    ])
  })

  test('out of a closed warehouse is done, into one refused', () => {
    expect(move({ 1: 1 }, ['a']).refusals).toEqual([])
    expect(move({ 1: 1 }, ['b']).refusals).toMatchObject([{ code: 'INVALID_STATE', path: ['to'] }])
  })
})

test('whatever is done, what is promised or set apart is there, and the ledger adds up to the level', () => {
  const changes = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('ADJUST' as const), delta: fc.integer({ min: -20, max: 20 }) }),
      fc.record({ kind: fc.constant('COUNT' as const), onHand: fc.nat({ max: 30 }) }),
      fc.record({
        kind: fc.constantFrom('QUARANTINE' as const, 'RELEASE' as const, 'WRITE_OFF' as const),
        quantity: fc.nat({ max: 12 }),
      }),
    ),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(changes, (wanted) => {
      const book = openBook([level()])
      for (const change of wanted)
        decideStockChange(book, { ...change, productId: '1', warehouseId: 'a', reason }, authorship)
      const after = changedLevels(book)[0] ?? level()
      expect(after.reserved + after.unavailable).toBeLessThanOrEqual(after.onHand)
      expect(after.unavailable).toBeGreaterThanOrEqual(0)
      const sum = book.movements.reduce((total, { onHandDelta }) => total + onHandDelta, level().onHand)
      expect(after.onHand).toBe(sum)
    }),
  )
})

describe('a warehouse', () => {
  test('is told every fault of its fields', () => {
    const faults = checkWarehouseFields({ code: 'a b', name: ' ', priority: 0 })
    expect(faults.map(({ path }) => path?.join('.'))).toEqual(['input.name', 'input.code', 'input.priority'])
    expect(checkWarehouseFields({ code: 'x'.repeat(33) })).toHaveLength(1)
    expect(checkWarehouseFields({ priority: 1_000_001 })).toHaveLength(1)
    expect(checkWarehouseFields({ priority: 1.5 })).toHaveLength(1)
    expect(checkWarehouseFields({ code: 'A-1.b_c', name: 'x'.repeat(100), priority: 1_000_000 })).toEqual([])
  })

  test('is closed only when nothing is left, and told what is', () => {
    const empty = { products: 0, onHand: 0, reserved: 0, backordered: 0, incoming: 0 }
    expect(refuseClosing('BER', empty)).toBeUndefined()
    expect(refuseClosing('BER', { ...empty, products: 2, onHand: 1200, incoming: 3 })).toMatchObject({
      code: 'INVALID_STATE',
      current: 'IN_USE',
      message: expect.stringContaining('1,200 on hand, 3 incoming, of 2 products'),
    })
  })
})
