import { once, type Idempotent } from '#platform/database/idempotency.ts'
import { owns, type Actor } from '#platform/graphql/actor.ts'
import { ok, rejected, type Result } from '#platform/kernel/result.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import { currentTraceId } from '#platform/telemetry/trace.ts'
import type { Decision, OrderBook } from '../domain/book.ts'
import type { By } from '../domain/order.ts'
import { loadBooks } from '../repository-books.ts'
import { lockOrders, type Db } from '../repository.ts'
import { saveDecisions } from './save-decisions.ts'

export interface OrderCommand {
  actor: Actor
  mutation: string
  idempotencyKey: string
  orderId: string
  /** What makes the request the same as another. */
  input: object
}

const notFound: Rejection = {
  code: 'NOT_FOUND',
  message: 'there is no order with this id',
  path: ['input', 'orderId'],
}

/**
 * Carries out what somebody asks of one order, at most once: lock, decide, save, tell. Answers the order's id, and what the
 * decision told beside it. An order of somebody else is not there for a customer.
 */
export async function commandOrder<Told extends object>(
  db: Db,
  { actor, mutation, idempotencyKey, orderId, input }: OrderCommand,
  decide: (book: OrderBook, by: By) => Result<Decision & { told: Told }, Rejection>,
): Promise<Idempotent<{ orderId: string } & Told>> {
  const request = { actor: actor.text, mutation, key: idempotencyKey, input: { ...input, orderId } }
  return once(db, request, async (tx) => {
    const [order] = await lockOrders(tx, [orderId])
    if (!order || !owns(actor, order.customerId)) return rejected(notFound)
    const before = (await loadBooks(tx, [order])).get(orderId) as OrderBook
    const by = {
      now: order.lockedAt,
      actor: actor.text,
      cause: null,
      traceId: currentTraceId() ?? null,
    }
    const decision = decide(before, by)
    if (!decision.ok) return decision
    const { book, steps, told } = decision.value
    await saveDecisions(tx, [{ before, book, steps, traceparents: [] }])
    return ok({ orderId, ...told })
  })
}

/** A decision with what its command answers beside the order's id. */
export function withTold<Told extends object>(
  result: Result<Decision, Rejection>,
  told: Told,
): Result<Decision & { told: Told }, Rejection> {
  return result.ok ? ok({ ...result.value, told }) : result
}
