import { formatUnitCost } from '#platform/kernel/unit-cost.ts'
import { outgoing, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import { StockIssued, StockReleased, StockReturned } from '#schema/events/inventory.ts'
import type { WireId } from '#schema/events/wire.ts'
import type { StepOutcome } from '../domain/steps.ts'
import type { ProductCost } from '../repository-costs.ts'
import { wireIdIn, type WireOrder } from './decisions.ts'
import { releasedItems } from './release-stock.ts'

/** What an answer tells besides what was done. */
export interface AnswerContext {
  order: WireOrder
  /** The step's own id, as it came. */
  stepId: WireId
  /** Of the warehouses, by their ids. */
  codes: ReadonlyMap<string, string>
  costs: ReadonlyMap<string, ProductCost>
}

/** Each kind of step has its answer. */
export const answerContracts = {
  SHIPMENT: StockIssued,
  LINE_CANCELLATION: StockReleased,
  RETURN: StockReturned,
} as const

/** The event that tells what became of a step. */
export function answerTo(outcome: StepOutcome, context: AnswerContext, occurred_at: string): OutgoingEvent {
  const { order, stepId } = context
  const { order_id } = order
  switch (outcome.kind) {
    case 'SHIPMENT': {
      const items = outcome.issued.map((portion) => placedItem(portion, context))
      return outgoing(StockIssued, { order_id, shipment_id: stepId, items, occurred_at })
    }
    case 'LINE_CANCELLATION': {
      const items = releasedItems(order, outcome.released)
      return outgoing(StockReleased, { order_id, items, line_cancellation_id: stepId, occurred_at })
    }
    case 'RETURN': {
      const items = outcome.placed.map((portion) => ({
        ...placedItem(portion, context),
        disposition: portion.disposition,
      }))
      return outgoing(StockReturned, { order_id, return_id: stepId, items, occurred_at })
    }
  }
}

interface PlacedPortion {
  productId: string
  warehouseId: string
  quantity: number
  unitCost: bigint | null
}

function placedItem(
  { productId, warehouseId, quantity, unitCost }: PlacedPortion,
  { order, codes, costs }: AnswerContext,
) {
  const currency = costs.get(productId)?.currency
  return {
    product_id: wireIdIn(order, productId),
    warehouse: codes.get(warehouseId) ?? warehouseId,
    quantity,
    ...(unitCost !== null &&
      currency !== undefined && { unit_cost: { amount: formatUnitCost(unitCost, currency), currency } }),
  }
}
