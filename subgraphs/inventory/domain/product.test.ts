import { expect, test } from 'vitest'
import { withMainImage } from './product-details.ts'
import { checkProductFields, checkProductId, refuseCostCurrency, type ProductFields } from './product.ts'
import { stockStatusOf } from './stock-status.ts'

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

const image = (index: number) => ({ url: `https://example.org/${index}.png`, altText: '' })
const attribute = (index: number) => ({ name: `Attribute ${index}`, value: 'x' })
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at))
const eur = (amount: string) => ({ amount, currencyCode: 'EUR' })

test.each<[string, ProductFields]>([
  ['BAD_INPUT input.name', { name: 'a\ud800' }],
  ['LIMIT_EXCEEDED input.description', { description: 'x'.repeat(5_001) }],
  ['LIMIT_EXCEEDED input.brand', { brand: 'x'.repeat(101) }],
  ['LIMIT_EXCEEDED input.category', { category: 'x'.repeat(101) }],
  ['BAD_INPUT input.category', { category: 'a\0' }],
  ['BAD_INPUT input.brandId', { brandId: ' ' }],
  ['BAD_INPUT input.brandId', { brand: 'A', brandId: 'brd_1' }],
  ['BAD_INPUT input.categoryId', { category: 'A', categoryId: 'cat_1' }],
  ['BAD_INPUT input.imageUrl', { images: [], imageUrl: 'https://example.org/1.png' }],
  ['LIMIT_EXCEEDED input.size', { size: 'x'.repeat(51) }],
  ['LIMIT_EXCEEDED input.colour', { colour: 'x'.repeat(51) }],
  ['LIMIT_EXCEEDED input.images', { images: many(21, image) }],
  ['BAD_INPUT input.images.1.url', { images: [image(0), { url: 'ftp://a/b', altText: '' }] }],
  ['LIMIT_EXCEEDED input.images.0.url', { images: [{ url: `https://a/${'x'.repeat(1_991)}`, altText: '' }] }],
  ['LIMIT_EXCEEDED input.images.0.altText', { images: [{ ...image(0), altText: 'x'.repeat(501) }] }],
  ['LIMIT_EXCEEDED input.attributes', { attributes: many(51, attribute) }],
  ['BAD_INPUT input.attributes.1.name', { attributes: [attribute(0), attribute(0)] }],
  ['BAD_INPUT input.attributes.0.name', { attributes: [{ name: '', value: 'x' }] }],
  ['LIMIT_EXCEEDED input.attributes.0.name', { attributes: [{ name: 'x'.repeat(51), value: 'x' }] }],
  ['BAD_INPUT input.attributes.0.value', { attributes: [{ name: 'x', value: '\0' }] }],
  ['LIMIT_EXCEEDED input.attributes.0.value', { attributes: [{ name: 'x', value: 'x'.repeat(501) }] }],
  ['BAD_INPUT input.price.amount', { price: eur('-1') }],
  ['BAD_INPUT input.price.amount', { price: { amount: '0.5', currencyCode: 'JPY' } }],
  ['BAD_INPUT input.price.amount', { price: eur('1234567890123456') }],
  ['BAD_INPUT input.cost.amount', { cost: eur('1.00001') }],
  ['BAD_INPUT input.cost.amount', { cost: eur('-1') }],
  ['BAD_INPUT input.cost.currencyCode', { cost: { amount: '1', currencyCode: 'QQQ' } }],
  ['INVALID_QUANTITY input.reorderPoint', { reorderPoint: 1_000_000_001 }],
  ['INVALID_QUANTITY input.backorderLimit', { backorderLimit: -1 }],
  ['INVALID_QUANTITY input.backorderLimit', { backorderLimit: 1.5 }],
])('tells %s', (fault, fields) => {
  expect(checkProductFields(fields).map(({ code, path }) => `${code} ${path?.join('.')}`)).toEqual([fault])
})

test.each<ProductFields>([
  { brand: '', category: '', size: '', colour: '', description: '' },
  { brand: 'x'.repeat(100), category: 'x'.repeat(100), size: 'x'.repeat(50), colour: 'x'.repeat(50) },
  { images: many(20, image), attributes: many(50, attribute) },
  { images: [{ url: `https://a/${'x'.repeat(1_990)}`, altText: 'x'.repeat(500) }] },
  { attributes: [{ name: 'x'.repeat(50), value: 'x'.repeat(500) }] },
  { price: eur('999999999999999.99'), cost: eur('0') },
  { cost: eur('0.0001'), reorderPoint: 1_000_000_000, backorderLimit: 0 },
  { cost: null, backorderLimit: null, imageUrl: null },
])('takes fields at their limits: %#', (fields) => {
  expect(checkProductFields(fields)).toEqual([])
})

test('keeps a cost in the currency of the price', () => {
  expect(refuseCostCurrency(eur('1'), 'EUR')).toBeUndefined()
  expect(refuseCostCurrency(eur('1'), 'USD')).toMatchObject({ code: 'CURRENCY_MISMATCH' })
})

test('puts a picture in the place of the main one, and leaves the others', () => {
  const images = [{ ...image(1), altText: 'one' }, image(2)]
  expect(withMainImage(images, image(3).url)).toEqual([image(3), image(2)])
  expect(withMainImage(images, image(1).url)).toEqual(images)
  expect(withMainImage(images, null)).toEqual([image(2)])
  expect(withMainImage([], image(3).url)).toEqual([image(3)])
})

test('is low at the reorder point and below it, and out when nothing is left', () => {
  const status = (available: number, reorderPoint: number) => stockStatusOf({ available, reorderPoint })
  expect([status(6, 5), status(5, 5), status(1, 5), status(0, 5), status(0, 0), status(1, 0)]).toEqual([
    'IN_STOCK',
    'LOW',
    'LOW',
    'OUT_OF_STOCK',
    'OUT_OF_STOCK',
    'IN_STOCK',
  ])
})
