import { connectDatabase } from '#platform/database/connect.ts'
import type { InventoryTables } from '../../subgraphs/inventory/database.ts'
import {
  findLedgerDifferences,
  findReservedDifferences,
  findStateDifferences,
} from '../../subgraphs/inventory/queries/book-differences.ts'

/** What `npm run rebuild:check` finds, in one snapshot. */
export async function findBookDifferences(databaseUrl: string): Promise<string[]> {
  const db = connectDatabase<InventoryTables>({ url: databaseUrl, room: 'inventory', max: 1 })
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => [
        ...(await findLedgerDifferences(tx)).map(
          ({ productId, warehouseId }) =>
            `the ledger of ${productId} in ${warehouseId} does not give its level`,
        ),
        ...(await findReservedDifferences(tx)).map(
          ({ productId, warehouseId }) =>
            `${productId} in ${warehouseId}: reserved or owed is not what reservations hold`,
        ),
        ...(await findStateDifferences(tx)).map(
          ({ orderId, state, open, shipped }) =>
            `the reservation of ${orderId} is ${state}, with ${open} open and ${shipped} shipped`,
        ),
      ])
  } finally {
    await db.destroy()
  }
}
