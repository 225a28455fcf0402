import { describe, expect, test } from 'vitest'
import { decideReservation, type KnownProduct, type RequestedOrder } from './reserve.ts'
import { changedLevels, emptyLevel, openBook, type StockLevel } from './stock.ts'

const sold: KnownProduct = { sku: '', active: true, allowBackorder: false, backorderLimit: null }
const products = new Map<string, KnownProduct>([
  ['1', { ...sold, sku: 'ONE' }],
  ['2', { ...sold, sku: 'TWO' }],
  ['3', { ...sold, sku: 'THREE', active: false }],
  ['4', { ...sold, sku: 'FOUR', allowBackorder: true }],
  ['5', { ...sold, sku: 'FIVE', allowBackorder: true, backorderLimit: 5 }],
])

const held = (productId: string, warehouseId: string, quantity: number, backordered = 0) => ({
  productId,
  warehouseId,
  quantity,
  backordered,
  shipped: 0,
  returned: 0,
})

function level(productId: string, warehouseId: string, onHand: number, unavailable = 0): StockLevel {
  return { ...emptyLevel(productId, warehouseId), onHand, unavailable }
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
      lines: [held('1', 'b', 2), held('2', 'b', 1)],
    })
  })

  test('takes a product from one warehouse that has all of it before it splits', () => {
    const book = openBook([level('1', 'a', 3), level('1', 'b', 5), level('2', 'a', 1)])
    const decision = decideReservation(order(line('1', 4), line('2', 1)), products, book)
    expect(decision).toMatchObject({
      lines: [held('1', 'b', 4), held('2', 'a', 1)],
    })
  })

  test('splits by priority where no warehouse has enough, and leaves the unavailable alone', () => {
    const book = openBook([level('1', 'a', 5, 2), level('1', 'b', 5)])
    const decision = decideReservation(order(line('1', 7)), products, book)
    expect(decision).toMatchObject({
      lines: [held('1', 'a', 3), held('1', 'b', 4)],
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

const waiting = (product_id: string, quantity: number) => ({ product_id, quantity, on_shortage: 'BACKORDER' })

describe('what is short', () => {
  test('waits where the product and the line allow it, owed by the preferred warehouse', () => {
    const book = openBook([level('4', 'a', 1), level('4', 'b', 2), level('1', 'b', 1)])
    const decision = decideReservation(order(waiting('4', 5), line('1', 1)), products, book)
    expect(decision).toEqual({
      state: 'HELD',
      lines: [held('4', 'a', 3, 2), held('4', 'b', 2), held('1', 'b', 1)],
    })
    expect(changedLevels(book)).toEqual([
      { ...level('4', 'a', 1), reserved: 1, backordered: 2 },
      { ...level('4', 'b', 2), reserved: 2 },
      { ...level('1', 'b', 1), reserved: 1 },
    ])
    expect(book.movements.map(({ type }) => type)).toEqual(['RESERVE', 'BACKORDER', 'RESERVE', 'RESERVE'])
  })

  test('is owed by a warehouse that sends something of the order anyway, so that it goes in one parcel', () => {
    const book = openBook([level('4', 'a', 0), level('4', 'b', 1), level('1', 'b', 1)])
    const decision = decideReservation(order(waiting('4', 3), line('1', 1)), products, book)
    expect(decision).toMatchObject({ lines: [held('4', 'b', 3, 2), held('1', 'b', 1)] })
    const other = openBook([level('4', 'a', 0), level('4', 'b', 0), level('1', 'b', 1)])
    const whole = decideReservation(order(waiting('4', 3), line('1', 1)), products, other)
    expect(whole).toMatchObject({ lines: [held('1', 'b', 1), held('4', 'b', 3, 3)] })
  })

  test('is owed by the warehouse that owes the rest of the order, where nothing is there', () => {
    const book = openBook([level('4', 'a', 0), level('5', 'b', 0), level('5', 'a', 0)])
    const decision = decideReservation(order(waiting('4', 3), waiting('5', 2)), products, book)
    expect(decision).toMatchObject({ lines: [held('4', 'a', 3, 3), held('5', 'a', 2, 2)] })
  })

  test('is owed by the preferred warehouse if those that send something do not know the product', () => {
    const book = openBook([level('4', 'a', 0), level('4', 'c', 0), level('1', 'b', 1)])
    const decision = decideReservation(order(waiting('4', 3), line('1', 1)), products, book)
    expect(decision).toMatchObject({ lines: [held('1', 'b', 1), held('4', 'a', 3, 3)] })
  })

  test('waits as a whole where there is nothing', () => {
    const book = openBook([level('4', 'a', 0)])
    expect(decideReservation(order(waiting('4', 5)), products, book)).toEqual({
      state: 'HELD',
      lines: [held('4', 'a', 5, 5)],
    })
  })

  test.each<[string, RequestedOrder['items']]>([
    ['the product does not', [waiting('1', 2)]],
    ['the line does not', [line('4', 2)]],
    ['one of two lines does not', [waiting('4', 1), line('4', 1)]],
    ['more than the limit would be owed', [waiting('5', 7)]],
    ['another product is refused', [waiting('4', 2), line('2', 1)]],
  ])('is refused where %s allow it, and then nothing is owed', (_what, items) => {
    const book = openBook([level('1', 'a', 1), level('2', 'a', 0), level('4', 'a', 1), level('5', 'a', 1)])
    const decision = decideReservation(order(...items), products, book)
    expect(decision).toMatchObject({ state: 'REJECTED', reason: 'Insufficient stock' })
    expect(book.movements).toEqual([])
  })

  test('may wait up to the limit, over all orders', () => {
    const book = openBook([level('5', 'a', 1)])
    const states = [5, 2, 1].map(
      (quantity) => decideReservation(order(waiting('5', quantity)), products, book).state,
    )
    expect(states).toEqual(['HELD', 'REJECTED', 'HELD'])
  })

  test('has nowhere to wait where every warehouse is closed', () => {
    const book = openBook([level('4', 'a', 5)], ['a'])
    expect(decideReservation(order(waiting('4', 1)), products, book)).toMatchObject({
      shortages: [{ available: 0 }],
    })
  })
})

test('nothing digs into what is kept off sale', () => {
  const book = openBook([
    { ...level('1', 'a', 5), sellBuffer: 3 },
    { ...level('1', 'b', 1), sellBuffer: 4 },
  ])
  expect(decideReservation(order(line('1', 3)), products, book)).toMatchObject({
    shortages: [{ requested: 3, available: 2 }],
  })
})
