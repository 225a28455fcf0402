import { sql, type Kysely } from 'kysely'
import type { InventoryTables } from './database.ts'
import type { InventoryTransaction } from './repository.ts'

/** One row of a file: a difference or a count of a product in a warehouse. */
export interface StockImportRow {
  /** In the file, from 1. */
  line: number
  sku: string
  /** The warehouse's code. */
  warehouse: string
  delta: number | null
  onHand: number | null
  expectedOnHand: number | null
  reason: string
}

/** A row with what its names stand for; null for what is not known. */
export interface StagedRow extends StockImportRow {
  productId: string | null
  warehouseId: string | null
  isClosed: boolean
  /** Another row before it counts the same place; a line. */
  countedBefore: number | null
}

/** Makes the table that a file is read into. It belongs to the connection, and is gone with it. */
export async function createStaging(db: Kysely<InventoryTables>): Promise<void> {
  await sql`
    create temporary table staged_stock (
      line integer not null,
      sku text not null,
      warehouse text not null,
      delta integer,
      on_hand integer,
      expected_on_hand integer,
      reason text not null
    )`.execute(db)
}

/** Adds rows to the staging table. */
export async function stageRows(db: Kysely<InventoryTables>, rows: readonly StockImportRow[]): Promise<void> {
  if (rows.length === 0) return
  const column = <T>(value: (row: StockImportRow) => T): T[] => rows.map(value)
  await sql`
    insert into staged_stock (line, sku, warehouse, delta, on_hand, expected_on_hand, reason)
    select * from unnest(
      ${column(({ line }) => line)}::int[],
      ${column(({ sku }) => sku)}::text[],
      ${column(({ warehouse }) => warehouse)}::text[],
      ${column(({ delta }) => delta)}::int[],
      ${column(({ onHand }) => onHand)}::int[],
      ${column(({ expectedOnHand }) => expectedOnHand)}::int[],
      ${column(({ reason }) => reason)}::text[]
    )`.execute(db)
}

/** Looks up what the rows name, and makes the levels that they need. Empty levels do no harm if nothing comes of it. */
export async function resolveStaging(db: Kysely<InventoryTables>): Promise<void> {
  await sql`
    create temporary table resolved_stock as
    select row_number() over (order by product.id, staged.line)::int as position, staged.*,
      product.id as product_id, warehouse.id as warehouse_id, warehouse.closed_at is not null as is_closed,
      case when staged.on_hand is not null and staged.delta is null then
        nullif(min(staged.line) filter (where staged.on_hand is not null and staged.delta is null)
          over (partition by product.id, warehouse.id), staged.line)
      end as counted_before
    from staged_stock staged
    left join products product on product.sku = staged.sku
    left join warehouses warehouse on warehouse.code = staged.warehouse`.execute(db)
  await sql`drop table staged_stock`.execute(db)
  await sql`create index on resolved_stock (position)`.execute(db)
  await sql`analyze resolved_stock`.execute(db)
  await sql`
    insert into stock_levels (product_id, warehouse_id, on_hand, reserved, unavailable, version)
    select distinct product_id, warehouse_id, 0, 0, 0, 1 from resolved_stock place
    where product_id is not null and warehouse_id is not null and not is_closed and not exists (
      select from stock_levels level
      where level.product_id = place.product_id and level.warehouse_id = place.warehouse_id
    )
    order by 1, 2
    on conflict do nothing`.execute(db)
}

/** The next rows after a position, by product, in the order of their lines; rows of unknown products come last. */
export async function readStaging(
  db: Kysely<InventoryTables>,
  after: number,
  limit: number,
): Promise<StagedRow[]> {
  const { rows } = await sql<StagedRow>`
    select line, sku, warehouse, delta, on_hand, expected_on_hand, reason, product_id, warehouse_id,
      coalesce(is_closed, false) as is_closed, counted_before
    from resolved_stock where position > ${after} order by position limit ${limit}`.execute(db)
  return rows
}

/** Takes away what was staged. */
export async function dropStaging(db: Kysely<InventoryTables>): Promise<void> {
  await sql`drop table if exists staged_stock, resolved_stock`.execute(db)
}

/** An import as it is remembered. */
export interface StockImport {
  fileHash: string
  fileName: string
  actor: string
}

/**
 * Notes that a file is being applied; whoever applies the same one meanwhile waits.
 * @param isAgain apply it though it was applied before
 * @returns its repetition, from 0; or when it was applied
 */
export async function claimImport(
  tx: InventoryTransaction,
  { fileHash, fileName, actor }: StockImport,
  isAgain: boolean,
): Promise<{ repetition: number } | { appliedAt: Date }> {
  const { rows: claimed } = await sql<{ repetition: number }>`
    insert into stock_imports (file_hash, repetition, file_name, rows_applied, rows_refused, actor)
    values (${fileHash},
      ${isAgain ? sql`(select coalesce(max(repetition) + 1, 0) from stock_imports where file_hash = ${fileHash})` : sql`0`},
      ${fileName}, 0, 0, ${actor})
    on conflict do nothing returning repetition`.execute(tx)
  if (claimed[0]) return claimed[0]
  const { appliedAt } = await tx
    .selectFrom('stockImports')
    .select('appliedAt')
    .where('fileHash', '=', fileHash)
    .orderBy('repetition', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { appliedAt }
}

/** Notes how many rows an import applied and refused. */
export async function countImport(
  tx: InventoryTransaction,
  which: { fileHash: string; repetition: number },
  counts: { rowsApplied: number; rowsRefused: number },
): Promise<void> {
  await tx
    .updateTable('stockImports')
    .set({ ...counts, finishedAt: sql<Date>`clock_timestamp()` })
    .where('fileHash', '=', which.fileHash)
    .where('repetition', '=', which.repetition)
    .execute()
}
