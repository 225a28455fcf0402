export type CancelReason =
  | 'STOCK_REJECTED'
  | 'STOCK_TIMEOUT'
  | 'PAYMENT_DECLINED'
  | 'PAYMENT_TIMEOUT'
  | 'RESERVATION_LOST'
  | 'CUSTOMER_REQUEST'
  | 'STAFF_REQUEST'

/** A product that an order asked more of than there was; `requested` is the sum over its lines. */
export interface Shortage {
  productId: string
  sku: string | null
  requested: number
  available: number
}

/** Why an order is being or was cancelled; decided once, never changed. */
export interface Cancellation {
  reason: CancelReason
  message: string
  at: Date
  /** `staff:<name>`, `customer:<id>`, or the room that decided it. */
  byActor: string
  shortages: readonly Shortage[]
}
