/** How much of one product there is in one warehouse. */
export interface StockLevel {
  productId: string
  warehouseId: string
  /** What lies there. */
  onHand: number
  /** Promised to orders. */
  reserved: number
  /** Damaged or under inspection. */
  unavailable: number
  /** Kept off sale, but there. */
  sellBuffer: number
  /** Owed to orders until goods arrive. */
  backordered: number
  /** Ordered from suppliers, not here yet. */
  incoming: number
}

/** A level at which nothing has happened yet. */
export function emptyLevel(productId: string, warehouseId: string): StockLevel {
  const nothing = { onHand: 0, reserved: 0, unavailable: 0, sellBuffer: 0, backordered: 0, incoming: 0 }
  return { productId, warehouseId, ...nothing }
}

export type MovementType =
  | 'RECEIPT'
  | 'ADJUSTMENT'
  | 'RESERVE'
  | 'RELEASE'
  | 'EXPIRE'
  | 'SHIP'
  | 'RETURN'
  | 'DAMAGE'
  | 'TRANSFER_OUT'
  | 'TRANSFER_IN'
  | 'BACKORDER'
  | 'BACKORDER_FILL'
  | 'PO_OPEN'
  | 'PO_CLOSE'

/** A change to be made to a level. */
export interface Posting {
  type: MovementType
  /** What it was made for; with product, warehouse and type it is unique in the ledger. */
  cause: string
  onHandDelta?: number
  reservedDelta?: number
  unavailableDelta?: number
  backorderedDelta?: number
  incomingDelta?: number
  /** What one piece cost, in ten-thousandths of the unit of the product's currency. */
  unitCost?: bigint | null
  /** Who did it; absent where an event did. */
  actor?: string | null
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
  backorderedDelta: number
  incomingDelta: number
  unitCost: bigint | null
  actor: string | null
  reason: string | null
  orderId: string | null
}

/** What is neither promised nor unfit for sale: it may be moved or taken away. */
export function freeOf({
  onHand,
  reserved,
  unavailable,
}: Pick<StockLevel, 'onHand' | 'reserved' | 'unavailable'>): number {
  return onHand - reserved - unavailable
}

/** What can still be promised: what is free beyond the sell buffer, never less than nothing. */
export function availableOf(
  level: Pick<StockLevel, 'onHand' | 'reserved' | 'unavailable' | 'sellBuffer'>,
): number {
  return Math.max(0, freeOf(level) - level.sellBuffer)
}

/** The levels of some products while a batch is decided, and what was done to them. */
export interface StockBook {
  /** By product, warehouses in the order in which they are to be emptied. */
  levels: Map<string, StockLevel[]>
  /** Warehouses from which nothing is promised and to which nothing is put. */
  closed: ReadonlySet<string>
  /** The codes of the warehouses in which there are levels, by their ids. */
  codes: Map<string, string>
  movements: Movement[]
  /** Levels that were changed without an entry of the ledger: their sell buffer was set, or they were repaired. */
  unposted: Set<StockLevel>
}

/**
 * @param levels in the order of their warehouses' priority; they are not changed
 * @param closed warehouses that are closed
 * @param codes the codes of warehouses, by their ids
 */
export function openBook(
  levels: readonly StockLevel[],
  closed: Iterable<string> = [],
  codes: Map<string, string> = new Map(),
): StockBook {
  return {
    closed: new Set(closed),
    codes,
    levels: Map.groupBy(
      levels.map((level) => ({ ...level })),
      ({ productId }) => productId,
    ),
    movements: [],
    unposted: new Set(),
  }
}

/** Levels of a product; empty for one that is not in the book. */
export function levelsOf(book: StockBook, productId: string): readonly StockLevel[] {
  return book.levels.get(productId) ?? []
}

/** Whether the warehouse of a level is in use. */
export function isOpen(book: StockBook, { warehouseId }: Pick<StockLevel, 'warehouseId'>): boolean {
  return !book.closed.has(warehouseId)
}

/** What can be promised of a product, over all warehouses in use. */
export function availableIn(book: StockBook, productId: string): number {
  let sum = 0
  for (const level of levelsOf(book, productId)) if (isOpen(book, level)) sum += availableOf(level)
  return sum
}

/** What is owed to orders of a product, over all warehouses. */
export function backorderedIn(book: StockBook, productId: string): number {
  let sum = 0
  for (const level of levelsOf(book, productId)) sum += level.backordered
  return sum
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
  const { backorderedDelta = 0, incomingDelta = 0 } = posting
  level.onHand += onHandDelta
  level.reserved += reservedDelta
  level.unavailable += unavailableDelta
  level.backordered += backorderedDelta
  level.incoming += incomingDelta
  book.movements.push({
    ...level,
    type,
    cause,
    onHandDelta,
    reservedDelta,
    unavailableDelta,
    backorderedDelta,
    incomingDelta,
    unitCost: posting.unitCost ?? null,
    actor: posting.actor ?? null,
    reason: posting.reason ?? null,
    orderId: posting.orderId ?? null,
  })
}

/** Changes a level of the book without writing it down: its setting, or to what the ledger says. @throws when it is not in the book */
export function correct(
  book: StockBook,
  place: { productId: string; warehouseId: string },
  figures: Partial<Omit<StockLevel, 'productId' | 'warehouseId'>>,
): void {
  const level = book.levels.get(place.productId)?.find(({ warehouseId }) => warehouseId === place.warehouseId)
  if (!level) throw new Error(`no level of ${place.productId} in ${place.warehouseId} was loaded`)
  Object.assign(level, figures)
  book.unposted.add(level)
}

/** The levels that were changed, as they are after the last change. */
export function changedLevels(book: StockBook): StockLevel[] {
  const touched = new Set(book.movements.map(({ productId, warehouseId }) => `${productId}\n${warehouseId}`))
  return [...book.levels.values()]
    .flat()
    .filter((level) => touched.has(`${level.productId}\n${level.warehouseId}`) || book.unposted.has(level))
}
