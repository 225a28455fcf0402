/** Why a command was refused, as a value of the domain; GraphQL shows it as a UserError (schema/shared.graphql). */
export type Rejection =
  | { code: InputErrorCode; message: string; path?: readonly string[] }
  | {
      code: 'INVALID_STATE'
      message: string
      path?: readonly string[]
      current: string
      allowed: readonly string[]
    }
  | { code: 'VERSION_CONFLICT'; message: string; path?: readonly string[]; currentVersion: number }
  | { code: 'VERSION_CONFLICT'; message: string; path?: readonly string[]; currentOnHand: number }
  | {
      code: 'INSUFFICIENT_STOCK'
      message: string
      path?: readonly string[]
      sku: string
      requested: number
      available: number
    }

export type InputErrorCode =
  | 'BAD_INPUT'
  | 'INVALID_QUANTITY'
  | 'LIMIT_EXCEEDED'
  | 'NOT_FOUND'
  | 'DUPLICATE'
  | 'CURRENCY_MISMATCH'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'IDEMPOTENCY_IN_PROGRESS'
