import { sql, type Kysely, type Selectable } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { allByKey, oneByKey } from '#platform/database/by-key.ts'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { pageSize, toPage, type Page } from '#platform/graphql/connection.ts'
import type { Database, OffersTable } from './database.ts'
import { compareOffers } from './domain/offer.ts'
import type { PageRequest } from './queries.ts'
import { findOffersOfProducts } from './repository.ts'
import type { OfferRow, PurchaseOrderLineRow, PurchaseOrderRow, SupplierRow } from './rows.ts'

/** One value for each id, in the order of the ids; null where there is none. */
export async function suppliersById(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<(SupplierRow | null)[]> {
  const rows = await db.selectFrom('suppliers').selectAll().where('id', '=', anyOf(ids)).execute()
  return oneByKey(ids, rows, ({ id }) => id)
}

/** One value for each id, in the order of the ids; null where there is none. */
export async function purchaseOrdersById(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<(PurchaseOrderRow | null)[]> {
  const rows = await db.selectFrom('purchaseOrders').selectAll().where('id', '=', anyOf(ids)).execute()
  return oneByKey(ids, rows, ({ id }) => id)
}

/** The lines of each purchase order. */
export async function linesByPurchaseOrder(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<PurchaseOrderLineRow[][]> {
  const rows = await db
    .selectFrom('purchaseOrderLines')
    .innerJoin('purchaseOrders', 'purchaseOrders.id', 'purchaseOrderLines.purchaseOrderId')
    .selectAll('purchaseOrderLines')
    .select('purchaseOrders.currency')
    .where('purchaseOrderLines.purchaseOrderId', '=', anyOf(ids))
    .orderBy('purchaseOrderLines.id')
    .execute()
  return allByKey(ids, rows, ({ purchaseOrderId }) => purchaseOrderId)
}

/** The offers for each product, best first. */
export async function offersByProduct(db: Kysely<Database>, ids: readonly string[]): Promise<OfferRow[][]> {
  const rows = await findOffersOfProducts(db, ids)
  return allByKey(ids, rows.toSorted(compareOffers), ({ productId }) => productId)
}

export interface OfferPageKey extends PageRequest {
  supplierId: string
}

const offerSorting = 'offers by SKU'

/** A page of each supplier's offers, by SKU; one statement for all suppliers that are asked for the same page. */
export async function offerPages(
  db: Kysely<Database>,
  keys: readonly OfferPageKey[],
): Promise<Page<OfferRow>[]> {
  const alike = Map.groupBy(keys, (key) => `${key.first} ${key.after ?? ''}`)
  const pages = new Map<OfferPageKey, Page<OfferRow>>()
  for (const group of alike.values()) {
    const offers = Map.groupBy(await readOffers(db, group), ({ supplierId }) => supplierId)
    for (const key of group)
      pages.set(
        key,
        toPage(offers.get(key.supplierId) ?? [], key, ({ supplierSku, id }) =>
          encodeCursor(offerSorting, { value: supplierSku, id }),
        ),
      )
  }
  return keys.map((key) => pages.get(key) as Page<OfferRow>)
}

async function readOffers(db: Kysely<Database>, group: readonly OfferPageKey[]): Promise<OfferRow[]> {
  const request: PageRequest = group[0] ?? { first: 1 }
  const position =
    typeof request.after === 'string' ? decodeCursor(offerSorting, request.after) : { value: '', id: '' }
  const { rows } = await sql<Selectable<OffersTable>>`
    select offer.* from unnest(${group.map(({ supplierId }) => supplierId)}::text[]) as asked (supplier_id)
    cross join lateral (
      select * from offers
      where offers.supplier_id = asked.supplier_id and ${after(sql.ref('supplier_sku'), 'text', position, 'ASC')}
      order by supplier_sku, id
      limit ${pageSize(request.first) + 1}
    ) as offer`.execute(db)
  return rows.map(({ costMinor, currency, ...row }) => ({ ...row, cost: { minor: costMinor, currency } }))
}

/** How many offers each supplier has. */
export async function offerCounts(db: Kysely<Database>, supplierIds: readonly string[]): Promise<number[]> {
  const rows = await db
    .selectFrom('offers')
    .where('supplierId', '=', anyOf(supplierIds))
    .groupBy('supplierId')
    .select(['supplierId', sql<bigint>`count(*)`.as('count')])
    .execute()
  const counts = new Map(rows.map(({ supplierId, count }) => [supplierId, Number(count)]))
  return supplierIds.map((id) => counts.get(id) ?? 0)
}
