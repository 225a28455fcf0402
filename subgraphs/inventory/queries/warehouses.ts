import { sql, type Kysely } from 'kysely'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { pageSize, toPage } from '#platform/graphql/connection.ts'
import { pagesByParent, type PageRequest } from '#platform/graphql/pages-by-parent.ts'
import type { InventoryTables } from '../database.ts'
import type { StockLevelPage, StockLevelRow, WarehousePage, WarehouseRow } from '../rows.ts'

type Db = Kysely<InventoryTables>

const byPreference = 'warehouses by preference'

/** A page of warehouses, the preferred one first. @throws BAD_USER_INPUT, InvalidCursor */
export async function listWarehouses(
  db: Db,
  { includeClosed, ...request }: PageRequest & { includeClosed: boolean },
): Promise<WarehousePage> {
  const all = db.selectFrom('warehouses')
  const matching = includeClosed ? all : all.where('closedAt', 'is', null)
  let page = matching
    .selectAll()
    .orderBy('priority')
    .orderBy('id')
    .limit(pageSize(request.first) + 1)
  if (typeof request.after === 'string')
    page = page.where(after(sql.ref('priority'), 'bigint', decodeCursor(byPreference, request.after), 'ASC'))
  const count = async () => {
    const total = await matching.select(sql<bigint>`count(*)`.as('count')).executeTakeFirstOrThrow()
    return Number(total.count)
  }
  const placeOf = ({ priority, id }: WarehouseRow) =>
    encodeCursor(byPreference, { value: String(priority), id })
  return { ...toPage(await page.execute(), request, placeOf), count }
}

const sorting = 'levels of a warehouse'

/** Which page of the levels of a warehouse. */
export interface WarehouseLevelsRequest extends PageRequest {
  warehouseId: string
}

/**
 * Pages of the levels of several warehouses, by product: those of the same size and place in one statement.
 * @throws BAD_USER_INPUT, InvalidCursor
 */
export async function levelsByWarehouse(
  db: Db,
  requests: readonly WarehouseLevelsRequest[],
): Promise<StockLevelPage[]> {
  return pagesByParent<WarehouseLevelsRequest, StockLevelRow>(requests, {
    parentOf: ({ warehouseId }) => warehouseId,
    read: (ids, page) => nextOfEach(db, ids, page),
    ownerOf: ({ warehouseId }) => warehouseId,
    cursorOf: ({ productId }) => encodeCursor(sorting, { value: productId, id: productId }),
  })
}

async function nextOfEach(
  db: Db,
  ids: readonly string[],
  { first, after: cursor }: PageRequest,
): Promise<StockLevelRow[]> {
  const conditions = [sql<boolean>`warehouse_id = wanted.id`]
  const product = sql.ref('product_id')
  if (typeof cursor === 'string')
    conditions.push(after(product, 'text', decodeCursor(sorting, cursor), 'ASC', product))
  const { rows } = await sql<StockLevelRow>`
    select level.* from unnest(${ids}::text[]) as wanted (id)
    cross join lateral (
      select * from stock_levels where ${sql.join(conditions, sql` and `)}
      order by product_id limit ${pageSize(first) + 1}
    ) level
    order by level.product_id`.execute(db)
  return rows
}
