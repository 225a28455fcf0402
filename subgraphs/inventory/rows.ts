import type { Selectable } from 'kysely'
import type { CountedPage, Page } from '#platform/graphql/connection.ts'
import type {
  ProductTable,
  ReservationLineTable,
  ReservationTable,
  StockLevelTable,
  StockMovementTable,
  WarehouseTable,
} from './database.ts'

export type ProductRow = Selectable<ProductTable>
export type WarehouseRow = Selectable<WarehouseTable>
export type StockLevelRow = Selectable<StockLevelTable>
export type MovementRow = Selectable<StockMovementTable>
export type ReservationRow = Selectable<ReservationTable>
export type ReservationLineRow = Selectable<ReservationLineTable>

/** A product's levels added up. */
export interface StockTotals {
  onHand: number
  reserved: number
  unavailable: number
  reorderPoint: number
}

export type ProductPage = CountedPage<ProductRow>

export type MovementPage = Page<MovementRow>

/** A level after a change, as the event of the change tells it. */
export interface LevelState {
  productId: string
  sku: string
  warehouseCode: string
  onHand: number
  reserved: number
  unavailable: number
  version: number
  /** RFC 3339. */
  occurredAt: string
}
