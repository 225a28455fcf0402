import { takeOverdue, type Db } from '../repository.ts'
import { advanceOrders } from './advance-orders.ts'

const batchSize = 200

/**
 * Cancels orders that waited too long: for Inventory to decide, or to be paid. By the database's clock and under the lock of
 * each order, so that of a payment and its timeout exactly one comes first. Orders locked by somebody else are about to
 * move and are passed over.
 * @returns how many were cancelled
 */
export function timeOutOrders(
  db: Db,
  {
    stockDecisionTimeoutMs,
    ...how
  }: { stockDecisionTimeoutMs: number } & Parameters<typeof advanceOrders>[1],
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const overdue = await takeOverdue(tx, stockDecisionTimeoutMs, batchSize)
    const requests = overdue.map(({ id, status }) => ({
      orderId: id,
      trigger: { type: status === 'PENDING' ? 'StockDecisionTimedOut' : 'PaymentTimedOut' } as const,
      actor: 'system',
      cause: null,
    }))
    await advanceOrders(tx, how, requests)
    return overdue.length
  })
}
