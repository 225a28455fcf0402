import type pg from 'pg'
import { DatabaseSetupError } from '#platform/database/prepare.ts'

const lockKey = 7_262_001

/** The C collation makes the range of feed queues one stretch of the index. */
const statements = `
create schema broker;
create table broker.queues (
  name text collate "C" primary key,
  -- Null for durable queues; a feed's queue goes when its process no longer prolongs it.
  expires_at timestamptz
);
create table broker.bindings (
  queue text collate "C" not null references broker.queues (name) on delete cascade,
  exchange text not null,
  pattern text not null,
  -- The topic pattern as a regular expression.
  regex text not null,
  primary key (queue, exchange, pattern)
);
create table broker.messages (
  id bigint generated always as identity primary key,
  queue text collate "C" not null,
  exchange text not null,
  routing_key text not null,
  body text not null,
  properties text not null,
  attempt integer not null default 0,
  reason text,
  visible_at timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
create index messages_next on broker.messages (queue, visible_at, id);
grant usage on schema broker to public;
grant select, insert, update, delete on all tables in schema broker to public;
grant usage on all sequences in schema broker to public;`

/**
 * Creates the schema `broker` unless it is there; safe when several processes start at once. Every role of the database may
 * use it, as every service may use a message broker.
 * @throws DatabaseSetupError
 */
export async function createBrokerSchema(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [lockKey])
    const { rows } = await client.query(`select to_regnamespace('broker') is not null as there`)
    if (!rows[0].there) await client.query(statements)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new DatabaseSetupError(
      `the embedded broker's schema could not be made: ${(error as Error).message}; ` +
        'give a login that may create schemas, or name a RabbitMQ in AMQP_URL',
      { cause: error },
    )
  } finally {
    client.release()
  }
}
