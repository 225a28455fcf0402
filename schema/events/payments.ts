import { defineEvent, keptId, keptText, wireDateTime, wireMoney } from './wire.ts'

/** What a payment provider answers. Its adapter publishes it, once or more often, whenever it knows. */
const exchange = 'payments'

const answer = {
  /** The id that the request carried. */
  payment_id: keptId,
  order_id: keptId,
  /** The provider's own number of it, for people. */
  provider_reference: keptText.optional(),
  occurred_at: wireDateTime.optional(),
}

/** The money is set aside for us. `amount` is what was authorized. */
export const PaymentAuthorized = defineEvent(
  { type: 'PaymentAuthorized', exchange, routingKey: 'payment.authorized', subject: 'payment_id' },
  { ...answer, amount: wireMoney },
)
/** The customer's bank said no. */
export const PaymentDeclined = defineEvent(
  { type: 'PaymentDeclined', exchange, routingKey: 'payment.declined', subject: 'payment_id' },
  { ...answer, reason: keptText.optional() },
)
/** What was authorized is now ours. */
export const PaymentCaptured = defineEvent(
  { type: 'PaymentCaptured', exchange, routingKey: 'payment.captured', subject: 'payment_id' },
  answer,
)
/** What was authorized is given free. */
export const PaymentVoided = defineEvent(
  { type: 'PaymentVoided', exchange, routingKey: 'payment.voided', subject: 'payment_id' },
  answer,
)
/** The money is on its way back to the customer. */
export const PaymentRefunded = defineEvent(
  { type: 'PaymentRefunded', exchange, routingKey: 'payment.refunded', subject: 'payment_id' },
  answer,
)
/** A capture, void or refund cannot be done, for good: people have to look at it. */
export const PaymentFailed = defineEvent(
  { type: 'PaymentFailed', exchange, routingKey: 'payment.failed', subject: 'payment_id' },
  { ...answer, reason: keptText.optional() },
)
