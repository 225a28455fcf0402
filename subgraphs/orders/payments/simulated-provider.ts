import {
  PaymentAuthorized,
  PaymentCaptured,
  PaymentDeclined,
  PaymentFailed,
  PaymentRefunded,
  PaymentVoided,
} from '#schema/events/payments.ts'
import { formatMoney } from '#platform/kernel/money.ts'
import type { Stoppable } from '#platform/messaging/broker.ts'
import { enqueue, outgoing, type OutgoingEvent } from '#platform/messaging/outbox.ts'
import { startPeriodic } from '#platform/periodic.ts'
import type { Logger } from '#platform/telemetry/logger.ts'
import {
  findAccepted,
  keepSimulated,
  takeAnswers,
  type SimulatedPayment,
  type SimulatedRequest,
} from '../repository-payments.ts'
import type { Db } from '../repository.ts'
import type { FollowUpRequest, PaymentProvider, PaymentRequest } from './provider.ts'
import { scriptOf, type PaymentScript } from './script.ts'

const everyMs = 200
const batchSize = 100

export interface SimulatedProvider extends PaymentProvider, Stoppable {
  /** Tells the answers that are due; returns how many. */
  answer(): Promise<number>
}

/**
 * A payment provider that moves no money. It does as the payment reference of an order, or the setting, says: see
 * `scriptOf`. It keeps what it was asked in the database and so survives a restart; the same request again gets the same
 * answer.
 */
export function startSimulatedProvider(options: {
  db: Db
  /** What it does where the reference does not say. */
  script: string
  /** Called after each commit that enqueued answers. */
  wake: () => void
  logger: Logger
}): SimulatedProvider {
  const { db, script, wake, logger } = options
  const answer = async (): Promise<number> => {
    const answered = await answerDue(db)
    if (answered > 0) wake()
    return answered
  }
  const answering = startPeriodic({
    everyMs,
    work: async (signal) => {
      while (!signal.aborted && (await answer()) === batchSize);
    },
    onFault: (error) => logger.warn({ err: error }, 'the simulated payment provider could not answer'),
  })
  const keep = (
    kind: SimulatedRequest['kind'],
    asked: PaymentRequest & Partial<FollowUpRequest>,
    reference: string | null,
    { outcome, answers, delayMs }: PaymentScript,
  ): Promise<void> => {
    const { paymentId: id, orderId, amountMinor, currency, ofPaymentId = null } = asked
    const amount = formatMoney({ minor: amountMinor, currency })
    const request = { kind, orderId, ofPaymentId, amount, currency, reference }
    return keepSimulated(db, { id, request, outcome, answers, delayMs })
  }
  const follow = (kind: SimulatedRequest['kind']) => async (asked: FollowUpRequest) => {
    const accepted = await findAccepted(db, asked.ofPaymentId)
    const reference = accepted?.reference ?? null
    const scripted = scriptOf(kind, reference ?? '', script)
    // What was never accepted cannot be captured, given free or given back.
    return keep(kind, asked, reference, accepted ? scripted : { ...scripted, outcome: 'fail' })
  }
  return {
    authorize: (asked) =>
      keep('AUTHORIZE', asked, asked.reference, scriptOf('AUTHORIZE', asked.reference ?? '', script)),
    capture: follow('CAPTURE'),
    void: follow('VOID'),
    refund: follow('REFUND'),
    answer,
    stop: () => answering.stop(),
  }
}

function answerDue(db: Db): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const due = await takeAnswers(tx, batchSize)
    await enqueue(tx, due.map(toAnswer))
    return due.length
  })
}

function toAnswer({
  id,
  request,
  outcome,
}: Pick<SimulatedPayment, 'id' | 'request' | 'outcome'>): OutgoingEvent {
  const { kind, orderId, amount, currency } = request
  const body = {
    payment_id: id,
    order_id: orderId,
    provider_reference: `SIM-${id}`,
    occurred_at: new Date().toISOString(),
  }
  if (outcome === 'decline')
    return outgoing(PaymentDeclined, { ...body, reason: 'The bank declined the payment.' }, orderId)
  if (outcome === 'fail')
    return outgoing(PaymentFailed, { ...body, reason: 'The provider could not carry it out.' }, orderId)
  switch (kind) {
    case 'AUTHORIZE':
      return outgoing(PaymentAuthorized, { ...body, amount: { amount, currency } }, orderId)
    case 'CAPTURE':
      return outgoing(PaymentCaptured, body, orderId)
    case 'VOID':
      return outgoing(PaymentVoided, body, orderId)
    case 'REFUND':
      return outgoing(PaymentRefunded, body, orderId)
  }
}
