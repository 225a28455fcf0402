import { sql } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { pageSize } from '#platform/graphql/connection.ts'
import { badUserInput } from '#platform/graphql/errors.ts'
import { checkPeriod, monthsAndDays, type SalesPeriod } from '../domain/sales-period.ts'
import type { Db } from '../repository.ts'
import { inRanges } from './report.ts'

/** A product of the catalogue and how many of it were sold: ordered and not cancelled. */
export interface SlowMoverRow {
  productId: string
  sku: string
  name: string
  units: bigint
}

/**
 * The products on sale of which the fewest were sold in a period, those of which none were first.
 * @throws BAD_USER_INPUT for a period or a number that cannot be
 */
export async function findSlowMovers(
  db: Db,
  request: { period: SalesPeriod; first: number },
): Promise<SlowMoverRow[]> {
  const first = pageSize(request.first)
  const period = checkPeriod(request.period)
  if (!period.ok) throw badUserInput(period.rejections.join('; '))
  const isInPeriod = inRanges(monthsAndDays(period.value))
  const { rows: unsold } = await sql<SlowMoverRow>`
    select product_id, sku, name from catalogue_products product
    where active and not exists (
      select from sales where dimension = 'PRODUCT' and sales.product_id = product.product_id and ${isInPeriod}
        and units > cancelled_units
    ) order by product_id limit ${first}`.execute(db)
  const found = unsold.map((product) => ({ ...product, units: 0n }))
  if (found.length === first) return found
  const { rows: sold } = await sql<Omit<SlowMoverRow, 'units'> & { units: string }>`
    select product_id, sku, name, units from (
      select product_id, sum(units - cancelled_units) as units from sales
      where dimension = 'PRODUCT' and ${isInPeriod} group by product_id having sum(units - cancelled_units) > 0
    ) sold join catalogue_products using (product_id)
    where active order by units, product_id limit ${first - found.length}`.execute(db)
  return [...found, ...sold.map((row) => ({ ...row, units: BigInt(row.units) }))]
}

/** How many pieces of each of some products left in the last `days` days (UTC), today included; those of none are left out. */
export async function findShippedUnits(
  db: Db,
  productIds: readonly string[],
  days: number,
): Promise<Map<string, bigint>> {
  const { rows } = await sql<{ productId: string; units: string }>`
    select product_id, sum(units) as units from shipped_units
    where product_id = ${anyOf(productIds)} and day > (now() at time zone 'UTC')::date - ${days}::int
    group by product_id`.execute(db)
  return new Map(rows.map(({ productId, units }) => [productId, BigInt(units)]))
}
