import DataLoader from 'dataloader'
import type { Kysely } from 'kysely'
import {
  levelsByProduct,
  linesByReservation,
  productsById,
  productsBySku,
  stepsByOrder,
  warehousesByCode,
  warehousesById,
} from './batches.ts'
import {
  brandsById,
  brandsByName,
  categoriesAbove,
  categoriesById,
  categoriesByName,
} from './batches-catalogue.ts'
import type { InventoryTables } from './database.ts'
import type { CachedBatch } from '#platform/cache/read-through.ts'
import type { Actor } from '#platform/graphql/actor.ts'
import type { LiveAlerts, LiveStock } from './live-stock.ts'
import { childrenByCategory, type ChildrenRequest } from './queries/children.ts'
import { movementsById, movementsByProduct, type ProductLedgerRequest } from './queries/movements.ts'
import { listProductsOf, productsOfKey, type ProductsOf } from './queries/products-of.ts'
import { pastLevelsByProduct } from './queries/past-levels.ts'
import { levelsByWarehouse, type WarehouseLevelsRequest } from './queries/warehouses.ts'
import type {
  BrandRow,
  CategoryPage,
  CategoryRow,
  MovementPage,
  MovementRow,
  PastLevel,
  ProductPage,
  ProductRow,
  ReservationLineRow,
  ReservationStepRow,
  StockLevelPage,
  StockLevelRow,
  WarehouseRow,
} from './rows.ts'

/** What a context is made of. */
export interface ContextDependencies {
  db: Kysely<InventoryTables>
  /** Reads of what is asked for again and again. */
  cached: CachedBatch
  live: LiveStock
  alerts: LiveAlerts
  actor: Actor
  /** To be called after each commit that enqueued events. */
  wake: () => void
  /** To be called after a brand or category was renamed. */
  spreadNames: () => void
}

/** What the resolvers of one request share: loaders read each kind of thing in one statement. */
export interface Context extends ContextDependencies {
  products: DataLoader<string, ProductRow | null>
  productsBySku: DataLoader<string, ProductRow | null>
  brands: DataLoader<string, BrandRow | null>
  brandsByName: DataLoader<string, BrandRow | null>
  categories: DataLoader<string, CategoryRow | null>
  categoriesByName: DataLoader<string, CategoryRow | null>
  categoriesAbove: DataLoader<string, CategoryRow[]>
  categoriesBelow: DataLoader<ChildrenRequest, CategoryPage, string>
  productsOf: DataLoader<ProductsOf, ProductPage, string>
  warehouses: DataLoader<string, WarehouseRow | null>
  warehousesByCode: DataLoader<string, WarehouseRow | null>
  levels: DataLoader<string, StockLevelRow[]>
  warehouseLevels: DataLoader<WarehouseLevelsRequest, StockLevelPage, string>
  lines: DataLoader<string, ReservationLineRow[]>
  movements: DataLoader<string, MovementRow | null>
  ledgers: DataLoader<ProductLedgerRequest, MovementPage, string>
  pastLevels: DataLoader<{ productId: string; at: string }, PastLevel[], string>
  /** By order. */
  steps: DataLoader<string, ReservationStepRow[]>
}

export function createContext(deps: ContextDependencies, kind: 'request' | 'subscription'): Context {
  const options = { cache: kind === 'request', maxBatchSize: 1000 }
  const { db, cached } = deps
  const loader = <Value>(batch: (db: Kysely<InventoryTables>, keys: readonly string[]) => Promise<Value[]>) =>
    new DataLoader<string, Value>((keys) => batch(db, keys), options)
  const keyedLoader = <Key extends object, Value>(
    batch: (db: Kysely<InventoryTables>, keys: readonly Key[]) => Promise<Value[]>,
  ) =>
    new DataLoader<Key, Value, string>((keys) => batch(db, keys), {
      ...options,
      cacheKeyFn: (key) => JSON.stringify(key),
    })
  const hotLoader = <Row>(
    cacheKind: string,
    batch: (db: Kysely<InventoryTables>, keys: readonly string[]) => Promise<(Row | null)[]>,
  ) =>
    new DataLoader<string, Row | null>((keys) => cached(cacheKind, keys, (some) => batch(db, some)), options)
  const levels = async (ids: readonly string[]): Promise<StockLevelRow[][]> =>
    (await cached('levels', ids, (some) => levelsByProduct(db, some))).map((found) => found ?? [])
  return {
    ...deps,
    products: hotLoader('product', productsById),
    productsBySku: hotLoader('sku', productsBySku),
    brands: loader(brandsById),
    brandsByName: loader(brandsByName),
    categories: loader(categoriesById),
    categoriesByName: loader(categoriesByName),
    categoriesAbove: loader(categoriesAbove),
    categoriesBelow: keyedLoader(childrenByCategory),
    productsOf: new DataLoader((lists) => listProductsOf(db, lists), {
      ...options,
      cacheKeyFn: productsOfKey,
    }),
    warehouses: loader(warehousesById),
    warehousesByCode: loader(warehousesByCode),
    levels: new DataLoader(levels, options),
    warehouseLevels: keyedLoader(levelsByWarehouse),
    lines: loader(linesByReservation),
    movements: loader(movementsById),
    ledgers: keyedLoader(movementsByProduct),
    pastLevels: keyedLoader(pastLevelsByProduct),
    steps: loader(stepsByOrder),
  }
}
