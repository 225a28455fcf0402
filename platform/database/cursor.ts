import { sql, type RawBuilder } from 'kysely'
import { isStorable } from '#platform/kernel/storable.ts'

/** The place of a row in a sorted list: its sort value and its id, under the name of the sorting. */
export interface CursorPosition {
  value: string
  id: string
}

/** A cursor that was tampered with, or belongs to a list sorted otherwise. */
export class InvalidCursor extends Error {
  override name = 'InvalidCursor'
}

/** @param sorting names field and direction, so that a cursor cannot be used in a list sorted otherwise */
export function encodeCursor(sorting: string, position: CursorPosition): string {
  return Buffer.from(JSON.stringify([sorting, position.value, position.id])).toString('base64url')
}

/** @throws InvalidCursor */
export function decodeCursor(sorting: string, cursor: string): CursorPosition {
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch (error) {
    throw new InvalidCursor('this is not a cursor of this list', { cause: error })
  }
  if (!Array.isArray(parts) || parts.length !== 3 || parts.some((part) => typeof part !== 'string'))
    throw new InvalidCursor('this is not a cursor of this list')
  const [name, value, id] = parts as [string, string, string]
  if (name !== sorting)
    throw new InvalidCursor('this cursor belongs to a list in another order; start without `after`')
  return { value, id }
}

/** What a value must look like for PostgreSQL to take it as the type: on another it would fail, as if the fault were ours. */
const fits = {
  text: isStorable,
  timestamptz: isInstant,
  bigint: (value: string) => /^-?\d{1,19}$/.test(value) && BigInt(value) === BigInt.asIntN(64, BigInt(value)),
  'double precision': (value: string) => /^-?\d{1,18}(\.\d{1,20})?(e-?\d{1,2})?$/.test(value),
}

/** Whether a text is what `Date` writes of a year from 1 to 9999: a 30th of February is read but comes back as another day. */
function isInstant(text: string): boolean {
  const time = Date.parse(text)
  return /^(?!0000)\d{4}-/.test(text) && !Number.isNaN(time) && new Date(time).toISOString() === text
}

/**
 * A condition for keyset paging: the rows after `position` when sorted by (column, id) in `direction`.
 * @param id the column that ends the sorting, where it isn't just `id`
 * @throws InvalidCursor
 */
export function after(
  column: RawBuilder<unknown>,
  cast: keyof typeof fits,
  position: CursorPosition,
  direction: 'ASC' | 'DESC',
  id: RawBuilder<unknown> = sql.ref('id'),
): RawBuilder<boolean> {
  if (!fits[cast](position.value) || !isStorable(position.id))
    throw new InvalidCursor('this is not a cursor of this list')
  const sign = sql.raw(direction === 'ASC' ? '>' : '<')
  return sql<boolean>`(${column}, ${id}) ${sign} (${position.value}::${sql.raw(cast)}, ${position.id})`
}
