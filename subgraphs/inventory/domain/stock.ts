/** How much of one product there is in one warehouse. */
export interface StockLevel {
  productId: string
  warehouseId: string
  onHand: number
  reserved: number
  unavailable: number
}

export type MovementType = 'RECEIPT' | 'ADJUSTMENT' | 'RESERVE' | 'RELEASE'

/** A change to be made to a level. */
export interface Posting {
  type: MovementType
  /** What it was made for; with product, warehouse and type it is unique in the ledger. */
  cause: string
  onHandDelta?: number
  reservedDelta?: number
  unavailableDelta?: number
  reason?: string
  orderId?: string
}

/** An entry of the ledger: a change of one level, and the level after it. */
export interface Movement extends StockLevel {
  type: MovementType
  cause: string
  onHandDelta: number
  reservedDelta: number
  unavailableDelta: number
  reason: string | null
  orderId: string | null
}

/** What can still be promised. */
export function availableOf({
  onHand,
  reserved,
  unavailable,
}: Pick<StockLevel, 'onHand' | 'reserved' | 'unavailable'>): number {
  return onHand - reserved - unavailable
}

/** The levels of some products while a batch is decided, and what was done to them. */
export interface StockBook {
  /** By product, warehouses in the order in which they are to be emptied. */
  levels: Map<string, StockLevel[]>
  movements: Movement[]
}

/** @param levels in the order of their warehouses' priority; they are not changed */
export function openBook(levels: readonly StockLevel[]): StockBook {
  return {
    levels: Map.groupBy(
      levels.map((level) => ({ ...level })),
      ({ productId }) => productId,
    ),
    movements: [],
  }
}

/** Levels of a product; empty for one that is not in the book. */
export function levelsOf(book: StockBook, productId: string): readonly StockLevel[] {
  return book.levels.get(productId) ?? []
}

/** Changes a level of the book and writes it down. @throws when the level is not in the book */
export function post(
  book: StockBook,
  place: { productId: string; warehouseId: string },
  posting: Posting,
): void {
  const level = book.levels.get(place.productId)?.find(({ warehouseId }) => warehouseId === place.warehouseId)
  if (!level) throw new Error(`no level of ${place.productId} in ${place.warehouseId} was loaded`)
  const { type, cause, onHandDelta = 0, reservedDelta = 0, unavailableDelta = 0 } = posting
  level.onHand += onHandDelta
  level.reserved += reservedDelta
  level.unavailable += unavailableDelta
  book.movements.push({
    ...level,
    type,
    cause,
    onHandDelta,
    reservedDelta,
    unavailableDelta,
    reason: posting.reason ?? null,
    orderId: posting.orderId ?? null,
  })
}

/** The levels that the book's movements changed, as they are after the last of them. */
export function changedLevels(book: StockBook): StockLevel[] {
  const touched = new Set(book.movements.map(({ productId, warehouseId }) => `${productId}\n${warehouseId}`))
  return [...book.levels.values()]
    .flat()
    .filter(({ productId, warehouseId }) => touched.has(`${productId}\n${warehouseId}`))
}
