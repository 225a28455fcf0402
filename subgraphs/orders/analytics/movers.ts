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
  const { rows } = await sql<Omit<SlowMoverRow, 'units'> & { units: string }>`
    with sold as materialized (
      select product_id, sum(units - cancelled_units) as units from sales
      where dimension = 'PRODUCT' and ${inRanges(monthsAndDays(period.value))}
      group by product_id having sum(units - cancelled_units) > 0
    )
    (select product_id, sku, name, 0 as units from catalogue_products product
     where active and not exists (select from sold where sold.product_id = product.product_id)
     order by product_id limit ${first})
    union all
    (select product_id, sku, name, units
     from (select * from sold order by units, product_id) slowest join catalogue_products using (product_id)
     where active order by units, product_id limit ${first})
    order by units, product_id limit ${first}`.execute(db)
  return rows.map((row) => ({ ...row, units: BigInt(row.units) }))
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
