import { sql, type RawBuilder } from 'kysely'
import { badUserInput } from '#platform/graphql/errors.ts'
import { isStorable } from '#platform/kernel/storable.ts'

const maxValues = 100

/** A condition on a text; all that are given must hold. */
export interface TextCondition {
  eq?: string | null | undefined
  in?: readonly string[] | null | undefined
  contains?: string | null | undefined
}

/** A condition on an id; all that are given must hold. */
export type IdCondition = Omit<TextCondition, 'contains'>

/** The limits of a number, both included. */
export interface RangeCondition<Value> {
  gte?: Value | null | undefined
  lte?: Value | null | undefined
}

/** All of the conditions; true where there are none. */
export function allOf(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`
}

/**
 * A column under a condition on texts.
 * @param field the field of the filter, for the message
 * @throws BAD_USER_INPUT
 */
export function textConditions(
  field: string,
  column: RawBuilder<unknown>,
  condition: TextCondition | null | undefined,
): RawBuilder<boolean>[] {
  const { eq, in: oneOf, contains } = condition ?? {}
  const texts = [eq, contains, ...(oneOf ?? [])]
  if (texts.some((text) => typeof text === 'string' && !isStorable(text)))
    throw badUserInput(`filter.${field} must not contain the character NUL, nor half a surrogate pair`)
  if (oneOf && oneOf.length > maxValues)
    throw badUserInput(`filter.${field}.in takes at most ${maxValues} values`)
  return [
    ...(typeof eq === 'string' ? [sql<boolean>`${column} = ${eq}`] : []),
    ...(oneOf ? [sql<boolean>`${column} = any(${[...oneOf]}::text[])`] : []),
    ...(typeof contains === 'string' ? [sql<boolean>`${column} ilike ${`%${escapeLike(contains)}%`}`] : []),
  ]
}

/** The characters that LIKE gives a meaning stand for themselves. */
function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** A column within limits. */
export function rangeConditions<Value extends number | bigint>(
  column: RawBuilder<unknown>,
  { gte, lte }: RangeCondition<Value>,
): RawBuilder<boolean>[] {
  return [
    ...(gte === undefined || gte === null ? [] : [sql<boolean>`${column} >= ${gte}`]),
    ...(lte === undefined || lte === null ? [] : [sql<boolean>`${column} <= ${lte}`]),
  ]
}
