import type { ColumnType, Generated } from 'kysely'
import type { CancelReason, OrderStatus, Shortage } from './domain/order.ts'

/** The tables of this room; migrations/ has their constraints. */
export interface Tables {
  orders: {
    id: string
    orderNumber: Generated<string>
    status: OrderStatus
    sequence: number
    currency: string
    totalMinor: bigint
    cancelReason: CancelReason | null
    cancelMessage: string | null
    cancelledAt: Date | null
    cancelShortages: ColumnType<Shortage[] | null, string | null>
    idempotencyKey: string
    inputHash: string
    createdAt: Date
    updatedAt: Date
    waitingSince: Generated<Date>
    remindedAt: Generated<Date | null>
  }
  orderLines: {
    orderId: string
    position: number
    id: string
    productId: string
    sku: string
    name: string
    quantity: number
    unitPriceMinor: bigint
  }
  orderStatusChanges: {
    orderId: string
    sequence: number
    status: OrderStatus
    previousStatus: OrderStatus | null
    occurredAt: Date
  }
  catalogueProducts: {
    productId: string
    idIsNumber: boolean
    sku: string
    name: string
    priceMinor: bigint
    currency: string
    active: boolean
    version: bigint
  }
}
