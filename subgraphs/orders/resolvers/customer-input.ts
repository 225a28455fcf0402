import type { Address } from '../domain/address.ts'
import type { CustomerAddress, CustomerFields, CustomerUpdate } from '../domain/customer.ts'
import type {
  AddressInput,
  CreateCustomerInput,
  CustomerAddressInput,
  UpdateCustomerInput,
} from '../generated/graphql.ts'

/** An address of an input, with null for what was left out. */
export function toAddress(input: AddressInput): Address {
  const { recipient, street, street2, city, region, postalCode, country } = input
  return {
    recipient: recipient ?? null,
    street,
    street2: street2 ?? null,
    city,
    region: region ?? null,
    postalCode: postalCode ?? null,
    country,
  }
}

function toCustomerAddress({ label, address, isDefault = false }: CustomerAddressInput): CustomerAddress {
  return { label: label ?? null, address: toAddress(address), isDefault }
}

export function toCustomerFields(input: CreateCustomerInput): CustomerFields {
  const { reference, name, email, phone, addresses = [] } = input
  return {
    reference: reference ?? null,
    name,
    email: email ?? null,
    phone: phone ?? null,
    addresses: addresses.map(toCustomerAddress),
  }
}

/** What is left out stays; null clears, save the name and the addresses, which cannot be nothing. */
export function toCustomerUpdate(input: UpdateCustomerInput): CustomerUpdate {
  const { reference, name, email, phone, addresses } = input
  return {
    ...(reference === undefined ? {} : { reference }),
    ...(typeof name === 'string' ? { name } : {}),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(addresses ? { addresses: addresses.map(toCustomerAddress) } : {}),
  }
}
