import { connectDatabase } from '#platform/database/connect.ts'
import { checkSales, rebuildSales } from '../subgraphs/orders/analytics/check.ts'
import type { Tables } from '../subgraphs/orders/database.ts'

/** Events are counted within a second or two; a broker that was away may have more of them. */
const waitMs = 30_000

/** Compares the sums behind the sales reports with the order lines, after counting all anew if `rebuild`; says what differs. */
export async function checkSalesReports(url: string, rebuild: boolean): Promise<string[]> {
  const db = connectDatabase<Tables>({ url, room: 'orders', max: 1 })
  try {
    if (rebuild) await rebuildSales(db)
    const { sums, uncounted } = await checkSales(db, waitMs)
    return [
      ...sums.map(({ sum, kept, counted }) => `${sum}: ${describe(kept, counted)}`),
      ...uncounted.map((id) => `${id} is not counted as it is`),
    ]
  } finally {
    await db.destroy()
  }
}

function describe(kept: Record<string, string>, counted: Record<string, string>): string {
  return Object.entries(kept)
    .filter(([name, value]) => counted[name] !== value)
    .map(([name, value]) => `${name} ${value}, lines ${counted[name]}`)
    .join('; ')
}
