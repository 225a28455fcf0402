import type { ColumnType, Generated } from 'kysely'
import type {
  FulfillmentStatus,
  OrderStatus,
  PaymentMode,
  PaymentStatus,
  ReturnStatus,
} from './domain/axes.ts'
import type { CancelReason, Shortage } from './domain/cancellation.ts'
import type { LineChange, OnShortage } from './domain/lines.ts'
import type { StatusChange } from './domain/order.ts'

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
    cancelActor: Generated<string | null>
    cancelledAt: Date | null
    cancelShortages: ColumnType<Shortage[] | null, string | null>
    idempotencyKey: string
    inputHash: string
    createdAt: Date
    updatedAt: Date
    paymentMode: Generated<PaymentMode>
    paymentStatus: Generated<PaymentStatus>
    paymentReference: Generated<string | null>
    payBy: Generated<Date | null>
    fulfillmentStatus: Generated<FulfillmentStatus>
    returnStatus: Generated<ReturnStatus>
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
    onShortage: Generated<OnShortage>
    shipped: Generated<number>
    cancelled: Generated<number>
    returned: Generated<number>
    backordered: Generated<number>
    issued: Generated<number>
    costed: Generated<number>
    issuedCost: Generated<string>
    brand: Generated<string>
    category: Generated<string>
  }
  orderStatusChanges: {
    orderId: string
    sequence: number
    status: OrderStatus
    previousStatus: OrderStatus | null
    occurredAt: Date
    type: Generated<StatusChange['type'] | null>
    actor: Generated<string | null>
    cause: Generated<string | null>
    traceId: Generated<string | null>
    paymentStatus: Generated<PaymentStatus>
    fulfillmentStatus: Generated<FulfillmentStatus>
    returnStatus: Generated<ReturnStatus>
    lineChanges: ColumnType<LineChange[] | null, string | null>
  }
  catalogueProducts: {
    productId: string
    idIsNumber: boolean
    sku: string
    name: string
    priceMinor: bigint
    currency: string
    active: boolean
    brand: Generated<string>
    category: Generated<string>
    version: bigint
  }
}
