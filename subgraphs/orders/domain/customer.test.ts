import { expect, test } from 'vitest'
import { checkAddress, type Address } from './address.ts'
import {
  checkContact,
  checkCustomer,
  defaultAddress,
  updated,
  withDefault,
  type Customer,
  type CustomerAddress,
} from './customer.ts'
import { checkDetails, snapshot } from './order-details.ts'

const quito: Address = {
  recipient: null,
  street: 'Av. Amazonas 1',
  street2: null,
  city: 'Quito',
  region: null,
  postalCode: '170143',
  country: 'EC',
}
const lima: Address = { ...quito, city: 'Lima', country: 'PE' }
const kept = (address: Address, isDefault = false): CustomerAddress => ({ label: null, address, isDefault })
const ana: Customer = {
  id: 'cus_1',
  reference: null,
  name: 'Ana',
  email: 'ana@shop.example',
  phone: null,
  addresses: [kept(quito), kept(lima, true)],
  version: 3,
}
const codes = (faults: readonly { code: string; path?: readonly string[] }[]) =>
  faults.map(({ code, path }) => `${code} ${path?.join('.')}`)

test('an address is as people write it, in a country that exists', () => {
  expect(checkAddress(quito, ['input'])).toEqual([])
  expect(
    codes(checkAddress({ ...quito, street: ' ', city: 'x'.repeat(101), region: 'a\0b' }, ['input', 'a'])),
  ).toEqual(['BAD_INPUT input.a.street', 'LIMIT_EXCEEDED input.a.city', 'BAD_INPUT input.a.region'])
  for (const country of ['ec', 'Ecuador', 'QQ', '', 'E1'])
    expect(codes(checkAddress({ ...quito, country }, ['input']))).toEqual(['BAD_INPUT input.country'])
})

test('a contact needs nothing, and nothing of it may be blank', () => {
  expect(checkContact({}, ['input'])).toEqual([])
  expect(codes(checkContact({ name: '', phone: '1'.repeat(41) }, ['input', 'customer']))).toEqual([
    'BAD_INPUT input.customer.name',
    'LIMIT_EXCEEDED input.customer.phone',
  ])
})

test('a customer has at most 20 addresses and one default', () => {
  expect(checkCustomer({ addresses: Array.from({ length: 20 }, () => kept(quito)) })).toEqual([])
  expect(codes(checkCustomer({ addresses: Array.from({ length: 21 }, () => kept(quito)) }))).toEqual([
    'LIMIT_EXCEEDED input.addresses',
  ])
  expect(codes(checkCustomer({ addresses: [kept(quito, true), kept(lima, true)] }))).toEqual([
    'BAD_INPUT input.addresses',
  ])
  expect(
    codes(
      checkCustomer({
        name: ' ',
        reference: 'r'.repeat(65),
        addresses: [{ ...kept({ ...quito, country: 'XX1' }), label: '' }],
      }),
    ),
  ).toEqual([
    'BAD_INPUT input.name',
    'LIMIT_EXCEEDED input.reference',
    'BAD_INPUT input.addresses.0.label',
    'BAD_INPUT input.addresses.0.address.country',
  ])
})

test('the first address is the default, unless another is named', () => {
  expect(withDefault([kept(quito), kept(lima)]).map(({ isDefault }) => isDefault)).toEqual([true, false])
  expect(withDefault([kept(quito), kept(lima, true)]).map(({ isDefault }) => isDefault)).toEqual([
    false,
    true,
  ])
  expect(withDefault([])).toEqual([])
  expect(defaultAddress(ana)).toBe(lima)
  expect(defaultAddress({ addresses: [] })).toBeNull()
})

test('an update changes what it names and makes the next version', () => {
  expect(updated(ana, { email: null })).toEqual({ ...ana, email: null, version: 4 })
  expect(updated(ana, { addresses: [kept(quito)] })).toEqual({
    ...ana,
    addresses: [kept(quito, true)],
    version: 4,
  })
})

test('an order keeps what was said of it, and of the customer what was not', () => {
  expect(snapshot({}, undefined)).toBeNull()
  expect(snapshot({}, ana)).toEqual({
    contact: { name: 'Ana', email: 'ana@shop.example', phone: null },
    shippingAddress: lima,
    billingAddress: null,
    note: null,
  })
  expect(
    snapshot({ contact: { phone: '1', email: null }, shippingAddress: quito, billingAddress: lima }, ana),
  ).toEqual({
    contact: { name: 'Ana', email: 'ana@shop.example', phone: '1' },
    shippingAddress: quito,
    billingAddress: lima,
    note: null,
  })
  expect(snapshot({ note: 'ring twice' }, undefined)).toEqual({
    contact: null,
    shippingAddress: null,
    billingAddress: null,
    note: 'ring twice',
  })
})

test('every fault of the details is told, and nobody orders in the future', () => {
  const now = new Date('2026-03-01T12:00:00Z')
  expect(checkDetails({}, now)).toEqual([])
  expect(checkDetails({ placedAt: now }, now)).toEqual([])
  expect(
    codes(
      checkDetails(
        {
          placedAt: new Date('2026-03-01T12:00:00.001Z'),
          note: 'x'.repeat(2_001),
          paymentReference: ' ',
          contact: { name: '' },
          shippingAddress: { ...quito, city: '' },
          billingAddress: { ...quito, street: '' },
        },
        now,
      ),
    ),
  ).toEqual([
    'LIMIT_EXCEEDED input.note',
    'BAD_INPUT input.paymentReference',
    'BAD_INPUT input.customer.name',
    'BAD_INPUT input.shippingAddress.city',
    'BAD_INPUT input.billingAddress.street',
    'BAD_INPUT input.placedAt',
  ])
})
