import type { Rejection } from '#platform/kernel/rejection.ts'
import { checkAddress, type Address } from './address.ts'
import { checkText, checkTexts } from './text.ts'

/** How a customer can be reached. */
export interface Contact {
  name: string | null
  /** A valid address: the API's scalar sees to it. */
  email: string | null
  phone: string | null
}

/** An address that a customer has kept. */
export interface CustomerAddress {
  /** What the customer calls it: `home`, `office`. */
  label: string | null
  address: Address
  /** Where orders go that name no other; one of the addresses has it. */
  isDefault: boolean
}

/** What is known of a customer. */
export interface CustomerFields {
  /** The customer's key in somebody else's books. */
  reference: string | null
  name: string
  email: string | null
  phone: string | null
  addresses: readonly CustomerAddress[]
}

export interface Customer extends CustomerFields {
  id: string
  version: number
}

/** A field that is left out stays as it is. */
export type CustomerUpdate = Partial<CustomerFields>

const maxAddresses = 20
const limits = { name: 200, email: 254, phone: 40 } as const

/** Checks how somebody can be reached; every fault is told. */
export function checkContact(contact: Partial<Contact>, path: readonly string[]): Rejection[] {
  return checkTexts(contact, limits, path)
}

/** Checks those fields of a customer that are there; every fault is told. */
export function checkCustomer(fields: CustomerUpdate): Rejection[] {
  const { reference, addresses } = fields
  return [
    ...checkContact(fields, ['input']),
    ...(typeof reference === 'string' ? checkText(reference, 64, ['input', 'reference']) : []),
    ...(addresses ? checkAddresses(addresses) : []),
  ]
}

function checkAddresses(addresses: readonly CustomerAddress[]): Rejection[] {
  const path = ['input', 'addresses']
  if (addresses.length > maxAddresses)
    return [{ code: 'LIMIT_EXCEEDED', message: `a customer has at most ${maxAddresses} addresses`, path }]
  if (addresses.filter(({ isDefault }) => isDefault).length > 1)
    return [{ code: 'BAD_INPUT', message: 'only one address can be the default', path }]
  return addresses.flatMap(({ label, address }, index) => [
    ...checkTexts({ label }, { label: 50 }, [...path, String(index)]),
    ...checkAddress(address, [...path, String(index), 'address']),
  ])
}

/** The addresses with a default among them: the first, unless one is named. */
export function withDefault(addresses: readonly CustomerAddress[]): CustomerAddress[] {
  const isNamed = addresses.some(({ isDefault }) => isDefault)
  return addresses.map((address, index) => (isNamed || index > 0 ? address : { ...address, isDefault: true }))
}

/** The customer after an update, as its next version. */
export function updated<Known extends Customer>(customer: Known, update: CustomerUpdate): Known {
  const addresses = withDefault(update.addresses ?? customer.addresses)
  return { ...customer, ...update, addresses, version: customer.version + 1 }
}

/** Where an order of this customer goes that names no address. */
export function defaultAddress({ addresses }: Pick<Customer, 'addresses'>): Address | null {
  return addresses.find(({ isDefault }) => isDefault)?.address ?? null
}
