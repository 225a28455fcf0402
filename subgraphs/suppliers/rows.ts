import type { Selectable } from 'kysely'
import type { CountedPage } from '#platform/graphql/connection.ts'
import type { PurchaseOrderLinesTable, PurchaseOrdersTable, SuppliersTable } from './database.ts'
import type { Offer } from './domain/offer.ts'

/** A product as this subgraph knows it: by its id alone. */
export interface ProductStub {
  id: string
}

export type SupplierRow = Selectable<SuppliersTable>
export type OfferRow = Omit<Offer, 'isSupplierActive' | 'supplierPriority'>
export type PurchaseOrderRow = Selectable<PurchaseOrdersTable>

/** A line with the currency of its purchase order. */
export interface PurchaseOrderLineRow extends Selectable<PurchaseOrderLinesTable> {
  currency: string
}

export type SupplierPage = CountedPage<SupplierRow>
export type OfferPage = CountedPage<OfferRow>
export type PurchaseOrderPage = CountedPage<PurchaseOrderRow>
