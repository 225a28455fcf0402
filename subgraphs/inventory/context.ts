import DataLoader from 'dataloader'
import type { Kysely } from 'kysely'
import {
  levelsByProduct,
  linesByReservation,
  productsById,
  productsBySku,
  warehousesByCode,
  warehousesById,
} from './batches.ts'
import type { InventoryTables } from './database.ts'
import type { LiveStock } from './live-stock.ts'
import type { ProductRow, ReservationLineRow, StockLevelRow, WarehouseRow } from './rows.ts'

/** What outlives a request. */
export interface ContextDependencies {
  db: Kysely<InventoryTables>
  live: LiveStock
  /** To be called after each commit that enqueued events. */
  wake: () => void
}

/** What the resolvers of one request share: loaders read each kind of thing in one statement. */
export interface Context extends ContextDependencies {
  products: DataLoader<string, ProductRow | null>
  productsBySku: DataLoader<string, ProductRow | null>
  warehouses: DataLoader<string, WarehouseRow | null>
  warehousesByCode: DataLoader<string, WarehouseRow | null>
  levels: DataLoader<string, StockLevelRow[]>
  lines: DataLoader<string, ReservationLineRow[]>
}

export function createContext(deps: ContextDependencies, kind: 'request' | 'subscription'): Context {
  const options = { cache: kind === 'request', maxBatchSize: 1000 }
  const loader = <Value>(batch: (db: Kysely<InventoryTables>, keys: readonly string[]) => Promise<Value[]>) =>
    new DataLoader<string, Value>((keys) => batch(deps.db, keys), options)
  return {
    ...deps,
    products: loader(productsById),
    productsBySku: loader(productsBySku),
    warehouses: loader(warehousesById),
    warehousesByCode: loader(warehousesByCode),
    levels: loader(levelsByProduct),
    lines: loader(linesByReservation),
  }
}
