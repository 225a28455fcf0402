import { backoffMs } from '#platform/messaging/backoff.ts'
import type { Stoppable } from '#platform/messaging/broker.ts'
import { startPeriodic } from '#platform/periodic.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import { continueTrace, withTrace } from '#platform/telemetry/trace.ts'
import { takeUnsent, postpone, type UnsentPayment } from '../repository-payments.ts'
import type { Db } from '../repository.ts'
import type { PaymentProvider } from './provider.ts'

const everyMs = 200
const batchSize = 50
/**
 * How long an answer may take before the provider is asked again: it knows the request by its id. A request whose sender died,
 * or lost its database, waits as long.
 */
const askAgainMs = 30_000

/**
 * Hands what was asked of the payment provider over to it, until stopped. The requests are rows written by the commands
 * that asked for them: none is lost, and no transaction waits for the provider. Any number of instances may do so at once.
 */
export function startPaymentSender(options: {
  db: Db
  provider: PaymentProvider
  logger: Logger
}): Stoppable {
  const { logger } = options
  return startPeriodic({
    everyMs,
    work: async (signal) => {
      while (!signal.aborted && (await sendPayments(options)) === batchSize);
    },
    onFault: (error) => logger.warn({ err: error }, 'payment requests could not be read'),
  })
}

/** Hands over what is due; returns how many requests that were. */
export async function sendPayments({
  db,
  provider,
  logger,
}: {
  db: Db
  provider: PaymentProvider
  logger: Logger
}): Promise<number> {
  const due = await takeUnsent(db, { limit: batchSize, askAgainMs })
  await Promise.all(
    due.map(async (payment) => {
      try {
        await withTrace(continueTrace(payment.traceparent ?? undefined), () => send(provider, payment))
      } catch (error) {
        await postpone(db, payment.paymentId, backoffMs(payment.tries, 1_000, askAgainMs))
        logger.warn({ err: error, paymentId: payment.paymentId }, 'the payment provider could not be asked')
      }
    }),
  )
  return due.length
}

function send(provider: PaymentProvider, { kind, ofId, ...request }: UnsentPayment): Promise<void> {
  const followUp = { ...request, ofPaymentId: ofId ?? '' }
  switch (kind) {
    case 'AUTHORIZE':
      return provider.authorize(request)
    case 'CAPTURE':
      return provider.capture(followUp)
    case 'VOID':
      return provider.void(followUp)
    case 'REFUND':
      return provider.refund(followUp)
  }
}
