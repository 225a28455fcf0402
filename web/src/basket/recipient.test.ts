import { expect, test } from 'vitest'
import { nobody, recipientInput } from './recipient.ts'

test('what was not typed is left out of the order', () => {
  expect(recipientInput(nobody)).toEqual({})
  expect(recipientInput({ ...nobody, name: '  ' })).toEqual({})
  expect(recipientInput({ ...nobody, email: ' jo@shop.example ' })).toEqual({
    customer: { email: 'jo@shop.example' },
  })
})

test('an address is sent whole as soon as any of it was typed, so that the server tells what is missing', () => {
  expect(recipientInput({ ...nobody, name: 'Jo', city: 'Quito', country: 'ec' })).toEqual({
    customer: { name: 'Jo' },
    shippingAddress: { street: '', city: 'Quito', country: 'EC' },
  })
  expect(
    recipientInput({ ...nobody, street: 'A 1', city: 'Quito', postalCode: '17', country: 'EC' }),
  ).toEqual({
    shippingAddress: { street: 'A 1', city: 'Quito', country: 'EC', postalCode: '17' },
  })
})
