import { badUserInput } from '#platform/graphql/errors.ts'
import type { Rejection } from '#platform/kernel/rejection.ts'
import type { Result } from '#platform/kernel/result.ts'
import {
  closeWarehouse,
  createWarehouse,
  reopenWarehouse,
  updateWarehouse,
} from '../commands/manage-warehouses.ts'
import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/graphql.ts'
import { listWarehouses } from '../queries/warehouses.ts'
import type { WarehouseRow } from '../rows.ts'
import { withoutNulls } from './inputs.ts'

export const warehouseQueries: Pick<QueryResolvers, 'warehouse' | 'warehouses'> = {
  warehouse: (_parent, { id, code }, context) => {
    if (typeof id === 'string' && typeof code !== 'string') return context.warehouses.load(id)
    if (typeof code === 'string' && typeof id !== 'string') return context.warehousesByCode.load(code)
    throw badUserInput('give either id or code')
  },
  warehouses: (_parent, request, context) => listWarehouses(context.db, request),
}

export const warehouseMutations: Pick<
  MutationResolvers,
  'createWarehouse' | 'updateWarehouse' | 'closeWarehouse' | 'reopenWarehouse'
> = {
  createWarehouse: async (_parent, { input }, { db }) =>
    payload(await createWarehouse(db, { ...withoutNulls({ priority: input.priority }), ...named(input) })),
  updateWarehouse: async (_parent, { input }, { db }) =>
    payload(await updateWarehouse(db, withoutNulls(input))),
  closeWarehouse: async (_parent, { input }, { db }) =>
    payload(await closeWarehouse(db, withoutNulls(input))),
  reopenWarehouse: async (_parent, { input }, { db }) =>
    payload(await reopenWarehouse(db, withoutNulls(input))),
}

const named = ({ code, name }: { code: string; name: string }) => ({ code, name })

function payload(result: Result<WarehouseRow, Rejection>): {
  warehouse: WarehouseRow | null
  userErrors: Rejection[]
} {
  if (!result.ok) return { warehouse: null, userErrors: [...result.rejections] }
  return { warehouse: result.value, userErrors: [] }
}

export const warehouseTypes: Pick<Resolvers, 'Warehouse' | 'WarehouseConnection'> = {
  WarehouseConnection: { totalCount: ({ count }) => count() },
  Warehouse: {
    isOpen: ({ closedAt }) => closedAt === null,
    closedAt: ({ closedAt }) => closedAt?.toISOString() ?? null,
    stockLevels: ({ id }, { first, after }, context) =>
      context.actor.kind === 'staff' ? context.warehouseLevels.load({ warehouseId: id, first, after }) : null,
  },
}
