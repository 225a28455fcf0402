import { sql, type RawBuilder } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { after, decodeCursor, encodeCursor } from '#platform/database/cursor.ts'
import { pageSize, toPage, type CountedPage } from '#platform/graphql/connection.ts'
import { badUserInput } from '#platform/graphql/errors.ts'
import type { OrderFilter, OrderOrder } from './generated/graphql.ts'
import { orderColumns, toOrder, type Db, type OrderRow } from './repository.ts'

const maxListed = 100

export type OrderPage = CountedPage<OrderRow>

export interface OrdersRequest {
  first: number
  after?: string | null | undefined
  filter?: OrderFilter | null | undefined
  orderBy: OrderOrder
}

/**
 * One page of orders.
 * @throws BAD_USER_INPUT for a page size or a list out of its range, InvalidCursor
 */
export async function listOrders(db: Db, request: OrdersRequest): Promise<OrderPage> {
  const first = pageSize(request.first)
  const { field, direction = 'DESC' } = request.orderBy
  const sorting = `${field}:${direction}`
  const column = sql.raw(field === 'UPDATED_AT' ? 'updated_at' : 'created_at')
  const conditions = conditionsOf(request.filter)
  if (typeof request.after === 'string')
    conditions.push(after(sql`${column}`, 'timestamptz', decodeCursor(sorting, request.after), direction))
  const way = sql.raw(direction)
  const { rows } = await sql<Parameters<typeof toOrder>[0]>`
    select ${orderColumns} from orders o where ${sql.join(conditions, sql` and `)}
    order by ${column} ${way}, id ${way} limit ${first + 1}`.execute(db)
  const page = toPage(rows.map(toOrder), { first, after: request.after }, (order) =>
    encodeCursor(sorting, {
      value: (field === 'UPDATED_AT' ? order.updatedAt : order.createdAt).toISOString(),
      id: order.id,
    }),
  )
  return { ...page, count: () => countOrders(db, request.filter) }
}

async function countOrders(db: Db, filter: OrderFilter | null | undefined): Promise<number> {
  const { rows } = await sql<{ total: bigint }>`
    select count(*) as total from orders o where ${sql.join(conditionsOf(filter), sql` and `)}`.execute(db)
  return Number(rows[0]?.total ?? 0)
}

function conditionsOf(filter: OrderFilter | null | undefined): RawBuilder<boolean>[] {
  const { status, orderNumber, createdAt } = filter ?? {}
  const conditions = [sql<boolean>`true`]
  for (const [column, condition] of [
    ['status', status],
    ['order_number', orderNumber],
  ] as const) {
    if (typeof condition?.eq === 'string') conditions.push(isOneOf(column, [condition.eq]))
    if (condition?.in) conditions.push(isOneOf(column, condition.in))
  }
  if (createdAt?.gte) conditions.push(sql<boolean>`created_at >= ${new Date(createdAt.gte)}`)
  if (createdAt?.lt) conditions.push(sql<boolean>`created_at < ${new Date(createdAt.lt)}`)
  return conditions
}

function isOneOf(column: 'status' | 'order_number', values: readonly string[]): RawBuilder<boolean> {
  if (values.length > maxListed) throw badUserInput(`in may list at most ${maxListed} values`)
  return sql<boolean>`${sql.raw(column)} = ${anyOf(values)}`
}
