import { connectDatabase } from '#platform/database/connect.ts'
import { findSumDifferences } from '../../subgraphs/orders/analytics/differences.ts'
import type { Tables } from '../../subgraphs/orders/database.ts'

/**
 * Sums of sales that are not what was counted. Whether all was counted is not asked: of what was lost with a deleted queue
 * the count is caught up with minutes later.
 */
export async function findSalesDifferences(databaseUrl: string): Promise<string[]> {
  const db = connectDatabase<Tables>({ url: databaseUrl, room: 'orders', max: 1 })
  try {
    const differences = await findSumDifferences(db)
    return differences.map(({ sum }) => `the sales of ${sum} are not the sum of the lines counted`)
  } finally {
    await db.destroy()
  }
}
