import { expect, test } from 'vitest'
import { createPositions, createTold } from './positions.ts'

test('the earliest position of an order counts, and each is taken once', () => {
  const positions = createPositions()
  for (const sequence of [3, 1, 2]) positions.add({ orderId: 'a', sequence })
  positions.add({ orderId: 'b', sequence: 5 })
  expect(positions.take(1)).toEqual([{ orderId: 'a', sequence: 1 }])
  expect(positions.take(9)).toEqual([{ orderId: 'b', sequence: 5 }])
  expect(positions.isEmpty()).toBe(true)
})

test('the order that has rested longest is forgotten first', () => {
  const told = createTold(2)
  told.remember({ orderId: 'a', sequence: 1 })
  told.remember({ orderId: 'b', sequence: 1 })
  told.remember({ orderId: 'a', sequence: 2 })
  told.remember({ orderId: 'c', sequence: 1 })
  expect(['a', 'b', 'c'].map((id) => told.last(id))).toEqual([2, undefined, 1])
})
