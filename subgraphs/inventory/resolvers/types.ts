import { reservedOf } from '../domain/reservation.ts'
import { stockStatusOf } from '../domain/stock-status.ts'
import { availableOf } from '../domain/stock.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { catalogueFields } from './catalogue.ts'
import { product, warehouse } from './ledger.ts'

type TypeResolvers = Pick<
  Resolvers,
  'Product' | 'StockSummary' | 'Reservation' | 'ReservationLine' | 'ReservationStep' | 'StockLevelEvent'
>

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

export const types: TypeResolvers = {
  Product: {
    __resolveReference: (reference, context) =>
      'id' in reference ? context.products.load(reference.id) : context.productsBySku.load(reference.sku),
    ...catalogueFields,
    stock: async ({ id, reorderPoint }, _args, context) => {
      const levels = await context.levels.load(id)
      return {
        onHand: sum(levels.map(({ onHand }) => onHand)),
        reserved: sum(levels.map(({ reserved }) => reserved)),
        unavailable: sum(levels.map(({ unavailable }) => unavailable)),
        available: sum(levels.map(availableOf)),
        backordered: sum(levels.map(({ backordered }) => backordered)),
        incoming: sum(levels.map(({ incoming }) => incoming)),
        reorderPoint,
      }
    },
    stockLevels: ({ id }, _args, context) => context.levels.load(id),
    stockMovements: ({ id }, { first, after }, context) =>
      context.actor.kind === 'staff' ? context.ledgers.load({ productId: id, first, after }) : null,
    stockAsOf: async ({ id }, { at }, context) =>
      context.actor.kind === 'staff'
        ? { at, levels: await context.pastLevels.load({ productId: id, at }) }
        : null,
  },
  StockSummary: {
    status: stockStatusOf,
  },
  Reservation: {
    expiresAt: ({ expiresAt }) => expiresAt?.toISOString() ?? null,
    lines: ({ id }, _args, context) => context.lines.load(id),
    steps: ({ orderId }, _args, context) => context.steps.load(orderId),
    createdAt: ({ createdAt }) => createdAt.toISOString(),
  },
  ReservationStep: {
    isDone: ({ answer }) => answer !== null,
    recordedAt: ({ recordedAt }) => recordedAt.toISOString(),
  },
  ReservationLine: {
    warehouse,
    reserved: reservedOf,
    product: ({ productId }, _args, context) => context.products.load(productId),
  },
  StockLevelEvent: {
    product,
    warehouse: async ({ warehouseId, warehouseCode }, args, context) => {
      if (warehouseId !== undefined) return warehouse({ warehouseId }, args, context)
      const row = await context.warehousesByCode.load(warehouseCode)
      if (!row) throw new Error(`warehouse ${warehouseCode} is gone`)
      return row
    },
  },
}
