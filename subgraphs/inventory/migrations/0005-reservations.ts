import { sql, type Kysely } from 'kysely'

const states = ['HELD', 'COMMITTED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'RELEASED', 'EXPIRED', 'REJECTED']

/**
 * The whole life of a reservation: until when it is held, what of each line was shipped, came back, or is still owed, and
 * what its order's later events were answered with.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await widenReservations(db)
  await widenLines(db)
  await createSteps(db)
}

async function widenReservations(db: Kysely<any>): Promise<void> {
  await sql`
    alter table reservations
      add column expires_at timestamptz(3),
      drop constraint reservations_state_check,
      add constraint reservations_state_check check (state in (${sql.raw(states.map((state) => `'${state}'`).join(', '))}))`.execute(
    db,
  )
  // Without the state in its condition: each change of state would otherwise write to every index of the table.
  await sql`
    create index reservations_to_expire on reservations (expires_at) where expires_at is not null`.execute(db)
}

async function widenLines(db: Kysely<any>): Promise<void> {
  // A line says by itself what it holds, whatever the state of its reservation.
  await sql`
    delete from reservation_lines using reservations
    where reservations.id = reservation_id and reservations.state in ('RELEASED', 'REJECTED')`.execute(db)
  await sql`
    alter table reservation_lines
      add column shipped integer not null default 0,
      add column returned integer not null default 0,
      add column backordered integer not null default 0,
      add column waiting_since timestamptz(3),
      drop constraint reservation_lines_quantity_check,
      add constraint promised_covers check (shipped >= 0 and backordered >= 0 and shipped + backordered <= quantity),
      add constraint returned_was_shipped check (returned between 0 and shipped),
      add constraint owed_since check (backordered = 0 or waiting_since is not null)`.execute(db)
  await sql`
    create index reservation_lines_waiting on reservation_lines (product_id, waiting_since, reservation_id)
    where backordered > 0`.execute(db)
}

/** Shipments, cancellations of lines and returns, each once by its own id. */
async function createSteps(db: Kysely<any>): Promise<void> {
  await sql`
    create table reservation_steps (
      order_id text not null,
      kind text not null check (kind in ('SHIPMENT', 'LINE_CANCELLATION', 'RETURN')),
      id text not null,
      cause text not null,
      request text not null,
      answer text,
      recorded_at timestamptz(3) not null default now(),
      primary key (order_id, kind, id)
    )`.execute(db)
  await sql`comment on column reservation_steps.answer is 'the event that told the outcome; null while it waits for an earlier one'`.execute(
    db,
  )
}
