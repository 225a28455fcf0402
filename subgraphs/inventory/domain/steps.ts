import { decideLineRelease, type ReleasedPortion } from './release.ts'
import type { Portion, Reservation } from './reservation.ts'
import { decideReturn, isCovered, type PlacedReturn, type ReturnedPortion } from './return.ts'
import { decideShipment, type Excess, type IssuedPortion } from './ship.ts'
import type { StockBook } from './stock.ts'

/** What an order may ask of its reservation after that was decided, each as often as it likes. */
export type StepKind = 'SHIPMENT' | 'LINE_CANCELLATION' | 'RETURN'

/** One step that is asked for, once by its id. */
export type StepRequest = {
  id: string
  /** The event that asks. */
  cause: string
} & (
  | { kind: 'SHIPMENT'; portions: readonly Portion[]; warehouseId?: string | undefined }
  | { kind: 'LINE_CANCELLATION'; portions: readonly Portion[] }
  | { kind: 'RETURN'; portions: readonly ReturnedPortion[] }
)

/** What was done. */
export type StepOutcome =
  | { kind: 'SHIPMENT'; issued: IssuedPortion[]; excess: Excess[] }
  | { kind: 'LINE_CANCELLATION'; released: ReleasedPortion[] }
  | { kind: 'RETURN'; placed: PlacedReturn[] }

/** A step that was taken before. */
export interface TakenStep {
  kind: StepKind
  portions: readonly Portion[]
}

/**
 * Takes one step of a reservation: a shipment R9, a cancellation of lines R6, or a return R10.
 * @param taken the steps of the same reservation that were taken before
 * @param costs what one piece costs us, by product
 * @returns `wait` for a return that overtook its shipment
 */
export function decideStep<R extends Reservation>(
  reservation: R,
  request: StepRequest,
  {
    taken,
    book,
    costs,
  }: { taken: readonly TakenStep[]; book: StockBook; costs: ReadonlyMap<string, bigint | null> },
): { reservation: R; outcome: StepOutcome } | 'wait' {
  const { cause } = request
  switch (request.kind) {
    case 'SHIPMENT': {
      const { portions, warehouseId } = request
      const shipment = { portions, warehouseId, cause, costs }
      const { reservation: after, issued, excess } = decideShipment(reservation, shipment, book)
      return { reservation: after, outcome: { kind: 'SHIPMENT', issued, excess } }
    }
    case 'LINE_CANCELLATION': {
      const { reservation: after, released } = decideLineRelease(reservation, request.portions, cause, book)
      return { reservation: after, outcome: { kind: 'LINE_CANCELLATION', released } }
    }
    case 'RETURN': {
      if (!isCovered(request.portions, outsideOf(taken))) return 'wait'
      const received = { portions: request.portions, cause, costs }
      const { reservation: after, placed } = decideReturn(reservation, received, book)
      return { reservation: after, outcome: { kind: 'RETURN', placed } }
    }
  }
}

/** What the order believes to be with its customer: shipped and not come back. */
function outsideOf(taken: readonly TakenStep[]): Map<string, number> {
  const outside = new Map<string, number>()
  for (const { kind, portions } of taken) {
    if (kind === 'LINE_CANCELLATION') continue
    const sign = kind === 'SHIPMENT' ? 1 : -1
    for (const { productId, quantity } of portions)
      outside.set(productId, (outside.get(productId) ?? 0) + sign * quantity)
  }
  return outside
}
