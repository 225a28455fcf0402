import { isCurrency, parseMoney } from '#platform/kernel/money.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { isStorable } from '#platform/kernel/storable.ts'

export const maxStock = 1_000_000_000

/** What can be said of a product; a field that is absent is not being set. */
export interface ProductFields {
  sku?: string
  name?: string
  description?: string
  brand?: string
  category?: string
  price?: { amount: string; currencyCode: string }
  imageUrl?: string | null
  reorderPoint?: number
}

const textLimits = {
  sku: { min: 1, max: 64 },
  name: { min: 1, max: 200 },
  description: { min: 0, max: 5_000 },
  brand: { min: 0, max: 100 },
  category: { min: 0, max: 100 },
} as const

/** Checks a text of an input; `field` names its place below `input`. */
export function checkText(field: string, text: string, limits: { min: number; max: number }): Rejection[] {
  const path = ['input', field]
  if (!isStorable(text))
    return [{ code: 'BAD_INPUT', message: `${field} must not contain the character NUL`, path }]
  if (text.length > limits.max)
    return [{ code: 'LIMIT_EXCEEDED', message: `${field} must have at most ${limits.max} characters`, path }]
  if (text.trim().length < limits.min)
    return [{ code: 'BAD_INPUT', message: `${field} must not be empty`, path }]
  return []
}

/** Checks every field that is there. */
export function checkProductFields(fields: ProductFields): Rejection[] {
  const { price, imageUrl, reorderPoint } = fields
  return [
    ...Object.entries(textLimits).flatMap(([field, limits]) => {
      const text = fields[field as keyof typeof textLimits]
      return text === undefined ? [] : checkText(field, text, limits)
    }),
    ...(price ? checkPrice(price) : []),
    ...(typeof imageUrl === 'string' ? checkImageUrl(imageUrl) : []),
    ...(reorderPoint === undefined ? [] : checkReorderPoint(reorderPoint)),
  ]
}

function checkPrice({ amount, currencyCode }: { amount: string; currencyCode: string }): Rejection[] {
  if (!isCurrency(currencyCode)) {
    const path = ['input', 'price', 'currencyCode']
    return [{ code: 'BAD_INPUT', message: `${currencyCode} is not a currency of ISO 4217`, path }]
  }
  if (parseMoney(amount, currencyCode)) return []
  const message = `price must not be negative, nor have more decimals than ${currencyCode} has, nor more than 15 digits`
  return [{ code: 'BAD_INPUT', message, path: ['input', 'price', 'amount'] }]
}

function checkImageUrl(imageUrl: string): Rejection[] {
  const tooLong = checkText('imageUrl', imageUrl, { min: 1, max: 2_000 })
  if (tooLong.length > 0) return tooLong
  if (/^https?:\/\/[^\s/]+(\/\S*)?$/i.test(imageUrl)) return []
  const message = 'imageUrl must be an address that begins with http:// or https://'
  return [{ code: 'BAD_INPUT', message, path: ['input', 'imageUrl'] }]
}

function checkReorderPoint(reorderPoint: number): Rejection[] {
  if (Number.isInteger(reorderPoint) && reorderPoint >= 0 && reorderPoint <= maxStock) return []
  const message = 'reorderPoint must be a whole number from 0 to 1,000,000,000'
  return [{ code: 'INVALID_QUANTITY', message, path: ['input', 'reorderPoint'] }]
}

/** Checks an id that the caller chose. */
export function checkProductId(id: string): Rejection[] {
  if (/^[A-Za-z0-9_.-]{1,64}$/.test(id)) return []
  const message = 'id must be 1 to 64 letters, digits, `_`, `-` or `.`'
  return [{ code: 'BAD_INPUT', message, path: ['input', 'id'] }]
}
