import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import {
  checkPortions,
  checkSequence,
  invalidState,
  step,
  undecided,
  type Decision,
  type OrderBook,
  type Outcome,
  type Shipment,
} from './book.ts'
import { byProduct, openOf, priceOf, shippableOf, type Line, type LinePortion } from './lines.ts'
import { decideStatus, type By } from './order.ts'
import { captureOnShipment, requestRefund } from './payment.ts'

export interface ShipRequest {
  shipmentId: string
  expectedSequence?: number | null | undefined
  /** What is shipped; left out: all that can be. */
  items?: readonly LinePortion[] | null | undefined
  /** The code of the warehouse that it leaves, where somebody said. */
  warehouse?: string | null
  carrier: string | null
  trackingNumber: string | null
}

/** O10: hands pieces over to a carrier. Only what is reserved can leave: not what is cancelled, or waits for goods. */
export function decideShipment(book: OrderBook, request: ShipRequest, by: By): Result<Decision, Rejection> {
  const { order, lines } = book
  const conflict = checkSequence(order, request.expectedSequence)
  if (conflict) return rejected(conflict)
  if (order.status !== 'CONFIRMED')
    return rejected(
      invalidState(`an order that is ${order.status} cannot be shipped`, order.status, ['CONFIRMED']),
    )
  if (lines.every((line) => openOf(line) === 0))
    return rejected(
      invalidState('nothing of this order is left to ship', order.fulfillmentStatus, [
        'UNFULFILLED',
        'PARTIALLY_FULFILLED',
      ]),
    )
  const all = () =>
    lines
      .map((line) => ({ lineId: line.id, quantity: shippableOf(line) }))
      .filter(({ quantity }) => quantity > 0)
  const asked = request.items ?? all()
  if (!request.items && asked.length === 0)
    return rejected(invalidState('all that is left waits for goods to arrive', 'BACKORDERED', ['RESERVED']))
  const checked = checkPortions(lines, asked, shippableOf)
  if (!checked.ok) return checked
  const portions = sumByLine(lines, asked)
  const { shipmentId, warehouse = null, carrier, trackingNumber } = request
  const shipped = step(
    undecided(book),
    {
      event: { type: 'OrderShipped', shipmentId, warehouse, items: byProduct(lines, portions) },
      lineChanges: portions.map(({ lineId, quantity }) => ({
        position: positionOf(lines, lineId),
        shipped: quantity,
      })),
    },
    by,
  )
  const { sequence, updatedAt } = shipped.book.order
  const shipment: Shipment = {
    id: shipmentId,
    sequence,
    carrier,
    trackingNumber,
    actor: by.actor,
    shippedAt: updatedAt,
    issuedAt: null,
    lines: portions,
  }
  const withShipment = { ...shipped, book: { ...shipped.book, shipments: [...book.shipments, shipment] } }
  return ok(captureOnShipment(withShipment, by))
}

/** Names each line once, in the order of the lines. */
export function sumByLine(lines: readonly Line[], portions: readonly LinePortion[]): LinePortion[] {
  return lines.flatMap(({ id }) => {
    const of = portions.filter(({ lineId }) => lineId === id)
    return of.length === 0
      ? []
      : [{ lineId: id, quantity: of.reduce((sum, { quantity }) => sum + quantity, 0) }]
  })
}

export function positionOf(lines: readonly Line[], lineId: string): number {
  return lines.find(({ id }) => id === lineId)?.position ?? 0
}

/** What left for a shipment from one warehouse. `unitCost` in ten-thousandths; undefined where it is not known. */
export interface IssuedItem {
  productId: string
  quantity: number
  unitCost: { amount: bigint; currency: string } | undefined
}

/** O11: keeps what the pieces of a shipment had cost, and completes the order when nothing is left to be done. */
export function decideIssue(
  book: OrderBook,
  { shipmentId, items }: { shipmentId: string; items: readonly IssuedItem[] },
  by: By,
): Outcome {
  const shipment = book.shipments.find(({ id }) => id === shipmentId)
  if (!shipment || shipment.issuedAt) return 'stale'
  const shipments = book.shipments.map((known) =>
    known.id === shipmentId ? { ...known, issuedAt: by.now } : known,
  )
  const left = new Map(shipment.lines.map(({ lineId, quantity }) => [lineId, quantity]))
  const lines = items.reduce((known, item) => issue(known, left, item, book.order.currency), [...book.lines])
  return completeIfFulfilled(undecided({ ...book, shipments, lines }), by)
}

/**
 * Spreads what left over the lines of its shipment, no more to each than the shipment has of it: other shipments of the same
 * line come with costs of their own. A surplus belongs to none.
 * @param left what of the shipment's lines is not issued yet; changed
 */
function issue(
  lines: readonly Line[],
  left: Map<string, number>,
  { productId, quantity, unitCost }: IssuedItem,
  currency: string,
): Line[] {
  let rest = quantity
  return lines.map((line) => {
    const most = left.get(line.id) ?? 0
    if (line.productId !== productId || most === 0) return line
    const part = Math.min(rest, most)
    left.set(line.id, most - part)
    rest -= part
    // A cost in another currency says nothing here: no rate is known.
    const cost = unitCost?.currency === currency ? unitCost.amount : undefined
    return {
      ...line,
      issued: line.issued + part,
      costed: line.costed + (cost === undefined ? 0 : part),
      issuedCost: line.issuedCost + (cost ?? 0n) * BigInt(part),
    }
  })
}

/** The order is complete once each line is shipped or cancelled and all that was shipped has left. */
export function completeIfFulfilled(decision: Decision, by: By): Decision {
  const { order, lines, shipments } = decision.book
  const isFulfilled =
    order.fulfillmentStatus === 'FULFILLED' &&
    lines.every((line) => openOf(line) === 0) &&
    shipments.every(({ issuedAt }) => issuedAt !== null)
  const moved = isFulfilled ? decideStatus(order, { type: 'AllFulfilled' }, by) : 'stale'
  if (moved === 'stale') return decision
  return { book: { ...decision.book, order: moved.order }, steps: [...decision.steps, moved.step] }
}

export interface CancelLinesRequest {
  lineCancellationId: string
  expectedSequence?: number | null | undefined
  items: readonly LinePortion[]
}

/**
 * O12: cancels part of what is not shipped yet. What waits for goods goes first, but how much that is only Inventory can say, for
 * goods may be coming in: until it has, less can be shipped than there is, never more.
 */
export function decideLineCancellation(
  book: OrderBook,
  { lineCancellationId, expectedSequence, items }: CancelLinesRequest,
  by: By,
): Result<Decision, Rejection> {
  const { order, lines } = book
  const conflict = checkSequence(order, expectedSequence)
  if (conflict) return rejected(conflict)
  if (order.status !== 'CONFIRMED')
    return rejected(
      invalidState(`the lines of an order that is ${order.status} cannot be cancelled`, order.status, [
        'CONFIRMED',
      ]),
    )
  const checked = checkPortions(lines, items, openOf)
  if (!checked.ok) return checked
  const portions = sumByLine(lines, items)
  const lineChanges = portions.map(({ lineId, quantity }) => ({
    position: positionOf(lines, lineId),
    cancelled: quantity,
  }))
  const event = {
    type: 'OrderLinesCancelled',
    lineCancellationId,
    items: byProduct(lines, portions),
  } as const
  const cancelled = step(undecided(book), { event, lineChanges }, by)
  if (cancelled.book.lines.every(({ quantity, cancelled: gone }) => quantity === gone))
    return rejected({
      code: 'BAD_INPUT',
      message: 'this would cancel all of the order: use cancelOrder',
      path: ['input', 'items'],
    })
  return ok(completeIfFulfilled(requestRefund(cancelled, priceOf(lines, portions), by), by))
}
