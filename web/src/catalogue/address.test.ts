import { expect, test } from 'vitest'
import { addressOf, askedBy, filterOf, type Asked } from './address.ts'

const nothing: Asked = { field: 'text', text: '', category: '', available: false }

test.each<[string, Asked]>([
  ['', nothing],
  ['in=sku&q=', { ...nothing, field: 'sku' }],
  ['in=text&q=red+lamp', { ...nothing, text: 'red lamp' }],
  ['category=Audio&available=1', { ...nothing, category: 'Audio', available: true }],
])('the address %j and what it asks for', (address, asked) => {
  expect(askedBy(new URLSearchParams(address))).toEqual(asked)
  expect(new URLSearchParams(addressOf(asked)).toString()).toBe(address)
})

test('takes a field that is none for all of them', () => {
  expect(askedBy(new URLSearchParams('in=price&q=1'))).toEqual({ ...nothing, text: '1' })
})

test('asks for what is on sale, and what was chosen', () => {
  expect(filterOf(nothing)).toEqual({ isActive: true })
  expect(filterOf({ ...nothing, text: 'lamp' })).toEqual({ isActive: true, text: 'lamp' })
  expect(filterOf({ field: 'sku', text: 'A', category: 'Audio', available: true })).toEqual({
    isActive: true,
    isAvailable: true,
    sku: { contains: 'A' },
    category: { eq: 'Audio' },
  })
  expect(filterOf({ ...nothing, field: 'category', text: 'Au', category: 'Audio' })).toEqual({
    isActive: true,
    category: { eq: 'Audio', contains: 'Au' },
  })
})
