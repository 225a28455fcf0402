/** What a payment provider is asked to do. */
export interface PaymentRequest {
  /** Ours, and the idempotency key: the same id again is the same request, whatever became of the first. */
  paymentId: string
  orderId: string
  amountMinor: bigint
  currency: string
  /** With what it is to be paid, as the customer gave it; null: whatever the provider has on file. */
  reference: string | null
}

/** A request about an earlier one, which is told by its id. */
export interface FollowUpRequest extends PaymentRequest {
  ofPaymentId: string
}

/**
 * A payment provider. Each call hands a request over and resolves once the provider has it; it may be made again with the
 * same id, after a crash or when no answer comes. What became of the request is told by the adapter at any later time, once
 * or more often, as an event on the exchange `payments` (schema/events/payments.ts). A call that throws is made again.
 */
export interface PaymentProvider {
  authorize(request: PaymentRequest): Promise<void>
  capture(request: FollowUpRequest): Promise<void>
  void(request: FollowUpRequest): Promise<void>
  refund(request: FollowUpRequest): Promise<void>
}
