import { sql, type RawBuilder } from 'kysely'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { pageSize, toPage, type CountedPage } from '#platform/graphql/connection.ts'
import type { OrderFilter, OrderOrder, OrderOrderField } from './generated/graphql.ts'
import { all, alternativesOf, oneHolds, readNumber } from './queries-order-filter.ts'
import { orderColumns, toOrder, type Db, type OrderRow, type RawOrder } from './repository.ts'

export type OrderPage = CountedPage<OrderRow>

export interface OrdersRequest {
  first: number
  after?: string | null | undefined
  filter?: OrderFilter | null | undefined
  orderBy: OrderOrder
  /** Only the orders of this customer. */
  ofCustomer?: string
}

interface Sorting {
  column: string
  type: 'timestamptz' | 'bigint'
  /** As a cursor keeps it. */
  value: (order: OrderRow) => string
}

/** By what orders can be sorted. */
const sortings: Record<OrderOrderField, Sorting> = {
  CREATED_AT: {
    column: 'o.created_at',
    type: 'timestamptz',
    value: ({ createdAt }) => createdAt.toISOString(),
  },
  UPDATED_AT: {
    column: 'o.updated_at',
    type: 'timestamptz',
    value: ({ updatedAt }) => updatedAt.toISOString(),
  },
  TOTAL: { column: 'o.total_minor', type: 'bigint', value: ({ totalMinor }) => String(totalMinor) },
  ORDER_NUMBER: {
    column: 'o.number',
    type: 'bigint',
    value: ({ orderNumber }) => readNumber(orderNumber)[0] ?? '',
  },
}

/**
 * One page of orders.
 * @throws BAD_USER_INPUT for a page size or a list out of its range, InvalidCursor
 */
export async function listOrders(db: Db, request: OrdersRequest): Promise<OrderPage> {
  const first = pageSize(request.first)
  const { field, direction = 'DESC' } = request.orderBy
  const sorting = `${field}:${direction}`
  const { column, type, value } = sortings[field]
  const isBehind = behind(request.after, { sorting, column, type, direction })
  const way = sql.raw(direction)
  const ordered = sql`order by ${sql.raw(column)} ${way}, o.id ${way} limit ${first + 1}`
  const select = (condition: RawBuilder<boolean>, columns: RawBuilder<unknown>) =>
    sql<RawOrder>`select ${columns} from orders o where ${all([condition, ...isBehind])} ${ordered}`
  const alternatives = alternativesFor(request)
  const [only = sql<boolean>`false`] = alternatives
  const statement =
    alternatives.length > 1
      ? merged(
          alternatives.map((one) => select(one, sql`o.*`)),
          ordered,
        )
      : select(only, orderColumns)
  const { rows } = await statement.execute(db)
  const page = toPage(rows.map(toOrder), { first, after: request.after }, (order) =>
    encodeCursor(sorting, { value: value(order), id: order.id }),
  )
  return { ...page, count: () => countOrders(db, request) }
}

/** The condition of a page after the first. */
function behind(
  cursor: string | null | undefined,
  {
    sorting,
    column,
    type,
    direction,
  }: { sorting: string; direction: 'ASC' | 'DESC' } & Pick<Sorting, 'column' | 'type'>,
): RawBuilder<boolean>[] {
  if (typeof cursor !== 'string') return []
  return [after(sql.raw(column), type, decodeCursor(sorting, cursor), direction, sql.raw('o.id'))]
}

/**
 * One page of several in the same order, an order of several of them once. In one condition a product that is among the lines
 * would be looked for in every order, since no index serves both it and what stands beside it.
 */
function merged(pages: readonly RawBuilder<RawOrder>[], order: RawBuilder<unknown>): RawBuilder<RawOrder> {
  const found = sql.join(
    pages.map((page) => sql`(${page})`),
    sql` union all `,
  )
  return sql<RawOrder>`
    select ${orderColumns} from (select distinct on (found.id) * from (${found}) found order by found.id) o ${order}`
}

async function countOrders(db: Db, request: OrdersRequest): Promise<number> {
  const { rows } = await sql<{ total: bigint }>`
    select count(*) as total from orders o where ${oneHolds(alternativesFor(request))}`.execute(db)
  return Number(rows[0]?.total ?? 0)
}

/** One of these must hold. */
function alternativesFor({ filter, ofCustomer }: OrdersRequest): RawBuilder<boolean>[] {
  const alternatives = alternativesOf(filter)
  if (ofCustomer === undefined) return alternatives
  return alternatives.map((one) => all([sql<boolean>`o.customer_id = ${ofCustomer}`, one]))
}

/** The order that people call by this number. */
export async function findOrderByNumber(db: Db, orderNumber: string): Promise<OrderRow | null> {
  const [number] = readNumber(orderNumber)
  if (number === undefined) return null
  const { rows } = await sql<RawOrder>`
    select ${orderColumns} from orders o where o.number = ${number}::bigint`.execute(db)
  return rows[0] ? toOrder(rows[0]) : null
}
