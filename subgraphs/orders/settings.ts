import { z } from 'zod'
import { readConfig } from '#platform/config.ts'
import type { PaymentPolicy } from './domain/lifecycle.ts'

/** What of Orders can be set; see the table in README.md. */
export interface OrdersSettings extends PaymentPolicy {
  /** How long Inventory has to decide about an order before it is cancelled; 0: for ever. */
  stockDecisionTimeoutMs: number
  /** How long an order waits for Inventory before Inventory is told of it again. */
  remindAfterMs: number
  /** What the simulated provider does where the payment reference of an order does not say; see `scriptOf`. */
  simulatedPayments: string
}

const seconds = (least: number) =>
  z.coerce.number('must be a number of seconds').int().min(least).max(31_536_000)

const environment = z.object({
  PAYMENT_WINDOW_SECONDS: seconds(1).default(900),
  STOCK_DECISION_TIMEOUT_SECONDS: seconds(0).default(86_400),
  // Long enough that a backlog is worked off without reminders, short enough that nobody calls to ask.
  STOCK_REMINDER_SECONDS: seconds(1).default(60),
  SIMULATED_PAYMENTS: z.string().default(''),
})

/** @throws ConfigError */
export function readSettings(env: NodeJS.ProcessEnv): OrdersSettings {
  const config = readConfig(environment, env)
  return {
    paymentWindowMs: config.PAYMENT_WINDOW_SECONDS * 1_000,
    stockDecisionTimeoutMs: config.STOCK_DECISION_TIMEOUT_SECONDS * 1_000,
    remindAfterMs: config.STOCK_REMINDER_SECONDS * 1_000,
    simulatedPayments: config.SIMULATED_PAYMENTS,
  }
}
