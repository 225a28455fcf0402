import type { Idempotent } from '#platform/database/idempotency.ts'
import type { Actor } from '#platform/graphql/actor.ts'
import { newId } from '#platform/ids.ts'
import { rejected } from '#platform/kernel/result.ts'
import type { LinePortion } from '../domain/lines.ts'
import {
  decideReceipt,
  decideReturnRequest,
  decideReturnReview,
  noReturn,
  type ReceivedItem,
} from '../domain/return.ts'
import { checkTexts } from '../domain/text.ts'
import { findOrderOfReturn } from '../repository-books.ts'
import type { Db } from '../repository.ts'
import { commandOrder, withTold } from './order-command.ts'

type Answer = Promise<Idempotent<{ orderId: string; returnId: string }>>

export interface RequestReturnRequest {
  idempotencyKey: string
  orderId: string
  expectedSequence?: number | null | undefined
  items: readonly LinePortion[]
  reason?: string | null | undefined
}

/** Asks to give goods back. Answers the ids of the order and of the return. */
export async function requestReturn(db: Db, actor: Actor, request: RequestReturnRequest): Answer {
  const { idempotencyKey, orderId, expectedSequence, items, reason = null } = request
  const faults = checkTexts<'reason'>({ reason }, { reason: 500 }, ['input'])
  if (faults.length > 0) return rejected(...faults)
  const input = { expectedSequence: expectedSequence ?? null, items, reason }
  const command = { actor, mutation: 'requestReturn', idempotencyKey, orderId, input }
  const returnId = newId('ret')
  return commandOrder(db, command, (book, by) =>
    withTold(decideReturnRequest(book, { returnId, expectedSequence, items, reason }, by), { returnId }),
  )
}

interface OfReturn {
  idempotencyKey: string
  returnId: string
}

/** Agrees to a return. */
export async function approveReturn(db: Db, actor: Actor, { idempotencyKey, returnId }: OfReturn): Answer {
  const orderId = await findOrderOfReturn(db, returnId)
  if (orderId === undefined) return rejected(noReturn)
  const command = { actor, mutation: 'approveReturn', idempotencyKey, orderId, input: { returnId } }
  const review = { returnId, decision: 'APPROVED', note: null } as const
  return commandOrder(db, command, (book, by) => withTold(decideReturnReview(book, review, by), { returnId }))
}

/** Refuses a return. */
export async function rejectReturn(db: Db, actor: Actor, request: OfReturn & { reason: string }): Answer {
  const { idempotencyKey, returnId, reason } = request
  const faults = checkTexts<'reason'>({ reason }, { reason: 500 }, ['input'])
  if (faults.length > 0) return rejected(...faults)
  const orderId = await findOrderOfReturn(db, returnId)
  if (orderId === undefined) return rejected(noReturn)
  const command = { actor, mutation: 'rejectReturn', idempotencyKey, orderId, input: { returnId, reason } }
  const review = { returnId, decision: 'REJECTED', note: reason } as const
  return commandOrder(db, command, (book, by) => withTold(decideReturnReview(book, review, by), { returnId }))
}

/** Takes the goods of a return in. */
export async function receiveReturn(
  db: Db,
  actor: Actor,
  { idempotencyKey, returnId, items }: OfReturn & { items: readonly ReceivedItem[] },
): Answer {
  const orderId = await findOrderOfReturn(db, returnId)
  if (orderId === undefined) return rejected(noReturn)
  const command = { actor, mutation: 'receiveReturn', idempotencyKey, orderId, input: { returnId, items } }
  return commandOrder(db, command, (book, by) =>
    withTold(decideReceipt(book, { returnId, items }, by), { returnId }),
  )
}
