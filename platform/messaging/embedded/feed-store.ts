import type pg from 'pg'
import type { Delivery } from '../broker.ts'
import { bind, toDelivery, type MessageRow } from './store.ts'

export const feedPrefix = 'feed.'
const lifetime = `interval '60 s'`

/** Makes a queue that goes away unless it is prolonged. */
export async function createFeedQueue(
  pool: pg.Pool,
  queue: string,
  exchange: string,
  patterns: readonly string[],
): Promise<void> {
  await pool.query(`insert into broker.queues (name, expires_at) values ($1, now() + ${lifetime})`, [queue])
  await bind(
    pool,
    patterns.map((pattern) => ({ queue, exchange, pattern })),
  )
}

/** Says that the feed is alive; false when its queue is gone, and messages with it. */
export async function prolongFeedQueue(pool: pg.Pool, queue: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update broker.queues set expires_at = now() + ${lifetime} where name = $1`,
    [queue],
  )
  return (rowCount ?? 0) > 0
}

export async function deleteFeedQueue(pool: pg.Pool, queue: string): Promise<void> {
  await pool.query('delete from broker.queues where name = $1', [queue])
  await pool.query('delete from broker.messages where queue = $1', [queue])
}

/** Removes the queues of feeds whose processes are gone, and what a publisher put into a feed's queue as it went. */
export async function removeExpiredFeeds(pool: pg.Pool): Promise<void> {
  await pool.query('delete from broker.queues where expires_at < now()')
  await pool.query(
    `delete from broker.messages as message
     where queue >= 'feed.' and queue < 'feed/'
       and not exists (select from broker.queues where name = message.queue)`,
  )
}

/** Takes messages out of a feed's queue in their order; they are gone then, read or not. */
export async function drawFeed(pool: pg.Pool, queue: string, limit: number): Promise<Delivery[]> {
  const { rows } = await pool.query<MessageRow>({
    name: 'broker-draw',
    text: `
      with drawn as (
        delete from broker.messages where id = any(array(
          select id from broker.messages where queue = $1 order by visible_at, id limit $2
        )) returning id, exchange, routing_key, body, properties, attempt, reason, visible_at
      ) select * from drawn order by visible_at, id`,
    values: [queue, limit],
  })
  return rows.map(toDelivery)
}
