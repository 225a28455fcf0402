import type { OrderReturn, Payment, Shipment } from './domain/book.ts'

/** A product by its id, with what the gateway was asked to bring of it from Inventory. */
export interface ProductReference {
  id: string
  stock?: { available: number } | null
}

/** What was asked of the payment provider, as it was right after the step `at` of its order. */
export interface PaymentRow extends Payment {
  currency: string
  at: number
}

export type ShipmentRow = Shipment

/** A return as it was right after the step `at` of its order. */
export interface ReturnRow extends OrderReturn {
  at: number
}
