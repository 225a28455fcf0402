import { formatUnitCost } from '#platform/kernel/unit-cost.ts'
import { availableOf } from '../domain/stock.ts'
import type { Context } from '../context.ts'
import type { QueryResolvers, Resolvers } from '../generated/graphql.ts'
import { listLowStock } from '../queries/low-stock.ts'
import { listMovements } from '../queries/movements.ts'
import { listPastLevels } from '../queries/past-levels.ts'
import type { MovementRow, PastLevel, ProductRow, WarehouseRow } from '../rows.ts'

export const ledgerQueries: Pick<QueryResolvers, 'stockMovements' | 'stockAsOf' | 'lowStock'> = {
  lowStock: (_parent, request, context) => listLowStock(context.db, request),
  stockMovements: (_parent, request, context) => listMovements(context.db, request),
  stockAsOf: (_parent, request, context) => listPastLevels(context.db, request),
}

/** The warehouse of a level, a movement or a line. */
export async function warehouse(
  { warehouseId }: { warehouseId: string },
  _args: object,
  context: Context,
): Promise<WarehouseRow> {
  const row = await context.warehouses.load(warehouseId)
  if (!row) throw new Error(`warehouse ${warehouseId} is gone`)
  return row
}

/** The product of a level or a movement: products are never deleted. */
export async function product(
  { productId }: { productId: string },
  _args: object,
  context: Context,
): Promise<ProductRow> {
  const row = await context.products.load(productId)
  if (!row) throw new Error(`product ${productId} is gone`)
  return row
}

const sumOf = (
  levels: readonly PastLevel[],
  figure: 'onHand' | 'reserved' | 'unavailable' | 'backordered' | 'incoming',
) => levels.reduce((sum, level) => sum + level[figure], 0)

function figures(movement: MovementRow, times: 0 | 1) {
  return {
    onHand: movement.onHandAfter - times * movement.onHandDelta,
    reserved: movement.reservedAfter - times * movement.reservedDelta,
    unavailable: movement.unavailableAfter - times * movement.unavailableDelta,
    backordered: movement.backorderedAfter - times * movement.backorderedDelta,
    incoming: movement.incomingAfter - times * movement.incomingDelta,
  }
}

type LedgerTypes = Pick<
  Resolvers,
  'StockLevel' | 'LowStockAlert' | 'StockMovement' | 'PastStock' | 'PastStockLevel' | 'BulkAdjustStockResult'
>

export const ledgerTypes: LedgerTypes = {
  StockLevel: {
    product,
    warehouse,
    available: availableOf,
    changedAt: ({ changedAt }) => changedAt.toISOString(),
  },
  LowStockAlert: { product, crossing: ({ version }) => version },
  StockMovement: {
    product,
    warehouse,
    before: (movement) => figures(movement, 1),
    after: (movement) => figures(movement, 0),
    unitCost: async (movement, args, context) => {
      if (movement.unitCost === null) return null
      const { currency } = await product(movement, args, context)
      return { amount: formatUnitCost(movement.unitCost, currency), currencyCode: currency }
    },
    occurredAt: ({ occurredAt }) => occurredAt.toISOString(),
  },
  PastStock: {
    onHand: ({ levels }) => sumOf(levels, 'onHand'),
    reserved: ({ levels }) => sumOf(levels, 'reserved'),
    unavailable: ({ levels }) => sumOf(levels, 'unavailable'),
    backordered: ({ levels }) => sumOf(levels, 'backordered'),
    incoming: ({ levels }) => sumOf(levels, 'incoming'),
  },
  PastStockLevel: {
    product,
    warehouse,
    changedAt: ({ changedAt }) => changedAt?.toISOString() ?? null,
  },
  BulkAdjustStockResult: {
    movement: ({ movementId }, _args, context) =>
      movementId === null ? null : context.movements.load(movementId),
    userErrors: ({ rejections }) => [...rejections],
  },
}
