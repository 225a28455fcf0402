import { parseMoney, type Money } from '#platform/kernel/money.ts'
import { ok, type Result } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import type { OnShortage } from './lines.ts'

/** One product of an order as it was asked for. */
export interface OrderItem {
  productId: string
  quantity: number
  /** Left out: REJECT. */
  onShortage?: OnShortage | undefined
  /** What one costs, instead of the price in the catalogue. */
  unitPrice?: { amount: string; currencyCode: string } | undefined
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
  /** Empty if it has none. */
  brand: string
  /** Empty if it has none. */
  category: string
}

export interface PlacedLine {
  productId: string
  sku: string
  name: string
  /** At the time of the order; empty if the product had none. */
  brand: string
  /** At the time of the order; empty if the product had none. */
  category: string
  quantity: number
  unitPriceMinor: bigint
  onShortage: OnShortage
}

/** What Inventory is asked for of one product. What is short may wait for goods only if each line of it may. */
export interface Demand {
  product: CatalogueProduct
  quantity: number
  onShortage: OnShortage
}

/** An order as it may be placed: its lines as given, and what Inventory is asked for: one entry per product. */
export interface Placement {
  lines: PlacedLine[]
  currency: string
  totalMinor: bigint
  demand: Demand[]
}

export const maxItems = 100
export const maxQuantity = 10_000
const maxMinor = 2n ** 63n - 1n

/** Checks what needs no catalogue: how many items, how many of each product, prices of their own. Every fault is listed. */
export function checkItems(items: readonly OrderItem[]): Rejection[] {
  if (items.length === 0)
    return [{ code: 'BAD_INPUT', message: 'an order needs at least one item', path: ['input', 'items'] }]
  if (items.length > maxItems)
    return [
      { code: 'LIMIT_EXCEEDED', message: `an order has at most ${maxItems} items`, path: ['input', 'items'] },
    ]
  const sums = new Map<string, number>()
  return items.flatMap(({ productId, quantity, unitPrice }, index): Rejection[] => {
    const path = itemPath(index, 'quantity')
    if (unitPrice && !parseMoney(unitPrice.amount, unitPrice.currencyCode)) return [invalidPrice(index)]
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > maxQuantity)
      return [invalidQuantity('quantity', path)]
    const sum = quantity + (sums.get(productId) ?? 0)
    sums.set(productId, sum)
    return sum > maxQuantity ? [invalidQuantity('the quantity of one product over all items', path)] : []
  })
}

function invalidPrice(index: number): Rejection {
  return {
    code: 'BAD_INPUT',
    message:
      'unitPrice must be an amount of a known currency, not negative, with no more decimals than it has',
    path: itemPath(index, 'unitPrice'),
  }
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
  const prices = items.map((item) => priceOf(item, products.get(item.productId)))
  const currency = prices.find((price) => price !== undefined)?.currency
  return items.flatMap((item, index): Rejection[] => {
    const product = products.get(item.productId)
    const path = itemPath(index, 'productId')
    if (!product) return [{ code: 'NOT_FOUND', message: 'there is no product with this id', path }]
    if (!product.active) return [notOnSale(product, path)]
    const price = prices[index]
    if (price?.currency !== currency)
      return [
        {
          code: 'CURRENCY_MISMATCH',
          message: `${product.sku} is priced in ${price?.currency}, the first item in ${currency}: place one order for each currency`,
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
  const demand = new Map<string, Demand>()
  let totalMinor = 0n
  let currency = ''
  for (const item of items) {
    const { productId, quantity, onShortage = 'REJECT' } = item
    const product = products.get(productId) as CatalogueProduct
    const { sku, name, brand, category } = product
    const price = priceOf(item, product) as Money
    lines.push({ productId, sku, name, brand, category, quantity, unitPriceMinor: price.minor, onShortage })
    const known = demand.get(productId)
    const strictest = known?.onShortage === 'REJECT' ? 'REJECT' : onShortage
    demand.set(productId, { product, quantity: quantity + (known?.quantity ?? 0), onShortage: strictest })
    totalMinor += price.minor * BigInt(quantity)
    currency = price.currency
  }
  if (totalMinor > maxMinor) return { ok: false, rejections: [tooExpensive] }
  return ok({ lines, currency, totalMinor, demand: [...demand.values()] })
}

function priceOf({ unitPrice }: OrderItem, product: CatalogueProduct | undefined): Money | undefined {
  if (unitPrice) return parseMoney(unitPrice.amount, unitPrice.currencyCode)
  return product && { minor: product.priceMinor, currency: product.currency }
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
