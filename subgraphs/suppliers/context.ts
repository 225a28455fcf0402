import DataLoader from 'dataloader'
import type { Kysely } from 'kysely'
import type { Page } from '#platform/graphql/connection.ts'
import {
  linesByPurchaseOrder,
  offerCounts,
  offerPages,
  offersByProduct,
  purchaseOrdersById,
  suppliersById,
  type OfferPageKey,
} from './batches.ts'
import type { Actor } from '#platform/graphql/actor.ts'
import type { Database } from './database.ts'
import type { OfferRow, PurchaseOrderLineRow, PurchaseOrderRow, SupplierRow } from './rows.ts'

/** What the resolvers of one request share: the database, and loaders that read each kind of thing in one statement. */
export interface Context {
  db: Kysely<Database>
  actor: Actor
  suppliers: DataLoader<string, SupplierRow | null>
  purchaseOrders: DataLoader<string, PurchaseOrderRow | null>
  lines: DataLoader<string, PurchaseOrderLineRow[]>
  offersOfProduct: DataLoader<string, OfferRow[]>
  offerPages: DataLoader<OfferPageKey, Page<OfferRow>>
  offerCounts: DataLoader<string, number>
}

export function createContext(db: Kysely<Database>, kind: 'request' | 'subscription', actor: Actor): Context {
  const options = { cache: kind === 'request', maxBatchSize: 1000 }
  const loader = <Key, Value>(batch: (db: Kysely<Database>, keys: readonly Key[]) => Promise<Value[]>) =>
    new DataLoader<Key, Value>((keys) => batch(db, keys), options)
  return {
    db,
    actor,
    suppliers: loader(suppliersById),
    purchaseOrders: loader(purchaseOrdersById),
    lines: loader(linesByPurchaseOrder),
    offersOfProduct: loader(offersByProduct),
    offerPages: loader(offerPages),
    offerCounts: loader(offerCounts),
  }
}
