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
  ['PARTIALLY_SHIPPED', 'confirm', 'PARTIALLY_SHIPPED'],
  ['PARTIALLY_SHIPPED', 'release', 'RELEASED'],
  ['SHIPPED', 'confirm', 'SHIPPED'],
  ['SHIPPED', 'release', 'SHIPPED'],
  ['EXPIRED', 'confirm', 'COMMITTED'],
  ['EXPIRED', 'release', 'RELEASED'],
  ['HELD', 'expire', 'EXPIRED'],
  ['COMMITTED', 'expire', 'COMMITTED'],
  ['PARTIALLY_SHIPPED', 'expire', 'PARTIALLY_SHIPPED'],
  ['SHIPPED', 'expire', 'SHIPPED'],
  ['RELEASED', 'expire', 'RELEASED'],
  ['EXPIRED', 'expire', 'EXPIRED'],
  ['REJECTED', 'expire', 'REJECTED'],
])('%s, asked to %s, is %s', (state, trigger, next) => {
  expect(nextState(state, trigger)).toBe(next)
})
