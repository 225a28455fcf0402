import { sql, type Kysely, type SelectQueryBuilder } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { pageSize, toPage } from '#platform/graphql/connection.ts'
import type { Database } from './database.ts'
import type { PurchaseOrderPage, SupplierPage } from './rows.ts'

export interface PageRequest {
  first: number
  after?: string | null | undefined
}

/** Suppliers by name. @throws BAD_USER_INPUT, InvalidCursor */
export async function listSuppliers(db: Kysely<Database>, request: PageRequest): Promise<SupplierPage> {
  const sorting = 'suppliers by name'
  let query = db
    .selectFrom('suppliers')
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(pageSize(request.first) + 1)
  if (typeof request.after === 'string')
    query = query.where(after(sql.ref('name'), 'text', decodeCursor(sorting, request.after), 'ASC'))
  const page = toPage(await query.execute(), request, ({ name, id }) =>
    encodeCursor(sorting, { value: name, id }),
  )
  return { ...page, count: () => countAll(db.selectFrom('suppliers')) }
}

/** Conditions on purchase orders; all that are given must hold. */
export interface PurchaseOrderConditions {
  status?: 'DRAFT' | null | undefined
  supplierId?: string | null | undefined
  productId?: string | null | undefined
}

/** Purchase orders, newest first. @throws BAD_USER_INPUT, InvalidCursor */
export async function listPurchaseOrders(
  db: Kysely<Database>,
  request: PageRequest & { filter?: PurchaseOrderConditions | null | undefined },
): Promise<PurchaseOrderPage> {
  const sorting = 'purchase orders by age'
  const matching = filterPurchaseOrders(db, request.filter ?? {})
  let query = matching
    .selectAll()
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize(request.first) + 1)
  if (typeof request.after === 'string')
    query = query.where(
      after(sql.ref('createdAt'), 'timestamptz', decodeCursor(sorting, request.after), 'DESC'),
    )
  const page = toPage(await query.execute(), request, ({ createdAt, id }) =>
    encodeCursor(sorting, { value: createdAt.toISOString(), id }),
  )
  return { ...page, count: () => countAll(matching) }
}

function filterPurchaseOrders(db: Kysely<Database>, filter: PurchaseOrderConditions) {
  const { status, supplierId, productId } = filter
  return db
    .selectFrom('purchaseOrders')
    .$if(status != null, (query) => query.where('status', '=', status as 'DRAFT'))
    .$if(supplierId != null, (query) => query.where('supplierId', '=', anyOf([supplierId as string])))
    .$if(productId != null, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('purchaseOrderLines')
            .whereRef('purchaseOrderLines.purchaseOrderId', '=', 'purchaseOrders.id')
            .where('purchaseOrderLines.productId', '=', anyOf([productId as string]))
            .select('purchaseOrderLines.id'),
        ),
      ),
    )
}

async function countAll<Table extends keyof Database>(
  query: SelectQueryBuilder<Database, Table, object>,
): Promise<number> {
  const { count } = await query.select(sql<bigint>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return Number(count)
}
