import type { Rejection } from '#platform/kernel/rejection.ts'
import { checkAddress, type Address } from './address.ts'
import { checkContact, defaultAddress, type Contact, type Customer } from './customer.ts'
import { checkTexts } from './text.ts'

/** For whom an order is, and where it goes, as it was asked for. Nothing of it is needed. */
export interface DetailsRequest {
  customerId?: string
  contact?: Partial<Contact>
  shippingAddress?: Address
  billingAddress?: Address
  note?: string
  /** When it was placed in the books it comes from; now, when absent. */
  placedAt?: Date
}

/** What an order keeps of its customer: as it was then, whatever becomes of the customer. */
export interface OrderDetails {
  contact: Contact | null
  shippingAddress: Address | null
  billingAddress: Address | null
  note: string | null
}

/** Checks what needs no customer to be read; every fault is told. */
export function checkDetails(
  details: DetailsRequest & { paymentReference?: string | null | undefined },
  now: Date,
): Rejection[] {
  const { contact, shippingAddress, billingAddress, placedAt } = details
  return [
    ...checkTexts<'note' | 'paymentReference'>(details, { note: 2_000, paymentReference: 200 }, ['input']),
    ...(contact ? checkContact(contact, ['input', 'customer']) : []),
    ...(shippingAddress ? checkAddress(shippingAddress, ['input', 'shippingAddress']) : []),
    ...(billingAddress ? checkAddress(billingAddress, ['input', 'billingAddress']) : []),
    ...(placedAt && placedAt > now ? [notYet] : []),
  ]
}

const notYet: Rejection = {
  code: 'BAD_INPUT',
  message: 'placedAt must not be in the future',
  path: ['input', 'placedAt'],
}

/** What an order keeps: what was said of the order itself, else what is known of the customer; null if that is nothing. */
export function snapshot(request: DetailsRequest, customer: Customer | undefined): OrderDetails | null {
  const contact = {
    name: request.contact?.name ?? customer?.name ?? null,
    email: request.contact?.email ?? customer?.email ?? null,
    phone: request.contact?.phone ?? customer?.phone ?? null,
  }
  const hasContact = contact.name !== null || contact.email !== null || contact.phone !== null
  const details = {
    contact: hasContact ? contact : null,
    shippingAddress: request.shippingAddress ?? (customer ? defaultAddress(customer) : null),
    billingAddress: request.billingAddress ?? null,
    note: request.note ?? null,
  }
  return Object.values(details).some((value) => value !== null) ? details : null
}

export function unknownCustomer(): Rejection {
  return { code: 'NOT_FOUND', message: 'there is no customer with this id', path: ['input', 'customerId'] }
}
