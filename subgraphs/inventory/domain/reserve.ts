import type { WireId } from '#schema/events/wire.ts'
import { allocate, preferredLevels, type AllocationPolicy } from './allocation.ts'
import { reservedOf, type ReservationLine } from './reservation.ts'
import { availableIn, backorderedIn, post, type StockBook } from './stock.ts'

/** An order as it came: ids keep the type that they had on the wire. */
export interface RequestedOrder {
  orderId: string
  /** The event that asked; the cause of the movements. */
  messageId: string
  items: readonly RequestedItem[]
}

export interface RequestedItem {
  product_id: WireId
  quantity: number
  /** `BACKORDER` lets what is short wait for goods to arrive; anything else refuses it. */
  on_shortage?: string | undefined
}

/** An item of an order that was decided. */
export interface ReservedItem extends RequestedItem {
  /** How many of it the order was told to wait for. */
  backordered?: number | undefined
}

/** What the decision must know of a product. */
export interface KnownProduct {
  sku: string
  active: boolean
  allowBackorder: boolean
  /** How many may be owed to orders at most, over all warehouses; null for no limit. */
  backorderLimit: number | null
}

export type Shortage = {
  product_id: WireId
  sku: string
  requested: number
  available: number
}

export type ReserveDecision =
  { state: 'HELD'; lines: ReservationLine[] } | { state: 'REJECTED'; reason: string; shortages: Shortage[] }

/** One product of an order, with the sum of its lines. */
interface Demand {
  wireId: WireId
  productId: string
  quantity: number
  /** Whether what is short may wait. */
  mayWait: boolean
}

export const maxLines = 100
export const maxQuantity = 10_000

/**
 * Decides one order: all of its products or none, R1 and R2. What it holds is posted to the book, so that the next order sees
 * it. A product that may be backordered counts as there when what is short of it can wait.
 * @param products by id; one that is missing is unknown
 */
export function decideReservation(
  order: RequestedOrder,
  products: ReadonlyMap<string, KnownProduct>,
  book: StockBook,
  policy: AllocationPolicy = 'SINGLE_LOCATION_FIRST',
): ReserveDecision {
  const fault = faultOf(order, products)
  if (fault !== undefined) return { state: 'REJECTED', reason: fault, shortages: [] }
  const demands = sumByProduct(order)
  const shortages = demands.flatMap((demand) => shortageOf(demand, products, book))
  if (shortages.length > 0) return { state: 'REJECTED', reason: 'Insufficient stock', shortages }
  const lines = linesFor(demands, book, policy)
  for (const line of lines) postLine(book, line, order)
  return { state: 'HELD', lines }
}

function postLine(book: StockBook, line: ReservationLine, { orderId, messageId }: RequestedOrder): void {
  const reservedDelta = reservedOf(line)
  if (reservedDelta > 0) post(book, line, { type: 'RESERVE', cause: messageId, reservedDelta, orderId })
  const backorderedDelta = line.backordered
  if (backorderedDelta > 0)
    post(book, line, { type: 'BACKORDER', cause: messageId, backorderedDelta, orderId })
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
  for (const { product_id: wireId, quantity, on_shortage } of items) {
    const productId = String(wireId)
    const mayWait = on_shortage === 'BACKORDER'
    const known = demands.get(productId)
    if (!known) demands.set(productId, { wireId, productId, quantity, mayWait })
    else {
      known.quantity += quantity
      known.mayWait &&= mayWait
    }
  }
  return [...demands.values()]
}

function shortageOf(
  { wireId, productId, quantity, mayWait }: Demand,
  products: ReadonlyMap<string, KnownProduct>,
  book: StockBook,
): Shortage[] {
  const available = availableIn(book, productId)
  const product = products.get(productId)
  if (quantity - available <= (mayWait && product ? roomToOwe(product, productId, book) : 0)) return []
  return [{ product_id: wireId, sku: product?.sku ?? '', requested: quantity, available }]
}

/** How many more of a product may be owed to orders. There must be a place to write the debt down. */
function roomToOwe(
  { allowBackorder, backorderLimit }: KnownProduct,
  productId: string,
  book: StockBook,
): number {
  if (!allowBackorder || preferredLevels(book, productId, 'PRIORITY').length === 0) return 0
  return backorderLimit === null ? Infinity : Math.max(0, backorderLimit - backorderedIn(book, productId))
}

/** What is there is taken where the policy says; what is short is owed where the order ships from anyway. */
function linesFor(demands: readonly Demand[], book: StockBook, policy: AllocationPolicy): ReservationLine[] {
  const portions = demands.map((demand) => ({
    ...demand,
    inStock: Math.min(demand.quantity, availableIn(book, demand.productId)),
  }))
  const taken = portions
    .filter(({ inStock }) => inStock > 0)
    .map(({ productId, inStock }) => ({ productId, quantity: inStock }))
  const lines: ReservationLine[] = allocate(taken, book, policy).map((pick) => ({
    ...pick,
    shipped: 0,
    returned: 0,
    backordered: 0,
  }))
  for (const { productId, quantity, inStock } of portions)
    if (quantity > inStock)
      owe(lines, productId, quantity - inStock, preferredLevels(book, productId, policy))
  return lines
}

/** @param levels of the product, the preferred one first */
function owe(
  lines: ReservationLine[],
  productId: string,
  backordered: number,
  levels: readonly { warehouseId: string }[],
): void {
  // Owed by a warehouse that sends nothing else of the order, it would go in a parcel of its own.
  const sending = new Set(lines.map(({ warehouseId }) => warehouseId))
  const owing = levels.find(({ warehouseId }) => sending.has(warehouseId)) ?? levels[0]
  if (!owing) throw new Error(`there is no warehouse to owe ${productId}`)
  const { warehouseId } = owing
  const line = lines.find((one) => one.productId === productId && one.warehouseId === warehouseId)
  if (!line)
    lines.push({ productId, warehouseId, quantity: backordered, shipped: 0, returned: 0, backordered })
  else {
    line.quantity += backordered
    line.backordered += backordered
  }
}
