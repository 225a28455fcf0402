import { toMoneyType } from '#platform/graphql/money.ts'
import { availableOf } from '../domain/stock.ts'
import type { Context } from '../context.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { listMovements } from '../queries.ts'
import type { WarehouseRow } from '../rows.ts'

type TypeResolvers = Pick<
  Resolvers,
  | 'Product'
  | 'ProductConnection'
  | 'StockSummary'
  | 'StockLevel'
  | 'StockMovement'
  | 'Reservation'
  | 'ReservationLine'
  | 'StockLevelEvent'
>

async function warehouse(
  { warehouseId }: { warehouseId: string },
  _args: object,
  context: Context,
): Promise<WarehouseRow> {
  const row = await context.warehouses.load(warehouseId)
  if (!row) throw new Error(`warehouse ${warehouseId} is gone`)
  return row
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

export const types: TypeResolvers = {
  Product: {
    __resolveReference: (reference, context) =>
      'id' in reference ? context.products.load(reference.id) : context.productsBySku.load(reference.sku),
    price: ({ priceMinor, currency }) => toMoneyType({ minor: priceMinor, currency }),
    isActive: ({ active }) => active,
    stock: async ({ id, reorderPoint }, _args, context) => {
      const levels = await context.levels.load(id)
      return {
        onHand: sum(levels.map(({ onHand }) => onHand)),
        reserved: sum(levels.map(({ reserved }) => reserved)),
        unavailable: sum(levels.map(({ unavailable }) => unavailable)),
        reorderPoint,
      }
    },
    stockLevels: ({ id }, _args, context) => context.levels.load(id),
    stockMovements: ({ id }, request, context) => listMovements(context.db, id, request),
    createdAt: ({ createdAt }) => createdAt.toISOString(),
    updatedAt: ({ updatedAt }) => updatedAt.toISOString(),
  },
  ProductConnection: { totalCount: ({ count }) => count() },
  StockSummary: {
    available: availableOf,
    status: (stock) => {
      const available = availableOf(stock)
      if (available === 0) return 'OUT_OF_STOCK'
      return available <= stock.reorderPoint ? 'LOW' : 'IN_STOCK'
    },
  },
  StockLevel: { warehouse, available: availableOf },
  StockMovement: { warehouse, occurredAt: ({ occurredAt }) => occurredAt.toISOString() },
  Reservation: {
    lines: ({ id, state }, _args, context) =>
      state === 'HELD' || state === 'COMMITTED' ? context.lines.load(id) : [],
    createdAt: ({ createdAt }) => createdAt.toISOString(),
  },
  ReservationLine: {
    warehouse,
    product: ({ productId }, _args, context) => context.products.load(productId),
  },
  StockLevelEvent: {
    product: async ({ productId }, _args, context) => {
      const product = await context.products.load(productId)
      if (!product) throw new Error(`product ${productId} is gone`)
      return product
    },
    warehouse: async ({ warehouseCode }, _args, context) => {
      const row = await context.warehousesByCode.load(warehouseCode)
      if (!row) throw new Error(`warehouse ${warehouseCode} is gone`)
      return row
    },
    available: availableOf,
  },
}
