import type { StockRejectedBody } from '#schema/events/inventory.ts'
import type { WireId } from '#schema/events/wire.ts'
import { parseMoney } from '#platform/kernel/money.ts'
import { parseUnitCost } from '#platform/kernel/unit-cost.ts'
import type { Shortage } from './domain/cancellation.ts'
import type { OrderTrigger } from './domain/lifecycle.ts'
import type { Portion } from './domain/lines.ts'
import { rejectionMessage } from './domain/rejection-message.ts'
import type { IssuedItem } from './domain/shipment.ts'

const maxInt = 2 ** 31 - 1
const maxReason = 500

/** What a StockRejected tells an order. */
export function toRejection({ reason, code, shortages = [] }: StockRejectedBody): OrderTrigger {
  return {
    type: code === 'RESERVATION_LOST' ? 'ReservationLost' : 'StockRejected',
    message: rejectionMessage(reason),
    shortages: shortages.map(toShortage),
  }
}

type WireShortage = NonNullable<StockRejectedBody['shortages']>[number]

function toShortage({ product_id, sku, requested, available }: WireShortage): Shortage {
  return {
    productId: storable(String(product_id)),
    sku: typeof sku === 'string' ? storable(sku) : null,
    requested: toInt(requested),
    available: toInt(available),
  }
}

/** What of a text can be kept: another producer's would else keep the order from its end. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

/** GraphQL's Int: a number from another producer beyond it would fail every read of the order. */
function toInt(value: number): number {
  return Math.max(-maxInt, Math.min(maxInt, Math.trunc(value)))
}

interface WireItem {
  product_id: WireId
  quantity: number
}

/** Quantities by product; what is no number of pieces is left out. */
export function toPortions(items: readonly WireItem[]): Portion[] {
  return items
    .filter(({ quantity }) => quantity > 0 && quantity <= maxInt)
    .map(({ product_id, quantity }) => ({ productId: String(product_id), quantity }))
}

/** What of a reserved order waits for goods. */
export function toBackorders(
  items: readonly { product_id: WireId; backordered?: number | undefined }[],
): Portion[] {
  return toPortions(items.map(({ product_id, backordered = 0 }) => ({ product_id, quantity: backordered })))
}

/** What of the lines that were cancelled was waited for; undefined if nothing was. */
export function toBackorderRelease(items: Parameters<typeof toBackorders>[0]): OrderTrigger | undefined {
  const owed = toBackorders(items)
  return owed.length > 0 ? { type: 'BackorderReleased', items: owed } : undefined
}

/** What left the warehouses, and what it had cost where that is told. */
export function toIssuedItems(
  items: readonly (WireItem & { unit_cost?: { amount: string; currency: string } | undefined })[],
): IssuedItem[] {
  return items.flatMap(({ unit_cost, ...item }) =>
    toPortions([item]).map((portion) => {
      const amount = unit_cost && parseUnitCost(unit_cost.amount)
      const unitCost =
        unit_cost && amount !== undefined ? { amount, currency: unit_cost.currency } : undefined
      return { ...portion, unitCost }
    }),
  )
}

/** What the provider says it set aside; an amount that is none is not the one that was asked for. */
export function toAuthorized({
  payment_id,
  amount,
}: {
  payment_id: WireId
  amount: { amount: string; currency: string }
}): OrderTrigger {
  return {
    type: 'PaymentAuthorized',
    paymentId: String(payment_id),
    amount: parseMoney(amount.amount, amount.currency),
  }
}

/** A reason in the provider's words, as far as it can be kept. */
export function toReason(reason: string | undefined): string | null {
  // Cut within a pair it would end in half of it.
  return reason?.slice(0, maxReason).toWellFormed() || null
}
