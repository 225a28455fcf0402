import { sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import type { Database, OffersTable } from './database.ts'
import type { Offer } from './domain/offer.ts'

interface OfferRow extends Selectable<OffersTable> {
  isSupplierActive: boolean
  supplierPriority: number
}

function toOffer({ costMinor, currency, ...row }: OfferRow): Offer {
  return { ...row, cost: { minor: costMinor, currency } }
}

/** All offers for these products, in no particular order. */
export async function findOffersOfProducts(
  db: Kysely<Database>,
  productIds: readonly string[],
): Promise<Offer[]> {
  const rows = await db
    .selectFrom('offers')
    .innerJoin('suppliers', 'suppliers.id', 'offers.supplierId')
    .where('offers.productId', '=', anyOf(productIds))
    .selectAll('offers')
    .select(['suppliers.isActive as isSupplierActive', 'suppliers.priority as supplierPriority'])
    .execute()
  return rows.map(toOffer)
}

/** A purchase order of one line that the system draws up. */
export interface AutoPurchaseOrder {
  id: string
  lineId: string
  supplierId: string
  productId: string
  supplierSku: string
  quantity: number
  unitCostMinor: bigint
  currency: string
  reason: string
  /** Names the fall below the reorder point that led to it; null if the event named none. */
  crossing: string | null
}

/**
 * Saves draft purchase orders in one statement, leaving out those whose product has an open automatic line already or
 * whose crossing was answered before.
 * @returns the ids of those saved
 */
export async function insertAutoPurchaseOrders(
  tx: Transaction<Database>,
  drafts: readonly AutoPurchaseOrder[],
): Promise<Set<string>> {
  const column = <T>(value: (draft: AutoPurchaseOrder) => T): T[] => drafts.map(value)
  // The lines come first, since their unique indexes decide; by product, since two instances that wait for each other's
  // lines in opposite order would deadlock.
  const { rows } = await sql<{ id: string }>`
    with draft as (
      select * from unnest(
        ${column(({ id }) => id)}::text[],
        ${column(({ lineId }) => lineId)}::text[],
        ${column(({ supplierId }) => supplierId)}::text[],
        ${column(({ productId }) => productId)}::text[],
        ${column(({ supplierSku }) => supplierSku)}::text[],
        ${column(({ quantity }) => quantity)}::integer[],
        ${column(({ unitCostMinor }) => unitCostMinor)}::bigint[],
        ${column(({ currency }) => currency)}::text[],
        ${column(({ reason }) => reason)}::text[],
        ${column(({ crossing }) => crossing)}::text[]
      ) as d (id, line_id, supplier_id, product_id, supplier_sku, quantity, unit_cost_minor, currency, reason, crossing)
    ), line as (
      insert into purchase_order_lines
        (id, purchase_order_id, product_id, supplier_sku, quantity, unit_cost_minor, is_open_auto, auto_crossing)
      select line_id, id, product_id, supplier_sku, quantity, unit_cost_minor, true, crossing
      from draft order by product_id
      on conflict do nothing
      returning purchase_order_id
    )
    insert into purchase_orders (id, status, supplier_id, currency, reason)
    select draft.id, 'DRAFT', supplier_id, currency, reason
    from draft join line on line.purchase_order_id = draft.id
    returning id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
