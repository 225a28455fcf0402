import { expect, test } from 'vitest'
import { toReason, toRejection } from './wire-triggers.ts'

test('what a rejection says is told as far as it can be kept', () => {
  const shortages = [{ product_id: 'prd_\0a', sku: 'SKU-\ud83d', requested: 4, available: 1e12 }]
  expect(
    toRejection({ event: 'StockRejected', order_id: 'ord_1', reason: `${'x'.repeat(499)}🧀`, shortages }),
  ).toMatchObject({
    message: `${'x'.repeat(499)}\ufffd`,
    shortages: [{ productId: 'prd_a', sku: 'SKU-\ufffd', requested: 4, available: 2 ** 31 - 1 }],
  })
})

test('a reason is not cut into half a character', () => {
  expect(toReason(`${'x'.repeat(499)}🧀`)?.isWellFormed()).toBe(true)
  expect(toReason('')).toBeNull()
})
