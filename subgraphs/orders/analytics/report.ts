import { sql, type RawBuilder } from 'kysely'
import { decodeCursor, encodeCursor, InvalidCursor } from '#platform/database/cursor.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import { pageSize, toPage, type CountedPage } from '#platform/graphql/connection.ts'
import { badUserInput } from '#platform/graphql/errors.ts'
import { currencyExponents } from '#platform/kernel/currencies.ts'
import type { Figures } from '../domain/figures.ts'
import { checkPeriod, monthsAndDays, type BucketRange, type SalesPeriod } from '../domain/sales-period.ts'
import type { SalesFilter, SalesGroupBy, SalesReportOrderField } from '../generated/graphql.ts'
import type { Db } from '../repository.ts'
import { measures } from './figures-sql.ts'

/** One group of a report, in one currency. */
export interface SalesRow extends Figures {
  groupBy: SalesGroupBy
  /** '' is what has no brand, no category, no known customer. */
  key: string
  currency: string
  orders: bigint
  cancelledOrders: bigint
}

export type SalesPage = CountedPage<SalesRow>

export interface SalesRequest {
  groupBy: SalesGroupBy
  period: SalesPeriod
  filter?: SalesFilter | null | undefined
  first: number
  after?: string | null | undefined
  orderBy?: { field: SalesReportOrderField; direction?: 'ASC' | 'DESC' | null | undefined } | null | undefined
}

type Dimension = 'ALL' | 'BRAND' | 'CATEGORY' | 'BRAND_CATEGORY' | 'PRODUCT' | 'CUSTOMER'

const byTime: readonly SalesGroupBy[] = ['DAY', 'WEEK', 'MONTH']

/**
 * How many ten-thousandths of a currency its smallest unit is: profit needs revenue and cost in one unit. Written out, since
 * it is asked for of every group.
 */
const tenThousandths = sql<string>`case currency ${sql.raw(
  [...currencyExponents]
    .filter(([, exponent]) => exponent !== 2)
    .map(([currency, exponent]) => `when '${currency}' then ${10 ** (4 - exponent)}`)
    .join(' '),
)} else 100 end`

const keys: Record<SalesGroupBy, RawBuilder<string>> = {
  BRAND: sql`brand`,
  CATEGORY: sql`category`,
  PRODUCT: sql`product_id`,
  CUSTOMER: sql`customer_id`,
  DAY: sql`to_char(bucket, 'YYYY-MM-DD')`,
  WEEK: sql`to_char(date_trunc('week', bucket), 'YYYY-MM-DD')`,
  MONTH: sql`to_char(date_trunc('month', bucket), 'YYYY-MM-DD')`,
  CURRENCY: sql`currency`,
}

const sortings: Record<Exclude<SalesReportOrderField, 'KEY'>, RawBuilder<string>> = {
  ORDERS: sql`sum(orders)`,
  UNITS: sql`sum(units - cancelled_units)`,
  EXPECTED_REVENUE: sql`sum(expected_minor)`,
  REVENUE: sql`sum(revenue_minor)`,
  PROFIT: sql`sum(revenue_minor - uncosted_minor) * ${tenThousandths} - sum(cost)`,
  CANCELLED_UNITS: sql`sum(cancelled_units)`,
  RETURNED_UNITS: sql`sum(returned_units)`,
}

/**
 * One page of a report, read from the sums. Currency by currency, each in the order asked for.
 * @throws BAD_USER_INPUT for a period, a page size or a filter that cannot be; InvalidCursor
 */
export async function reportSales(db: Db, request: SalesRequest): Promise<SalesPage> {
  const first = pageSize(request.first)
  const groups = groupsOf(request)
  const field = request.orderBy?.field ?? (byTime.includes(request.groupBy) ? 'KEY' : 'REVENUE')
  const direction = request.orderBy?.direction ?? (field === 'KEY' ? 'ASC' : 'DESC')
  const sorting = `${request.groupBy}:${field}:${direction}`
  const way = sql.raw(direction)
  const sort = field === 'KEY' ? sql`0::numeric` : sortings[field]
  const order = sql`currency, sort ${way}, key collate "C" ${way}`
  // The page is chosen by the one sum it is sorted by: all sums of every product or customer would be many times the work.
  const { rows } = await sql<RawRow>`
    with page as (
      select currency, key, sort from (
        select currency, ${keys[request.groupBy]} as key, ${sort} as sort from ${groups}
      ) as report
      where ${typeof request.after === 'string' ? after(sorting, request.after, direction) : sql`true`}
      order by ${order} limit ${first + 1}
    )
    select currency, key, sort, ${sql.raw(measures.map((name) => `sum(${name}) as ${name}`).join(', '))}
    from page join (select *, ${keys[request.groupBy]} as key from ${rowsOf(request)}) as sale using (currency, key)
    group by currency, key, sort order by ${order}`.execute(db)
  const page = toPage(rows.map(toRow(request.groupBy)), { first, after: request.after }, (row) =>
    encodeCursor(sorting, { value: `${row.currency}:${row.sort}`, id: row.key }),
  )
  return { ...page, count: () => countGroups(db, request.groupBy, groups) }
}

async function countGroups(db: Db, groupBy: SalesGroupBy, groups: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: bigint }>`
    select count(*) as total from (select currency, ${keys[groupBy]} as key from ${groups}) as report`.execute(
    db,
  )
  return Number(rows[0]?.total ?? 0)
}

/** From where the groups of a report come; without those in which nothing was ordered. */
const groupsOf = (request: SalesRequest): RawBuilder<unknown> =>
  sql`${rowsOf(request)} group by currency, key having sum(orders) > 0`

/** The sums that a report adds up. @throws BAD_USER_INPUT */
function rowsOf({ groupBy, period, filter }: SalesRequest): RawBuilder<unknown> {
  const checked = checkPeriod(period)
  if (!checked.ok) throw badUserInput(checked.rejections.join('; '))
  const { dimension, conditions } = source(groupBy, filter ?? {})
  const isDaily = groupBy === 'DAY' || groupBy === 'WEEK'
  const ranges = isDaily ? [{ grain: 'DAY' as const, ...period }] : monthsAndDays(period)
  return sql`sales
    where dimension = ${dimension} and ${inRanges(ranges)} and ${sql.join([sql`true`, ...conditions], sql` and `)}`
}

/** Whether a row of `sales` belongs to one of some ranges of buckets. */
export function inRanges(ranges: readonly BucketRange[]): RawBuilder<boolean> {
  const conditions = ranges.map(
    ({ grain, from, to }) => sql`(grain = ${grain} and bucket between ${from}::date and ${to}::date)`,
  )
  return sql<boolean>`(${sql.join(conditions, sql` or `)})`
}

/** The dimension whose sums tell groups and filter apart: in any other an order of two brands would count twice. */
function source(
  groupBy: SalesGroupBy,
  filter: SalesFilter,
): { dimension: Dimension; conditions: RawBuilder<unknown>[] } {
  const { currency, brand, category, productId, customerId } = filter
  const given = (value: string | null | undefined) => typeof value === 'string'
  const conditions = Object.entries({
    currency,
    brand,
    category,
    product_id: productId,
    customer_id: customerId,
  })
    .filter(([, value]) => given(value))
    .map(([column, value]) => (isStorable(value as string) ? sql`${sql.raw(column)} = ${value}` : sql`false`))
  const isOfGoods = given(brand) || given(category) || given(productId)
  const goods: readonly SalesGroupBy[] = ['BRAND', 'CATEGORY', 'PRODUCT']
  if (groupBy === 'CUSTOMER' || given(customerId)) {
    if (isOfGoods || goods.includes(groupBy))
      throw badUserInput('sales of customers are not told apart by brand, category or product')
    return { dimension: 'CUSTOMER', conditions }
  }
  if (groupBy === 'PRODUCT' || given(productId)) return { dimension: 'PRODUCT', conditions }
  const isByBrand = groupBy === 'BRAND' || given(brand)
  const isByCategory = groupBy === 'CATEGORY' || given(category)
  if (isByBrand && isByCategory) return { dimension: 'BRAND_CATEGORY', conditions }
  if (isByBrand) return { dimension: 'BRAND', conditions }
  return { dimension: isByCategory ? 'CATEGORY' : 'ALL', conditions }
}

function after(sorting: string, cursor: string, direction: 'ASC' | 'DESC'): RawBuilder<boolean> {
  const { value, id } = decodeCursor(sorting, cursor)
  const match = /^([A-Z]{3}):(-?\d{1,60})$/.exec(value)
  if (!match || !isStorable(id)) throw new InvalidCursor('this is not a cursor of this list')
  const [, currency, sort] = match
  const sign = sql.raw(direction === 'ASC' ? '>' : '<')
  return sql<boolean>`(currency > ${currency}
    or currency = ${currency} and (sort, key collate "C") ${sign} (${sort}::numeric, ${id} collate "C"))`
}

type RawRow = { [Name in keyof Figures | 'orders' | 'cancelledOrders']: string } & {
  currency: string
  key: string
  sort: string
}

function toRow(groupBy: SalesGroupBy): (raw: RawRow) => SalesRow & { sort: string } {
  return ({ currency, key, sort, ...sums }) => ({
    ...(Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, BigInt(sum)])) as Record<
      keyof typeof sums,
      bigint
    >),
    groupBy,
    currency,
    key,
    sort: sort.replace(/\..*$/, ''),
  })
}
