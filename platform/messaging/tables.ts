import { sql, type Kysely } from 'kysely'

/**
 * Creates a room's `outbox` and `inbox` in the current schema; called by the room's first migration.
 * The outbox is emptied as fast as it is filled, so its dead rows are vacuumed by count, not by share.
 */
export async function createMessagingTables(db: Kysely<any>): Promise<void> {
  await sql`
    create table outbox (
      id bigint generated always as identity primary key,
      message_id uuid not null,
      exchange text not null,
      routing_key text not null,
      type text not null,
      subject text not null,
      body text not null,
      correlation_id text,
      traceparent text,
      created_at timestamptz not null default now()
    ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`.execute(db)
  await sql`
    create table inbox (
      queue text not null,
      message_id text not null,
      received_at timestamptz not null default now(),
      primary key (queue, message_id)
    )`.execute(db)
  await sql`create index inbox_received_at on inbox using brin (received_at)`.execute(db)
}
