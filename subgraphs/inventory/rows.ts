import type { Selectable } from 'kysely'
import type { Page } from '#platform/graphql/connection.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
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

/** A page whose total is counted only when somebody asks for it. */
export interface ProductPage extends Page<ProductRow> {
  count: () => Promise<number>
}

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

/** Why a mutation was refused. */
export type UserErrorRow = Rejection
