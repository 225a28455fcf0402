import { isCurrency, parseMoney } from '#platform/kernel/money.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { parseUnitCost } from '#platform/kernel/unit-cost.ts'
import {
  checkAttributes,
  checkImages,
  checkTextAt,
  checkUrl,
  type ProductAttribute,
  type ProductImage,
} from './product-details.ts'

export type { ProductAttribute, ProductImage } from './product-details.ts'

export const maxStock = 1_000_000_000

interface Amount {
  amount: string
  currencyCode: string
}

/** What can be said of a product; a field that is absent is not being set. */
export interface ProductFields {
  sku?: string
  name?: string
  description?: string
  /** By name, made when there is none; '' for none. */
  brand?: string
  brandId?: string
  /** By name, made when there is none; '' for none. */
  category?: string
  categoryId?: string
  size?: string
  colour?: string
  attributes?: readonly ProductAttribute[]
  images?: readonly ProductImage[]
  /** The first of `images`, for who has one only. */
  imageUrl?: string | null
  price?: Amount
  /** What one costs us; up to four decimals. */
  cost?: Amount | null
  reorderPoint?: number
  allowBackorder?: boolean
  backorderLimit?: number | null
}

const textLimits = {
  sku: { min: 1, max: 64 },
  name: { min: 1, max: 200 },
  description: { min: 0, max: 5_000 },
  brand: { min: 0, max: 100 },
  brandId: { min: 1, max: 64 },
  category: { min: 0, max: 100 },
  categoryId: { min: 1, max: 64 },
  size: { min: 0, max: 50 },
  colour: { min: 0, max: 50 },
} as const

/** Two ways to say one thing: whoever uses both may mean two. */
const alternatives = [
  ['brand', 'brandId'],
  ['category', 'categoryId'],
  ['images', 'imageUrl'],
] as const

/** Checks a text of an input; `field` names its place below `input`. */
export function checkText(field: string, text: string, limits: { min: number; max: number }): Rejection[] {
  return checkTextAt(['input', field], text, limits)
}

/** Checks every field that is there. */
export function checkProductFields(fields: ProductFields): Rejection[] {
  const { price, cost, images, imageUrl, attributes, reorderPoint, backorderLimit } = fields
  return [
    ...alternatives.flatMap(([one, other]): Rejection[] => {
      if (fields[one] === undefined || fields[other] === undefined) return []
      return [{ code: 'BAD_INPUT', message: `give either ${one} or ${other}`, path: ['input', other] }]
    }),
    ...Object.entries(textLimits).flatMap(([field, limits]) => {
      const text = fields[field as keyof typeof textLimits]
      return text === undefined ? [] : checkText(field, text, limits)
    }),
    ...(price ? checkPrice(price) : []),
    ...(cost ? checkCost(cost) : []),
    ...(attributes ? checkAttributes(attributes) : []),
    ...(images ? checkImages(images) : []),
    ...(typeof imageUrl === 'string' ? checkUrl(['input', 'imageUrl'], imageUrl) : []),
    ...checkCount('reorderPoint', reorderPoint),
    ...checkCount('backorderLimit', backorderLimit),
  ]
}

function checkCurrency(field: string, currencyCode: string): Rejection[] {
  if (isCurrency(currencyCode)) return []
  const path = ['input', field, 'currencyCode']
  return [{ code: 'BAD_INPUT', message: `${currencyCode} is not a currency of ISO 4217`, path }]
}

function checkPrice({ amount, currencyCode }: Amount): Rejection[] {
  const faults = checkCurrency('price', currencyCode)
  if (faults.length > 0 || parseMoney(amount, currencyCode)) return faults
  const message = `price must not be negative, nor have more decimals than ${currencyCode} has, nor more than 15 digits`
  return [{ code: 'BAD_INPUT', message, path: ['input', 'price', 'amount'] }]
}

function checkCost({ amount, currencyCode }: Amount): Rejection[] {
  const faults = checkCurrency('cost', currencyCode)
  if (faults.length > 0 || parseUnitCost(amount) !== undefined) return faults
  const message = 'cost must not be negative, nor have more than four decimals, nor more than 14 digits'
  return [{ code: 'BAD_INPUT', message, path: ['input', 'cost', 'amount'] }]
}

/** A cost is kept in the currency of the price: a margin must be more than a guess at the rate of the day. */
export function refuseCostCurrency(cost: Amount, currency: string): Rejection | undefined {
  if (cost.currencyCode === currency) return undefined
  const message = `The cost must be in ${currency}, the currency of the price`
  return { code: 'CURRENCY_MISMATCH', message, path: ['input', 'cost', 'currencyCode'] }
}

function checkCount(field: string, count: number | null | undefined): Rejection[] {
  if (count === undefined || count === null) return []
  if (Number.isInteger(count) && count >= 0 && count <= maxStock) return []
  const message = `${field} must be a whole number from 0 to 1,000,000,000`
  return [{ code: 'INVALID_QUANTITY', message, path: ['input', field] }]
}

/** Checks an id that the caller chose. */
export function checkProductId(id: string): Rejection[] {
  if (/^[A-Za-z0-9_.-]{1,64}$/.test(id)) return []
  const message = 'id must be 1 to 64 letters, digits, `_`, `-` or `.`'
  return [{ code: 'BAD_INPUT', message, path: ['input', 'id'] }]
}
