export type OrderStatus =
  'PENDING' | 'AWAITING_PAYMENT' | 'CONFIRMED' | 'CANCELLING' | 'CANCELLED' | 'COMPLETED'
/** NONE: paid elsewhere. INVOICE: paid after the order is confirmed. PREPAID: confirmed once it is paid. */
export type PaymentMode = 'NONE' | 'INVOICE' | 'PREPAID'
export type PaymentStatus =
  'NOT_REQUIRED' | 'PENDING' | 'AUTHORIZED' | 'PAID' | 'VOIDED' | 'PARTIALLY_REFUNDED' | 'REFUNDED' | 'FAILED'
export type FulfillmentStatus = 'UNFULFILLED' | 'PARTIALLY_FULFILLED' | 'FULFILLED'
export type ReturnStatus = 'NONE' | 'PARTIAL' | 'FULL'

/** Where an order stands, one value for each axis. */
export interface Axes {
  status: OrderStatus
  paymentStatus: PaymentStatus
  /** Derived from the lines. */
  fulfillmentStatus: FulfillmentStatus
  /** Derived from the lines. */
  returnStatus: ReturnStatus
}
