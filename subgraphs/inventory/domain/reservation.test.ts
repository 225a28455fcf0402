import { expect, test } from 'vitest'
import { nextState, type ReservationState, type ReservationTrigger } from './reservation.ts'

test.each<[ReservationState, ReservationTrigger, ReservationState]>([
  ['HELD', 'confirm', 'COMMITTED'],
  ['HELD', 'release', 'RELEASED'],
  ['COMMITTED', 'confirm', 'COMMITTED'],
  ['COMMITTED', 'release', 'RELEASED'],
  ['RELEASED', 'confirm', 'RELEASED'],
  ['RELEASED', 'release', 'RELEASED'],
  ['REJECTED', 'confirm', 'REJECTED'],
  ['REJECTED', 'release', 'REJECTED'],
])('%s, asked to %s, is %s', (state, trigger, next) => {
  expect(nextState(state, trigger)).toBe(next)
})
