import { sql, type Kysely } from 'kysely'
import type { InventoryTables } from '../database.ts'
import { availableOf } from '../domain/stock.ts'

/** A level as it is exported. */
export interface ExportedLevel {
  sku: string
  name: string
  warehouse: string
  onHand: number
  /** The same: an import tells by it which lines were changed, and on what they were based. */
  expectedOnHand: number
  reserved: number
  unavailable: number
  sellBuffer: number
  available: number
  backordered: number
  incoming: number
}

type LevelRow = Omit<ExportedLevel, 'available' | 'expectedOnHand'> & {
  productId: string
  warehouseId: string
}

const atOnce = 2_000

/**
 * Every level, a few thousand at a time, as all of them were when it began.
 * @param warehouse only of the warehouse of this code
 */
export async function* exportLevels(
  db: Kysely<InventoryTables>,
  warehouse: string | undefined,
): AsyncGenerator<ExportedLevel[]> {
  const { transaction: tx, commit } = await begin(db)
  try {
    let last = { productId: '', warehouseId: '' }
    for (;;) {
      const { rows } = await sql<LevelRow>`
        select level.product_id, level.warehouse_id, product.sku, product.name, warehouse.code as warehouse,
          level.on_hand, level.reserved, level.unavailable, level.sell_buffer, level.backordered, level.incoming
        from stock_levels level
        join products product on product.id = level.product_id
        join warehouses warehouse on warehouse.id = level.warehouse_id
        where (level.product_id, level.warehouse_id) > (${last.productId}, ${last.warehouseId})
          ${warehouse === undefined ? sql`` : sql`and warehouse.code = ${warehouse}`}
        order by level.product_id, level.warehouse_id limit ${atOnce}`.execute(tx)
      yield rows.map(({ productId: _product, warehouseId: _warehouse, ...row }) => ({
        ...row,
        expectedOnHand: row.onHand,
        available: availableOf(row),
      }))
      const end = rows.at(-1)
      if (!end || rows.length < atOnce) return
      last = end
    }
  } finally {
    await commit()
  }
}

async function begin(db: Kysely<InventoryTables>) {
  const transaction = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute()
  return { transaction, commit: () => transaction.commit().execute() }
}
