import { describe, expect, test } from 'vitest'
import { decideExpiry, decideLineRelease, decideRelease } from './release.ts'
import type { Reservation, ReservationLine, ReservationState } from './reservation.ts'
import { returnedPortionsOf, type Disposition } from './return.ts'
import { decideShipment } from './ship.ts'
import { changedLevels, emptyLevel, openBook, type StockBook, type StockLevel } from './stock.ts'
import { decideStep, type TakenStep } from './steps.ts'

const line = (
  warehouseId: string,
  quantity: number,
  rest: Partial<ReservationLine> = {},
): ReservationLine => ({
  productId: '1',
  warehouseId,
  quantity,
  shipped: 0,
  returned: 0,
  backordered: 0,
  ...rest,
})

const level = (warehouseId: string, rest: Partial<StockLevel>): StockLevel => ({
  ...emptyLevel('1', warehouseId),
  ...rest,
})

const reservation = (state: ReservationState, ...lines: ReservationLine[]): Reservation => ({
  orderId: 'ord',
  state,
  lines,
})

const portion = (quantity: number, productId = '1') => [{ productId, quantity }]
const costs = new Map([['1', 72_500n]])
const ship = (of: Reservation, quantity: number, book: StockBook) =>
  decideShipment(of, { portions: portion(quantity), cause: 'evt', costs }, book)

describe('a shipment', () => {
  test('takes from the preferred warehouse first, at what a piece costs us', () => {
    const book = openBook([level('a', { onHand: 5, reserved: 2 }), level('b', { onHand: 5, reserved: 4 })])
    const {
      reservation: after,
      issued,
      excess,
    } = ship(reservation('COMMITTED', line('a', 2), line('b', 4)), 3, book)
    expect(after).toEqual(
      reservation('PARTIALLY_SHIPPED', line('a', 2, { shipped: 2 }), line('b', 4, { shipped: 1 })),
    )
    expect(issued).toEqual([
      { productId: '1', warehouseId: 'a', quantity: 2, unitCost: 72_500n },
      { productId: '1', warehouseId: 'b', quantity: 1, unitCost: 72_500n },
    ])
    expect(excess).toEqual([])
    expect(changedLevels(book)).toEqual([level('a', { onHand: 3 }), level('b', { onHand: 4, reserved: 3 })])
    expect(book.movements).toMatchObject([
      { type: 'SHIP', onHandDelta: -2, reservedDelta: -2, unitCost: 72_500n, orderId: 'ord' },
      { type: 'SHIP', onHandDelta: -1, reservedDelta: -1 },
    ])
  })

  test('takes from the warehouse that it is said to leave, and only the rest from another', () => {
    const lines = [line('a', 1), line('b', 2)]
    const from = (quantity: number) => {
      const book = openBook([level('a', { onHand: 1, reserved: 1 }), level('b', { onHand: 2, reserved: 2 })])
      const shipment = { portions: portion(quantity), warehouseId: 'b', cause: 'evt', costs }
      const { reservation: after, issued } = decideShipment(
        reservation('COMMITTED', ...lines),
        shipment,
        book,
      )
      return [
        after.lines.map(({ shipped }) => shipped),
        issued.map(({ warehouseId, quantity: pieces }) => [warehouseId, pieces]),
      ]
    }
    expect(from(2)).toEqual([[0, 2], [['b', 2]]])
    expect(from(3)).toEqual([
      [1, 2],
      [
        ['a', 1],
        ['b', 2],
      ],
    ])
  })

  test.each<[ReservationState, ReservationState]>([
    ['HELD', 'SHIPPED'],
    ['COMMITTED', 'SHIPPED'],
    ['PARTIALLY_SHIPPED', 'SHIPPED'],
  ])('of all that was %s makes it %s', (state, next) => {
    const book = openBook([level('a', { onHand: 2, reserved: 2 })])
    expect(ship(reservation(state, line('a', 2)), 2, book).reservation.state).toBe(next)
  })

  test.each<ReservationState>(['SHIPPED', 'RELEASED', 'EXPIRED', 'REJECTED'])(
    'of what is %s takes nothing',
    (state) => {
      const book = openBook([level('a', { onHand: 2, reserved: 2 })])
      const decision = ship(reservation(state, line('a', 2)), 2, book)
      expect(decision).toMatchObject({
        reservation: { state },
        issued: [],
        excess: [{ productId: '1', quantity: 2, issued: 0 }],
      })
      expect(book.movements).toEqual([])
    },
  )

  test('takes nothing of what is owed, and tells what it could not take', () => {
    const book = openBook([level('a', { onHand: 1, reserved: 1, backordered: 2 })])
    const decision = ship(reservation('COMMITTED', line('a', 3, { backordered: 2 })), 2, book)
    expect(decision).toMatchObject({
      reservation: { state: 'PARTIALLY_SHIPPED' },
      issued: [{ quantity: 1 }],
      excess: [{ productId: '1', quantity: 2, issued: 1 }],
    })
  })
})

describe('letting go', () => {
  const lines = [line('a', 4, { shipped: 1, backordered: 2 }), line('b', 3)]
  const levels = [
    level('a', { onHand: 5, reserved: 1, backordered: 2 }),
    level('b', { onHand: 5, reserved: 3 }),
  ]

  test('of all frees what is reserved and what is owed; what was shipped stays on its line', () => {
    const book = openBook(levels)
    const { reservation: after, released } = decideRelease(
      reservation('PARTIALLY_SHIPPED', ...lines),
      'evt',
      book,
    )
    expect(after).toEqual(reservation('RELEASED', line('a', 1, { shipped: 1 }), line('b', 0)))
    expect(released).toEqual([{ productId: '1', quantity: 6, backordered: 2 }])
    expect(changedLevels(book)).toEqual([level('a', { onHand: 5 }), level('b', { onHand: 5 })])
  })

  test.each<ReservationState>(['SHIPPED', 'RELEASED', 'REJECTED'])('of what is %s does nothing', (state) => {
    const over = reservation(state, line('a', 1, { shipped: 1 }))
    const book = openBook(levels)
    expect(decideRelease(over, 'evt', book)).toEqual({ reservation: over, released: [] })
    expect(book.movements).toEqual([])
  })

  test('of what expired frees nothing more', () => {
    const book = openBook(levels)
    const { reservation: expired, released } = decideExpiry(reservation('HELD', line('b', 3)), 'expiry', book)
    expect(released).toEqual([{ productId: '1', quantity: 3, backordered: 0 }])
    expect(book.movements).toMatchObject([{ type: 'EXPIRE', reservedDelta: -3 }])
    expect(decideRelease(expired, 'evt', book)).toMatchObject({
      reservation: { state: 'RELEASED' },
      released: [],
    })
  })

  test.each<ReservationState>([
    'COMMITTED',
    'PARTIALLY_SHIPPED',
    'SHIPPED',
    'RELEASED',
    'EXPIRED',
    'REJECTED',
  ])('never happens by the clock to what is %s', (state) => {
    const book = openBook(levels)
    const one = reservation(state, line('b', 3))
    expect(decideExpiry(one, 'expiry', book)).toEqual({ reservation: one, released: [] })
  })

  test.each<[number, number[], number[], ReservationState, number]>([
    [1, [4 - 1, 3], [1, 0], 'PARTIALLY_SHIPPED', 1],
    [2, [4 - 2, 3], [0, 0], 'PARTIALLY_SHIPPED', 2],
    [4, [4 - 2, 1], [0, 0], 'PARTIALLY_SHIPPED', 4],
    [6, [1, 0], [0, 0], 'SHIPPED', 6],
    [99, [1, 0], [0, 0], 'SHIPPED', 6],
  ])(
    'of %i takes what is owed first, then the least preferred',
    (quantity, quantities, owed, state, released) => {
      const decision = decideLineRelease(
        reservation('PARTIALLY_SHIPPED', ...lines),
        portion(quantity),
        'evt',
        openBook(levels),
      )
      expect(decision.reservation.lines.map((one) => one.quantity)).toEqual(quantities)
      expect(decision.reservation.lines.map((one) => one.backordered)).toEqual(owed)
      expect(decision.reservation.state).toBe(state)
      expect(decision.released).toMatchObject([{ quantity: released, backordered: Math.min(2, quantity) }])
    },
  )

  test('of every line before anything was shipped releases the reservation; of some leaves its state', () => {
    const held = reservation('COMMITTED', line('b', 3))
    const book = () => openBook([level('b', { onHand: 3, reserved: 3 })])
    expect(decideLineRelease(held, portion(2), 'evt', book()).reservation.state).toBe('COMMITTED')
    expect(decideLineRelease(held, portion(3), 'evt', book()).reservation.state).toBe('RELEASED')
  })
})

describe('a return', () => {
  const shipped = reservation('SHIPPED', line('a', 2, { shipped: 2 }), line('b', 2, { shipped: 2 }))
  const asked: TakenStep[] = [{ kind: 'SHIPMENT', portions: portion(4) }]
  const take = (of: Reservation, returned: [number, Disposition][], book: StockBook, taken = asked) =>
    decideStep(
      of,
      {
        kind: 'RETURN',
        id: 'ret',
        cause: 'evt',
        portions: returnedPortionsOf(
          returned.map(([quantity, disposition]) => ({ product_id: '1', quantity, disposition })),
        ),
      },
      { taken, book, costs },
    )

  test('goes back to where it came from: on sale, or apart', () => {
    const book = openBook([level('a', {}), level('b', {})])
    const decision = take(
      shipped,
      [
        [1, 'RESTOCK'],
        [1, 'RESTOCK'],
        [1, 'DAMAGED'],
      ],
      book,
    )
    expect(decision).toMatchObject({
      reservation: { state: 'SHIPPED', lines: [{ returned: 2 }, { returned: 1 }] },
      outcome: {
        placed: [
          { warehouseId: 'a', quantity: 2, disposition: 'RESTOCK' },
          { warehouseId: 'b', quantity: 1, disposition: 'DAMAGED' },
        ],
      },
    })
    expect(changedLevels(book)).toEqual([
      level('a', { onHand: 2 }),
      level('b', { onHand: 1, unavailable: 1 }),
    ])
    expect(book.movements.map(({ type }) => type)).toEqual(['RETURN', 'DAMAGE'])
  })

  test('goes to the preferred warehouse where the one that it left is closed', () => {
    const book = openBook([level('a', {}), level('b', {})], ['a'])
    expect(take(shipped, [[1, 'RESTOCK']], book)).toMatchObject({
      outcome: { placed: [{ warehouseId: 'b' }] },
    })
  })

  test('waits for the shipment that it overtook', () => {
    const book = openBook([level('a', {}), level('b', {})])
    expect(take(shipped, [[5, 'RESTOCK']], book)).toBe('wait')
    const returned: TakenStep[] = [...asked, { kind: 'RETURN', portions: portion(2) }]
    expect(take(shipped, [[3, 'RESTOCK']], book, returned)).toBe('wait')
    expect(book.movements).toEqual([])
  })

  test('is never more than what had left, though more was said to be shipped', () => {
    const book = openBook([level('a', {}), level('b', {})])
    const claimed: TakenStep[] = [{ kind: 'SHIPMENT', portions: portion(9) }]
    expect(take(shipped, [[9, 'RESTOCK']], book, claimed)).toMatchObject({
      outcome: { placed: [{ quantity: 2 }, { quantity: 2 }] },
    })
  })
})
