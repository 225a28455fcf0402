import { sql, type Transaction } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { encodeBody } from '#schema/events/codec.ts'
import type { EventContract } from '#schema/events/wire.ts'
import { currentTrace, toTraceparent } from '#platform/telemetry/trace.ts'

/** One event to be published once the transaction has committed. `body.event` is filled in from the contract. */
export interface OutgoingEvent<Body = any> {
  contract: EventContract<string, Body>
  body: Body
  correlationId?: string
  /** Of the event that this one answers, where one transaction answers many; default: the current trace. */
  traceparent?: string
}

/** An outgoing event whose body the compiler checks against its contract. */
export function outgoing<Body>(
  contract: EventContract<string, Body>,
  body: Omit<Body, 'event'>,
  correlationId?: string,
): OutgoingEvent<Body> {
  return { contract, body: body as Body, ...(correlationId === undefined ? {} : { correlationId }) }
}

/**
 * Writes events to the outbox of the transaction's schema, in one statement and in the order given. Nothing is published
 * before the commit; call `wake()` of the room's messaging after it.
 */
export async function enqueue(tx: Transaction<any>, events: readonly OutgoingEvent[]): Promise<void> {
  if (events.length === 0) return
  const trace = currentTrace()
  const traceparent = trace ? toTraceparent(trace) : null
  const column = <T>(value: (event: OutgoingEvent) => T): T[] => events.map(value)
  await sql`
    insert into outbox (message_id, exchange, routing_key, type, subject, body, correlation_id, traceparent)
    select message_id, exchange, routing_key, type, subject, body, correlation_id, traceparent
    from unnest(
      ${column(() => uuidv7())}::uuid[],
      ${column(({ contract }) => contract.exchange)}::text[],
      ${column(({ contract }) => contract.routingKey)}::text[],
      ${column(({ contract }) => contract.type)}::text[],
      ${column(({ contract, body }) => String(contract.subject(body)))}::text[],
      ${column(({ contract, body }) => encodeBody({ event: contract.type, ...body }))}::text[],
      ${column(({ correlationId }) => correlationId ?? null)}::text[],
      ${column((event) => event.traceparent ?? traceparent)}::text[]
    ) with ordinality
      as event (message_id, exchange, routing_key, type, subject, body, correlation_id, traceparent, position)
    order by position`.execute(tx)
}
