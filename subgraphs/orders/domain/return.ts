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
  type OrderReturn,
} from './book.ts'
import { byProduct, priceOf, type Line, type LinePortion } from './lines.ts'
import type { By } from './order.ts'
import { requestRefund } from './payment.ts'
import { positionOf, sumByLine } from './shipment.ts'

/** RESTOCK: to be sold again. DAMAGED: kept apart. */
export type Disposition = 'RESTOCK' | 'DAMAGED'

export type ReturnState = 'REQUESTED' | 'APPROVED' | 'REJECTED' | 'RECEIVED'

/** Where a return stood right after a step of its order. */
export function returnStateAt(
  { decision, decidedSequence, receivedSequence }: OrderReturn,
  sequence: number,
): ReturnState {
  if (receivedSequence !== null && receivedSequence <= sequence) return 'RECEIVED'
  if (decision && decidedSequence !== null && decidedSequence <= sequence) return decision
  return 'REQUESTED'
}

/** How long after its last shipment an order can be returned. */
export const returnDays = 30
const dayMs = 86_400_000

/** What of a line can be given back: shipped, not returned, and not part of a return that is under way. */
export function returnableOf(line: Line, returns: readonly OrderReturn[]): number {
  const underWay = returns
    .filter(({ decision, receivedAt }) => decision !== 'REJECTED' && receivedAt === null)
    .flatMap(({ lines }) => lines)
    .filter(({ lineId }) => lineId === line.id)
    .reduce((sum, { quantity }) => sum + quantity, 0)
  return line.shipped - line.returned - underWay
}

export interface ReturnRequest {
  returnId: string
  expectedSequence?: number | null | undefined
  items: readonly LinePortion[]
  reason: string | null
}

/** O14: asks to give back what was shipped. */
export function decideReturnRequest(
  book: OrderBook,
  { returnId, expectedSequence, items, reason }: ReturnRequest,
  by: By,
): Result<Decision, Rejection> {
  const { order, lines, shipments, returns } = book
  const conflict = checkSequence(order, expectedSequence)
  if (conflict) return rejected(conflict)
  const allowed = ['CONFIRMED', 'COMPLETED']
  if (!allowed.includes(order.status))
    return rejected(
      invalidState(`an order that is ${order.status} cannot be returned`, order.status, allowed),
    )
  const last = shipments.reduce((latest, { shippedAt }) => Math.max(latest, shippedAt.getTime()), 0)
  if (last === 0)
    return rejected(
      invalidState('nothing of this order was shipped yet', order.fulfillmentStatus, [
        'PARTIALLY_FULFILLED',
        'FULFILLED',
      ]),
    )
  if (by.now.getTime() - last > returnDays * dayMs)
    return rejected(
      invalidState(
        `an order can be returned for ${returnDays} days after its last shipment`,
        'RETURN_PERIOD_OVER',
        ['RETURN_PERIOD'],
      ),
    )
  const checked = checkPortions(lines, items, (line) => returnableOf(line, returns))
  if (!checked.ok) return checked
  const portions = sumByLine(lines, items)
  const event = { type: 'ReturnRequested', returnId, items: byProduct(lines, portions) } as const
  const asked = step(undecided(book), { event }, by)
  const added: OrderReturn = {
    id: returnId,
    requestedSequence: asked.book.order.sequence,
    requestedAt: asked.book.order.updatedAt,
    requestedBy: by.actor,
    reason,
    decision: null,
    decidedSequence: null,
    decidedAt: null,
    decidedBy: null,
    decisionNote: null,
    receivedSequence: null,
    receivedAt: null,
    receivedBy: null,
    restockedAt: null,
    lines: portions.map((portion) => ({ ...portion, restocked: 0, damaged: 0 })),
  }
  return ok({ ...asked, book: { ...asked.book, returns: [...returns, added] } })
}

function notIn(found: OrderReturn, allowed: ReturnState): Rejection {
  const current = returnStateAt(found, Number.MAX_SAFE_INTEGER)
  return {
    code: 'INVALID_STATE',
    message: `the return is ${current}: this needs one that is ${allowed}`,
    path: ['input', 'returnId'],
    current,
    allowed: [allowed],
  }
}

function replaceReturn({ book, steps }: Decision, changed: OrderReturn): Decision {
  const returns = book.returns.map((known) => (known.id === changed.id ? changed : known))
  return { book: { ...book, returns }, steps }
}

/** Says yes or no to a return. */
export function decideReturnReview(
  book: OrderBook,
  { returnId, decision, note }: { returnId: string; decision: 'APPROVED' | 'REJECTED'; note: string | null },
  by: By,
): Result<Decision, Rejection> {
  const found = book.returns.find(({ id }) => id === returnId)
  if (!found) return rejected(noReturn)
  if (found.decision) return rejected(notIn(found, 'REQUESTED'))
  const event =
    decision === 'APPROVED'
      ? ({ type: 'ReturnApproved', returnId } as const)
      : ({ type: 'ReturnRejected', returnId, reason: note ?? '' } as const)
  const told = step(undecided(book), { event }, by)
  return ok(
    replaceReturn(told, {
      ...found,
      decision,
      decidedSequence: told.book.order.sequence,
      decidedAt: told.book.order.updatedAt,
      decidedBy: by.actor,
      decisionNote: note,
    }),
  )
}

export const noReturn: Rejection = {
  code: 'NOT_FOUND',
  message: 'there is no return with this id',
  path: ['input', 'returnId'],
}

export interface ReceivedItem extends LinePortion {
  disposition: Disposition
}

/** Each line of an order once for each disposition. */
const maxReceived = 200

/** Takes returned goods in, no more than was approved; what did not come stays with the customer. Pays them back. */
export function decideReceipt(
  book: OrderBook,
  { returnId, items }: { returnId: string; items: readonly ReceivedItem[] },
  by: By,
): Result<Decision, Rejection> {
  const { lines } = book
  const found = book.returns.find(({ id }) => id === returnId)
  if (!found) return rejected(noReturn)
  if (found.decision !== 'APPROVED' || found.receivedAt) return rejected(notIn(found, 'APPROVED'))
  const approved = (line: Line) => found.lines.find(({ lineId }) => lineId === line.id)?.quantity ?? 0
  const checked = checkPortions(lines, items, approved, maxReceived)
  if (!checked.ok) return checked
  const of = (disposition: Disposition) =>
    sumByLine(
      lines,
      items.filter((item) => item.disposition === disposition),
    )
  const portions = sumByLine(lines, items)
  const told = (['RESTOCK', 'DAMAGED'] as const).flatMap((disposition) =>
    byProduct(lines, of(disposition)).map((portion) => ({ ...portion, disposition })),
  )
  const received = step(
    undecided(book),
    {
      event: { type: 'ReturnReceived', returnId, items: told },
      lineChanges: portions.map(({ lineId, quantity }) => ({
        position: positionOf(lines, lineId),
        returned: quantity,
      })),
    },
    by,
  )
  const quantityIn = (among: readonly LinePortion[], id: string) =>
    among.find(({ lineId }) => lineId === id)?.quantity ?? 0
  const changed: OrderReturn = {
    ...found,
    receivedSequence: received.book.order.sequence,
    receivedAt: received.book.order.updatedAt,
    receivedBy: by.actor,
    lines: found.lines.map((line) => ({
      ...line,
      restocked: quantityIn(of('RESTOCK'), line.lineId),
      damaged: quantityIn(of('DAMAGED'), line.lineId),
    })),
  }
  return ok(requestRefund(replaceReturn(received, changed), priceOf(lines, portions), by))
}
