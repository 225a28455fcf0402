import { describe, expect, test } from 'vitest'
import {
  isPossible,
  isSameReservation,
  rebuildReservation,
  type LedgerLine,
  type RebuiltReservation,
} from './rebuild.ts'
import type { ReservationState } from './reservation.ts'
import { emptyLevel } from './stock.ts'

function ledger(more: Partial<LedgerLine> = {}): LedgerLine {
  return { productId: '1', warehouseId: 'a', held: 0, owed: 0, shipped: 0, returned: 0, ...more }
}

function stored(state: ReservationState): RebuiltReservation {
  return { state, lines: [] }
}

describe('a reservation of which the ledger says', () => {
  test.each<[string, Partial<LedgerLine>, ReservationState | undefined, ReservationState]>([
    ['that it holds something', { held: 2 }, 'COMMITTED', 'COMMITTED'],
    ['that it holds something', { held: 2 }, 'HELD', 'HELD'],
    ['that it is owed something', { owed: 2 }, 'COMMITTED', 'COMMITTED'],
    ['that it holds something', { held: 2 }, 'RELEASED', 'HELD'],
    ['that it holds something', { held: 2 }, undefined, 'HELD'],
    ['that nothing has left', { held: 2 }, 'PARTIALLY_SHIPPED', 'COMMITTED'],
    ['that a part has left', { held: 1, shipped: 1 }, 'COMMITTED', 'PARTIALLY_SHIPPED'],
    ['that all has left', { shipped: 2 }, 'COMMITTED', 'SHIPPED'],
    ['that what was left was let go', { shipped: 2 }, 'RELEASED', 'RELEASED'],
    ['that it holds nothing', {}, 'COMMITTED', 'RELEASED'],
    ['that it holds nothing', {}, 'SHIPPED', 'RELEASED'],
    ['that it holds nothing', {}, 'EXPIRED', 'EXPIRED'],
    ['that it holds nothing', {}, 'REJECTED', 'REJECTED'],
  ])('%s (%j), and which was %s, is %s', (_what, line, state, expected) => {
    const rebuilt = rebuildReservation([ledger(line)], state && stored(state))
    expect(rebuilt.state).toBe(expected)
  })

  test('promises what is held, owed and shipped', () => {
    const { lines } = rebuildReservation([ledger({ held: 3, owed: 2, shipped: 4, returned: 1 })], undefined)
    expect(lines).toEqual([
      { productId: '1', warehouseId: 'a', quantity: 9, shipped: 4, returned: 1, backordered: 2 },
    ])
  })

  test('keeps what came back where it is counted, although it was put elsewhere', () => {
    const sums = [ledger({ shipped: 2 }), ledger({ warehouseId: 'b', returned: 2 })]
    const line = { productId: '1', warehouseId: 'a', quantity: 2, shipped: 2, returned: 2, backordered: 0 }
    const known: RebuiltReservation = { state: 'SHIPPED', lines: [line] }
    expect(isSameReservation(rebuildReservation(sums, known), known)).toBe(true)
    const damaged: RebuiltReservation = { state: 'SHIPPED', lines: [{ ...line, returned: 1 }] }
    expect(rebuildReservation(sums, damaged).lines[0]?.returned).toBe(2)
  })
})

test('lines that say nothing make no difference', () => {
  const line = { productId: '1', warehouseId: 'a', quantity: 0, shipped: 0, returned: 0, backordered: 0 }
  expect(isSameReservation({ state: 'RELEASED', lines: [line] }, stored('RELEASED'))).toBe(true)
  expect(
    isSameReservation({ state: 'RELEASED', lines: [{ ...line, quantity: 1 }] }, stored('RELEASED')),
  ).toBe(false)
})

test('a level is possible if nothing is below nothing, and no more is promised than there is', () => {
  const level = emptyLevel('1', 'a')
  expect(isPossible({ ...level, onHand: 3, reserved: 2, unavailable: 1 })).toBe(true)
  expect(isPossible({ ...level, onHand: 3, reserved: 3, unavailable: 1 })).toBe(false)
  expect(isPossible({ ...level, incoming: -1 })).toBe(false)
})
