import { sql } from 'kysely'
import type { StepKind } from './domain/steps.ts'
import type { InventoryTransaction } from './repository.ts'

/** What an order's event asked of its reservation after that was decided, once by its own id. */
export interface StoredStep {
  orderId: string
  kind: StepKind
  /** The id of the shipment, the return, or the cancellation of lines. */
  id: string
  /** The event that asked. */
  cause: string
  /** Its body, JSON text. */
  request: string
  /** The event that told the outcome, JSON text; null while the step waits for an earlier one. */
  answer: string | null
}

/** The steps of some orders, in the order in which they came. Lock their reservations before. */
export async function findSteps(
  tx: InventoryTransaction,
  orderIds: readonly string[],
): Promise<StoredStep[]> {
  const { rows } = await sql<StoredStep>`
    select order_id, kind, id, cause, request, answer from reservation_steps
    where order_id = any(${orderIds}) order by recorded_at, cause`.execute(tx)
  return rows
}

/** Adds steps, and the answers of those that waited. */
export async function saveSteps(tx: InventoryTransaction, steps: readonly StoredStep[]): Promise<void> {
  if (steps.length === 0) return
  const column = <T>(value: (step: StoredStep) => T): T[] => steps.map(value)
  await sql`
    insert into reservation_steps (order_id, kind, id, cause, request, answer)
    select * from unnest(
      ${column(({ orderId }) => orderId)}::text[],
      ${column(({ kind }) => kind)}::text[],
      ${column(({ id }) => id)}::text[],
      ${column(({ cause }) => cause)}::text[],
      ${column(({ request }) => request)}::text[],
      ${column(({ answer }) => answer)}::text[]
    )
    on conflict (order_id, kind, id) do update set answer = excluded.answer`.execute(tx)
}
