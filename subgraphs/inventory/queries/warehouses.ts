import { sql, type Kysely } from 'kysely'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { pageSize, toPage } from '#platform/graphql/connection.ts'
import type { InventoryTables } from '../database.ts'
import type { StockLevelPage, StockLevelRow, WarehouseRow } from '../rows.ts'

type Db = Kysely<InventoryTables>

/** Warehouses, the preferred one first. */
export async function listWarehouses(db: Db, includeClosed: boolean): Promise<WarehouseRow[]> {
  const query = db.selectFrom('warehouses').selectAll().orderBy('priority').orderBy('id')
  return (includeClosed ? query : query.where('closedAt', 'is', null)).execute()
}

const sorting = 'levels of a warehouse'

/** Which page of the levels of a warehouse. */
export interface WarehouseLevelsRequest {
  warehouseId: string
  first: number
  after?: string | null | undefined
}

/**
 * Pages of the levels of several warehouses, by product: those of the same size and place in one statement.
 * @throws BAD_USER_INPUT, InvalidCursor
 */
export async function levelsByWarehouse(
  db: Db,
  requests: readonly WarehouseLevelsRequest[],
): Promise<StockLevelPage[]> {
  const groups = Map.groupBy(requests, ({ first, after: cursor }) => JSON.stringify([first, cursor ?? null]))
  const pages = new Map<WarehouseLevelsRequest, StockLevelPage>()
  for (const group of groups.values()) {
    const rows = Map.groupBy(await nextOfEach(db, group), ({ warehouseId }) => warehouseId)
    for (const each of group) pages.set(each, toPage(rows.get(each.warehouseId) ?? [], each, cursorOf))
  }
  return requests.map((request) => pages.get(request) ?? toPage<StockLevelRow>([], request, cursorOf))
}

const cursorOf = ({ productId }: StockLevelRow): string =>
  encodeCursor(sorting, { value: productId, id: productId })

async function nextOfEach(db: Db, group: readonly WarehouseLevelsRequest[]): Promise<StockLevelRow[]> {
  const { first, after: cursor } = group[0] ?? { first: 0 }
  const conditions = [sql<boolean>`warehouse_id = wanted.id`]
  const product = sql.ref('product_id')
  if (typeof cursor === 'string')
    conditions.push(after(product, 'text', decodeCursor(sorting, cursor), 'ASC', product))
  const ids = [...new Set(group.map(({ warehouseId }) => warehouseId))]
  const { rows } = await sql<StockLevelRow>`
    select level.* from unnest(${ids}::text[]) as wanted (id)
    cross join lateral (
      select * from stock_levels where ${sql.join(conditions, sql` and `)}
      order by product_id limit ${pageSize(first) + 1}
    ) level
    order by level.product_id`.execute(db)
  return rows
}
