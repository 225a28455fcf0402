import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Row } from './row.ts'
import { settle, type HeldLine, type Ordered } from './settle.ts'

const held = (sku: string, quantity = 1, amount = '2.50', currencyCode = 'GBP'): HeldLine => ({
  ...{ productId: `prd_${sku}`, sku, quantity },
  unitPrice: { amount, currencyCode },
})
const ordered = (line: number, like: HeldLine): Ordered => {
  const { productId, quantity, unitPrice } = like
  return { row: { line, sku: like.sku } as Row, item: { productId, quantity, unitPrice } }
}
const linesOf = (lines: readonly Ordered[]) => lines.map(({ row }) => row.line)

test('a line is the one that an order holds if product, quantity, price and currency are the same', () => {
  const file = [
    ordered(2, held('A')),
    ordered(3, held('A', 2)),
    ordered(4, held('A', 1, '2.40')),
    ordered(5, held('A', 1, '2.50', 'EUR')),
    ordered(6, held('B')),
  ]
  const { left, strays } = settle(file, [held('A')])
  expect(linesOf(left)).toEqual([3, 4, 5, 6])
  expect(strays).toEqual([])
})

test('each line that is held takes one line of the file, and is a stray when there is none', () => {
  const { left, strays } = settle([ordered(2, held('A')), ordered(3, held('A'))], [held('A'), held('C')])
  expect(linesOf(left)).toHaveLength(1)
  expect(strays).toEqual([held('C')])
  expect(settle([ordered(2, held('A'))], [held('A'), held('A')])).toEqual({ left: [], strays: [held('A')] })
})

test('of whatever is held, what is left and what is a stray have nothing in common, and nothing is lost', () => {
  const lines = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 1, max: 2 })))
  fc.assert(
    fc.property(lines, lines, (inFile, inOrder) => {
      const file = inFile.map(([sku, quantity], index) => ordered(index + 2, held(sku, quantity)))
      const { left, strays } = settle(
        file,
        inOrder.map(([sku, quantity]) => held(sku, quantity)),
      )
      const names = new Set(left.map(({ item }) => `${item.productId} ${item.quantity}`))
      expect(strays.some(({ productId, quantity }) => names.has(`${productId} ${quantity}`))).toBe(false)
      expect(file.length - left.length).toBe(inOrder.length - strays.length)
    }),
  )
})
