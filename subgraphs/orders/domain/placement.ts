import { ok, type Result } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'

/** One product of an order as it was asked for. */
export interface OrderItem {
  productId: string
  quantity: number
}

/** What Orders knows of a product: its own copy of the catalogue. */
export interface CatalogueProduct {
  productId: string
  /** Whether its id is a JSON number on the wire. */
  idIsNumber: boolean
  sku: string
  name: string
  priceMinor: bigint
  currency: string
  active: boolean
}

export interface PlacedLine {
  productId: string
  sku: string
  name: string
  quantity: number
  unitPriceMinor: bigint
}

/** An order as it may be placed: its lines as given, and what Inventory is asked for: one entry per product. */
export interface Placement {
  lines: PlacedLine[]
  currency: string
  totalMinor: bigint
  demand: { product: CatalogueProduct; quantity: number }[]
}

export const maxItems = 100
export const maxQuantity = 10_000
const maxMinor = 2n ** 63n - 1n

/** Checks what needs no catalogue: how many items, and how many of each product. Every fault is listed. */
export function checkItems(items: readonly OrderItem[]): Rejection[] {
  if (items.length === 0)
    return [{ code: 'BAD_INPUT', message: 'an order needs at least one item', path: ['input', 'items'] }]
  if (items.length > maxItems)
    return [
      { code: 'LIMIT_EXCEEDED', message: `an order has at most ${maxItems} items`, path: ['input', 'items'] },
    ]
  const sums = new Map<string, number>()
  return items.flatMap(({ productId, quantity }, index): Rejection[] => {
    const path = itemPath(index, 'quantity')
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > maxQuantity)
      return [invalidQuantity('quantity', path)]
    const sum = quantity + (sums.get(productId) ?? 0)
    sums.set(productId, sum)
    return sum > maxQuantity ? [invalidQuantity('the quantity of one product over all items', path)] : []
  })
}

function invalidQuantity(what: string, path: string[]): Rejection {
  return {
    code: 'INVALID_QUANTITY',
    message: `${what} must be a whole number from 1 to ${maxQuantity}`,
    path,
  }
}

/** Checks the items against the catalogue: known, on sale, of one currency. Every fault is listed. */
function checkProducts(
  items: readonly OrderItem[],
  products: ReadonlyMap<string, CatalogueProduct>,
): Rejection[] {
  const known = items.map(({ productId }) => products.get(productId))
  const currency = known.find((product) => product !== undefined)?.currency
  return known.flatMap((product, index): Rejection[] => {
    const path = itemPath(index, 'productId')
    if (!product) return [{ code: 'NOT_FOUND', message: 'there is no product with this id', path }]
    if (!product.active) return [notOnSale(product, path)]
    if (product.currency !== currency)
      return [
        {
          code: 'CURRENCY_MISMATCH',
          message: `${product.sku} is priced in ${product.currency}, the first item in ${currency}: place one order for each currency`,
          path,
        },
      ]
    return []
  })
}

/** Decides whether an order of checked items can be placed, and at which prices. */
export function decidePlacement(
  items: readonly OrderItem[],
  products: ReadonlyMap<string, CatalogueProduct>,
): Result<Placement, Rejection> {
  const faults = checkProducts(items, products)
  if (faults.length > 0) return { ok: false, rejections: faults }
  const lines: PlacedLine[] = []
  const demand = new Map<string, { product: CatalogueProduct; quantity: number }>()
  let totalMinor = 0n
  for (const { productId, quantity } of items) {
    const product = products.get(productId) as CatalogueProduct
    const { sku, name, priceMinor } = product
    lines.push({ productId, sku, name, quantity, unitPriceMinor: priceMinor })
    demand.set(productId, { product, quantity: quantity + (demand.get(productId)?.quantity ?? 0) })
    totalMinor += priceMinor * BigInt(quantity)
  }
  if (totalMinor > maxMinor) return { ok: false, rejections: [tooExpensive] }
  const currency = (products.get(items[0]?.productId ?? '') as CatalogueProduct).currency
  return ok({ lines, currency, totalMinor, demand: [...demand.values()] })
}

const tooExpensive: Rejection = {
  code: 'LIMIT_EXCEEDED',
  message: 'the total of this order is larger than can be kept: split it',
  path: ['input', 'items'],
}

function notOnSale(product: CatalogueProduct, path: string[]): Rejection {
  return {
    code: 'INVALID_STATE',
    message: `${product.sku} is no longer sold`,
    path,
    current: 'DISCONTINUED',
    allowed: ['ACTIVE'],
  }
}

function itemPath(index: number, field: string): string[] {
  return ['input', 'items', String(index), field]
}
