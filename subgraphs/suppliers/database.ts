import type { Generated } from 'kysely'

export interface SuppliersTable {
  id: string
  name: string
  email: string
  isActive: Generated<boolean>
  priority: number
}

export interface OffersTable {
  id: string
  supplierId: string
  productId: string
  supplierSku: string
  costMinor: bigint
  currency: string
  leadTimeDays: number
  minimumQuantity: number
}

export interface PurchaseOrdersTable {
  id: string
  number: Generated<string>
  status: 'DRAFT'
  supplierId: string
  currency: string
  reason: string
  createdAt: Generated<Date>
}

export interface PurchaseOrderLinesTable {
  id: string
  purchaseOrderId: string
  productId: string
  supplierSku: string
  quantity: number
  unitCostMinor: bigint
  isOpenAuto: boolean
  autoCrossing: string | null
}

/** The tables of the schema `suppliers`, beside outbox and inbox. */
export interface Database {
  suppliers: SuppliersTable
  offers: OffersTable
  purchaseOrders: PurchaseOrdersTable
  purchaseOrderLines: PurchaseOrderLinesTable
}
