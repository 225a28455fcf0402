import type { ColumnType, Generated } from 'kysely'
import type { MovementType } from './domain/stock.ts'
import type { ReservationState } from './domain/reservation.ts'

/** Inventory's tables, as CamelCasePlugin shows them. */
export interface InventoryTables {
  products: ProductTable
  warehouses: WarehouseTable
  stockLevels: StockLevelTable
  stockMovements: StockMovementTable
  reservations: ReservationTable
  reservationLines: ReservationLineTable
}

/** Set by the database when a row is made. */
type MadeAt = ColumnType<Date, never, never>

export interface ProductTable {
  id: string
  sku: string
  name: string
  description: string
  brand: string
  category: string
  priceMinor: bigint
  currency: string
  imageUrl: string | null
  active: boolean
  reorderPoint: number
  version: number
  createdAt: MadeAt
  updatedAt: ColumnType<Date, never, Date>
  lowStockCrossing: Generated<number>
  isLow: boolean
}

export interface WarehouseTable {
  id: string
  code: string
  name: string
  /** The lower, the sooner stock is taken from here. */
  priority: number
}

export interface StockLevelTable {
  productId: string
  warehouseId: string
  onHand: number
  reserved: number
  unavailable: number
  version: number
  changedAt: MadeAt
}

export interface StockMovementTable {
  /** Given in the order of the ledger. */
  seq: Generated<bigint>
  id: string
  cause: string
  type: MovementType
  productId: string
  warehouseId: string
  onHandDelta: number
  reservedDelta: number
  unavailableDelta: number
  onHandAfter: number
  reservedAfter: number
  unavailableAfter: number
  reason: string | null
  orderId: string | null
  occurredAt: MadeAt
}

export interface ReservationTable {
  id: string
  orderId: string
  state: ReservationState
  /** JSON text of the event that told the outcome, with ids as they came. */
  decision: string
  createdAt: MadeAt
  updatedAt: ColumnType<Date, never, Date>
}

export interface ReservationLineTable {
  reservationId: string
  productId: string
  warehouseId: string
  quantity: number
}
