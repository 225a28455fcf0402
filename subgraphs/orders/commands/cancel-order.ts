import type { Idempotent } from '#platform/database/idempotency.ts'
import type { Actor } from '#platform/graphql/actor.ts'
import { decideCancellation } from '../domain/lifecycle.ts'
import type { Db } from '../repository.ts'
import { commandOrder, withTold } from './order-command.ts'

export interface CancelOrderRequest {
  idempotencyKey: string
  orderId: string
  expectedSequence?: number | null | undefined
}

/** Asks for an order to be cancelled: it is CANCELLING until Inventory has freed its stock. Answers the order's id. */
export async function cancelOrder(
  db: Db,
  actor: Actor,
  { idempotencyKey, orderId, expectedSequence }: CancelOrderRequest,
): Promise<Idempotent<{ orderId: string }>> {
  const input = { expectedSequence: expectedSequence ?? null }
  const wish =
    actor.kind === 'customer'
      ? ({ reason: 'CUSTOMER_REQUEST', message: 'The customer asked for it.' } as const)
      : ({ reason: 'STAFF_REQUEST', message: 'Staff asked for it.' } as const)
  const command = { actor, mutation: 'cancelOrder', idempotencyKey, orderId, input }
  return commandOrder(db, command, (book, by) =>
    withTold(decideCancellation(book, { ...wish, expectedSequence }, by), {}),
  )
}
