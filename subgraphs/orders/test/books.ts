import type { OrderBook, Payment, Shipment } from '../domain/book.ts'
import type { Line } from '../domain/lines.ts'
import type { By, OrderState } from '../domain/order.ts'

export const start = new Date('2026-01-01T00:00:00.000Z')
export const now = new Date('2026-01-01T00:00:05.000Z')
export const by: By = { now, actor: 'staff:eve', cause: null, traceId: null }
export const policy = { paymentWindowMs: 900_000 }

/** A line of a product of its own: 10 pieces at 2.50. */
export function line(position: number, more: Partial<Line> = {}): Line {
  return {
    id: `oln_${position}`,
    position,
    productId: `prd_${position}`,
    sku: `SKU-${position}`,
    quantity: 10,
    unitPriceMinor: 250n,
    shipped: 0,
    cancelled: 0,
    returned: 0,
    backordered: 0,
    issued: 0,
    costed: 0,
    issuedCost: 0n,
    ...more,
  }
}

export const staffRequest = {
  reason: 'STAFF_REQUEST',
  message: 'asked for',
  at: start,
  byActor: 'staff:eve',
  shortages: [],
} as const

/** An order of two lines in some state, at its third step. */
export function bookIn(
  status: OrderState['status'],
  more: Partial<OrderState> = {},
  parts: Partial<Omit<OrderBook, 'order'>> = {},
): OrderBook {
  const isCancelled = status === 'CANCELLING' || status === 'CANCELLED'
  const lines = parts.lines ?? [line(1), line(2)]
  const order: OrderState = {
    id: 'ord_1',
    status,
    sequence: 3,
    currency: 'EUR',
    totalMinor: lines.reduce(
      (sum, { unitPriceMinor, quantity }) => sum + unitPriceMinor * BigInt(quantity),
      0n,
    ),
    paymentMode: 'NONE',
    paymentStatus: 'NOT_REQUIRED',
    paymentReference: null,
    payBy: status === 'AWAITING_PAYMENT' ? new Date(start.getTime() + 900_000) : null,
    fulfillmentStatus: 'UNFULFILLED',
    returnStatus: 'NONE',
    cancellation: isCancelled ? staffRequest : null,
    updatedAt: start,
    ...more,
  }
  return { order, lines, payments: [], shipments: [], returns: [], ...parts }
}

export function payment(number: number, more: Partial<Payment> = {}): Payment {
  return {
    id: `pay_1_${number}`,
    number,
    kind: 'AUTHORIZE',
    ofId: null,
    amountMinor: 5_000n,
    reference: null,
    status: 'REQUESTED',
    reason: null,
    sequence: 2,
    settledSequence: null,
    requestedAt: start,
    settledAt: null,
    isManual: false,
    isSent: true,
    ...more,
  }
}

export function shipment(id: string, lines: Shipment['lines'], more: Partial<Shipment> = {}): Shipment {
  return {
    id,
    sequence: 3,
    carrier: null,
    trackingNumber: null,
    actor: 'staff:eve',
    shippedAt: start,
    issuedAt: null,
    lines,
    ...more,
  }
}

/** A PREPAID order that awaits its first attempt to pay. */
export function awaitingPayment(payments: readonly Payment[] = [payment(1)]): OrderBook {
  return bookIn('AWAITING_PAYMENT', { paymentMode: 'PREPAID', paymentStatus: 'PENDING' }, { payments })
}
