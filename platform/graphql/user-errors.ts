import type { Rejection } from '#platform/kernel/rejection.ts'

const typeOf: Partial<Record<Rejection['code'], string>> = {
  INVALID_STATE: 'InvalidStateError',
  VERSION_CONFLICT: 'VersionConflictError',
  INSUFFICIENT_STOCK: 'InsufficientStockError',
  IDEMPOTENCY_KEY_REUSED: 'IdempotencyKeyReusedError',
}

/** Tells GraphQL which type of schema/shared.graphql a rejection is shown as. */
export const userErrorResolvers = {
  UserError: {
    __resolveType: (rejection: Rejection): string =>
      'currentOnHand' in rejection ? 'StockCountConflictError' : (typeOf[rejection.code] ?? 'InputError'),
  },
}
