import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideRelease } from './release.ts'
import { holdsStock, type ReservationState } from './reservation.ts'
import { decideReservation, type HeldLine, type KnownProduct, type RequestedOrder } from './reserve.ts'
import { availableOf, changedLevels, levelsOf, openBook, type StockBook, type StockLevel } from './stock.ts'

const products = new Map<string, KnownProduct>([
  ['1', { sku: 'ONE', active: true }],
  ['2', { sku: 'TWO', active: true }],
  ['3', { sku: 'THREE', active: false }],
])

function level(productId: string, warehouseId: string, onHand: number, unavailable = 0): StockLevel {
  return { productId, warehouseId, onHand, reserved: 0, unavailable }
}

function order(...items: RequestedOrder['items']): RequestedOrder {
  return { orderId: 'ord', messageId: 'msg', items }
}

const line = (product_id: string | bigint, quantity: number) => ({ product_id, quantity })

describe('a reservation', () => {
  test('takes a whole order from one warehouse, though a preferred one has part of it', () => {
    const book = openBook([level('1', 'a', 5), level('1', 'b', 5), level('2', 'b', 5)])
    const decision = decideReservation(order(line('1', 2), line('2', 1)), products, book)
    expect(decision).toEqual({
      state: 'HELD',
      lines: [
        { productId: '1', warehouseId: 'b', quantity: 2 },
        { productId: '2', warehouseId: 'b', quantity: 1 },
      ],
    })
  })

  test('takes a product from one warehouse that has all of it before it splits', () => {
    const book = openBook([level('1', 'a', 3), level('1', 'b', 5), level('2', 'a', 1)])
    const decision = decideReservation(order(line('1', 4), line('2', 1)), products, book)
    expect(decision).toMatchObject({
      lines: [
        { productId: '1', warehouseId: 'b', quantity: 4 },
        { productId: '2', warehouseId: 'a', quantity: 1 },
      ],
    })
  })

  test('splits by priority where no warehouse has enough, and leaves the unavailable alone', () => {
    const book = openBook([level('1', 'a', 5, 2), level('1', 'b', 5)])
    const decision = decideReservation(order(line('1', 7)), products, book)
    expect(decision).toMatchObject({
      lines: [
        { productId: '1', warehouseId: 'a', quantity: 3 },
        { productId: '1', warehouseId: 'b', quantity: 4 },
      ],
    })
  })

  test('is refused with every shortage, and then holds nothing', () => {
    const book = openBook([level('1', 'a', 1), level('2', 'a', 0)])
    const decision = decideReservation(order(line(1n, 1), line(1n, 1), line('2', 3)), products, book)
    expect(decision).toEqual({
      state: 'REJECTED',
      reason: 'Insufficient stock',
      shortages: [
        { product_id: 1n, sku: 'ONE', requested: 2, available: 1 },
        { product_id: '2', sku: 'TWO', requested: 3, available: 0 },
      ],
    })
    expect(book.movements).toEqual([])
  })

  test('sees what earlier orders of the batch hold', () => {
    const book = openBook([level('1', 'a', 3)])
    const states = [2, 2, 1].map(
      (quantity) => decideReservation(order(line('1', quantity)), products, book).state,
    )
    expect(states).toEqual(['HELD', 'REJECTED', 'HELD'])
    expect(changedLevels(book)).toEqual([{ ...level('1', 'a', 3), reserved: 3 }])
  })

  test.each<[string, RequestedOrder['items'], string]>([
    ['no lines', [], 'An order must have 1 to 100 lines (this one has 0)'],
    [
      'too many lines',
      Array.from({ length: 101 }, () => line('1', 1)),
      'An order must have 1 to 100 lines (this one has 101)',
    ],
    ['zero', [line(7n, 0)], 'Quantity must be a whole number from 1 to 10,000 (product 7: 0)'],
    ['less than zero', [line(7n, -2)], 'Quantity must be a whole number from 1 to 10,000 (product 7: -2)'],
    ['a fraction', [line('1', 1.5)], 'Quantity must be a whole number from 1 to 10,000 (product 1: 1.5)'],
    ['too much', [line('1', 10_001)], 'Quantity must be a whole number from 1 to 10,000 (product 1: 10001)'],
    [
      'too much over two lines',
      [line('1', 6_000), line('1', 4_001)],
      'Quantity must be a whole number from 1 to 10,000 (product 1: 10001)',
    ],
    ['an unknown product', [line(7n, 1)], 'Unknown product: 7'],
    ['a product off sale', [line('3', 1)], 'Product 3 is no longer sold'],
  ])('is refused for an order of %s', (_what, items, reason) => {
    const book = openBook([level('1', 'a', 100_000), level('3', 'a', 5)])
    expect(decideReservation(order(...items), products, book)).toEqual({
      state: 'REJECTED',
      reason,
      shortages: [],
    })
    expect(book.movements).toEqual([])
  })
})

/** An event about one of a few orders. */
const step = fc.record({
  order: fc.integer({ min: 0, max: 7 }),
  kind: fc.constantFrom('create', 'cancel'),
  items: fc.array(
    fc.record({ product_id: fc.constantFrom('1', '2'), quantity: fc.integer({ min: 1, max: 6 }) }),
    { minLength: 1, maxLength: 3 },
  ),
})

interface Known {
  state: ReservationState
  lines: readonly HeldLine[]
}

test('whatever comes in whatever order and however often, nothing is sold twice and the books add up', () => {
  const stock = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(stock, fc.array(step, { maxLength: 40 }), ([a = 0, b = 0, c = 0, d = 0], steps) => {
      const before = [level('1', 'a', a), level('1', 'b', b), level('2', 'a', c), level('2', 'b', d)]
      const book = openBook(before)
      const known = new Map<number, Known>()
      steps.forEach(({ order: number, kind, items }, index) => {
        const orderId = String(number)
        const messageId = `msg-${index}`
        const found = known.get(number)
        if (kind === 'create' && !found) {
          const decision = decideReservation({ orderId, messageId, items }, products, book)
          known.set(number, { state: decision.state, lines: decision.state === 'HELD' ? decision.lines : [] })
        }
        if (kind === 'cancel') {
          const reservation = found ?? { state: 'RELEASED' as const, lines: [] }
          const { state } = decideRelease({ orderId, ...reservation }, messageId, book)
          known.set(number, { ...reservation, state })
        }
      })
      expect(faultsOf(before, book, [...known.values()])).toEqual([])
    }),
  )
})

/** Places whose level is not what its movements and the active reservations make of it, or is oversold. */
function faultsOf(before: readonly StockLevel[], book: StockBook, known: readonly Known[]): StockLevel[] {
  const held = known.filter(({ state }) => holdsStock(state)).flatMap(({ lines }) => lines)
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
  return before.filter((start) => {
    const isHere = (place: { productId: string; warehouseId: string }) =>
      place.productId === start.productId && place.warehouseId === start.warehouseId
    const now = levelsOf(book, start.productId).find(isHere)
    if (!now || availableOf(now) < 0) return true
    const promised = sum(held.filter(isHere).map(({ quantity }) => quantity))
    const posted = sum(book.movements.filter(isHere).map(({ reservedDelta }) => reservedDelta))
    return now.reserved !== promised || now.reserved !== posted
  })
}
