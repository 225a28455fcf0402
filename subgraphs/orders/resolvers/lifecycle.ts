import { toMoneyType } from '#platform/graphql/money.ts'
import type { Idempotent } from '#platform/database/idempotency.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { formatUnitCost } from '#platform/kernel/unit-cost.ts'
import { cancelOrder } from '../commands/cancel-order.ts'
import { payOrder, recordPayment, recordRefund } from '../commands/pay-order.ts'
import { approveReturn, receiveReturn, rejectReturn, requestReturn } from '../commands/return-order.ts'
import { cancelOrderLines, shipOrder } from '../commands/ship-order.ts'
import type { Context } from '../context.ts'
import { openOf, shippableOf, unitCostOf } from '../domain/lines.ts'
import { settledAmounts, paymentsAt } from '../domain/payment-sums.ts'
import { returnStateAt } from '../domain/return.ts'
import type { Resolvers } from '../generated/graphql.ts'
import type { OrderRow } from '../repository.ts'
import type { ResolverDependencies } from './dependencies.ts'
import { forStaff } from './own.ts'

interface Answer {
  order: OrderRow | null
  replayed: boolean
  userErrors: Rejection[]
}

type LifecycleMutations = Pick<
  NonNullable<Resolvers['Mutation']>,
  | 'cancelOrder'
  | 'cancelOrderLines'
  | 'shipOrder'
  | 'payOrder'
  | 'recordPayment'
  | 'recordRefund'
  | 'requestReturn'
  | 'approveReturn'
  | 'rejectReturn'
  | 'receiveReturn'
>

/** What moves an order that was placed. */
export function createLifecycleMutations({ db, onCommit }: ResolverDependencies): LifecycleMutations {
  const answer = async (outcome: Idempotent<{ orderId: string }>, { loaders }: Context): Promise<Answer> => {
    if (!outcome.ok) return { order: null, replayed: false, userErrors: [...outcome.rejections] }
    const { value, replayed } = outcome.value
    onCommit(value.orderId)
    const order = await loaders.order.load(value.orderId)
    return { order, replayed, userErrors: [] }
  }
  const answerReturn = async (
    outcome: Idempotent<{ orderId: string; returnId: string }>,
    context: Context,
  ) => {
    const payload = await answer(outcome, context)
    if (!outcome.ok || !payload.order) return { ...payload, return: null }
    const { orderId, returnId } = outcome.value.value
    const returns = await context.loaders.returns.load(orderId)
    const found = returns.find(({ id }) => id === returnId)
    return { ...payload, return: found ? { ...found, at: payload.order.sequence } : null }
  }
  return {
    cancelOrder: async (_parent, { input }, context) =>
      answer(await cancelOrder(db, context.actor, input), context),
    cancelOrderLines: async (_parent, { input }, context) =>
      answer(await cancelOrderLines(db, context.actor, input), context),
    shipOrder: async (_parent, { input }, context) => {
      const outcome = await shipOrder(db, context.actor, input)
      const payload = await answer(outcome, context)
      if (!outcome.ok) return { ...payload, shipment: null }
      const { orderId, shipmentId } = outcome.value.value
      const shipments = await context.loaders.shipments.load(orderId)
      return { ...payload, shipment: shipments.find(({ id }) => id === shipmentId) ?? null }
    },
    payOrder: async (_parent, { input }, context) =>
      answer(await payOrder(db, context.actor, input), context),
    recordPayment: async (_parent, { input }, context) =>
      answer(await recordPayment(db, context.actor, input), context),
    recordRefund: async (_parent, { input }, context) =>
      answer(await recordRefund(db, context.actor, input), context),
    requestReturn: async (_parent, { input }, context) =>
      answerReturn(await requestReturn(db, context.actor, input), context),
    approveReturn: async (_parent, { input }, context) =>
      answerReturn(await approveReturn(db, context.actor, input), context),
    rejectReturn: async (_parent, { input }, context) =>
      answerReturn(await rejectReturn(db, context.actor, input), context),
    receiveReturn: async (_parent, { input }, context) =>
      answerReturn(await receiveReturn(db, context.actor, input), context),
  }
}

/** The fields of an order that tell of its life, as of its own sequence. */
export const lifecycleFields = {
  payBy: ({ payBy }) => payBy?.toISOString() ?? null,
  amountPaid: async ({ id, sequence, currency }, _args, { loaders }) => {
    const { paidMinor } = settledAmounts(paymentsAt(await loaders.payments.load(id), sequence))
    return toMoneyType({ minor: paidMinor, currency })
  },
  amountRefunded: async ({ id, sequence, currency }, _args, { loaders }) => {
    const { refundedMinor } = settledAmounts(paymentsAt(await loaders.payments.load(id), sequence))
    return toMoneyType({ minor: refundedMinor, currency })
  },
  payments: async ({ id, sequence, currency }, _args, { loaders }) =>
    paymentsAt(await loaders.payments.load(id), sequence).map((payment) => ({
      ...payment,
      currency,
      at: sequence,
    })),
  shipments: async ({ id, sequence }, _args, { loaders }) =>
    (await loaders.shipments.load(id)).filter((shipment) => shipment.sequence <= sequence),
  returns: async ({ id, sequence }, _args, { loaders }) =>
    (await loaders.returns.load(id))
      .filter(({ requestedSequence }) => requestedSequence <= sequence)
      .map((found) => ({ ...found, at: sequence })),
} satisfies Resolvers['Order']

/** The fields of a line that tell what became of its pieces. */
export const lineFields = {
  shippedQuantity: ({ shipped }) => shipped,
  cancelledQuantity: ({ cancelled }) => cancelled,
  returnedQuantity: ({ returned }) => returned,
  backorderedQuantity: (line) => Math.max(0, Math.min(line.backordered, openOf(line))),
  shippableQuantity: (line) => shippableOf(line),
  unitCost: (line, _args, context) => {
    const { currency } = line
    const cost = unitCostOf(line)
    return cost === null
      ? null
      : forStaff(context, { amount: formatUnitCost(cost, currency), currencyCode: currency })
  },
} satisfies Resolvers['OrderLine']

export const lifecycleTypes = {
  Payment: {
    amount: ({ amountMinor, currency }) => toMoneyType({ minor: amountMinor, currency }),
    state: ({ status }) => status,
    requestedAt: ({ requestedAt }) => requestedAt.toISOString(),
    settledAt: ({ settledAt }) => settledAt?.toISOString() ?? null,
  },
  Shipment: {
    items: ({ lines }) => [...lines],
    shippedBy: ({ actor }) => actor,
    shippedAt: ({ shippedAt }) => shippedAt.toISOString(),
    issuedAt: ({ issuedAt }) => issuedAt?.toISOString() ?? null,
  },
  OrderReturn: {
    state: (found) => returnStateAt(found, found.at),
    items: ({ lines, receivedSequence, at }) =>
      lines.map((line) =>
        receivedSequence !== null && receivedSequence <= at ? line : { ...line, restocked: 0, damaged: 0 },
      ),
    requestedAt: ({ requestedAt }) => requestedAt.toISOString(),
    decidedBy: (found) => (isDecided(found) ? found.decidedBy : null),
    decidedAt: (found) => (isDecided(found) ? (found.decidedAt?.toISOString() ?? null) : null),
    note: (found) => (isDecided(found) ? found.decisionNote : null),
    receivedAt: (found) =>
      returnStateAt(found, found.at) === 'RECEIVED' ? (found.receivedAt?.toISOString() ?? null) : null,
    restockedAt: ({ restockedAt }) => restockedAt?.toISOString() ?? null,
  },
} satisfies Resolvers

function isDecided(found: Parameters<typeof returnStateAt>[0] & { at: number }): boolean {
  return returnStateAt(found, found.at) !== 'REQUESTED'
}
