import type { Selectable } from 'kysely'
import type { CountedPage, Page } from '#platform/graphql/connection.ts'
import type {
  BrandTable,
  CategoryTable,
  ProductTable,
  ReservationLineTable,
  ReservationStepTable,
  ReservationTable,
  StockLevelTable,
  StockMovementTable,
  WarehouseTable,
} from './database.ts'

/** What of a product is read; not the words that it is found by. */
export const productColumns = [
  'id',
  'sku',
  'name',
  'description',
  'brand',
  'category',
  'brandId',
  'categoryId',
  'size',
  'colour',
  'attributes',
  'images',
  'priceMinor',
  'currency',
  'cost',
  'active',
  'reorderPoint',
  'allowBackorder',
  'backorderLimit',
  'stockStatus',
  'isLow',
  'version',
  'createdAt',
  'updatedAt',
] as const satisfies (keyof ProductTable)[]

export type ProductRow = Pick<Selectable<ProductTable>, (typeof productColumns)[number]>
export type BrandRow = Selectable<BrandTable>
export type CategoryRow = Selectable<CategoryTable>
export type WarehouseRow = Selectable<WarehouseTable>
export type StockLevelRow = Selectable<StockLevelTable>
export type MovementRow = Selectable<StockMovementTable>
export type ReservationRow = Selectable<ReservationTable>
export type ReservationLineRow = Selectable<ReservationLineTable>
export type ReservationStepRow = Selectable<ReservationStepTable>

/** A product's levels added up. */
export interface StockTotals {
  onHand: number
  reserved: number
  unavailable: number
  /** What can be promised, level by level. */
  available: number
  backordered: number
  incoming: number
  reorderPoint: number
}

export type ProductPage = CountedPage<ProductRow>

export type BrandPage = CountedPage<BrandRow>

export type CategoryPage = CountedPage<CategoryRow>

export type WarehousePage = CountedPage<WarehouseRow>

export type MovementPage = Page<MovementRow>

export type StockLevelPage = Page<StockLevelRow>

/** A level as it was at an instant in the past. */
export interface PastLevel {
  productId: string
  warehouseId: string
  onHand: number
  reserved: number
  unavailable: number
  backordered: number
  incoming: number
  /** When it had changed last; null for one that nothing had happened at yet. */
  changedAt: Date | null
}

export type PastLevelPage = Page<PastLevel>

/** A product's levels as they were at an instant. */
export interface StockThen {
  at: string
  levels: PastLevel[]
}

/** A product that became low. */
export interface LowStockState {
  productId: string
  sku: string
  available: number
  reorderPoint: number
  /** How often it has become low. */
  version: number
  /** RFC 3339. */
  occurredAt: string
}

/** A level after a change, as the event of the change tells it. */
export interface LevelState {
  productId: string
  sku: string
  /** Absent from an event of a former version. */
  warehouseId?: string | undefined
  /** As it was then: a code may change. */
  warehouseCode: string
  onHand: number
  reserved: number
  unavailable: number
  sellBuffer: number
  available: number
  backordered: number
  incoming: number
  version: number
  /** RFC 3339. */
  occurredAt: string
}
