import { sql, type RawBuilder } from 'kysely'
import { anyOf } from '#platform/database/any-of.ts'
import { badUserInput } from '#platform/graphql/errors.ts'
import { isStorable } from '#platform/kernel/storable.ts'
import type { OrderFilter, OrderNumberFilter } from './generated/graphql.ts'

const maxListed = 100
const maxAlternatives = 10

type Condition = RawBuilder<boolean>
type Choice = { eq?: string | null | undefined; in?: readonly string[] | null | undefined } | null | undefined

/**
 * The conditions one of which must hold for a filter of orders, of a table named `o`; none: no order is found. Each by itself
 * can be looked up in an index, which a condition that joins them by `or` often cannot.
 * @throws BAD_USER_INPUT for a list out of its range
 */
export function alternativesOf(filter: OrderFilter | null | undefined): Condition[] {
  const { or, ...own } = filter ?? {}
  const conditions = conditionsOfOne(own)
  if (!or) return [all(conditions)]
  if (or.length > maxAlternatives) throw badUserInput(`or may list at most ${maxAlternatives} filters`)
  if (or.some((one) => one.or)) throw badUserInput('a filter within or cannot have an or of its own')
  return or.map((one) => all([...conditions, ...conditionsOfOne(one)]))
}

const never = sql<boolean>`false`
const always = sql<boolean>`true`

/** One of these holds. */
export function oneHolds(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return never
  return sql<boolean>`(${sql.join(
    conditions.map((condition) => sql`(${condition})`),
    sql` or `,
  )})`
}

/** All of these hold. */
export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`
}

function conditionsOfOne(filter: Omit<OrderFilter, 'or'>): Condition[] {
  const { status, paymentStatus, fulfillmentStatus, customerId, productId, currency, createdAt } = filter
  return [
    ...choice(status, (values) => oneOf('o.status', values)),
    ...choice(paymentStatus, (values) => oneOfNames('o.payment_status', values)),
    ...choice(fulfillmentStatus, (values) => oneOfNames('o.fulfillment_status', values)),
    ...choice(customerId, (values) => oneOf('o.customer_id', values)),
    ...choice(currency, (values) => oneOf('o.currency', values)),
    ...choice(productId, hasProduct),
    ...numberConditions(filter.orderNumber),
    ...(createdAt?.gte ? [sql<boolean>`o.created_at >= ${new Date(createdAt.gte)}`] : []),
    ...(createdAt?.lt ? [sql<boolean>`o.created_at < ${new Date(createdAt.lt)}`] : []),
  ]
}

function choice(asked: Choice, condition: (values: readonly string[]) => Condition): Condition[] {
  const conditions = typeof asked?.eq === 'string' ? [condition([asked.eq])] : []
  if (!asked?.in) return conditions
  if (asked.in.length > maxListed) throw badUserInput(`in may list at most ${maxListed} values`)
  return [...conditions, condition(asked.in)]
}

function oneOf(column: string, values: readonly string[]): Condition {
  const [only] = values
  // One value alone keeps the order of an index that begins with it.
  if (values.length === 1 && only !== undefined && isStorable(only))
    return sql<boolean>`${sql.raw(column)} = ${only}`
  return sql<boolean>`${sql.raw(column)} = ${anyOf(values)}`
}

/** Written out, since they are names of ours: by a parameter no partial index would be found. */
function oneOfNames(column: string, names: readonly string[]): Condition {
  if (names.length === 0) return never
  return sql<boolean>`${sql.raw(column)} in (${sql.join(names.map((name) => sql.lit(name)))})`
}

function hasProduct(ids: readonly string[]): Condition {
  return sql<boolean>`exists (select from order_lines l where l.order_id = o.id and l.product_id = ${anyOf(ids)})`
}

function numberConditions(filter: OrderNumberFilter | null | undefined): Condition[] {
  if (!filter) return []
  const { startsWith, contains } = filter
  return [
    ...choice(filter, (numbers) => sql<boolean>`o.number = any(${numbers.flatMap(readNumber)}::bigint[])`),
    ...(typeof startsWith === 'string' ? [beginning(startsWith)] : []),
    ...(typeof contains === 'string' ? [containing(contains)] : []),
  ]
}

/** The number behind `ORD-12345`; nothing for what no order can be called. */
export function readNumber(orderNumber: string): string[] {
  const digits = /^ORD-([1-9]\d{0,17})$/.exec(orderNumber)?.[1]
  return digits === undefined ? [] : [digits]
}

const prefix = 'ORD-'

/** Numbers that begin like this, with or without what all of them begin with. */
function beginning(part: string): Condition {
  const text = part.trim().toUpperCase()
  if (prefix.startsWith(text)) return always
  const [, letters, digits] = /^(\D*)(\d+)$/.exec(text) ?? []
  return digits !== undefined && (letters === '' || letters === prefix) ? like(`${digits}%`) : never
}

/** Numbers in which this is found: digits anywhere, or right behind what all of them begin with. */
function containing(part: string): Condition {
  const text = part.trim().toUpperCase()
  if (prefix.includes(text)) return always
  const [, letters = '', digits] = /^(\D*)(\d+)$/.exec(text) ?? []
  if (digits === undefined || !prefix.endsWith(letters)) return never
  return like(letters === '' ? `%${digits}%` : `${digits}%`)
}

const like = (pattern: string): Condition => sql<boolean>`o.number::text like ${pattern}`
