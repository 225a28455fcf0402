import {
  decideReservation,
  type KnownProduct,
  type RequestedOrder,
  type Shortage,
} from '../../subgraphs/inventory/domain/reserve.ts'
import { openBook, type StockBook, type StockLevel } from '../../subgraphs/inventory/domain/stock.ts'
import { violation, type Violation } from './violation.ts'

/** An entry of the ledger. */
export interface Entry {
  type: string
  productId: string
  warehouseId: string
  onHandDelta: number
  reservedDelta: number
  unavailableDelta: number
  backorderedDelta: number
  orderId: string | null
}

/** What one committed transaction did to the stock: its entries in their order, and the orders that it refused. */
export interface CommittedBatch {
  entries: Entry[]
  refused: { orderId: string; shortages: readonly Shortage[] }[]
}

export interface ReplayInput {
  /** In the order of their commits. */
  batches: readonly CommittedBatch[]
  /** What each order asked for. */
  requests: ReadonlyMap<string, RequestedOrder>
  products: ReadonlyMap<string, KnownProduct>
  /** Every level, empty, warehouses in the order of their priority. */
  emptyLevels: readonly StockLevel[]
}

/**
 * Replays the decisions in the order in which they were committed through the allocator: each order that was filled is
 * filled the same way, and each that was refused could not be filled at its turn.
 */
export function replayDecisions({ batches, requests, products, emptyLevels }: ReplayInput): Violation[] {
  const found: Violation[] = []
  let levels: StockLevel[] = emptyLevels.map((level) => ({ ...level }))
  for (const { entries, refused } of batches) {
    const turns = [levels]
    for (const group of groupByDecision(entries)) {
      const orderId = group[0] && isPromise(group[0]) ? group[0].orderId : null
      const request = orderId === null ? undefined : requests.get(orderId)
      if (request) found.push(...checkFilled(request, group, products, levels))
      levels = group.reduce(applyTo, levels)
      turns.push(levels)
    }
    // The ledger doesn't tell at which turn of its batch an order was refused: there must be one that fits.
    for (const refusal of refused) found.push(...checkRefused(refusal, turns, requests, products))
  }
  return found
}

/** What a decision posts for an order that it fills: what is there is reserved, what is short is owed. */
function isPromise({ type }: Entry): boolean {
  return type === 'RESERVE' || type === 'BACKORDER'
}

/** Entries of one order stand together: they were posted by one decision. */
function groupByDecision(entries: readonly Entry[]): Entry[][] {
  const groups: Entry[][] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    const isSameKind = last?.[0]?.type === entry.type || (last?.[0] && isPromise(last[0]) && isPromise(entry))
    if (last?.[0] && isSameKind && entry.orderId !== null && last[0].orderId === entry.orderId)
      last.push(entry)
    else groups.push([entry])
  }
  return groups
}

function applyTo(levels: StockLevel[], entry: Entry): StockLevel[] {
  return levels.map((level) =>
    level.productId === entry.productId && level.warehouseId === entry.warehouseId
      ? {
          ...level,
          onHand: level.onHand + entry.onHandDelta,
          reserved: level.reserved + entry.reservedDelta,
          unavailable: level.unavailable + entry.unavailableDelta,
          backordered: level.backordered + entry.backorderedDelta,
        }
      : level,
  )
}

function openFor(levels: readonly StockLevel[], { items }: RequestedOrder): StockBook {
  const wanted = new Set(items.map(({ product_id }) => String(product_id)))
  return openBook(levels.filter(({ productId }) => wanted.has(productId)))
}

function checkFilled(
  request: RequestedOrder,
  entries: readonly Entry[],
  products: ReadonlyMap<string, KnownProduct>,
  levels: readonly StockLevel[],
): Violation[] {
  const decision = decideReservation(request, products, openFor(levels, request))
  const lines = decision.state === 'HELD' ? decision.lines : []
  const taken = describePromises(
    entries.map(({ reservedDelta, backorderedDelta, ...place }) => ({
      ...place,
      quantity: reservedDelta + backorderedDelta,
      backordered: backorderedDelta,
    })),
  )
  if (taken === describePromises(lines)) return []
  const rightly = lines.length > 0 ? describePromises(lines) : 'nothing: there was not enough'
  return [
    violation('wrongly-decided')(`order ${request.orderId} took ${taken}; the allocator takes ${rightly}`),
  ]
}

interface Promised {
  productId: string
  warehouseId: string
  /** What is owed included. */
  quantity: number
  backordered: number
}

function describePromises(promises: readonly Promised[]): string {
  const texts = promises.flatMap(({ productId, warehouseId, quantity, backordered }) => [
    ...(quantity > backordered ? [`${quantity - backordered} of ${productId} from ${warehouseId}`] : []),
    ...(backordered > 0 ? [`${backordered} of ${productId} owed by ${warehouseId}`] : []),
  ])
  return texts.sort().join(', ')
}

function checkRefused(
  { orderId, shortages }: CommittedBatch['refused'][number],
  turns: readonly StockLevel[][],
  requests: ReadonlyMap<string, RequestedOrder>,
  products: ReadonlyMap<string, KnownProduct>,
): Violation[] {
  const request = requests.get(orderId)
  if (!request) return []
  const describe = (short: readonly Shortage[]) =>
    short
      .map(({ product_id, available }) => `${available} of ${product_id}`)
      .sort()
      .join(', ')
  const fits = turns.some((levels) => {
    const decision = decideReservation(request, products, openFor(levels, request))
    return decision.state === 'REJECTED' && describe(decision.shortages) === describe(shortages)
  })
  if (fits) return []
  return [
    violation('wrongly-decided')(
      `order ${orderId} was refused for having ${describe(shortages)}, which was not so at its turn`,
    ),
  ]
}
