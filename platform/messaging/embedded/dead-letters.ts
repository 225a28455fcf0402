import pg from 'pg'
import type { DeadLetter, DeadLetters, Selection } from '../dead-letters.ts'
import { letterId } from '../letter-id.ts'
import { brokerChannel } from './broker.ts'
import { deadQueue, toDelivery, type MessageRow } from './store.ts'

/** The dead letters of the embedded broker. @throws when the database cannot be reached */
export async function openEmbeddedDeadLetters(url: string): Promise<DeadLetters> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  await client.connect()
  const choose = async (queue: string, which: Selection) =>
    (await read(client, queue)).filter(({ letter }) => which === 'all' || which.has(letter.id))
  return {
    list: async (queue) => (await read(client, queue)).map(({ letter }) => letter),
    redrive: async (queue, which) => {
      const chosen = await choose(queue, which)
      await client.query(
        `with revived as (
           update broker.messages set queue = $1, attempt = 0, reason = null, visible_at = clock_timestamp()
           where id = any($2::bigint[]) and queue = $3
         )
         select pg_notify($4, 'redrive ' || $1)`,
        [queue, chosen.map(({ row }) => row.id), deadQueue(queue), brokerChannel],
      )
      return chosen.map(({ letter }) => letter.id)
    },
    discard: async (queue, which) => {
      const chosen = await choose(queue, which)
      await client.query('delete from broker.messages where id = any($1::bigint[]) and queue = $2', [
        chosen.map(({ row }) => row.id),
        deadQueue(queue),
      ])
      return chosen.map(({ letter }) => letter.id)
    },
    stop: () => client.end(),
  }
}

async function read(client: pg.Client, queue: string): Promise<{ row: MessageRow; letter: DeadLetter }[]> {
  const { rows: there } = await client.query(`select to_regclass('broker.messages') is not null as there`)
  if (!there[0].there) return []
  const { rows } = await client.query<MessageRow>(
    `select id, exchange, routing_key, body, properties, attempt, reason from broker.messages
     where queue = $1 order by visible_at, id`,
    [deadQueue(queue)],
  )
  return rows.map((row) => ({ row, letter: toLetter(queue, row) }))
}

function toLetter(queue: string, row: MessageRow): DeadLetter {
  const { exchange, routingKey, properties, attempt } = toDelivery(row)
  return {
    id: letterId(properties.messageId, row.body),
    queue,
    reason: row.reason ?? 'unknown',
    attempts: attempt,
    exchange,
    routingKey,
    body: row.body,
    properties,
  }
}
