import DataLoader from 'dataloader'
import { sql } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { allByKey } from '#platform/database/by-key.ts'
import type { Money } from '#platform/kernel/money.ts'
import { figuresOf, type Figures, type LineProgress } from '../domain/figures.ts'
import type { Db } from '../repository.ts'
import { linesOf } from './figures-sql.ts'
import { findShippedUnits } from './movers.ts'

/** The figures of one line, as it is now. */
export interface LineFigures {
  lineId: string
  currency: string
  figures: Figures
}

export interface AnalyticsLoaders {
  /** The figures of an order's lines, by its id. */
  figures: DataLoader<string, LineFigures[]>
  /** How many pieces of a product left in the last days. */
  shippedUnits: DataLoader<{ productId: string; days: number }, bigint, string>
  /** The revenue of a customer's orders in each currency, by the customer's id. */
  spent: DataLoader<string, Money[]>
}

export function createAnalyticsLoaders(
  db: Db,
  options: { cache: boolean; maxBatchSize: number },
): AnalyticsLoaders {
  return {
    figures: new DataLoader(async (ids) => {
      const lines = await findFigures(db, ids)
      return ids.map((id) => lines.get(id) ?? [])
    }, options),
    shippedUnits: new DataLoader(
      async (asked) => {
        const found = new Map<number, Map<string, bigint>>()
        for (const [days, those] of Map.groupBy(asked, (ask) => ask.days))
          found.set(
            days,
            await findShippedUnits(
              db,
              those.map(({ productId }) => productId),
              days,
            ),
          )
        return asked.map(({ productId, days }) => found.get(days)?.get(productId) ?? 0n)
      },
      { ...options, cacheKeyFn: ({ productId, days }) => `${days} ${productId}` },
    ),
    spent: new DataLoader(
      async (ids) => allByKey(ids, await findSpent(db, ids), ({ customerId }) => customerId),
      options,
    ),
  }
}

async function findSpent(
  db: Db,
  customerIds: readonly string[],
): Promise<(Money & { customerId: string })[]> {
  const { rows } = await sql<{ customerId: string; currency: string; minor: string }>`
    select customer_id, currency, sum(revenue_minor) as minor from sales
    where dimension = 'CUSTOMER' and grain = 'MONTH' and customer_id = ${anyOf(customerIds)}
    group by customer_id, currency having sum(revenue_minor) > 0 order by customer_id, currency`.execute(db)
  return rows.map((row) => ({ ...row, minor: BigInt(row.minor) }))
}

async function findFigures(db: Db, orderIds: readonly string[]): Promise<Map<string, LineFigures[]>> {
  type Row = Omit<LineProgress, 'issuedCost'> & {
    orderId: string
    lineId: string
    currency: string
    issuedCost: string
  }
  const { rows } = await sql<Row>`
    select line.*, issued_cost::text as issued_cost from (${linesOf(sql`o.id = ${anyOf(orderIds)}`)}) line
    order by order_id, position`.execute(db)
  return Map.groupBy(
    rows.map((row) => ({ ...row, figures: figuresOf({ ...row, issuedCost: BigInt(row.issuedCost) }) })),
    ({ orderId }) => orderId,
  )
}
