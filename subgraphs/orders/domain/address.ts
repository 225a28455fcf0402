import type { Rejection } from '#platform/kernel/rejection.ts'
import { checkTexts } from './text.ts'

/** Where goods or bills go. */
export interface Address {
  /** Who receives it there, if not the customer. */
  recipient: string | null
  street: string
  /** Floor, apartment, building. */
  street2: string | null
  city: string
  /** State or province. */
  region: string | null
  postalCode: string | null
  /** ISO 3166-1 alpha-2. */
  country: string
}

const limits = {
  recipient: 200,
  street: 200,
  street2: 200,
  city: 100,
  region: 100,
  postalCode: 20,
} as const

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Checks an address; every fault is told, at its place below `path`. */
export function checkAddress(address: Address, path: readonly string[]): Rejection[] {
  const faults = checkTexts<keyof typeof limits>(address, limits, path)
  if (isCountry(address.country)) return faults
  const message = 'country must be a code of ISO 3166-1, such as EC'
  return [...faults, { code: 'BAD_INPUT', message, path: [...path, 'country'] }]
}

function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && countries.of(code) !== undefined
}
