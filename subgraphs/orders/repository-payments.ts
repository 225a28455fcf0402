import { sql } from 'kysely'
import type { Db } from './repository.ts'

/** A request that the payment provider is to be asked, or asked again. */
export interface UnsentPayment {
  paymentId: string
  orderId: string
  kind: 'AUTHORIZE' | 'CAPTURE' | 'VOID' | 'REFUND'
  ofId: string | null
  amountMinor: bigint
  currency: string
  reference: string | null
  /** How often it was tried, with this time. */
  tries: number
  traceparent: string | null
}

/** How long after its order was cancelled an authorization is still asked about: what is authorized by then is voided. */
const askCancelledForHours = 24

/**
 * Takes requests that are due, and puts off their next try: whoever takes one may die before it is sent. Of one order,
 * a request comes after the answers to all before it: what is not captured yet cannot be given back. Only an authorization is
 * waited for by none: what follows from one is asked after its answer, and one that is never answered would hold up the others.
 */
export async function takeUnsent(
  db: Db,
  { limit, askAgainMs }: { limit: number; askAgainMs: number },
): Promise<UnsentPayment[]> {
  const { rows } = await sql<UnsentPayment>`
    with due as (
      select id from payment_operations p
      where status = 'REQUESTED' and not is_manual and next_try_at <= now()
        and not exists (
          select from payment_operations earlier
          where earlier.order_id = p.order_id and earlier.number < p.number and earlier.status = 'REQUESTED'
            and not earlier.is_manual and earlier.kind <> 'AUTHORIZE')
      order by next_try_at limit ${limit} for update skip locked
    )
    update payment_operations p
    set tries = tries + 1, next_try_at = case
      when p.kind = 'AUTHORIZE' and exists (
        select from orders o
        where o.id = p.order_id and o.cancelled_at < now() - make_interval(hours => ${askCancelledForHours}))
      then 'infinity' else now() + make_interval(secs => ${askAgainMs / 1000}) end
    from due where p.id = due.id
    returning p.id as payment_id, p.order_id, p.kind, p.of_id, p.amount_minor, p.currency, p.reference, p.tries,
      p.traceparent`.execute(db)
  return rows
}

/** Tries a request again only after a while; one that was tried for the last time, never. */
export async function postpone(db: Db, paymentId: string, forMs: number): Promise<void> {
  await sql`
    update payment_operations set next_try_at = now() + make_interval(secs => ${forMs / 1000})
    where id = ${paymentId} and status = 'REQUESTED' and next_try_at < 'infinity'`.execute(db)
}

/** What the simulated provider was asked, and how it answers. */
export interface SimulatedPayment {
  id: string
  request: SimulatedRequest
  outcome: 'accept' | 'decline' | 'fail'
  answers: number
  delayMs: number
}

export interface SimulatedRequest {
  kind: UnsentPayment['kind']
  orderId: string
  ofPaymentId: string | null
  amount: string
  currency: string
  /** With what the authorization is paid from which it follows; a request kept by an earlier version has none. */
  reference?: string | null
}

/** Keeps a request; one that is known is answered once more, in the same words. */
export async function keepSimulated(
  db: Db,
  { id, request, outcome, answers, delayMs }: SimulatedPayment,
): Promise<void> {
  await sql`
    insert into simulated_payments as known (id, request, outcome, answers_left, answer_at)
    values (${id}, ${JSON.stringify(request)}::jsonb, ${outcome}, ${answers}, now() + make_interval(secs => ${delayMs / 1000}))
    on conflict (id) do update set
      answer_at = case when known.answers_left = 0 then now() else known.answer_at end,
      answers_left = greatest(known.answers_left, 1)`.execute(db)
}

/** A request that the simulated provider took and did not refuse; undefined if there is none with this id. */
export async function findAccepted(db: Db, id: string): Promise<SimulatedRequest | undefined> {
  const { rows } = await sql<Pick<SimulatedPayment, 'request'>>`
    select request from simulated_payments where id = ${id} and outcome = 'accept'`.execute(db)
  return rows[0]?.request
}

/** Takes answers that are due, each once. */
export async function takeAnswers(
  db: Db,
  limit: number,
): Promise<Pick<SimulatedPayment, 'id' | 'request' | 'outcome'>[]> {
  const { rows } = await sql<Pick<SimulatedPayment, 'id' | 'request' | 'outcome'>>`
    with due as (
      select id from simulated_payments where answers_left > 0 and answer_at <= now()
      order by answer_at limit ${limit} for update skip locked
    )
    update simulated_payments p set answers_left = answers_left - 1 from due where p.id = due.id
    returning p.id, p.request, p.outcome`.execute(db)
  return rows
}
