import { sql, type RawBuilder } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { pageSize, toPage, type CountedPage } from '#platform/graphql/connection.ts'
import { badUserInput } from '#platform/graphql/errors.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { CustomerFilter, CustomerOrder, CustomerStringFilter } from './generated/graphql.ts'
import { all } from './queries-order-filter.ts'
import { orderColumns, toOrder, type Db, type OrderRow, type RawOrder } from './repository.ts'
import { customerColumns, type CustomerRow } from './repository-customers.ts'

const maxListed = 100

export type CustomerPage = CountedPage<CustomerRow>

export interface CustomersRequest {
  first: number
  after?: string | null | undefined
  filter?: CustomerFilter | null | undefined
  orderBy: CustomerOrder
}

/**
 * One page of customers.
 * @throws BAD_USER_INPUT for a page size or a list out of its range, InvalidCursor
 */
export async function listCustomers(db: Db, request: CustomersRequest): Promise<CustomerPage> {
  const first = pageSize(request.first)
  const { field, direction = 'ASC' } = request.orderBy
  const sorting = `${field}:${direction}`
  const isByName = field === 'NAME'
  const column = sql.raw(isByName ? 'name' : 'created_at')
  const filtered = conditionsOf(request.filter)
  const conditions = [...filtered]
  if (typeof request.after === 'string') {
    const position = decodeCursor(sorting, request.after)
    conditions.push(after(column, isByName ? 'text' : 'timestamptz', position, direction))
  }
  const way = sql.raw(direction)
  const { rows } = await sql<CustomerRow>`
    select ${customerColumns} from customers where ${all(conditions)}
    order by ${column} ${way}, id ${way} limit ${first + 1}`.execute(db)
  const page = toPage(rows, { first, after: request.after }, ({ id, name, createdAt }) =>
    encodeCursor(sorting, { value: isByName ? name : createdAt.toISOString(), id }),
  )
  return { ...page, count: () => countCustomers(db, filtered) }
}

async function countCustomers(db: Db, conditions: readonly RawBuilder<boolean>[]): Promise<number> {
  const { rows } = await sql<{ total: bigint }>`
    select count(*) as total from customers where ${all(conditions)}`.execute(db)
  return Number(rows[0]?.total ?? 0)
}

function conditionsOf(filter: CustomerFilter | null | undefined): RawBuilder<boolean>[] {
  const { search, email, reference } = filter ?? {}
  return [
    ...(typeof search === 'string' ? [hasPart(search)] : []),
    ...choice('lower(email)', email, (value) => value.toLowerCase()),
    ...choice('reference', reference, (value) => value),
  ]
}

function hasPart(part: string): RawBuilder<boolean> {
  if (!isStorable(part)) return sql<boolean>`false`
  const pattern = `%${part.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql<boolean>`(name ilike ${pattern} or email ilike ${pattern})`
}

function choice(
  column: string,
  asked: CustomerStringFilter | null | undefined,
  spell: (value: string) => string,
): RawBuilder<boolean>[] {
  const oneOf = (values: readonly string[]) => sql<boolean>`${sql.raw(column)} = ${anyOf(values.map(spell))}`
  if ((asked?.in?.length ?? 0) > maxListed) throw badUserInput(`in may list at most ${maxListed} values`)
  return [
    ...(typeof asked?.eq === 'string' ? [oneOf([asked.eq])] : []),
    ...(asked?.in ? [oneOf(asked.in)] : []),
  ]
}

/** A page of the orders of one customer, newest first. */
export interface OrdersOfCustomer {
  customerId: string
  first: number
  after?: string | null | undefined
}

const newestFirst = 'CREATED_AT:DESC'

/** Pages of the orders of several customers, in one statement; answered in the order of the requests. */
export async function pagesOfCustomers(db: Db, requests: readonly OrdersOfCustomer[]) {
  const positions = requests.map(({ after: cursor }) =>
    typeof cursor === 'string' ? decodeCursor(newestFirst, cursor) : undefined,
  )
  for (const position of positions)
    if (position) after(sql.raw('created_at'), 'timestamptz', position, 'DESC')
  const { rows } = await sql<RawOrder & { request: number }>`
    select asked.request::int as request, page.* from unnest(
      ${requests.map(({ customerId }) => customerId)}::text[], ${requests.map(({ first }) => first + 1)}::int[],
      ${positions.map((position) => position?.value ?? null)}::timestamptz[], ${positions.map((position) => position?.id ?? null)}::text[]
    ) with ordinality as asked (customer_id, size, after_time, after_id, request)
    cross join lateral (
      select ${orderColumns} from orders o
      where o.customer_id = asked.customer_id
        and (asked.after_id is null or (o.created_at, o.id) < (asked.after_time, asked.after_id))
      order by o.created_at desc, o.id desc limit asked.size
    ) page order by request`.execute(db)
  const byRequest = Map.groupBy(rows, ({ request }) => request)
  return requests.map((request, index) => {
    const orders: OrderRow[] = (byRequest.get(index + 1) ?? []).map(({ request: _request, ...raw }) =>
      toOrder(raw),
    )
    return toPage(orders, request, ({ createdAt, id }) =>
      encodeCursor(newestFirst, { value: createdAt.toISOString(), id }),
    )
  })
}

/** How many orders customers have, in the order of their ids given. */
export async function countOrdersOf(db: Db, customerIds: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ customerId: string; total: bigint }>`
    select customer_id, count(*) as total from orders
    where customer_id = ${anyOf(customerIds)} group by customer_id`.execute(db)
  const totals = new Map(rows.map(({ customerId, total }) => [customerId, Number(total)]))
  return customerIds.map((id) => totals.get(id) ?? 0)
}
