import { availableIn, availableOf, backorderedIn, isOpen, levelsOf, post, type StockBook } from './stock.ts'

/** A line that waits for goods. */
export interface WaitingLine {
  reservationId: string
  orderId: string
  productId: string
  /** Which warehouse owes it. */
  warehouseId: string
  backordered: number
}

/** What a waiting line got. */
export interface Fill extends WaitingLine {
  /** From which warehouses; together what it got. */
  picks: { warehouseId: string; quantity: number }[]
}

/** Products of the book of which something is owed although something is there, each with how many can be handed out. */
export function fillable(book: StockBook): { productId: string; available: number }[] {
  return [...book.levels.keys()]
    .filter((productId) => backorderedIn(book, productId) > 0)
    .map((productId) => ({ productId, available: availableIn(book, productId) }))
    .filter(({ available }) => available > 0)
}

/**
 * Hands out what is available to those who wait, first come first served: before anybody else can be promised it.
 * @param waiting in the order of their turns
 * @param cause what brought the goods; each order's entries get a cause of their own
 */
export function fillBackorders(book: StockBook, waiting: readonly WaitingLine[], cause: string): Fill[] {
  return waiting.flatMap((line) => {
    const picks = pickFor(line, book)
    if (picks.length === 0) return []
    const { productId, orderId } = line
    const got = picks.reduce((sum, { quantity }) => sum + quantity, 0)
    const places = new Set([line.warehouseId, ...picks.map(({ warehouseId }) => warehouseId)])
    for (const warehouseId of places) {
      const reservedDelta = picks.find((pick) => pick.warehouseId === warehouseId)?.quantity ?? 0
      const backorderedDelta = warehouseId === line.warehouseId ? -got : 0
      const entry = { type: 'BACKORDER_FILL', cause: `${cause}/${orderId}`, orderId } as const
      post(book, { productId, warehouseId }, { ...entry, reservedDelta, backorderedDelta })
    }
    return [{ ...line, picks }]
  })
}

/** The warehouse that owes it first, so that it ships in one parcel where that is possible; then by priority. */
function pickFor(line: WaitingLine, book: StockBook): Fill['picks'] {
  const levels = levelsOf(book, line.productId).filter((level) => isOpen(book, level))
  const owing = levels.filter(({ warehouseId }) => warehouseId === line.warehouseId)
  const others = levels.filter(({ warehouseId }) => warehouseId !== line.warehouseId)
  const picks: Fill['picks'] = []
  let missing = line.backordered
  for (const level of [...owing, ...others]) {
    const quantity = Math.min(missing, availableOf(level))
    if (quantity > 0) picks.push({ warehouseId: level.warehouseId, quantity })
    missing -= quantity
  }
  return picks
}
