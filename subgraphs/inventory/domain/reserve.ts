import type { WireId } from '#schema/events/wire.ts'
import { availableOf, levelsOf, post, type StockBook, type StockLevel } from './stock.ts'

/** An order as it came: ids keep the type that they had on the wire. */
export interface RequestedOrder {
  orderId: string
  /** The event that asked; the cause of the movements. */
  messageId: string
  items: readonly { product_id: WireId; quantity: number }[]
}

/** What the decision must know of a product. */
export interface KnownProduct {
  sku: string
  active: boolean
}

export type Shortage = {
  product_id: WireId
  sku: string
  requested: number
  available: number
}

/** How much of a product is held where. */
export interface HeldLine {
  productId: string
  warehouseId: string
  quantity: number
}

export type ReserveDecision =
  { state: 'HELD'; lines: HeldLine[] } | { state: 'REJECTED'; reason: string; shortages: Shortage[] }

/** One product of an order, with the sum of its lines. */
interface Demand {
  wireId: WireId
  productId: string
  quantity: number
}

export const maxLines = 100
export const maxQuantity = 10_000

/**
 * Decides one order: all of its products or none. What it holds is posted to the book, so that the next order sees it.
 * @param products by id; one that is missing is unknown
 */
export function decideReservation(
  order: RequestedOrder,
  products: ReadonlyMap<string, KnownProduct>,
  book: StockBook,
): ReserveDecision {
  const fault = faultOf(order, products)
  if (fault !== undefined) return { state: 'REJECTED', reason: fault, shortages: [] }
  const demands = sumByProduct(order)
  const shortages = demands.flatMap((demand) => shortageOf(demand, products, book))
  if (shortages.length > 0) return { state: 'REJECTED', reason: 'Insufficient stock', shortages }
  const lines = chooseWarehouses(demands, book)
  for (const line of lines)
    post(book, line, {
      type: 'RESERVE',
      cause: order.messageId,
      reservedDelta: line.quantity,
      orderId: order.orderId,
    })
  return { state: 'HELD', lines }
}

/** Why an order cannot be taken at all, whatever the stock. */
function faultOf({ items }: RequestedOrder, products: ReadonlyMap<string, KnownProduct>): string | undefined {
  if (items.length < 1 || items.length > maxLines)
    return `An order must have 1 to ${maxLines} lines (this one has ${items.length})`
  for (const { product_id, quantity } of items) {
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > maxQuantity)
      return invalidQuantity(product_id, quantity)
  }
  for (const { wireId, quantity } of sumByProduct({ items }))
    if (quantity > maxQuantity) return invalidQuantity(wireId, quantity)
  for (const { product_id } of items) {
    const product = products.get(String(product_id))
    if (!product) return `Unknown product: ${product_id}`
    if (!product.active) return `Product ${product_id} is no longer sold`
  }
  return undefined
}

function invalidQuantity(productId: WireId, quantity: number): string {
  return `Quantity must be a whole number from 1 to 10,000 (product ${productId}: ${quantity})`
}

function sumByProduct({ items }: Pick<RequestedOrder, 'items'>): Demand[] {
  const demands = new Map<string, Demand>()
  for (const { product_id: wireId, quantity } of items) {
    const productId = String(wireId)
    const known = demands.get(productId)
    if (known) known.quantity += quantity
    else demands.set(productId, { wireId, productId, quantity })
  }
  return [...demands.values()]
}

function shortageOf(
  { wireId, productId, quantity }: Demand,
  products: ReadonlyMap<string, KnownProduct>,
  book: StockBook,
): Shortage[] {
  const available = levelsOf(book, productId).reduce((sum, level) => sum + availableOf(level), 0)
  if (available >= quantity) return []
  return [{ product_id: wireId, sku: products.get(productId)?.sku ?? '', requested: quantity, available }]
}

/**
 * One warehouse for the whole order if one has it all, so that it ships in one parcel; else one for each product where
 * possible; else several, the preferred first. There must be enough.
 */
function chooseWarehouses(demands: readonly Demand[], book: StockBook): HeldLine[] {
  const whole = wholeOrderWarehouse(demands, book)
  return demands.flatMap(({ productId, quantity }) => {
    const levels = levelsOf(book, productId)
    const single = whole ?? levels.find((level) => availableOf(level) >= quantity)?.warehouseId
    return single === undefined ? split(levels, quantity) : [{ productId, warehouseId: single, quantity }]
  })
}

function wholeOrderWarehouse(demands: readonly Demand[], book: StockBook): string | undefined {
  const [first] = demands
  return levelsOf(book, first?.productId ?? '')
    .map(({ warehouseId }) => warehouseId)
    .find((warehouse) =>
      demands.every(({ productId, quantity }) =>
        levelsOf(book, productId).some(
          (level) => level.warehouseId === warehouse && availableOf(level) >= quantity,
        ),
      ),
    )
}

function split(levels: readonly StockLevel[], quantity: number): HeldLine[] {
  const lines: HeldLine[] = []
  let missing = quantity
  for (const level of levels) {
    const taken = Math.min(missing, availableOf(level))
    if (taken > 0) lines.push({ productId: level.productId, warehouseId: level.warehouseId, quantity: taken })
    missing -= taken
  }
  return lines
}
