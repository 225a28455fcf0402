import { expect, test } from 'vitest'
import { checkAdjustment, refuseAdjustment } from './adjustment.ts'
import { checkProductFields, checkProductId } from './product.ts'

test('tells every fault of a product at once, each with its place', () => {
  const faults = checkProductFields({
    sku: ' ',
    name: 'x'.repeat(201),
    description: 'a\0b',
    price: { amount: '1.999', currencyCode: 'EUR' },
    imageUrl: 'javascript:alert(1)',
    reorderPoint: -1,
  })
  expect(faults.map(({ code, path }) => [code, path?.join('.')])).toEqual([
    ['BAD_INPUT', 'input.sku'],
    ['LIMIT_EXCEEDED', 'input.name'],
    ['BAD_INPUT', 'input.description'],
    ['BAD_INPUT', 'input.price.amount'],
    ['BAD_INPUT', 'input.imageUrl'],
    ['INVALID_QUANTITY', 'input.reorderPoint'],
  ])
})

test('takes a product at the limits of its fields', () => {
  const fields = {
    sku: 'x'.repeat(64),
    name: 'x'.repeat(200),
    description: '',
    price: { amount: '0', currencyCode: 'JPY' },
    imageUrl: 'https://example.org/picture.png',
    reorderPoint: 0,
  }
  expect(checkProductFields(fields)).toEqual([])
})

test('refuses a currency that is none', () => {
  const [fault] = checkProductFields({ price: { amount: '1', currencyCode: 'QQQ' } })
  expect(fault?.path).toEqual(['input', 'price', 'currencyCode'])
})

test.each(['', 'a b', 'x'.repeat(65), 'a/b'])('refuses %j as the id of a product', (id) => {
  expect(checkProductId(id)).toHaveLength(1)
})

test.each([0, 1.5, 1_000_000_001, -1_000_000_001])('refuses to adjust stock by %d', (delta) => {
  expect(checkAdjustment({ delta, reason: 'count' })).toMatchObject([{ code: 'INVALID_QUANTITY' }])
})

test('takes no more than is neither reserved nor unavailable, and never more than a warehouse holds', () => {
  const level = { productId: '1', warehouseId: 'a', onHand: 10, reserved: 4, unavailable: 1 }
  expect(refuseAdjustment(level, -5, 'ONE')).toBeUndefined()
  expect(refuseAdjustment(level, -6, 'ONE')).toMatchObject({
    code: 'INSUFFICIENT_STOCK',
    sku: 'ONE',
    requested: 6,
    available: 5,
  })
  expect(refuseAdjustment(level, 999_999_990, 'ONE')).toBeUndefined()
  expect(refuseAdjustment(level, 999_999_991, 'ONE')).toMatchObject({ code: 'INVALID_QUANTITY' })
})
