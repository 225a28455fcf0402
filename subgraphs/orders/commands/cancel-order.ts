import { once, type Idempotent } from '#platform/database/idempotency.ts'
import { ok, rejected } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { enqueue } from '#platform/messaging/outbox.ts'
import { decideCancellation, evolve } from '../domain/order.ts'
import { orderMoved } from '../events.ts'
import { lockOrders, saveTransitions, type Db } from '../repository.ts'

export interface CancelOrderRequest {
  idempotencyKey: string
  orderId: string
  expectedSequence?: number | null | undefined
}

const notFound: Rejection = {
  code: 'NOT_FOUND',
  message: 'there is no order with this id',
  path: ['input', 'orderId'],
}

/** Asks for an order to be cancelled: it is CANCELLING until Inventory has freed its stock. Answers the order's id. */
export async function cancelOrder(
  db: Db,
  { idempotencyKey, orderId, expectedSequence }: CancelOrderRequest,
): Promise<Idempotent<{ orderId: string }>> {
  const input = { orderId, expectedSequence: expectedSequence ?? null }
  const request = { mutation: 'cancelOrder', key: idempotencyKey, input }
  return once(db, request, async (tx) => {
    const [order] = await lockOrders(tx, [orderId])
    if (!order) return rejected(notFound)
    const wish = { reason: 'STAFF_REQUEST', message: 'Staff asked for it.', expectedSequence } as const
    const decision = decideCancellation(order, wish, new Date())
    if (!decision.ok) return decision
    await saveTransitions(tx, [evolve(order, decision.value)], [decision.value])
    await enqueue(tx, [orderMoved(decision.value)])
    return ok({ orderId })
  })
}
