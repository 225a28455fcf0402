import type pg from 'pg'
import type { Delivery, MessageProperties, OutgoingMessage, QueueDeclaration } from '../broker.ts'
import { patternToRegex } from './pattern.ts'

/** A message in a queue's table row, locked by the transaction that took it. */
export interface Taken {
  id: string
  delivery: Delivery
}

/** What becomes of a failed message. */
export interface Move {
  id: string
  toQueue: string
  delayMs: number
  reason: string
}

type Client = pg.Pool | pg.ClientBase

/** Makes durable queues known, each with its dead-letter queue. */
export async function declareQueues(client: Client, queues: readonly QueueDeclaration[]): Promise<void> {
  const names = queues.flatMap(({ queue }) => [queue, deadQueue(queue)]).sort()
  await client.query(
    `insert into broker.queues (name) select name from unnest($1::text[]) as queue (name)
     on conflict (name) do nothing`,
    [names],
  )
  const bindings = queues.map(({ queue, exchange, routingKey }) => ({ queue, exchange, pattern: routingKey }))
  await bind(client, bindings)
}

export const deadQueue = (queue: string): string => `${queue}.dead`

export async function bind(
  client: Client,
  bindings: readonly { queue: string; exchange: string; pattern: string }[],
): Promise<void> {
  await client.query(
    `insert into broker.bindings (queue, exchange, pattern, regex)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as binding (queue, exchange, pattern, regex)
     order by queue, exchange, pattern
     on conflict do nothing`,
    [
      bindings.map(({ queue }) => queue),
      bindings.map(({ exchange }) => exchange),
      bindings.map(({ pattern }) => pattern),
      bindings.map(({ pattern }) => patternToRegex(pattern)),
    ],
  )
}

export interface Route {
  exchange: string
  key: string
  queues: string[]
}

/**
 * Stores a batch in every queue bound for it and notifies `channel` once, all in one statement.
 * @returns the routes that were found; a message whose exchange and key are not among them was stored nowhere
 */
export async function storeMessages(
  client: Client,
  batch: readonly OutgoingMessage[],
  notify: { channel: string; sender: string },
): Promise<Route[]> {
  const { rows } = await client.query<Route>({
    name: 'broker-store',
    text: `
      with message as (
        select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality
          as message (exchange, routing_key, body, properties, position)
      ), route as materialized (
        select key.exchange, key.routing_key, binding.queue
        from (select distinct exchange, routing_key from message) as key
        join broker.bindings as binding on binding.exchange = key.exchange and '.' || key.routing_key ~ binding.regex
        group by 1, 2, 3
      ), stored as (
        insert into broker.messages (queue, exchange, routing_key, body, properties)
        select route.queue, message.exchange, message.routing_key, message.body, message.properties
        from message join route using (exchange, routing_key) order by message.position
      ), notified as materialized (
        select pg_notify($5, left($6 || ' ' || string_agg(distinct queue, ' '), 7900)) from route having count(*) > 0
      )
      select exchange, routing_key as key, array_agg(queue) as queues
      from route where (select count(*) from notified) > 0 group by 1, 2`,
    values: [
      batch.map(({ exchange }) => exchange),
      batch.map(({ routingKey }) => routingKey),
      batch.map(({ body }) => body),
      batch.map(({ properties }) => JSON.stringify(properties)),
      notify.channel,
      notify.sender,
    ],
  })
  return rows
}

export interface MessageRow {
  id: string
  exchange: string
  routing_key: string
  body: string
  properties: string
  attempt: number
  reason: string | null
}

/** Locks the next messages of a queue until the transaction ends; those that others have in hand are passed over. */
export async function takeMessages(client: Client, queue: string, limit: number): Promise<Taken[]> {
  const { rows } = await client.query<MessageRow>({
    name: 'broker-take',
    text: `
      select id, exchange, routing_key, body, properties, attempt, reason from broker.messages
      where queue = $1 and visible_at <= clock_timestamp()
      order by visible_at, id limit $2 for update skip locked`,
    values: [queue, limit],
  })
  return rows.map((row) => ({ id: row.id, delivery: toDelivery(row) }))
}

/** The delivery of a row; `attempt` and `reason` come out as headers, as RabbitMQ would show them. */
export function toDelivery(row: MessageRow): Delivery {
  const stored = JSON.parse(row.properties) as MessageProperties & { timestamp?: string }
  const { timestamp, ...properties } = stored
  const failed = {
    'x-attempt': row.attempt,
    'x-reason': row.reason ?? '',
    'x-original-exchange': row.exchange,
    'x-original-routing-key': row.routing_key,
  }
  return {
    body: Buffer.from(row.body),
    exchange: row.exchange,
    routingKey: row.routing_key,
    properties: {
      ...properties,
      // As AMQP, which keeps whole seconds.
      ...(timestamp ? { timestamp: new Date(Math.floor(Date.parse(timestamp) / 1000) * 1000) } : {}),
      headers: { ...properties.headers, ...(row.attempt > 0 ? failed : {}) },
    },
    attempt: row.attempt,
  }
}

export async function deleteMessages(client: Client, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await client.query({
    name: 'broker-delete',
    text: 'delete from broker.messages where id = any($1::bigint[])',
    values: [ids],
  })
}

export async function moveMessages(client: Client, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  await client.query(
    `update broker.messages as message
     set queue = move.queue, visible_at = clock_timestamp() + move.delay_ms * interval '1 ms',
         attempt = message.attempt + 1, reason = move.reason
     from unnest($1::bigint[], $2::text[], $3::float8[], $4::text[]) as move (id, queue, delay_ms, reason)
     where message.id = move.id`,
    [
      moves.map(({ id }) => id),
      moves.map(({ toQueue }) => toQueue),
      moves.map(({ delayMs }) => delayMs),
      moves.map(({ reason }) => reason.slice(0, 1_000)),
    ],
  )
}

/** Until the next message of a queue that waits for its retry is due, in ms; undefined when there is none. */
export async function nextDueMs(client: Client, queue: string): Promise<number | undefined> {
  const { rows } = await client.query<{ ms: number | null }>({
    name: 'broker-next-due',
    text: `select extract(epoch from min(visible_at) - clock_timestamp())::float8 * 1000 as ms
           from broker.messages where queue = $1 and visible_at > clock_timestamp()`,
    values: [queue],
  })
  return rows[0]?.ms ?? undefined
}
