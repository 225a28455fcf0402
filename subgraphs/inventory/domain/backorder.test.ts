import { expect, test } from 'vitest'
import { fillable, fillBackorders, type WaitingLine } from './backorder.ts'
import { changedLevels, emptyLevel, openBook, type StockLevel } from './stock.ts'

const level = (warehouseId: string, rest: Partial<StockLevel>): StockLevel => ({
  ...emptyLevel('1', warehouseId),
  ...rest,
})

const waiting = (orderId: string, warehouseId: string, backordered: number): WaitingLine => ({
  reservationId: `rsv-${orderId}`,
  orderId,
  productId: '1',
  warehouseId,
  backordered,
})

test('goods go to who waits, in their turns, from the warehouse that owes them first', () => {
  const book = openBook([
    level('a', { onHand: 3, backordered: 2 }),
    level('b', { onHand: 4, reserved: 1, backordered: 4 }),
  ])
  const fills = fillBackorders(book, [waiting('x', 'b', 4), waiting('y', 'a', 2)], 'evt')
  expect(fills.map(({ orderId, picks }) => [orderId, picks])).toEqual([
    [
      'x',
      [
        { warehouseId: 'b', quantity: 3 },
        { warehouseId: 'a', quantity: 1 },
      ],
    ],
    ['y', [{ warehouseId: 'a', quantity: 2 }]],
  ])
  expect(changedLevels(book)).toEqual([
    level('a', { onHand: 3, reserved: 3 }),
    level('b', { onHand: 4, reserved: 4 }),
  ])
  expect(
    book.movements.map(({ type, cause, warehouseId, reservedDelta, backorderedDelta }) => [
      type,
      cause,
      warehouseId,
      reservedDelta,
      backorderedDelta,
    ]),
  ).toEqual([
    ['BACKORDER_FILL', 'evt/x', 'b', 3, -4],
    ['BACKORDER_FILL', 'evt/x', 'a', 1, 0],
    ['BACKORDER_FILL', 'evt/y', 'a', 2, -2],
  ])
})

test('who comes last gets what is left, and nothing from what is kept off sale or unfit', () => {
  const book = openBook([level('a', { onHand: 9, unavailable: 2, sellBuffer: 3, backordered: 8 })])
  const fills = fillBackorders(
    book,
    [waiting('x', 'a', 3), waiting('y', 'a', 4), waiting('z', 'a', 1)],
    'evt',
  )
  expect(fills.map(({ orderId, picks }) => [orderId, picks[0]?.quantity])).toEqual([
    ['x', 3],
    ['y', 1],
  ])
  expect(changedLevels(book)).toMatchObject([{ reserved: 4, backordered: 4 }])
})

test.each<[string, StockLevel[], string[], number | undefined]>([
  ['nothing is owed', [level('a', { onHand: 5 })], [], undefined],
  ['nothing is there', [level('a', { backordered: 5 })], [], undefined],
  ['it is there in another warehouse', [level('a', { backordered: 5 }), level('b', { onHand: 2 })], [], 2],
  ['it is kept off sale', [level('a', { onHand: 2, sellBuffer: 2, backordered: 5 })], [], undefined],
  [
    'it is in a closed warehouse',
    [level('a', { backordered: 5 }), level('b', { onHand: 2 })],
    ['b'],
    undefined,
  ],
])('whether there is something to hand out where %s', (_what, levels, closed, available) => {
  expect(fillable(openBook(levels, closed))).toEqual(
    available === undefined ? [] : [{ productId: '1', available }],
  )
})
