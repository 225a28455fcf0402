import { sql, type Kysely } from 'kysely'

const movementTypes = [
  'RECEIPT',
  'ADJUSTMENT',
  'RESERVE',
  'RELEASE',
  'EXPIRE',
  'SHIP',
  'RETURN',
  'DAMAGE',
  'TRANSFER_OUT',
  'TRANSFER_IN',
  'BACKORDER',
  'BACKORDER_FILL',
  'PO_OPEN',
  'PO_CLOSE',
]

/**
 * What a level counts besides what is on hand: what is kept off sale, owed to orders, and on its way in. The ledger follows,
 * and says who made an entry and what a piece cost.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    alter table stock_levels
      add column sell_buffer integer not null default 0 check (sell_buffer >= 0),
      add column backordered integer not null default 0 check (backordered >= 0),
      add column incoming integer not null default 0 check (incoming >= 0)`.execute(db)
  await sql`
    alter table stock_movements
      add column backordered_delta integer not null default 0,
      add column incoming_delta integer not null default 0,
      add column backordered_after integer not null default 0,
      add column incoming_after integer not null default 0,
      add column unit_cost bigint,
      add column actor text,
      drop constraint stock_movements_type_check,
      add constraint stock_movements_type_check check (type in (${sql.raw(movementTypes.map((type) => `'${type}'`).join(', '))}))`.execute(
    db,
  )
  await sql`comment on column stock_movements.unit_cost is 'in ten-thousandths of the unit of the product''s currency'`.execute(
    db,
  )
  await sql`
    alter table products
      add column cost bigint check (cost >= 0),
      add column allow_backorder boolean not null default false,
      add column backorder_limit integer check (backorder_limit >= 0)`.execute(db)
  await sql`comment on column products.cost is 'moving average, in ten-thousandths of the unit of the product''s currency'`.execute(
    db,
  )
  await sql`
    alter table warehouses
      add column version integer not null default 1 check (version > 0),
      add column closed_at timestamptz(3)`.execute(db)
}
