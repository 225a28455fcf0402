import type { PlaceOrderInput } from '../generated/graphql.ts'

/** For whom an order is and where it goes, as it is typed. Nothing of it is needed. */
export interface Recipient {
  name: string
  email: string
  street: string
  city: string
  postalCode: string
  country: string
}

export const nobody: Recipient = { name: '', email: '', street: '', city: '', postalCode: '', country: '' }

/** What of it goes into the order: only what was typed, and an address only if any of it was. */
export function recipientInput(typed: Recipient): Pick<PlaceOrderInput, 'customer' | 'shippingAddress'> {
  const [name, email, street, city, postalCode, country] = [
    typed.name,
    typed.email,
    typed.street,
    typed.city,
    typed.postalCode,
    typed.country,
  ].map((text) => text.trim()) as [string, string, string, string, string, string]
  const hasAddress = [street, city, postalCode, country].some((text) => text !== '')
  return {
    ...(name || email ? { customer: { ...(name && { name }), ...(email && { email }) } } : {}),
    ...(hasAddress
      ? {
          shippingAddress: {
            street,
            city,
            country: country.toUpperCase(),
            ...(postalCode && { postalCode }),
          },
        }
      : {}),
  }
}
