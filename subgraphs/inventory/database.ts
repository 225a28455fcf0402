import type { ColumnType, Generated } from 'kysely'
import type { ProductAttribute, ProductImage } from './domain/product.ts'
import type { StockStatus } from './domain/stock-status.ts'
import type { MovementType } from './domain/stock.ts'
import type { ReservationState } from './domain/reservation.ts'
import type { StepKind } from './domain/steps.ts'

/** Inventory's tables, as CamelCasePlugin shows them. */
export interface InventoryTables {
  products: ProductTable
  productStock: ProductStockTable
  brands: BrandTable
  categories: CategoryTable
  warehouses: WarehouseTable
  stockLevels: StockLevelTable
  stockImports: StockImportTable
  stockMovements: StockMovementTable
  reservations: ReservationTable
  reservationLines: ReservationLineTable
  reservationSteps: ReservationStepTable
}

/** Set by the database when a row is made. */
type MadeAt = ColumnType<Date, never, never>

export interface ProductTable {
  id: string
  sku: string
  name: string
  description: string
  /** The name of its brand when it was last spread to the products; '' for none. */
  brand: string
  /** The name of its category when it was last spread to the products; '' for none. */
  category: string
  brandId: Generated<string | null>
  categoryId: Generated<string | null>
  /** '' for none. */
  size: Generated<string>
  /** '' for none. */
  colour: Generated<string>
  /** Written as JSON text. */
  attributes: ColumnType<ProductAttribute[], string | undefined, string>
  /** The first is the main one. Written as JSON text. */
  images: ColumnType<ProductImage[], string | undefined, string>
  priceMinor: bigint
  currency: string
  active: boolean
  reorderPoint: number
  version: number
  createdAt: MadeAt
  updatedAt: ColumnType<Date, never, Date>
  lowStockCrossing: Generated<number>
  /** What one costs us: the moving average in ten-thousandths of the currency's unit. Null until goods came at a price. */
  cost: Generated<bigint | null>
  allowBackorder: Generated<boolean>
  /** How many may be owed to orders at most, over all warehouses; null for no limit. */
  backorderLimit: Generated<number | null>
  isLow: boolean
  /** Null while it is not low, or if it never had stock. */
  lowSince: Generated<Date | null>
  stockStatus: Generated<StockStatus>
}

/** What of a product can be promised, over all warehouses; apart from the product because every order changes it. */
export interface ProductStockTable {
  productId: string
  available: number
}

export interface BrandTable {
  id: string
  name: string
  version: Generated<number>
  /** False while products still carry a former name. */
  nameIsSpread: Generated<boolean>
  createdAt: MadeAt
  updatedAt: ColumnType<Date, never, Date>
}

export interface CategoryTable extends BrandTable {
  /** Null at the top. */
  parentId: string | null
}

export interface WarehouseTable {
  id: string
  code: string
  name: string
  /** The lower, the sooner stock is taken from here. */
  priority: number
  version: Generated<number>
  /** Since when nothing may be put there. */
  closedAt: Generated<Date | null>
}

/** An import of stock that was applied, so that the same file is not applied again unawares. */
export interface StockImportTable {
  /** sha256 of the file. */
  fileHash: string
  /** How often the file had been applied before. */
  repetition: number
  fileName: string
  rowsApplied: number
  rowsRefused: number
  actor: string
  /** When it began. */
  appliedAt: MadeAt
  finishedAt: Generated<Date | null>
}

export interface StockLevelTable {
  productId: string
  warehouseId: string
  onHand: number
  reserved: number
  unavailable: number
  sellBuffer: Generated<number>
  backordered: Generated<number>
  incoming: Generated<number>
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
  backorderedDelta: Generated<number>
  incomingDelta: Generated<number>
  backorderedAfter: Generated<number>
  incomingAfter: Generated<number>
  /** In ten-thousandths of the unit of the product's currency. */
  unitCost: Generated<bigint | null>
  actor: Generated<string | null>
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
  /** Until when it is held; null once it is confirmed, or where the order may be paid later. */
  expiresAt: Generated<Date | null>
  createdAt: MadeAt
  updatedAt: ColumnType<Date, never, Date>
}

export interface ReservationLineTable {
  reservationId: string
  productId: string
  warehouseId: string
  /** All that is promised from here, less what was let go: shipped, reserved, or still owed. */
  quantity: number
  shipped: Generated<number>
  returned: Generated<number>
  backordered: Generated<number>
  /** When the order was placed of which something is, or was, owed. */
  waitingSince: Generated<Date | null>
}

export interface ReservationStepTable {
  orderId: string
  kind: StepKind
  id: string
  cause: string
  request: string
  answer: string | null
  recordedAt: MadeAt
}
