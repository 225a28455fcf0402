export { scopeIdempotencyKeys as up } from '#platform/database/idempotency.ts'
